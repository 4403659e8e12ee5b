"""Ray: the same tables from a cluster of two workers, though one of them is lost on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractlint.cli import main

from .conftest import ROOT, contracts, parts, program, rows

OUT = Path("findings.parquet")
FILES = 45


class Cluster:
    """The cluster's process, spoken to in lines."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("cluster.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self.address = self._line()
        assert self.address, "the cluster did not start"

    def kill_a_worker(self) -> None:
        """End one of the two workers, with its processes, without a word."""
        assert self._process.stdin is not None
        self._process.stdin.write("kill\n")
        self._process.stdin.flush()
        assert self._line() == "killed"

    def end(self) -> None:
        """End all of it."""
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Two workers of one core each."""
    found = Cluster()
    yield found
    found.end()


def test_a_lost_worker_costs_only_time(folder: Path, cluster: Cluster) -> None:
    contracts(folder / "contracts", FILES, first=20, lockers=80)
    words = ("batch", str(folder / "contracts"))
    running = program(*words, "--out", str(OUT), "--engine", "ray", "--address", cluster.address)
    log = OUT / "_journal.sqlite-wal"
    while running.poll() is None and not (log.exists() and log.stat().st_size > 30_000):
        time.sleep(0.01)
    assert running.poll() is None, running.communicate()
    cluster.kill_a_worker()
    said, complaints = running.communicate()
    assert running.returncode == 0, complaints
    assert f"contracts {FILES + 7}, of them done now {FILES + 7}, not read 0" in said
    assert rows(OUT, "not_checked") == []
    assert main([*words, "--out", "twin", "-j", "1", "-q"]) == 0
    assert parts(Path("twin")) == parts(OUT)


def test_a_contract_that_no_worker_survives_is_given_up(folder: Path, cluster: Cluster) -> None:
    done = subprocess.run(
        [
            *(sys.executable, str(Path(__file__).with_name("deadly.py"))),
            *(cluster.address, str(folder / "contracts" / "c001.txt")),
        ],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("deadly", "fine"))]
    assert sorted(lines) == [
        "deadly True brought down every process that checked it",
        "fine False",
    ]


def test_an_address_is_for_a_cluster(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = main(["batch", "contracts", "--out", str(OUT), "--address", "localhost:1"])
    assert code == 2
    assert "--address is for --engine ray" in capfd.readouterr().err


def test_a_cluster_that_is_not_there_is_said(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ("batch", "contracts", "--out", str(OUT), "--engine", "ray")
    assert main([*words, "--address", "127.0.0.1:1"]) == 2
    assert "no Ray cluster answers" in capfd.readouterr().err
