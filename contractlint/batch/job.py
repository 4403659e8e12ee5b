"""The one function of every engine: a contract → its rows, whatever becomes of it."""

from __future__ import annotations

from pathlib import Path

from contractlint.batch.fetching import fetch
from contractlint.batch.rows import packed, rows_of
from contractlint.errors import ContractlintError, UnreadableFile
from contractlint.linter import unread_file
from contractlint.model.report import FileReport
from contractlint.records import dataclass
from contractlint.settings import Settings, Source
from contractlint.workers import Outcome, tell
from contractlint.workers.outcome import FAULT


@dataclass(frozen=True, slots=True)
class Entry:
    """A contract among the sources: `name` as the tables have it, a `path` or an `address`.

    `stamp` changes when the file does (size and times, or what an object store gives), or what
    judges it (rules, settings, version).
    """

    name: str
    stamp: str
    size: int | None = None
    path: Path | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A contract, and how it is to be judged."""

    entry: Entry
    settings: Settings


@dataclass(frozen=True, slots=True)
class Done:
    """What a job came to: its packed rows; `again`: worth another try the next time."""

    entry: Entry
    body: bytes
    again: bool = False


def lint_rows(job: Job) -> tuple[bytes, bool]:
    """The packed rows, and whether to try again; raises only for faults of ours or of the rules."""
    from contractlint.stages import lint_source

    entry = job.entry
    try:
        data = fetch(entry.address) if entry.path is None else None
        source = Source(entry.path or Path(entry.name), entry.name, data)
        return _of(lint_source(source, job.settings, tell), job), False
    except ConnectionError as error:
        help = "run the same command again: what is finished is not done twice"
        return _of(unread_file(entry.name, str(error), help), job), True
    except UnreadableFile as error:
        return _of(unread_file(entry.name, error.what, error.help), job), False


def done_of(job: Job, outcome: Outcome[tuple[bytes, bool]]) -> Done:
    """What an engine returned, or what became of it; raises what is wrong with the rules."""
    if outcome.value is not None:
        return Done(job.entry, *outcome.value)
    if isinstance(outcome.error, ContractlintError):
        raise outcome.error
    said = outcome.describe(job.settings.bounds)
    if outcome.limit:
        return Done(job.entry, _of(unread_file(job.entry.name, said, outcome.help), job))
    return lost(job, said)


def lost(job: Job, what: str) -> Done:
    """A job that no process survived; it is tried again the next time."""
    return Done(job.entry, _of(unread_file(job.entry.name, what, FAULT), job), again=True)


def _of(report: FileReport, job: Job) -> bytes:
    settings = job.settings
    return packed(rows_of(report, settings.language, settings.profile, job.entry.size))
