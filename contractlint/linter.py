"""The conductor: lints many files at once, and says of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.answers import Answers, Checked, checked
from contractlint.cache.crowd import MOST_OPEN, Crowd, kept
from contractlint.errors import UnreadableFile
from contractlint.model.report import Coverage, FileReport, Report
from contractlint.records import replace
from contractlint.settings import DEFAULT, Settings, Source
from contractlint.workers import UNBOUND, Bounds, Outcome, run_all, tell

if TYPE_CHECKING:
    from contractlint.cache import Cache
    from contractlint.stages import (
        contract_of,
        lint_document,
        load_once,
        loaded,
        nearness_of,
        rulebook_for,
        rules_in_force,
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


_SHARED = ("contractlint.locale", "contractlint.model.rule")
# Refuses settings that can't be met, with a `ConfigError`.
Verify = Callable[[Settings], None]


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
    verify: Verify | None = None,
    cache: Cache | None = None,
) -> Report:
    """The report on all files, in the order of their names; `done` hears of each as it is finished.

    `settle` takes out of a file's report what is known already, before anybody hears of it.
    `page_done` hears how many pages of a file, of how many, were recognised (OCR). `verify` may
    refuse the settings before anything is checked; what the `cache` knows was checked before.

    A file that cannot be read, or that brings a worker down, is reported as such and stops nothing.
    Raises `RuleError` or `ConfigError` when the rules themselves cannot be used.
    """
    sources = [path if isinstance(path, Source) else Source(path) for path in paths]
    answers = Answers(sources, settings, cache)
    found = _Found(len(sources))

    def finish(index: int, file: FileReport) -> None:
        settled = file if settle is None else settle(file)
        found.add(index, settled)
        if done is not None:
            done(settled)

    for index in range(len(sources)):
        if (known := answers.recall(index)) is not None:
            finish(index, known)
    # The largest are begun first: who gets one last makes all others wait.
    order = sorted(
        set(range(len(sources))) - found.paths.keys(), key=lambda i: (-_size(sources[i]), i)
    )
    _share(order)
    outcomes = run_all(
        partial(_checked, settings=settings, verify=verify, keeps=cache is not None),
        (sources[index] for index in order),
        settings.jobs,
        bounds=settings.bounds,
        heard=None if page_done is None else lambda _, said: page_done(*said),
    )
    with closing(outcomes):
        for outcome in outcomes:
            index = order[outcome.index]
            finish(index, _learned(outcome, index, answers, sources[index], settings.bounds))
    if answers.rules is None:
        answers.rules = _rules(settings, verify)
    return Report(found.in_order(), settings.profile, settings.language, answers.rules)


def _share(order: Sequence[int]) -> None:
    """Imports what workers will need, and who reports on their work, before there are any."""
    for module in _SHARED if order else ():
        import_module(module)


class _Found:
    """The reports of a run by the number of their source. Not frozen: they come one by one."""

    def __init__(self, total: int) -> None:
        self.paths: dict[int, str] = {}
        self._open: dict[int, FileReport] = {}
        self._packed: dict[int, tuple[str, bytes]] = {}
        self._is_crowd = total > MOST_OPEN

    def add(self, index: int, file: FileReport) -> None:
        """One more; of very many only the packed form is kept."""
        self.paths[index] = file.path
        if self._is_crowd:
            self._packed[index] = kept(file)
        else:
            self._open[index] = file

    def in_order(self) -> Sequence[FileReport]:
        """All of them, by path."""
        order = [index for index, _ in sorted(self.paths.items(), key=lambda each: each[::-1])]
        if self._is_crowd:
            return Crowd([self._packed[index] for index in order])
        return tuple(self._open[index] for index in order)


def _rules(settings: Settings, verify: Verify | None) -> int:
    """How many rules are in force."""
    from contractlint.stages import rules_in_force

    if verify is not None:
        verify(settings)
    return len(rules_in_force(settings))


def _checked(source: Source, *, settings: Settings, verify: Verify | None, keeps: bool) -> Checked:
    """What a worker does: everything that is loaded for it is loaded there."""
    from contractlint.stages import lint_source

    rules = _rules(settings, verify)
    try:
        report = lint_source(source, settings, tell)
    except UnreadableFile as error:
        report = unread_file(source.name, error.what, error.help)
    return checked(report, rules, settings) if keeps else Checked(report, rules)


def _learned(
    outcome: Outcome[Checked], index: int, answers: Answers, source: Source, bounds: Bounds
) -> FileReport:
    """What a worker returned, or what became of it."""
    try:
        found = outcome.of(source.name, bounds)
    except UnreadableFile as error:
        return unread_file(source.name, error.what, error.help)
    answers.learn(index, found)
    return found.report


def _size(source: Source) -> int:
    """The bytes of a file, 0 where that is not known: the largest are begun first."""
    if source.data is not None:
        return len(source.data)
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def versions(sources: Sequence[Source], bounds: Bounds = UNBOUND) -> list[Source]:
    """Each file once for every author of tracked changes in it, and once where there are none."""
    authors: dict[int, tuple[str, ...]] = {}
    with closing(run_all(_authors, sources, bounds=bounds)) as outcomes:
        for outcome in outcomes:
            # Where there is none because the file can't be read, to read it will say why.
            authors[outcome.index] = outcome.value or ()
    return [
        version
        for index, source in enumerate(sources)
        for version in [replace(source, author=a) for a in authors[index]] or [source]
    ]


def _authors(source: Source) -> tuple[str, ...]:
    from contractlint import readers

    return readers.authors(source.path, shown=source.name, data=source.data)


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
