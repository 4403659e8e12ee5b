"""The journal → Parquet: part files of four tables, the same bytes for the same contracts."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from contractlint.batch.manifest import Totals, write_manifest
from contractlint.batch.rows import unpacked
from contractlint.batch.tables import MANIFEST, TABLES, Column, Kind, Row, Rows

# Contracts in a part, and those of them whose rows are held at once (some 20 kB each).
PART, HELD = 10_000, 500
# Part files are made here and moved when all are whole.
_NEW = "_new"


def _struct(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(fields.items())))


_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "whole": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
    "languages": _struct(code=pa.string(), share=pa.float64()),
    "captures": _struct(
        name=pa.string(),
        value=pa.string(),
        number=pa.float64(),
        unit=pa.string(),
        days=pa.float64(),
    ),
    "curve": _struct(month=pa.int64(), amount=pa.float64(), unit=pa.string()),
}
SCHEMAS: Mapping[str, pa.Schema] = {
    table: pa.schema(
        [pa.field(c.name, _TYPES[c.kind], c.optional, {"meaning": c.meaning}) for c in columns]
    )
    for table, columns in TABLES.items()
}


def export(bodies: Iterable[bytes], folder: Path, about: Mapping[str, object]) -> Totals:
    """Write every table anew and swap it in.

    While it happens there is no manifest, so that nobody takes half a dataset for a whole one.
    Raises `OSError` when there is no room or no right to write.
    """
    new = folder / _NEW
    shutil.rmtree(new, ignore_errors=True)
    totals = _write_parts(_held(iter(bodies)), new)
    (folder / MANIFEST).unlink(missing_ok=True)
    for table in TABLES:
        shutil.rmtree(folder / table, ignore_errors=True)
        (new / table).rename(folder / table)
    shutil.rmtree(new)
    write_manifest(folder, totals, about)
    return totals


def _held(bodies: Iterator[bytes]) -> Iterator[list[Rows]]:
    while held := [unpacked(body) for body in islice(bodies, HELD)]:
        yield held


def _write_parts(held: Iterator[list[Rows]], folder: Path) -> Totals:
    """At least one part, so that empty tables have their columns too."""
    totals, number = Totals(), 0
    while (first := next(held, None)) or not number:
        part = chain([first or []], islice(held, PART // HELD - 1))
        totals = _write_part(part, folder, number, totals)
        number += 1
    return totals


def _write_part(part: Iterable[list[Rows]], folder: Path, number: int, before: Totals) -> Totals:
    """One file in each table's folder."""
    totals = before
    with ExitStack() as stack:
        writers = {table: stack.enter_context(_writer(table, folder, number)) for table in TABLES}
        for held in part:
            for table, writer in writers.items():
                rows = [row for contract in held for row in contract[table]]
                writer.write_table(_table(table, rows))
                totals = _counted(totals, rows) if table == "contracts" else totals
    return totals


def _counted(totals: Totals, contracts: list[Row]) -> Totals:
    return Totals(
        totals.contracts + len(contracts),
        totals.unread + sum(bool(row["error"]) for row in contracts),
        totals.partly + sum(bool(row["unchecked"]) for row in contracts),
    )


def _writer(table: str, folder: Path, number: int) -> pq.ParquetWriter:
    target = folder / table
    target.mkdir(parents=True, exist_ok=True)
    file = target / f"part-{number:05}.parquet"
    return pq.ParquetWriter(file, SCHEMAS[table], compression="zstd")


def _table(table: str, rows: list[Row]) -> pa.Table:
    arrays = [pa.array(_values(column, rows), type=_TYPES[column.kind]) for column in TABLES[table]]
    return pa.Table.from_arrays(arrays, schema=SCHEMAS[table])


def _values(column: Column, rows: list[Row]) -> list[Any]:
    values = [row[column.name] for row in rows]
    if column.kind != "day":
        return values
    return [None if day is None else date.fromisoformat(str(day)) for day in values]
