"""`.contractlint.yaml`: what a folder of contracts always wants; flags win over it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.config.source import Source, compose
from contractlint.errors import ConfigError
from contractlint.languages import LANGUAGES
from contractlint.model.finding import Confidence, Severity

if TYPE_CHECKING:
    import yaml

NAME = ".contractlint.yaml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says; None and () where it is silent. `rules` are folders."""

    profile: str | None = None
    language: str | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    min_confidence: str | None = None
    baseline: Path | None = None
    accepted: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    min_coverage: float | None = None
    revisions: str | None = None
    ocr: str | None = None
    ocr_languages: tuple[str, ...] = ()


SILENT = Config()
_SEVERITIES = [severity.word for severity in Severity]
# Key in the file -> what it may say, None for anything.
_WORDS: dict[str, Collection[str] | None] = {
    "profile": None,
    "lang": LANGUAGES,
    "fail-on": _SEVERITIES,
    "min-severity": _SEVERITIES,
    "min-confidence": [confidence.word for confidence in Confidence],
    "baseline": None,
    "accepted": None,
    "revisions": ["final", "original", "each-author"],
    "ocr": ["auto", "never"],
}
_COVERAGE = "min-coverage"
_LISTS: dict[str, Collection[str] | None] = {
    "select": None,
    "ignore": None,
    "exclude": None,
    "rules": None,
    "ocr-languages": LANGUAGES,
}


def config_for(target: Path) -> Config:
    """The nearest configuration above a file or folder; what `SILENT` says where there is none."""
    start = target.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return read(folder / NAME)
    return SILENT


def read(file: Path) -> Config:
    """The configuration in a file; raises `ConfigError` that points at the word that is wrong."""
    source, root = compose(file)
    if root is None:
        return SILENT
    entries = source.entries(root, (*_WORDS, *_LISTS, _COVERAGE))
    words = {key: source.word(entries[key], _WORDS[key]) for key in _WORDS if key in entries}
    lists = {key: source.words(entries[key], _LISTS[key]) for key in _LISTS if key in entries}
    return Config(
        profile=words.get("profile"),
        language=words.get("lang"),
        fail_on=words.get("fail-on"),
        min_severity=words.get("min-severity"),
        min_confidence=words.get("min-confidence"),
        baseline=_beside(file, words.get("baseline")),
        accepted=_beside(file, words.get("accepted")),
        select=lists.get("select", ()),
        ignore=lists.get("ignore", ()),
        exclude=lists.get("exclude", ()),
        rules=tuple(file.parent / folder for folder in lists.get("rules", ())),
        min_coverage=_share(source, entries[_COVERAGE]) if _COVERAGE in entries else None,
        revisions=words.get("revisions"),
        ocr=words.get("ocr"),
        ocr_languages=lists.get("ocr-languages", ()),
    )


def _beside(file: Path, name: str | None) -> Path | None:
    """A file named in the configuration is meant from where the configuration stands."""
    return None if name is None else file.parent / name


def _share(source: Source, node: yaml.Node) -> float:
    try:
        return share(source.word(node))
    except ConfigError as error:
        raise error if error.mark else source.fail(error.what, node, error.help) from error


def share(word: str) -> float:
    """A share from 0 to 1, also as "90%"; raises `ConfigError` for anything else."""
    number = word.strip().removesuffix("%").strip()
    try:
        found = float(number) / (100 if "%" in word else 1)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ConfigError(f"'{word}' is no share", help="write it as 0.9 or 90%")
    return found
