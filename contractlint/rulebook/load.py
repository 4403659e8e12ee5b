"""Finds rules/ installed or in a checkout, and loads it as a Rulebook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from contractlint.bounded import content
from contractlint.errors import ConfigError, ContractlintError, RuleError
from contractlint.matchers.threshold import limits_named
from contractlint.model.finding import Law
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Example, Probe, Profile, Rule, Rulebook
from contractlint.records import dataclass, field
from contractlint.rulebook import flat
from contractlint.rulebook.compiled import from_pack, to_parts
from contractlint.rulebook.digest import built_in, of_compiler, of_folders
from contractlint.rulebook.forms import Paradigm, WordForms
from contractlint.rulebook.forms import load as load_forms
from contractlint.rulebook.law import laws_of
from contractlint.rulebook.lexicon import ParadigmOf, compile_lexicon
from contractlint.rulebook.pack import find, keep
from contractlint.rulebook.probes import probes_of
from contractlint.rulebook.profile import layers, profile_of
from contractlint.rulebook.schema import LANGUAGES, examples_of, own_concepts, rule_of
from contractlint.rulebook.yamlfile import Entry, Plain, suggestion
from contractlint.rulebook.yamlfile import load as load_yaml
from contractlint.storage import recall, store

# Where parsed YAML is kept; rulebooks that are being edited leave many versions behind.
_YAML = "yaml"
_MOST_FILES = 24
_RESERVED = (
    "concepts", "profiles", "forms", "facts", "law.yaml", "measured.yaml", "unlabelled.yaml",
)  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """The files of rule folders, parsed: what Rulebooks are made of. Not slotted: parts are
    computed once.

    `concepts` has for each language the file of the first folder that speaks it; `additions` those
    of later folders, whose words join it.
    """

    folders: tuple[Path, ...]
    rules: tuple[Entry, ...]
    concepts: Mapping[str, Entry]
    profiles: Mapping[str, tuple[Entry, ...]]
    statutes: tuple[Entry, ...]
    measured: tuple[Entry, ...]
    unlabelled: tuple[Entry, ...]
    digest: str
    facts: tuple[Entry, ...] = ()
    additions: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    @cached_property
    def law(self) -> Mapping[str, Law]:
        """What rules may refer to as law, by key."""
        return {ref: law for entry in self.statutes for ref, law in laws_of(entry).items()}

    @cached_property
    def local(self) -> Mapping[str, Mapping[str, list[str]]]:
        """language -> full concept name -> phrases, of the words that rules bring themselves."""
        found: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
        for entry in (*self.rules, *self.facts):
            for language, words in own_concepts(entry).items():
                found[language] |= words
        return found

    @cached_property
    def shared(self) -> frozenset[str]:
        """The concepts that any language's file defines."""
        return frozenset(
            name
            for language in self.concepts
            for entry in self.words(language)
            for name in _concept_names(entry)
        )

    def words(self, language: str) -> tuple[Entry, ...]:
        """The concept files of a language, the one that others add to first."""
        return (self.concepts[language], *self.additions.get(language, ()))

    def spoken(self, rule: Rule) -> tuple[str, ...]:
        """The languages in which a rule can fire: some alternative has words for each of its
        terms.
        """
        return tuple(language for language in self.concepts if self._speaks(rule, language))

    def _speaks(self, rule: Rule, language: str) -> bool:
        known = set(self.local[language])
        known.update(name for entry in self.words(language) for name in _concept_names(entry))
        patterns = rule.when if rule.absent else rule.match
        counted = rule.combine is not None or bool(rule.measure)
        return counted or any(
            all(not term.concepts or known & set(term.concepts) for term in pattern.terms)
            for pattern in patterns
        )


@dataclass(frozen=True)
class Lexicons(Mapping[str, Lexicon]):
    """Lexicons by language, each compiled when a contract first needs it. Not slotted: it
    remembers.
    """

    shelf: Shelf
    compiled: dict[str, Lexicon] = field(default_factory=dict)

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self.compiled:
            if language not in self.shelf.concepts:
                raise KeyError(language)
            self.compiled[language] = compiled(self.shelf, language)
        return self.compiled[language]

    def __contains__(self, language: object) -> bool:
        return language in self.shelf.concepts

    def __iter__(self) -> Iterator[str]:
        return iter(self.shelf.concepts)

    def __len__(self) -> int:
        return len(self.shelf.concepts)


