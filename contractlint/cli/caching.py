"""Flags that say where results are kept between runs, and whether."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint import storage
from contractlint.cli.arguments import Arguments

if TYPE_CHECKING:
    from contractlint.cache import Cache


def add_cache(parser: Arguments) -> None:
    """--no-cache, --cache-dir."""
    parser.add_argument(
        "--no-cache", action="store_true", help="check everything anew, and keep nothing of it"
    )
    add_folder(parser)


def add_folder(parser: Arguments) -> None:
    """--cache-dir."""
    parser.add_argument(
        "--cache-dir",
        type=Path,
        metavar="FOLDER",
        help=f"where reports are kept between runs (default: {storage.VARIABLE}, else in the "
        "user's cache folder)",
    )


def point_at(folder: Path | None) -> None:
    """Let workers, and whatever else keeps something, find it there."""
    if folder is not None:
        os.environ[storage.VARIABLE] = str(folder.absolute())


@contextmanager
def cache_of(args: argparse.Namespace) -> Iterator[Cache | None]:
    """The cache that was asked for; what is still to be stored is stored at the end."""
    point_at(args.cache_dir)
    if args.no_cache:
        yield None
        return
    from contractlint.cache import Cache  # imported late: SQLite takes milliseconds

    cache = Cache()
    try:
        yield cache
    finally:
        cache.close()
