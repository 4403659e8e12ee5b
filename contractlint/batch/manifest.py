"""What a folder of tables holds, said in a file that is there only when all of them are whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from contractlint import __version__
from contractlint.batch.tables import MANIFEST, VERSION
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """What a dataset holds: contracts, and those of them that were not read at all, or in part."""

    contracts: int = 0
    unread: int = 0
    partly: int = 0


def totals_in(folder: Path) -> Totals | None:
    """What the manifest says of tables that are whole; None where there are none."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        return Totals(found["contracts"], found["unread"], found["partly"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_manifest(folder: Path, totals: Totals, about: Mapping[str, object]) -> None:
    """Say that the tables are whole, in one step."""
    whole = {"version": VERSION, "contractlint": __version__, **about, **asdict(totals)}
    written = folder / f"{MANIFEST}.new"
    written.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    written.replace(folder / MANIFEST)
