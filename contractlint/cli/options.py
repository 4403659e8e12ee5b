"""Flags that several commands share, and the settings that they make."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.cli.arguments import Arguments, OneOf, suggest
from contractlint.cli.limits import said_of
from contractlint.cli.reading import reading_of
from contractlint.config import SILENT, Config, share
from contractlint.config.amounts import bounds_of
from contractlint.errors import ConfigError
from contractlint.model.finding import Confidence, Severity
from contractlint.model.given import ENOUGH, LANGUAGES, Given
from contractlint.settings import Settings

if TYPE_CHECKING:
    from contractlint.model.rule import Rule

SEVERITIES: Mapping[str, Severity] = {severity.word: severity for severity in Severity}
CONFIDENCES: Mapping[str, Confidence] = {confidence.word: confidence for confidence in Confidence}
# As POSIX ranks them (XBD 8.2).
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def add_language(parser: Arguments) -> None:
    """--lang."""
    parser.add_argument(
        "--lang",
        type=OneOf("language", LANGUAGES),
        metavar="CODE",
        help=f"language of what is said: {', '.join(LANGUAGES)} (default: the locale's, else en)",
    )


def add_signed(parser: Arguments) -> None:
    """--signed."""
    parser.add_argument(
        "--signed",
        type=day,
        metavar="YYYY-MM-DD",
        help="the day on which the contract begins: gives the last day to cancel",
    )


def add_contract_language(parser: Arguments) -> None:
    """--contract-lang."""
    parser.add_argument(
        "--contract-lang",
        type=OneOf("language", LANGUAGES),
        metavar="CODE",
        help="language of the contracts (default: found out, clause by clause)",
    )


def day(text: str) -> date:
    """A day as a flag has it; a type for `add_argument`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day: write 2026-03-01") from None


def add_rules(parser: Arguments) -> None:
    """--profile, --rules, --select, --ignore."""
    parser.add_argument("--profile", metavar="NAME", help="limits, severities, law")
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        type=Path,
        metavar="FOLDER",
        help="a folder with rules of your own, beside ours",
    )
    for flag, what in (("--select", "check only"), ("--ignore", "leave out")):
        parser.add_argument(
            flag,
            action="append",
            default=[],
            metavar="RULES",
            help=f"{what} these rules or families, or globs of them: exit,price-*",
        )


def add_strength(parser: Arguments) -> None:
    """--min-severity, --min-confidence."""
    parser.add_argument(
        "--min-severity",
        type=OneOf("severity", SEVERITIES),
        metavar="SEVERITY",
        help="report nothing below: " + ", ".join(SEVERITIES),
    )
    parser.add_argument(
        "--experimental",
        action="store_true",
        help="also rules that were measured to be wrong too often",
    )
    parser.add_argument(
        "--min-coverage",
        type=share,
        metavar="SHARE",
        help="no grade where less was read or is in a language of the rules (default 0.9)",
    )
    parser.add_argument(
        "--min-confidence",
        type=OneOf("confidence", CONFIDENCES),
        metavar="CONFIDENCE",
        help="report nothing less sure: " + ", ".join(CONFIDENCES),
    )


def language_of(args: argparse.Namespace, config: Config = SILENT) -> str:
    """The language asked for, else that of the locale where we speak it, else English."""
    if asked := args.lang or config.language:
        return str(asked)
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    code = locale.split(".")[0].split("_")[0].lower()
    return code if code in LANGUAGES else "en"


def settings_of(args: argparse.Namespace, config: Config = SILENT) -> Settings:
    """The settings of a run; raises `ConfigError` for a rule or family that is not there."""
    # Imported late: who asks the cache needs no rules.
    from contractlint.cli.verification import verify

    settings = asked(args, config)
    verify(settings, config)
    return settings


def asked(args: argparse.Namespace, config: Config = SILENT) -> Settings:
    """What is asked for, whether there is such a thing or not: no rule is loaded for it.

    Flags win over the configuration; folders of rules add up.
    """
    severity = getattr(args, "min_severity", None) or config.min_severity
    confidence = getattr(args, "min_confidence", None) or config.min_confidence
    return Settings(
        profile=args.profile or config.profile or "default",
        language=language_of(args, config),
        rule_folders=(*config.rules, *args.rules),
        select=_names(args.select) or config.select,
        ignore=_names(args.ignore) or config.ignore,
        # What is merely there (a cap, a right to terminate) is no finding unless asked for.
        min_severity=SEVERITIES[severity or "low"],
        limits=config.limits,
        given=given_of(args, config),
        min_confidence=CONFIDENCES[confidence or "low"],
        jobs=getattr(args, "jobs", 0),
        experimental=getattr(args, "experimental", False) or bool(config.experimental),
        min_coverage=_coverage(args, config),
        signed=getattr(args, "signed", None),
        why_not=tuple(dict.fromkeys(getattr(args, "why_not", ()))),
        reading=reading_of(args, config),
        bounds=bounds_of(said_of(args, config)),
    )


def given_of(args: argparse.Namespace, config: Config = SILENT) -> Given:
    """What is known of the contracts beforehand."""
    language = getattr(args, "contract_lang", None) or config.contract_language or ""
    names = dict(config.parties)
    return Given(language, names.get("provider", ()), names.get("customer", ()))


def _coverage(args: argparse.Namespace, config: Config) -> float:
    """The floor asked for, as a share from 0 to 1."""
    asked = getattr(args, "min_coverage", None)
    return next((share for share in (asked, config.min_coverage) if share is not None), ENOUGH)


def _names(given: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def rule_named(name: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule of that id; raises `ConfigError` with the nearest one."""
    for rule in rules:
        if rule.id == name:
            return rule
    help = suggest(name, [rule.id for rule in rules]) or "'contractlint rules' lists them"
    raise ConfigError(f"no rule '{name}'", help=help)
