"""Flags that say how files are read, and the documents that come of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.limits import said_of
from contractlint.config import SILENT, Config
from contractlint.config.amounts import limits_of
from contractlint.model.document import Document
from contractlint.model.given import LANGUAGES
from contractlint.readers.reader import USUAL, Reading
from contractlint.records import replace
from contractlint.settings import Source

REVISIONS = ("final", "original", "each-author")
RECOGNISING = ("auto", "never")


def add_reading(parser: Arguments) -> None:
    """--revisions, --ocr, --ocr-languages."""
    parser.add_argument(
        "--revisions",
        type=OneOf("choice", REVISIONS),
        metavar="WHICH",
        help="tracked changes: final (all accepted, the default), original (none), or each-author "
        "(one report for each author, with only that author's changes)",
    )
    parser.add_argument(
        "--ocr",
        type=OneOf("choice", RECOGNISING),
        metavar="WHEN",
        help="recognise pages that are pictures: auto (where contractlint[ocr] and Tesseract are "
        "installed, the default) or never",
    )
    parser.add_argument(
        "--ocr-languages",
        type=_languages,
        metavar="CODES",
        help=f"languages of such pages, of {', '.join(LANGUAGES)} (default: found out)",
    )


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in text.split(",") if code.strip())
    for code in codes:
        OneOf("language", LANGUAGES)(code)
    return codes


def reading_of(args: argparse.Namespace, config: Config = SILENT) -> Reading:
    """How files are to be read, and how much of them; flags win over the configuration."""
    limits = limits_of(said_of(args, config))
    if not hasattr(args, "ocr"):
        return replace(USUAL, limits=limits)
    revisions = args.revisions or config.revisions
    return Reading(
        recognising="never" if (args.ocr or config.ocr) == "never" else "auto",
        languages=args.ocr_languages or config.ocr_languages,
        revisions="original" if revisions == "original" else "final",
        limits=limits,
    )


def wants_each_author(args: argparse.Namespace, config: Config = SILENT) -> bool:
    """Whether there is to be a version for each author of tracked changes."""
    return (args.revisions or config.revisions) == "each-author"


def documents(
    source: Source, reading: Reading, *, by_author: bool
) -> Iterator[tuple[str, Document]]:
    """The document in a file under its name; one for each author where that is asked for."""
    # Imported late: the flags are known without what reads.
    from contractlint.linter import versions
    from contractlint.readers import read
    from contractlint.workers import tell

    asked_for = versions([source]) if by_author else [source]
    for number, version in enumerate(asked_for):
        tell(number, len(asked_for))  # each takes as long as a file
        name = source.name
        if version.author is not None:
            name = f"{name}, only the changes of {version.author}"
        asked = replace(reading, author=version.author, page_done=tell)
        yield name, read(source.path, shown=source.name, data=source.data, reading=asked)
