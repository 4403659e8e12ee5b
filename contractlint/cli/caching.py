"""Flags that say where results are kept between runs, and whether."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contractlint import storage
from contractlint.cache import Cache
from contractlint.cli.arguments import Arguments


def add_cache(parser: Arguments) -> None:
    """--no-cache, --cache-dir."""
    parser.add_argument(
        "--no-cache", action="store_true", help="check everything anew, and keep nothing of it"
    )
    parser.add_argument(
        "--cache-dir",
        type=Path,
        metavar="FOLDER",
        help=f"where reports are kept between runs (default: {storage.VARIABLE}, else in the "
        "user's cache folder)",
    )


@contextmanager
def cache_of(args: argparse.Namespace) -> Iterator[Cache | None]:
    """The cache that was asked for; what is still to be stored is stored at the end."""
    if args.cache_dir is not None:
        # Workers and whatever else keeps something find it there.
        os.environ[storage.VARIABLE] = str(args.cache_dir.absolute())
    if args.no_cache:
        yield None
        return
    cache = Cache()
    try:
        yield cache
    finally:
        cache.close()
