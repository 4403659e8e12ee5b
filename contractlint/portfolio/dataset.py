"""Opens a batch's tables for questions in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contractlint.batch.tables import MANIFEST, TABLES, VERSION
from contractlint.errors import ConfigError
from contractlint.portfolio.asked import Register
from contractlint.portfolio.signing import Signing
from contractlint.records import dataclass

if TYPE_CHECKING:
    import duckdb

# Rows that are taken from the database at once.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables as views of a database; `contracts` is how many there are, `language` that of
    their words.
    """

    database: duckdb.DuckDBPyConnection
    contracts: int
    language: str
    signing: Signing

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """What a query gives, some rows at a time."""
        found = self.database.execute(query, list(values))
        while rows := found.fetchmany(_AT_ONCE):
            yield from rows

    def number(self, query: str) -> int:
        """The one number that a query gives."""
        ((found,),) = self.rows(query)
        return int(found)


@contextmanager
def opened(folder: Path, register: Register = ()) -> Iterator[Tables]:
    """The tables in a folder; raises `ConfigError` where there are none that are whole."""
    contracts, language = _manifest(folder)
    import duckdb

    # No extension is fetched from anywhere: reading Parquet is built in.
    settings: dict[str, Any] = {"autoinstall_known_extensions": False}
    with duckdb.connect(config=settings) as database:
        try:
            for table in TABLES:
                files = (folder / table / "*.parquet").as_posix().replace("'", "''")
                database.execute(f"create view {table} as select * from read_parquet('{files}')")
            yield Tables(database, contracts, language, Signing(register))
        except duckdb.Error as error:
            raise ConfigError(
                f"its tables cannot be read: {str(error).splitlines()[0]}",
                path=folder.as_posix(),
                help="run contractlint batch again, with the same --out",
            ) from error


def _manifest(folder: Path) -> tuple[int, str]:
    """How many contracts the manifest tells of, and the language of their words."""
    file = folder / MANIFEST
    try:
        found = json.loads(file.read_bytes())
        version, contracts = found["version"], int(found["contracts"])
        language = str(found["language"])
    except FileNotFoundError as error:
        raise ConfigError(
            "holds no tables, or a batch is still writing them",
            path=folder.as_posix(),
            help="contractlint batch SOURCE… --out FOLDER writes them; run it again after a crash",
        ) from error
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ConfigError(
            "is no description of tables", path=file.as_posix(), help="run contractlint batch again"
        ) from error
    if version != VERSION:
        raise ConfigError(
            f"tables of version {version}; this contractlint knows {VERSION}",
            path=folder.as_posix(),
            help="run contractlint batch again",
        )
    return contracts, language


def as_day(value: object) -> date | None:
    """A day of the database."""
    return value if isinstance(value, date) else None
