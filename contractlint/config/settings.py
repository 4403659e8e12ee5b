"""All that `.contractlint.yaml` may say, in one table for its reader, its schema and `init`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from contractlint.config.amounts import AMOUNTS, Amounts
from contractlint.errors import Mark
from contractlint.globs import spec
from contractlint.model.finding import Confidence, Severity
from contractlint.model.given import LANGUAGES
from contractlint.records import dataclass, field, replace

NAME = ".contractlint.yaml"
SCHEMA = "contractlint.schema.json"

# word: one of `allowed`, or anything; words: a list; file, folders: meant from where the
# configuration stands; share: 0.9 or 90%; quantities: name -> "12 months"; names: role -> names;
# amounts: name -> "2 GiB", "90 s", "500" or "none".
Kind = Literal[
    "word", "words", "file", "folders", "share", "switch", "quantities", "names", "amounts"
]
Pairs = tuple[tuple[str, str], ...]
Names = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the file: the field of `Config` that holds it, what it means, what holds without
    it, and how it may look.
    """

    key: str
    field: str
    kind: Kind
    says: str
    default: str
    sample: str
    allowed: tuple[str, ...] = ()
    per_path: bool = True


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for some files: `patterns` as in .gitignore, seen from `folder`."""

    folder: Path
    patterns: tuple[str, ...]
    config: Config


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says; None and () where it is silent. `rules` are folders.

    `limits` are names with quantities as written, `parties` roles with names; `marks` tell where
    each key was said ("limits.max-initial-term" for one limit).
    """

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
    contract_language: str | None = None
    inline_accept: str | None = None
    experimental: bool | None = None
    parties: Names = ()
    limits: Pairs = ()
    max: Amounts = ()
    overrides: tuple[Override, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = field(default=(), compare=False, repr=False)

    def at(self, path: Path) -> Config:
        """What holds for one file: the overrides that fit it laid over the rest, in order."""
        config = replace(self, overrides=())
        for override in self.overrides:
            if _fits(override, path):
                config = _laid_over(config, override.config)
        return config

    def mark(self, key: str) -> Mark | None:
        """Where a key was said."""
        return dict(self.marks).get(key)


SILENT = Config()
_SEVERITIES = tuple(severity.word for severity in Severity)
_CONFIDENCES = tuple(confidence.word for confidence in Confidence)
_CODES = tuple(LANGUAGES)
ROLES = ("provider", "customer")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "profile", "profile", "word",
        "limits, severities and the law that counts: one of ours, or a file of your own in "
        "rules/profiles/",
        "default", "de-b2c",
    ),
    Setting(
        "fail-on", "fail_on", "word",
        "exit with 1 from this severity on", "high", "high", _SEVERITIES,
    ),
    Setting(
        "select", "select", "words",
        "check only these rules or families, or globs of them", "all", "[exit, fees, price-*]",
    ),
    Setting("ignore", "ignore", "words", "leave these rules or families out", "none", "[missing]"),
    Setting(
        "min-severity", "min_severity", "word",
        "report nothing below; info also tells what is there but no fault",
        "low", "medium", _SEVERITIES,
    ),
    Setting(
        "min-confidence", "min_confidence", "word",
        "report nothing less sure", "low", "medium", _CONFIDENCES,
    ),
    Setting(
        "experimental", "experimental", "switch",
        "also rules that were measured to be wrong too often", "false", "true",
    ),
    Setting(
        "limits", "limits", "quantities",
        "house policy: numbers of your own over those of the profile ('contractlint rules' lists "
        "them)",
        "the profile's", "{max-initial-term: 12 months}",
    ),
    Setting(
        "parties", "parties", "names",
        "who provides and who pays, where contracts do not define it",
        "found out", "{provider: [ACME], customer: [Smith Ltd]}", ROLES,
    ),
    Setting(
        "contract-lang", "contract_language", "word",
        "the language of the contracts, where it is found out wrongly", "found out", "pl", _CODES,
    ),
    Setting(
        "lang", "language", "word",
        "the language of reports", "the locale's, else en", "en", _CODES, per_path=False,
    ),
    Setting(
        "rules", "rules", "folders",
        "folders with rules, concepts, forms and profiles of your own, beside ours",
        "none", "[rules]", per_path=False,
    ),
    Setting(
        "exclude", "exclude", "words",
        "leave these out of folders, as .gitignore would", "none", "[drafts/, '*.txt']",
        per_path=False,
    ),
    Setting(
        "baseline", "baseline", "file",
        "report only what is not in this file ('contractlint baseline' writes it)",
        "none", ".contractlint-baseline.yaml", per_path=False,
    ),
    Setting(
        "accepted", "accepted", "file",
        "the ledger of accepted risks", "the nearest .contractlint-accept.yaml",
        ".contractlint-accept.yaml", per_path=False,
    ),
    Setting(
        "inline-accept", "inline_accept", "word",
        "whether acceptances written in the contract itself count: auto (Markdown and HTML of a "
        "repository), always (DOCX comments too), never (contracts that somebody else writes)",
        "auto", "never", ("auto", "always", "never"),
    ),
    Setting(
        "min-coverage", "min_coverage", "share",
        "no grade where less was read or is in a language of the rules", "90%", "90%",
    ),
    Setting(
        "revisions", "revisions", "word",
        "tracked changes: all accepted, none, or a report for each author",
        "final", "final", ("final", "original", "each-author"),
    ),
    Setting(
        "max", "max", "amounts",
        "what one file may take before it is given up as not checked, each with its unit, or none",
        "contractlint check --help", "{seconds: 60, memory: 1 GiB, pages: 500}", tuple(AMOUNTS),
    ),
    Setting(
        "ocr", "ocr", "word",
        "whether pages that are pictures are recognised", "auto", "never", ("auto", "never"),
    ),
    Setting(
        "ocr-languages", "ocr_languages", "words",
        "languages of such pages", "found out", "[en, pl]", _CODES,
    ),
)  # fmt: skip
OVERRIDES = "overrides"
OVERRIDES_SAY = (
    "other settings for some files; 'path' as in .gitignore, the last that fits a file wins"
)
BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


def _fits(override: Override, path: Path) -> bool:
    real = path.resolve()
    if not real.is_relative_to(override.folder):
        return False
    return spec(override.patterns).match_file(real.relative_to(override.folder).as_posix())


def _laid_over(under: Config, over: Config) -> Config:
    """What `over` says wins; limits, parties and maxima add up by name."""
    said = {
        setting.field: getattr(over, setting.field)
        for setting in SETTINGS
        if getattr(over, setting.field) not in (None, ())
    }
    for name in ("limits", "parties", "max"):
        if name in said:
            said[name] = tuple((dict(getattr(under, name)) | dict(said[name])).items())
    return replace(under, **said, marks=tuple((dict(under.marks) | dict(over.marks)).items()))
