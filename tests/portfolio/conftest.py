"""The tables of a batch of five contracts, made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractlint.cli import main

TERM = "1. Term\n1.1 This Agreement is concluded for an initial period of {initial}.\n"
RENEWS = (
    "1.2 It renews automatically for further periods of {renewal} unless the Customer gives "
    "notice of termination at least {notice} before the end of the current period.\n"
)
CONTRACTS = {
    "lease.txt": (TERM + RENEWS).format(
        initial="24 months", renewal="12 months", notice="3 months"
    ),
    "gym.txt": (TERM + RENEWS).format(initial="60 months", renewal="24 months", notice="6 months"),
    "course.txt": TERM.format(initial="6 months") + "1.2 It ends automatically at that time.\n",
    "=note <b>.txt": "1. Scope\n1.1 The Supplier repairs the lift.\n",
}
REGISTER = (
    "path,signed\nlease.txt,2024-03-01\ncontracts/gym.txt,2020-01-31\ncourse.txt,2026-05-01\n"
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that holds `findings.parquet` and `register.csv`."""
    folder = tmp_path_factory.mktemp("portfolio")
    (folder / "contracts").mkdir()
    for name, text in CONTRACTS.items():
        (folder / "contracts" / name).write_text(text, encoding="utf-8")
    (folder / "contracts" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    main(["batch", "contracts", "--out", "findings.parquet", "-j", "1", "-q", "--lang", "en"])
    yield folder
    os.chdir(before)


@pytest.fixture
def folder(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the tables in it, and an English locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(made)
    return made
