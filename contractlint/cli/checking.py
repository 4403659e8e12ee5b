"""What `check` does when it can't repeat what it said before: lint, settle, report, judge."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from contractlint.cache.crowd import MOST_OPEN, Crowd, kept
from contractlint.cli import FOUND_SOMETHING, NOT_CHECKED
from contractlint.cli.check import look_of
from contractlint.cli.echo import complain
from contractlint.cli.known import book_of, close
from contractlint.cli.options import SEVERITIES
from contractlint.cli.outputs import Output, emit, with_sidecars
from contractlint.cli.progress import pages_shown, shown
from contractlint.cli.replay import Run
from contractlint.cli.stream import Stream
from contractlint.config import Config
from contractlint.errors import UnreadableFile
from contractlint.linter import lint
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport, Report
from contractlint.settings import Settings

if TYPE_CHECKING:
    from contractlint.cache import Cache


def checked(
    args: argparse.Namespace, runs: Sequence[Run], outputs: Sequence[Output], cache: Cache | None
) -> int:
    """Check everything and say so; the exit code."""
    if len(runs) > 1:
        for each in runs:
            _verify(each.settings, each.config)
    total = sum(len(each.sources) for each in runs)
    with (
        shown(total, quiet=args.quiet, asked=args.progress) as done,
        pages_shown(total, quiet=args.quiet) as page_done,
    ):
        names = [source.name for each in runs for source in each.sources]
        stream = Stream(names, outputs, done, runs[0].settings.language if runs else "en")
        books = [book_of(args, r.config, r.sources[0].path, r.settings) for r in runs]
        reports = [
            lint(
                each.sources,
                each.settings,
                settle=book.settle,
                done=stream.done,
                page_done=page_done,
                verify=partial(_verify, config=each.config),
                cache=cache,
            )
            for each, book in zip(runs, books, strict=True)
        ]
    report = joined(reports)
    inputs = [source.path for each in runs for source in each.sources]
    if args.sidecar is not None:
        report = with_sidecars(report, args.sidecar, inputs)
    emit(report, [o for o in outputs if o is not stream.output], look_of(args), inputs)
    fine = [close(book, prune=args.prune) for book in books]
    for file in report.files:
        if file.error:
            complain(UnreadableFile(file.error, path=file.path, help=file.help))
    if not all(fine):
        return NOT_CHECKED
    return max(
        exit_code(
            each,
            SEVERITIES[args.fail_on or run.config.fail_on or "high"],
            exit_zero=args.exit_zero,
        )
        for each, run in zip(reports, runs, strict=True)
    )


def _verify(settings: Settings, config: Config) -> None:
    """Raises `ConfigError` for settings that can't be met; done by who loads the rules."""
    from contractlint.cli.verification import verify

    verify(settings, config)


def joined(reports: Sequence[Report]) -> Report:
    """One report of several, in the order of the files' names."""
    if len(reports) == 1:
        return reports[0]
    files: Sequence[FileReport]
    if sum(len(report.files) for report in reports) > MOST_OPEN:
        crowd = (kept(file) for report in reports for file in report.files)
        files = Crowd(sorted(crowd, key=lambda each: each[0]))
    else:
        found = (file for report in reports for file in report.files)
        files = tuple(sorted(found, key=lambda file: file.path))
    profiles = dict.fromkeys(report.profile for report in reports)
    return Report(
        files,
        ", ".join(profiles),
        reports[0].language,
        max(report.rules for report in reports),
    )


def exit_code(report: Report, fail_on: Severity, *, exit_zero: bool = False) -> int:
    """0, 1 or 2 (DESIGN.md 5); 2 beats 1."""
    if not report.complete:
        return NOT_CHECKED
    worst = max((file.worst for file in report.files if file.worst is not None), default=None)
    if worst is None or worst < fail_on or exit_zero:
        return 0
    return FOUND_SOMETHING
