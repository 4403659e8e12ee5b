"""The one contract that a command is about, and how much it may take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from contractlint.cli.arguments import Arguments
from contractlint.cli.limits import add_limits, said_of
from contractlint.cli.targets import STDIN, sources
from contractlint.config import Config, config_for
from contractlint.config.amounts import bounds_of, limits_of
from contractlint.settings import Source
from contractlint.workers import done_apart

Made = TypeVar("Made")


def add_single(parser: Arguments) -> None:
    """FILE, --stdin-filename and --max-…."""
    parser.add_argument("file", metavar="FILE", help="a contract, or - for stdin")
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
    add_limits(parser)


def single(args: argparse.Namespace) -> tuple[Source, Config]:
    """The contract, and the configuration that holds for it."""
    target = args.stdin_filename or "stdin" if args.file == STDIN else args.file
    config = config_for(Path(target))
    most = limits_of(said_of(args, config)).size
    found = sources([args.file], stdin_filename=args.stdin_filename, most=most)
    return found[0], config


def made_apart(
    work: Callable[[Source], Made], source: Source, args: argparse.Namespace, config: Config
) -> Made:
    """What `work` makes of the contract in a process of its own, within what is said of limits;
    raises `UnreadableFile` where it takes more than that.
    """
    return done_apart(work, source, source.name, bounds=bounds_of(said_of(args, config)))
