"""`contractlint letter`: a polite letter that asks for the fairer wordings."""

from __future__ import annotations

import argparse
from pathlib import Path

from contractlint import readers
from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say, whisper
from contractlint.cli.files import save
from contractlint.cli.known import add_known, book_of, is_sound
from contractlint.cli.options import add_rules, add_strength, settings_of
from contractlint.cli.outputs import STDOUT
from contractlint.cli.targets import sources
from contractlint.config import config_for
from contractlint.errors import ConfigError
from contractlint.letters import letter_of
from contractlint.reports.letter import LETTERS, SUFFIXES
from contractlint.stages import lint_document


def configure(parser: Arguments) -> None:
    """The flags of `letter`."""
    parser.add_argument("file", metavar="FILE", help="a contract, or - for stdin")
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
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
    write = LETTERS[_format(args.output)]
    (source,) = sources([args.file], stdin_filename=args.stdin_filename)[:1]
    config = config_for(source.path)
    args.lang = None
    settings = settings_of(args, config)
    document = readers.read(source.path, shown=source.name, data=source.data)
    book = book_of(args, config, source.path, settings)
    file = book.settle(lint_document(document, settings))
    code = 0 if is_sound(book) else NOT_CHECKED
    letter = letter_of(document, file, settings)
    if not letter.requests:
        whisper(f"note: {source.name}: nothing to ask for, no letter written")
        return code
    data = write(letter)
    if args.output == STDOUT:
        say(data.decode())
    else:
        save(data, Path(args.output), [source.path])
    return code


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
