"""What is finished, kept so that a crash loses nothing of it: one SQLite file beside the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from contractlint.batch.job import Done, Entry
from contractlint.errors import ConfigError

NAME = "_journal.sqlite"
# So many contracts are only looked up before what was learned of them is written down.
_LOOKED_UP = 1_000
# Changes when what the journal holds does; a journal of another make is begun anew.
_MAKE = 1
# What SQLite says of a file that was changed by something else.
_DAMAGE = ("malformed", "no such", "has no column", "decode")
# What Python makes of texts and numbers in such a file that are none.
_STRANGE = (UnicodeDecodeError, OverflowError)
_SCHEMA = """
create table if not exists settled(
  name text primary key, stamp text not null, seen integer not null,
  again integer not null, body blob not null);
create table if not exists runs(number integer primary key, changed integer not null default 0);
"""


class Journal:
    """The contracts that are settled, with their rows; one process writes it at a time.

    A contract is `seen` in the run that last found it among the sources. It is settled as long as
    its stamp is what it was.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._looked_up = 0
        self._changed = False
        with database:
            database.execute("insert into runs default values")
        (self._run,) = database.execute("select max(number) from runs").fetchone()

    def is_new(self, entry: Entry) -> bool:
        """Whether a contract was not met in this run before."""
        found = self._database.execute("select seen from settled where name=?", (entry.name,))
        row = found.fetchone()
        return row is None or row[0] != self._run

    def is_settled(self, entry: Entry) -> bool:
        """Whether there is nothing to be done for a contract; it is seen thereby."""
        found = self._database.execute(
            "update settled set seen=? where name=? and stamp=? and again=0",
            (self._run, entry.name, entry.stamp),
        )
        self._looked_up += 1
        if self._looked_up % _LOOKED_UP == 0:
            self._database.commit()
        return found.rowcount == 1

    def begin(self, entry: Entry) -> None:
        """Note that a contract is met, so that it is not done twice where sources overlap."""
        self._database.execute(
            "insert into settled values(?,'',?,1,x'') on conflict(name) "
            "do update set stamp='', seen=excluded.seen, again=1, body=x''",
            (entry.name, self._run),
        )

    def settle(self, done: Done) -> None:
        """Write down what came of a contract: from here on no crash loses it."""
        entry = done.entry
        if not self._changed:
            self._changed = True
            self._database.execute("update runs set changed=1 where number=?", (self._run,))
        self._database.execute(
            "insert or replace into settled values(?,?,?,?,?)",
            (entry.name, entry.stamp, self._run, done.again, done.body),
        )
        self._database.commit()

    def bodies(self) -> Generator[bytes, None, None]:
        """The packed rows of every contract of this run, by its name."""
        self._database.commit()
        with closing(self._database.cursor()) as cursor:
            cursor.execute(
                "select body from settled where seen=? and body<>x'' order by name", (self._run,)
            )
            for (body,) in cursor:
                yield body

    def forget(self, is_damaged: Callable[[bytes], bool]) -> int:
        """Unsettle the contracts of this run whose rows are damaged; how many they are."""
        with self._database:
            rows = self._database.execute(
                "select name, body from settled where seen=? and body<>x''", (self._run,)
            )
            damaged = [(name,) for name, body in rows if is_damaged(body)]
            self._database.executemany("update settled set again=1 where name=?", damaged)
        return len(damaged)

    def is_ahead(self) -> bool:
        """Whether the tables, written when `close_run` was last called, are not what is settled."""
        self._database.commit()
        found = self._database.execute(
            "select exists(select 1 from runs where changed=1)"
            " or exists(select 1 from settled where seen<>?)",
            (self._run,),
        )
        return bool(found.fetchone()[0])

    def close_run(self) -> None:
        """The tables are written: drop contracts that are no longer among the sources."""
        with self._database:
            self._database.execute("delete from settled where seen<>?", (self._run,))
            self._database.execute("delete from runs where number<>?", (self._run,))
            self._database.execute("update runs set changed=0")


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """The journal in a folder, made where there is none; a damaged or foreign one is begun anew.

    Raises `ConfigError` when another batch is writing there, or nothing can be written.
    """
    file = folder / NAME
    try:
        database = _connected(file)
    except sqlite3.OperationalError as error:
        raise _unusable(file, error) from error
    except (sqlite3.DatabaseError, *_STRANGE):
        file.unlink()
        database = _connected(file)
    try:
        yield Journal(database)
    except (sqlite3.DatabaseError, *_STRANGE) as error:
        raise _unusable(file, error) from error
    finally:
        database.close()


def _connected(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=1.0)
    try:
        # Exclusive: two batches must not write into one dataset. The system lets go of the lock
        # when the process dies, however it dies.
        database.execute("pragma locking_mode=exclusive")
        database.execute("pragma journal_mode=wal")
        database.execute("pragma synchronous=normal")
        (make,) = database.execute("pragma user_version").fetchone()
        if make != _MAKE:
            database.execute("drop table if exists settled")
            database.execute("drop table if exists runs")
            database.execute(f"pragma user_version={_MAKE}")
        database.executescript(_SCHEMA)
    except (sqlite3.Error, *_STRANGE):
        database.close()
        raise
    return database


def _unusable(file: Path, error: Exception) -> ConfigError:
    if "locked" in str(error):
        return ConfigError(
            "another batch is writing here", path=file.parent.as_posix(), help="wait until it ends"
        )
    if isinstance(error, _STRANGE) or any(word in str(error) for word in _DAMAGE):
        return ConfigError(
            f"is damaged: {error}",
            path=file.as_posix(),
            help="delete it, then run the same command again: every contract is done again",
        )
    return ConfigError(
        f"cannot be written: {error}",
        path=file.as_posix(),
        help="check that there is room and that you may write there; "
        "then run the same command again: what is finished is not done twice",
    )
