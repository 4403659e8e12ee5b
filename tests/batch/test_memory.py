"""Memory does not grow with the number of contracts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from contractlint.batch.parquet import PART

from .conftest import ROOT, parts

# Four times as many contracts may cost so many MB more: what the allocator keeps.
_RAGGED = 15


def weigh(count: int, folder: Path) -> int:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("weigh.py")), str(count), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    return int(done.stdout)


def test_four_times_the_contracts_take_no_more_memory(tmp_path: Path) -> None:
    few = weigh(3_000, tmp_path / "few")
    many = weigh(PART + 2_000, tmp_path / "many")
    assert many <= few + _RAGGED
    assert len(parts(tmp_path / "many" / "out")) == 8  # two parts of four tables
