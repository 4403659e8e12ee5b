"""`contractlint text`: the exact text that spans in reports refer to (also a textconv for git)."""

from __future__ import annotations

import argparse
import sys

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.reading import add_reading, documents
from contractlint.cli.targets import sources
from contractlint.controls import harmless
from contractlint.errors import UnreadableFile
from contractlint.settings import Source


def configure(parser: Arguments) -> None:
    """The flags of `text`."""
    parser.add_argument("file", metavar="FILE", help="a contract, or - for stdin")
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
    parser.add_argument(
        "--textconv",
        action="store_true",
        help="for git diff: end with a line break, and say in the text what cannot be read "
        "(git shows no diff at all when a textconv fails)",
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Print the text, no character more; several versions each below its name."""
    (source,) = sources([args.file], stdin_filename=args.stdin_filename)[:1]
    if args.textconv:
        say(_for_git(source, args))
        return 0
    found = list(documents(source, args))
    # A file keeps every character, and a terminal obeys none: both are equally long.
    shown = harmless if sys.stdout.isatty() else str
    for name, document in found:
        text = shown(document.text)
        say(text if len(found) == 1 else f"=== {harmless(name)} ===\n{text}\n")
    return 0


def _for_git(source: Source, args: argparse.Namespace) -> str:
    try:
        return "".join(f"{document.text}\n" for _, document in documents(source, args))
    except UnreadableFile as error:
        return f"[contractlint: {error.what}; {_size(source)} bytes]\n"


def _size(source: Source) -> int:
    return source.path.stat().st_size if source.path.exists() else 0
