"""`contractlint text`: the exact text that spans in reports refer to (also a textconv for git)."""

from __future__ import annotations

import argparse

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.reading import add_reading, documents
from contractlint.cli.targets import sources


def configure(parser: Arguments) -> None:
    """The flags of `text`."""
    parser.add_argument("file", metavar="FILE", help="a contract, or - for stdin")
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Print the text, no character more; several versions each below its name."""
    (source,) = sources([args.file], stdin_filename=args.stdin_filename)[:1]
    found = list(documents(source, args))
    for name, document in found:
        say(document.text if len(found) == 1 else f"=== {name} ===\n{document.text}\n")
    return 0