def rulebook_of(shelf: Shelf, profile: str = "default") -> Rulebook:
    """The rules of a shelf under a profile."""
    rules = rules_of(shelf)
    chosen = _sound_profile(shelf, profile, rules)
    return Rulebook(
        rules=tuple(rule for rule in rules if rule.id not in chosen.off),
        lexicons=Lexicons(shelf),
        profile=chosen,
        digest=shelf.digest,
        probes=_probes(shelf, rules),
    )


def parts_of(shelf: Shelf) -> dict[str, bytes]:
    """What the pack of a shelf holds: all rules and probes, the profiles that are sound, and the
    keys of the lexicons' packs. Raises RuleError.
    """
    rules = rules_of(shelf)
    profiles = {}
    for name in shelf.profiles:
        with suppress(ContractlintError):  # said when it is asked for
            profiles[name] = _sound_profile(shelf, name, rules)
    keys = {language: lexicon_key(shelf, language) for language in shelf.concepts}
    parts = flat.to_parts(rules, _probes(shelf, rules), profiles, shelf.folders)
    return {**parts, "lexicons": json.dumps(keys).encode()}


def _probes(shelf: Shelf, rules: tuple[Rule, ...]) -> tuple[Probe, ...]:
    return tuple(p for entry in shelf.facts for p in probes_of(entry, shelf.shared, rules))


def _sound_profile(shelf: Shelf, name: str, rules: tuple[Rule, ...]) -> Profile:
    profile = profile_named(shelf, name, rules)
    _check_limits(shelf, rules, profile)
    return profile


def rules_of(shelf: Shelf) -> tuple[Rule, ...]:
    """All rules, by family and id; an id used twice is an error."""
    rules = sorted(
        (rule_of(entry, shelf.shared, shelf.law) for entry in shelf.rules),
        key=lambda r: (r.family, r.id),
    )
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(
                f"the id '{rule.id}' is used twice",
                path=rule.path,
                help=f"also in {seen[rule.id].path}",
            )
        if Path(rule.path).stem != rule.id:
            raise RuleError(
                f"the id is '{rule.id}'", path=rule.path, help=f"call the file {rule.id}.yaml"
            )
        seen[rule.id] = rule
    return tuple(rules)


def examples(shelf: Shelf) -> Mapping[str, tuple[Example, ...]]:
    """The examples of every rule, by rule id."""
    return {entry.keys()["id"].text(): examples_of(entry) for entry in shelf.rules}


def profiles(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(open_shelf(folders).profiles))


def lexicon_of(shelf: Shelf, language: str) -> tuple[Lexicon, frozenset[str]]:
    """The lexicon of one language, and its words whose forms nobody supplied."""
    base, *additions = shelf.words(language)
    return compile_lexicon(base, shelf.local[language], paradigms_of(shelf, language), additions)


def paradigms_of(shelf: Shelf, language: str) -> ParadigmOf:
    """Finds the forms of a word of a language in the files of forms."""
    forms = [
        load_forms(folder / "forms", language)
        for folder in shelf.folders
        if (folder / "forms").is_dir()
    ]
    return lambda word: _paradigm(forms, word)


def compiled(shelf: Shelf, language: str) -> Lexicon:
    """The lexicon of one language, compiled before or now."""
    key = lexicon_key(shelf, language)
    pack = find(f"lexicon-{language}", key)
    lexicon = None if pack is None else from_pack(pack)
    if lexicon is None:
        lexicon = lexicon_of(shelf, language)[0]
        keep(f"lexicon-{language}", key, to_parts(lexicon))
    return lexicon


