"""`contractlint check`: find the clauses that make a customer a hostage."""

from __future__ import annotations

import argparse
import sys

from contractlint.cli import FOUND_SOMETHING, NOT_CHECKED
from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import complain, wants_color
from contractlint.cli.options import (
    SEVERITIES,
    add_language,
    add_rules,
    add_strength,
    settings_of,
)
from contractlint.cli.outputs import add_outputs, emit, outputs_of, width
from contractlint.cli.progress import shown
from contractlint.cli.targets import sources
from contractlint.errors import UnreadableFile
from contractlint.linter import lint
from contractlint.model.finding import Severity
from contractlint.model.report import Report
from contractlint.reports.terminal import Look


def configure(parser: Arguments) -> None:
    """The flags of `check`."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a contract, a folder, or - for stdin"
    )
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="leave these out of folders, as .gitignore would",
    )
    add_outputs(parser)
    add_verdict(parser)
    add_language(parser)
    add_rules(parser)
    add_strength(parser)
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: all cores)"
    )
    add_look(parser)


def add_verdict(parser: Arguments) -> None:
    """--fail-on and --exit-zero."""
    parser.add_argument(
        "--fail-on",
        type=OneOf("severity", SEVERITIES),
        default="high",
        metavar="SEVERITY",
        help="exit with 1 from this severity on (default: high)",
    )
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 whatever is found (2 stays 2)"
    )


def add_look(parser: Arguments) -> None:
    """-q, -v and --color."""
    parser.add_argument("-q", "--quiet", action="store_true", help="only findings")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also law, fairer wording and what matched"
    )
    parser.add_argument(
        "--color",
        type=OneOf("choice", ("auto", "always", "never")),
        default="auto",
        metavar="WHEN",
        help="auto, always or never (NO_COLOR is heeded)",
    )


def look_of(args: argparse.Namespace) -> Look:
    """How the terminal's report is shown."""
    return Look(width(), wants_color(args.color, sys.stdout), args.verbose, args.quiet)


def run(args: argparse.Namespace) -> int:
    """Check everything and say so."""
    outputs = outputs_of(args.outputs)
    settings = settings_of(args)
    targets = sources(args.paths, exclude=args.exclude, stdin_filename=args.stdin_filename)
    with shown(len(targets), quiet=args.quiet) as done:
        report = lint(targets, settings, done=done)
    emit(report, outputs, look_of(args))
    for file in report.files:
        if file.error:
            complain(UnreadableFile(file.error, path=file.path, help=file.help))
    return exit_code(report, SEVERITIES[args.fail_on], exit_zero=args.exit_zero)


def exit_code(report: Report, fail_on: Severity, *, exit_zero: bool = False) -> int:
    """0, 1 or 2 (DESIGN.md 5); 2 beats 1."""
    if not report.complete:
        return NOT_CHECKED
    worst = max((file.worst for file in report.files if file.worst is not None), default=None)
    if worst is None or worst < fail_on or exit_zero:
        return 0
    return FOUND_SOMETHING


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes")
    return int(text)
