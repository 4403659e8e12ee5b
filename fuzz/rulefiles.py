"""The files of a rule folder as targets: each takes any bytes in the place of one of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from contractlint.model.rule import Rule
from contractlint.rulebook import forms, measured
from contractlint.rulebook.lexicon import compile_lexicon
from contractlint.rulebook.load import (
    Shelf,
    examples,
    lexicon_of,
    open_shelf,
    profile_named,
    rules_of,
)
from contractlint.rulebook.probes import probes_of
from contractlint.rulebook.schema import rule_of
from contractlint.rulebook.yamlfile import Entry, load

_NO_WORDS = Entry(Path("none.yaml"), {"language": "en"})


def _written(read: Callable[[Path], object], data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fuzzed.yaml"
        file.write_bytes(data)
        read(file)


@cache
def _ours() -> Shelf:
    return open_shelf()


@cache
def _rules() -> tuple[Rule, ...]:
    """Those that profiles and facts name."""
    return rules_of(_ours())


def _bare() -> Shelf:
    """Ours without rules and words: quickly compiled."""
    return replace(_ours(), folders=(), rules=(), concepts={}, facts=())


def _rule(file: Path) -> None:
    """Everything that a rule says, its words compiled among them."""
    entry = load(file)
    rule_of(entry, _ours().shared, _ours().law)
    shelf = replace(_bare(), rules=(entry,))
    examples(shelf)
    for language, words in shelf.local.items():
        compile_lexicon(replace(_NO_WORDS, value={"language": language}), words, lambda _: None)


def _concepts(file: Path) -> None:
    entry = load(file)
    for shelf in ({"en": entry}, {}), ({"en": _NO_WORDS}, {"en": (entry,)}):
        lexicon_of(replace(_bare(), concepts=shelf[0], additions=shelf[1]), "en")


def _profile(file: Path) -> None:
    entry = load(file)
    profiles = _ours().profiles
    profile_named(replace(_bare(), profiles={**profiles, "fuzzed": (entry,)}), "fuzzed", _rules())
    profile_named(replace(_bare(), profiles={"default": (entry,)}), "default", _rules())


def _facts(file: Path) -> None:
    list(probes_of(load(file), _ours().shared, _rules()))


def _law(file: Path) -> None:
    assert isinstance(replace(_bare(), statutes=(load(file),)).law, Mapping)


def _measured(file: Path) -> None:
    measured.measured(replace(_bare(), measured=(load(file),)))


def _unlabelled(file: Path) -> None:
    measured.unlabelled(replace(_bare(), unlabelled=(load(file),)))


def _forms(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "ru.txt").write_bytes(data)
        found = forms.load(Path(folder), "ru")
        for lemma in found.lemmas():
            found.paradigm(lemma)


RULE_FILES: Mapping[str, Callable[[bytes], None]] = {
    "rule": partial(_written, _rule),
    "concepts": partial(_written, _concepts),
    "profile": partial(_written, _profile),
    "facts": partial(_written, _facts),
    "law": partial(_written, _law),
    "measured": partial(_written, _measured),
    "unlabelled": partial(_written, _unlabelled),
    "forms": _forms,
}