def lexicon_key(shelf: Shelf, language: str) -> str:
    """The digest of all that a lexicon is made of: rules may change without their words."""
    digest = hashlib.sha256(of_compiler().encode())
    words = [entry.value for entry in shelf.words(language)]
    digest.update(json.dumps([words, shelf.local[language]]).encode())
    for folder in shelf.folders:
        file = folder / "forms" / f"{language}.txt"
        if file.is_file():
            digest.update(b"\0" + content(file))
    return digest.hexdigest()


def _paradigm(forms: Sequence[WordForms], word: str) -> Paradigm | None:
    return next((found for f in forms if (found := f.paradigm(word)) is not None), None)


def open_shelf(folders: Sequence[Path] = ()) -> Shelf:
    """Our rules and those of `folders`, parsed."""
    return shelf_of((built_in(), *folders))


def shelf_of(all_folders: tuple[Path, ...]) -> Shelf:
    """Rule folders, parsed; YAML that was parsed before is taken from the cache."""
    for folder in all_folders:
        if not folder.is_dir():
            raise ConfigError(
                "no such rule folder", path=str(folder), help="give a folder of .yaml rules"
            )
    files = [file for folder in all_folders for file in sorted(folder.rglob("*.yaml"))]
    digest = of_folders(all_folders)
    parsed = _parsed(digest, files)
    entries = {file: Entry(file, parsed[str(file)]) for file in files}
    concepts = _named(entries, all_folders, "concepts")
    return Shelf(
        folders=all_folders,
        rules=tuple(e for file, e in entries.items() if _kind(file, all_folders) == "rule"),
        concepts={language: files[0] for language, files in concepts.items()},
        profiles=_named(entries, all_folders, "profiles"),
        statutes=_all(entries, all_folders, "law.yaml"),
        measured=_all(entries, all_folders, "measured.yaml"),
        unlabelled=_all(entries, all_folders, "unlabelled.yaml"),
        digest=digest,
        facts=_all(entries, all_folders, "facts"),
        additions={language: files[1:] for language, files in concepts.items()},
    )


def _concept_names(entry: Entry) -> Collection[str]:
    parts = entry.keys()
    return parts["concepts"].keys() if "concepts" in parts else ()


def _kind(file: Path, folders: Sequence[Path]) -> str:
    for folder in folders:
        if file.is_relative_to(folder):
            top = file.relative_to(folder).parts[0]
            return top if top in _RESERVED else "rule"
    return "rule"


def _all(entries: Mapping[Path, Entry], folders: Sequence[Path], kind: str) -> tuple[Entry, ...]:
    return tuple(entry for file, entry in entries.items() if _kind(file, folders) == kind)


def _named(
    entries: Mapping[Path, Entry], folders: Sequence[Path], kind: str
) -> dict[str, tuple[Entry, ...]]:
    """The files of a kind by name, those of one name in the order of their folders."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in _all(entries, folders, kind):
        found[entry.file.stem] = (*found.get(entry.file.stem, ()), entry)
    return found


def profile_named(shelf: Shelf, name: str, rules: tuple[Rule, ...]) -> Profile:
    """The profile of a name laid over `default`; raises ConfigError."""
    if name not in shelf.profiles:
        raise ConfigError(f"no profile '{name}'", help=suggestion(name, shelf.profiles))
    return profile_of(layers(shelf.profiles, name), rules)


def _check_limits(shelf: Shelf, rules: tuple[Rule, ...], profile: Profile) -> None:
    files = {entry.file.stem: entry for entry in shelf.rules}
    for rule in rules:
        for name in limits_named(rule.where):
            if name not in profile.limits:
                place = files[rule.id].keys()["where"]
                raise place.fail(f"no limit '{name}'", suggestion(name, profile.limits), word=name)


def _parsed(digest: str, files: Sequence[Path]) -> Mapping[str, Plain]:
    """Parsed YAML by file name."""
    names = [str(file) for file in files]
    key = hashlib.sha256("\0".join((digest, *names)).encode("utf-8", "surrogateescape"))
    found = recall(_YAML, key.hexdigest()[:32])
    if isinstance(found, dict) and found.keys() >= set(names):
        return found
    parsed = {str(file): load_yaml(file).value for file in files}
    store(_YAML, key.hexdigest()[:32], parsed, most=_MOST_FILES)
    return parsed
