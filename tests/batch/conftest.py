"""A folder of small contracts, and the tables of a batch as Python values."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = (
    "Membership agreement\n\n"
    "1. Term\n"
    "1.1 This Agreement is concluded for an initial period of {months} months.\n"
    "1.2 The Member pays the monthly fee by the tenth day of each month.\n"
)
Table = Callable[[Path, str], list[dict[str, Any]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; `contracts/` in it holds seven contracts, two of them below."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    contracts(tmp_path / "contracts", 5)
    contracts(tmp_path / "contracts" / "more", 2, first=12)
    return tmp_path


def contracts(into: Path, count: int, first: int = 1, lockers: int = 0) -> None:
    """Write so many contracts, of `first` months, of one month more …; with clauses about so many
    lockers, each takes a while.
    """
    into.mkdir(parents=True, exist_ok=True)
    more = "".join(
        f"{number}. Locker\nThe Member shall keep locker {number} of the Club clean and, within "
        f"{number} days after the end of the term, return its key to the Provider.\n"
        for number in range(2, lockers + 2)
    )
    for months in range(first, first + count):
        text = CONTRACT.format(months=months) + more
        (into / f"c{months:03}.txt").write_text(text, encoding="utf-8")


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """A table's rows, in the order of its parts."""
    with duckdb.connect() as database:
        found = database.execute(f"select * from '{out}/{table}/*.parquet'")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def parts(out: Path) -> dict[str, bytes]:
    """Every part file and what is in it."""
    found = sorted(out.glob("*/*.parquet"))
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in found}


def program(*words: str) -> subprocess.Popen[str]:
    """`contractlint …` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "contractlint", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
