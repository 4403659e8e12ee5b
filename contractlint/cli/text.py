"""`contractlint text`: the exact text that spans in reports refer to (also a textconv for git)."""

from __future__ import annotations

import argparse

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.targets import sources
from contractlint.readers import read


def configure(parser: Arguments) -> None:
    """The flags of `text`."""
    parser.add_argument("file", metavar="FILE", help="a contract, or - for stdin")
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )


def run(args: argparse.Namespace) -> int:
    """Print the text, no character more."""
    (source,) = sources([args.file], stdin_filename=args.stdin_filename)[:1]
    say(read(source.path, shown=source.name, data=source.data).text)
    return 0
