"""The conductor: lints many files at once, and says of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.errors import ContractlintError, UnreadableFile
from contractlint.model.report import Coverage, FileReport, Report
from contractlint.records import replace
from contractlint.settings import DEFAULT, Settings, Source
from contractlint.workers import Bounds, Outcome, run_all, tell

if TYPE_CHECKING:
    from contractlint.stages import (
        contract_of,
        lint_document,
        load_once,
        loaded,
        nearness_of,
        rulebook_for,
        rules_in_force,
        versions,
    )

__all__ = [
    "DEFAULT",
    "Settings",
    "Source",
    "contract_of",
    "lint",
    "lint_document",
    "lint_file",
    "lint_text",
    "load_once",
    "loaded",
    "nearness_of",
    "rulebook_for",
    "rules_in_force",
    "unread_file",
    "versions",
]


def __getattr__(name: str) -> object:
    """What takes one contract through the stages, imported when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'contractlint.linter' has no attribute '{name}'")
    return getattr(import_module("contractlint.stages"), name)


def lint(
    paths: Sequence[Path | Source],
    settings: Settings = DEFAULT,
    *,
    settle: Callable[[FileReport], FileReport] | None = None,
    done: Callable[[FileReport], None] | None = None,
    page_done: Callable[[int, int], None] | None = None,
) -> Report:
    """The report on all files, in the order of their names; `done` hears of each as it is finished.

    `settle` takes out of a file's report what is known already, before anybody hears of it.
    `page_done` hears how many pages of a file, of how many, were recognised (OCR).

    A file that cannot be read, or that brings a worker down, is reported as such and stops nothing.
    Raises `RuleError` or `ConfigError` when the rules themselves cannot be used.
    """
    from contractlint.stages import rules_in_force

    sources = [path if isinstance(path, Source) else Source(path) for path in paths]
    rules = rules_in_force(settings)
    files: dict[int, FileReport] = {}
    order = sorted(range(len(sources)), key=lambda index: -_size(sources[index]))
    outcomes = run_all(
        _lint_source,
        ((sources[index], settings) for index in order),
        settings.jobs,
        bounds=settings.bounds,
        heard=None if page_done is None else lambda _, said: page_done(*said),
    )
    for outcome in outcomes:
        index = order[outcome.index]
        file = _file_of(outcome, sources[index], settings.bounds)
        file = file if settle is None else settle(file)
        files[index] = file
        if done is not None:
            done(file)
    ordered = sorted(files.items(), key=lambda item: (item[1].path, item[0]))
    return Report(
        tuple(file for _, file in ordered), settings.profile, settings.language, len(rules)
    )


def _size(source: Source) -> int:
    """The bytes of a file, 0 where that is not known: the largest are begun first."""
    if source.data is not None:
        return len(source.data)
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def lint_file(
    path: Path,
    settings: Settings = DEFAULT,
    *,
    shown: str | None = None,
    data: bytes | None = None,
) -> FileReport:
    """The report on one file; what cannot be read is said in its `error` and `help`."""
    return lint([Source(path, shown or "", data)], settings).files[0]


def lint_text(
    text: str, language: str | None = None, settings: Settings = DEFAULT, *, name: str = "text"
) -> FileReport:
    """The report on a contract given as plain text; `language` is that of the report."""
    asked = settings if language is None else replace(settings, language=language)
    return lint_file(Path(name), asked, data=text.encode(), shown=f"{name}.txt")


def _lint_source(job: tuple[Source, Settings]) -> FileReport:
    from contractlint.stages import lint_source

    return lint_source(*job, tell)


def _file_of(outcome: Outcome[FileReport], source: Source, bounds: Bounds) -> FileReport:
    """What a worker returned, or what became of it."""
    if isinstance(outcome.error, UnreadableFile):
        return unread_file(source.name, outcome.error.what, outcome.error.help)
    if isinstance(outcome.error, ContractlintError):
        raise outcome.error
    if outcome.value is not None:
        return outcome.value
    if outcome.limit:
        help = f"if you trust the file, allow more with --max-{outcome.limit}"
        return unread_file(source.name, outcome.describe(bounds), help)
    return unread_file(
        source.name,
        outcome.describe(bounds),
        "this is a fault of contractlint: please report it, with the file if you may",
    )


def unread_file(name: str, error: str, help: str) -> FileReport:
    """The report on a file of which nothing could be checked."""
    return FileReport(
        path=name,
        format="",
        digest="",
        languages=(),
        pages=None,
        coverage=Coverage(0.0, 0.0),
        findings=(),
        error=error,
        help=help,
    )
