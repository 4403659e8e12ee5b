"""docs/BATCH.md describes every table and column, as the code does."""

from __future__ import annotations

from contractlint.batch.tables import TABLES

from .conftest import ROOT


def test_every_column_is_described() -> None:
    text = (ROOT / "docs" / "BATCH.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        section = text.split(f"### {table}\n")[1].split("###")[0]
        listed = [line for line in section.splitlines() if line.startswith("| `")]
        assert listed == [
            f"| `{c.name}` | {c.kind}{', may be null' if c.optional else ''} | {c.meaning} |"
            for c in columns
        ]
