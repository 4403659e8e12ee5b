"""`contractlint text`: the exact text that spans in reports refer to (also a textconv for git)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.reading import add_reading, documents, reading_of, wants_each_author
from contractlint.cli.single import add_single, made_apart, single
from contractlint.controls import harmless
from contractlint.errors import UnreadableFile
from contractlint.readers.reader import Reading
from contractlint.settings import Source

# Versions of a contract: the name and the text of each.
Texts = list[tuple[str, str]]


def configure(parser: Arguments) -> None:
    """The flags of `text`."""
    add_single(parser)
    parser.add_argument(
        "--textconv",
        action="store_true",
        help="for git diff: end with a line break, and say in the text what cannot be read "
        "(git shows no diff at all when a textconv fails)",
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Print the text, no character more; several versions each below its name."""
    source, config = single(args)
    work = partial(
        _texts, reading=reading_of(args, config), by_author=wants_each_author(args, config)
    )
    if args.textconv:
        say(_for_git(source, lambda: made_apart(work, source, args, config)))
        return 0
    found = made_apart(work, source, args, config)
    # A file keeps every character, and a terminal obeys none: both are equally long.
    shown = harmless if sys.stdout.isatty() else str
    for name, each in found:
        text = shown(each)
        say(text if len(found) == 1 else f"=== {harmless(name)} ===\n{text}\n")
    return 0


def _texts(source: Source, *, reading: Reading, by_author: bool) -> Texts:
    read = documents(source, reading, by_author=by_author)
    return [(name, document.text) for name, document in read]


def _for_git(source: Source, texts: Callable[[], Texts]) -> str:
    try:
        return "".join(f"{text}\n" for _, text in texts())
    except UnreadableFile as error:
        return f"[contractlint: {error.what}; {_size(source)} bytes]\n"


def _size(source: Source) -> int:
    return source.path.stat().st_size if source.path.exists() else 0
