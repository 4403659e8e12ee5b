"""The rulebook in force, from packs: no rule is parsed unless one has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from contractlint.digests import sha256
from contractlint.errors import ConfigError
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Rulebook
from contractlint.records import dataclass, field
from contractlint.rulebook import pack as packs
from contractlint.rulebook.compiled import from_pack
from contractlint.rulebook.digest import built_in, of_compiler, of_rules
from contractlint.rulebook.flat import Reader, profile_in
from contractlint.rulebook.pack import Pack

KIND = "book"
_WRONG = (KeyError, TypeError, ValueError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons(Mapping[str, Lexicon]):
    """Lexicons by language, each from its pack when a contract first needs it.

    `right` is the key of each one's pack.
    """

    folders: tuple[Path, ...]
    right: Mapping[str, str]
    read: dict[str, Lexicon] = field(default_factory=dict)

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self.read:
            self.read[language] = self._lexicon(language)
        return self.read[language]

    def _lexicon(self, language: str) -> Lexicon:
        pack = packs.find(f"lexicon-{language}", self.right[language])
        lexicon = None if pack is None else from_pack(pack)
        if lexicon is None:
            from contractlint.rulebook.load import compiled, open_shelf

            lexicon = compiled(open_shelf(self.folders), language)
        return lexicon

    def __contains__(self, language: object) -> bool:
        return language in self.right

    def __iter__(self) -> Iterator[str]:
        return iter(self.right)

    def __len__(self) -> int:
        return len(self.right)


def load(folders: Sequence[Path] = (), profile: str = "default") -> Rulebook:
    """Our rules and those of `folders`, under a profile; raises RuleError or ConfigError."""
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(
                "no such rule folder", path=str(folder), help="give a folder of .yaml rules"
            )
    given = tuple(folders)
    digest = of_rules(given)
    key = key_of(digest)
    pack = packs.find(KIND, key)
    book = None if pack is None else _book(pack, given, profile, digest)
    return book or _made(given, profile, key, digest)


def key_of(digest: str) -> str:
    """The key of the pack of rules with this digest."""
    return sha256(f"{digest} {of_compiler()}".encode()).hexdigest()


def _book(pack: Pack, folders: tuple[Path, ...], profile: str, digest: str) -> Rulebook | None:
    """The rulebook in a pack; None where it is not as it should be, or lacks the profile."""
    try:
        read = Reader(pack, (built_in(), *folders))
        chosen = profile_in(pack, profile)
        lexicons = Lexicons(folders, pack.plain("lexicons"))
    except _WRONG:
        return None
    rules = tuple(rule for rule in read.rules if rule.id not in chosen.off)
    return Rulebook(rules, lexicons, chosen, digest, read.probes)


def _made(folders: tuple[Path, ...], profile: str, key: str, digest: str) -> Rulebook:
    """The rulebook made of the rules themselves, kept for the next run."""
    from contractlint.rulebook.load import open_shelf, parts_of, rulebook_of

    shelf = open_shelf(folders)
    pack = packs.keep(KIND, key, parts_of(shelf))
    # A profile that is not there, or not sound, is no part of a pack: this says what is wrong.
    return _book(pack, folders, profile, digest) or rulebook_of(shelf, profile)
