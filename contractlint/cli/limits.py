"""Flags for what one file may take, so that none stalls or starves the others."""

from __future__ import annotations

import argparse
from functools import partial

from contractlint.cli.arguments import Arguments, InOrder
from contractlint.config import Config
from contractlint.config.amounts import AMOUNTS, Amounts, amount


def add_limits(parser: Arguments) -> None:
    """--max-seconds, --max-memory and all others of `AMOUNTS`."""
    group = parser.add_argument_group("limits on one file (a file over one is not checked)")
    for name, each in AMOUNTS.items():
        group.add_argument(
            f"--max-{name}",
            dest="max",
            action=InOrder,
            const=name,
            type=partial(amount, name),
            metavar=each.kind.upper(),
            help=f"{each.says} (default: {each.default})",
        )


def add_jobs(parser: Arguments) -> None:
    """-j."""
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: all cores)"
    )


def said_of(args: argparse.Namespace, config: Config) -> Amounts:
    """What configuration and flags say, flags last."""
    return (*config.max, *(getattr(args, "max", None) or ()))


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes")
    return int(text)
