"""`contractlint letter`: a polite letter that asks for the fairer wordings."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from contractlint import readers
from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say, whisper
from contractlint.cli.files import save
from contractlint.cli.known import Book, add_known, book_of, is_sound
from contractlint.cli.options import add_rules, add_strength, settings_of
from contractlint.cli.outputs import STDOUT
from contractlint.cli.single import add_single, made_apart, single
from contractlint.errors import ConfigError
from contractlint.letters import letter_of
from contractlint.records import replace
from contractlint.reports.letter import LETTERS, SUFFIXES
from contractlint.settings import Settings, Source
from contractlint.stages import lint_document
from contractlint.triage.suppressions import Faults
from contractlint.workers import tell


def configure(parser: Arguments) -> None:
    """The flags of `letter`."""
    add_single(parser)
    parser.add_argument(
        "-o",
        "--output",
        default=STDOUT,
        metavar="FILE",
        help="where the letter goes: .docx or .md (default: Markdown to stdout)",
    )
    add_rules(parser)
    add_strength(parser)
    add_known(parser)


def run(args: argparse.Namespace) -> int:
    """Write the letter, in the contract's language; none where there is nothing to ask for."""
    format = _format(args.output)
    source, config = single(args)
    args.lang = None
    settings = settings_of(args, config)
    book = book_of(args, config, source.path, settings)
    work = partial(_written, settings=settings, book=book, format=format)
    data, faults = made_apart(work, source, args, config)
    book.settlement.faults.update(faults)
    code = 0 if is_sound(book) else NOT_CHECKED
    if not data:
        whisper(f"note: {source.name}: nothing to ask for, no letter written")
        return code
    if args.output == STDOUT:
        say(data.decode())
    else:
        save(data, Path(args.output), [source.path])
    return code


def _written(
    source: Source, *, settings: Settings, book: Book, format: str
) -> tuple[bytes, Faults]:
    """The letter, nothing where there is nothing to ask for; and what is wrong with acceptances in
    the contract.
    """
    reading = replace(settings.reading, page_done=tell)
    document = readers.read(source.path, shown=source.name, data=source.data, reading=reading)
    file = book.settle(lint_document(document, settings))
    letter = letter_of(document, file, settings)
    return LETTERS[format](letter) if letter.requests else b"", book.settlement.faults


def _format(output: str) -> str:
    """The format that a file name asks for."""
    if output == STDOUT:
        return "markdown"
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigError(
            f"'{output}' is no name for a letter", help=f"end it in {', '.join(SUFFIXES)}"
        )
    return SUFFIXES[suffix]
