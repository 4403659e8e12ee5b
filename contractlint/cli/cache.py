"""`contractlint cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

import argparse

from contractlint.cache import Cache
from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.caching import add_folder, point_at
from contractlint.cli.echo import say

_ACTIONS = ("info", "clear")


def configure(parser: Arguments) -> None:
    """What to do, and --cache-dir."""
    parser.add_argument(
        "action",
        nargs="?",
        default="info",
        type=OneOf("action", _ACTIONS),
        metavar="ACTION",
        help="info (where it is, and how large; the default) or clear (throw the reports away)",
    )
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Say it, or do it."""
    point_at(args.cache_dir)
    cache = Cache()
    if args.action == "clear":
        cache.clear()
        say(f"{cache.file}: nothing is kept any more\n")
        return 0
    entries, size = cache.info()
    say(f"{cache.file}: {entries} entries, {size / 2**20:.1f} MiB\n")
    cache.close()
    return 0
