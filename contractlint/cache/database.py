"""The file that results are kept in: SQLite, for two runs at once and for a hundred thousand."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

Answer = TypeVar("Answer")

FILE = "results.sqlite"
# Another number makes all that is there foreign.
VERSION = 1
# The oldest results make room where there are more bytes.
MOST_BYTES = 2**30
_MOST_FILES = 200_000
# Seconds. Another run writes for a few milliseconds at a time.
_PATIENCE = 2.0
_PAUSE = 0.01
_TABLES = """
create table if not exists results (key blob primary key, used integer, data blob);
create index if not exists used on results (used);
create table if not exists files (
    path blob primary key, state text, seen integer, digest blob
) without rowid;
"""
# The oldest quarter.
_FORGET = """
delete from results where rowid in (
    select rowid from results order by used limit max(1, (select count(*) from results) / 4)
)
"""


class Database:
    """Two tables behind functions that never fail. Not frozen: it opens itself when needed."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self.file = folder / FILE
        self._most = most
        self._connection: sqlite3.Connection | None = None
        self._is_lost = False

    def ask(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a query; none where it can't be answered."""
        asked = tuple(values)
        return self._safely(lambda c: c.execute(query, asked).fetchall(), [])

    def change(self, changes: Iterable[tuple[str, Iterable[tuple[object, ...]]]]) -> None:
        """Run each statement for each of its rows, all or none of them."""
        kept = [(statement, list(rows)) for statement, rows in changes]

        def run(connection: sqlite3.Connection) -> None:
            connection.execute("begin immediate")
            try:
                for statement, rows in kept:
                    connection.executemany(statement, rows)
                self._make_room(connection)
                connection.execute("commit")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("rollback")
                raise

        self._safely(run, None)

    def close(self) -> None:
        """Let go of the file; it opens again when needed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def clear(self) -> None:
        """Throw everything away."""
        self.close()
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{self.file}{end}").unlink()

    def _safely(self, action: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """What an action returns; a damaged file is thrown away, and tried again once."""
        is_damaged = False
        latest = monotonic() + _PATIENCE
        while not self._is_lost:
            try:
                if self._connection is None:
                    self._connection = self._opened()
                return action(self._connection)
            except (sqlite3.OperationalError, OSError) as error:
                # SQLite itself does not wait for another run that makes the file, or closes it.
                if _is_taken(error) and monotonic() < latest:
                    sleep(_PAUSE)
                    continue
                # Locked, full, read-only: as it may be for others, it stays.
                self._is_lost = True
            except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError):
                self.clear()
                self._is_lost, is_damaged = is_damaged, True
        self.close()
        return otherwise

    def _opened(self) -> sqlite3.Connection:
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Contracts are confidential, and what was found in them is, too.
        os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
        try:
            (version,) = connection.execute("pragma user_version").fetchone()
            if version not in (0, VERSION):
                raise sqlite3.DatabaseError("of another version")
            if version == 0:
                connection.execute("pragma journal_mode=wal")
                connection.executescript(f"{_TABLES}pragma user_version={VERSION}")
            connection.execute("pragma synchronous=normal")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_room(self, connection: sqlite3.Connection) -> None:
        while _bytes_in(connection) > self._most:
            if connection.execute(_FORGET).rowcount <= 0:
                break
        ((files,),) = connection.execute("select count(*) from files").fetchall()
        if files > _MOST_FILES:
            connection.execute("delete from files")


def _is_taken(error: Exception) -> bool:
    """Whether another connection stands in the way, as it may not in a moment."""
    # The low byte is the primary code (https://sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _bytes_in(connection: sqlite3.Connection) -> int:
    """Bytes of pages in use: SQLite keeps empty ones for later."""
    pages, unused, size = (
        int(connection.execute(f"pragma {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - unused) * size
