"""Contracts by the million → tables: what is finished stays finished, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from contractlint.batch.job import Done, Entry, Job
from contractlint.batch.journal import NAME as JOURNAL
from contractlint.batch.journal import Journal, opened
from contractlint.batch.manifest import Totals, totals_in
from contractlint.batch.rows import unpacked
from contractlint.batch.tables import MANIFEST, TABLES
from contractlint.errors import ConfigError
from contractlint.records import dataclass
from contractlint.settings import Settings

# Does jobs in any order, taking them from the stream as it can.
Engine: TypeAlias = Callable[[Iterator[Job]], Iterator[Done]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to: contracts in the tables, how many were done in this run, how many were
    not read at all or only in part, and how many deserve another try.
    """

    contracts: int
    done: int
    unread: int
    partly: int
    again: int


def run_batch(
    wanted: Iterable[tuple[Entry, Settings]],
    folder: Path,
    engine: Engine,
    *,
    about: dict[str, object],
    heard: Callable[[Done], None] | None = None,
) -> Outcome:
    """Bring the tables in a folder up to date with the contracts that are wanted.

    A contract that is in the journal with the same stamp is not done again. `heard` is told of
    each that is done. Memory does not grow with the number of contracts. Raises `ConfigError` when
    the folder can't be used, and whatever is wrong with the rules.
    """
    _prepare(folder)
    done = again = 0
    with opened(folder) as journal:
        for each in engine(_unsettled(wanted, journal)):
            journal.settle(each)
            done, again = done + 1, again + each.again
            if heard is not None:
                heard(each)
        try:
            whole = None if journal.is_ahead() else totals_in(folder)
            totals = whole or _exported(journal, folder, about)
        except OSError as error:
            raise ConfigError(
                f"the tables cannot be written: {(error.strerror or str(error)).lower()}",
                path=folder.as_posix(),
                help="make room, then run the same command again: nothing is done twice",
            ) from error
        journal.close_run()
    return Outcome(totals.contracts, done, totals.unread, totals.partly, again)


def _exported(journal: Journal, folder: Path, about: dict[str, object]) -> Totals:
    from contractlint.batch.parquet import export

    try:
        # Closed here: a query that is not at its end holds the journal's lock.
        with closing(journal.bodies()) as bodies:
            return export(bodies, folder, about)
    except ValueError as error:
        damaged = journal.forget(_is_damaged)
        if not damaged:
            raise
        raise ConfigError(
            f"the journal is damaged: what was found in {damaged} contracts is lost",
            path=folder.as_posix(),
            help="run the same command again: only these are done again",
        ) from error


def _is_damaged(body: bytes) -> bool:
    try:
        unpacked(body)
    except ValueError:
        return True
    return False


def _unsettled(wanted: Iterable[tuple[Entry, Settings]], journal: Journal) -> Iterator[Job]:
    for entry, settings in wanted:
        if journal.is_new(entry) and not journal.is_settled(entry):
            journal.begin(entry)
            yield Job(entry, settings)


def _prepare(folder: Path) -> None:
    """Make the folder; raises `ConfigError` for one that holds anything but a batch's tables."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = {path.name for path in folder.iterdir()} - {*TABLES, MANIFEST}
    except OSError as error:
        raise ConfigError(
            f"cannot be used: {(error.strerror or str(error)).lower()}",
            path=folder.as_posix(),
            help="--out names a folder for the tables: choose another",
        ) from error
    foreign = sorted(name for name in strange if not name.startswith((JOURNAL, "_new", MANIFEST)))
    if foreign:
        raise ConfigError(
            f"holds something else already: {foreign[0]}",
            path=folder.as_posix(),
            help="--out names a folder of its own for the tables",
        )
