"""What users and earlier runs leave on disk as targets: settings, ledgers, caches, journals."""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from contractlint import config
from contractlint.batch import journal
from contractlint.batch.job import Done, Entry
from contractlint.cache import Cache, plain
from contractlint.cache.results import FOLDER
from contractlint.config import acceptances, baseline
from contractlint.linter import lint_text
from contractlint.model.report import FileReport
from contractlint.portfolio.asked import read_register
from contractlint.rulebook import pack

_CLAUSE = "1. The contract renews for 24 months. The Provider may change the price at any time."
PACK_KEY = "fuzzed"
# What stands in the results of the cache that is a seed.
RESULT_KEY = "ab" * 32


def _in_file(read: Callable[[Path], object], name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        read(file)


def _baseline(file: Path) -> None:
    """What was read once is read the same from what is written of it."""
    known = baseline.read(file)
    written = baseline.text_of(known)
    file.write_text(written, encoding="utf-8")
    assert baseline.text_of(baseline.read(file)) == written


def _result(data: bytes) -> None:
    """A report as the cache keeps it, within the checksum that refuses what is not whole."""
    found = plain.unpacked(zlib.compress(data, 1), "x.pdf")
    assert found is None or isinstance(found, FileReport)


def _pack(data: bytes) -> None:
    found = pack.opened(data, PACK_KEY)
    if found is not None:
        assert sum(len(found.part(name)) for name in found.parts) <= len(data)


def _cache(file: Path) -> None:
    """A damaged cache is an empty one, and can be written."""
    cache = Cache(file.parent.parent)
    try:
        assert isinstance(cache.recall(RESULT_KEY) or b"", bytes)
        cache.digest(file, 2**20)
        cache.store("cd" * 32, b"new")
        cache.flush()
        cache.info()
    finally:
        cache.close()


def _journal(file: Path) -> None:
    """A damaged journal is begun anew, or said to be of no use."""
    entry = Entry("a.pdf", "stamp")
    with journal.opened(file.parent) as opened:
        opened.is_settled(entry)
        opened.settle(Done(entry, b"body"))
        assert list(opened.bodies())
        opened.close_run()


KEPT: Mapping[str, Callable[[bytes], None]] = {
    "config": partial(_in_file, config.read, config.NAME),
    "ledger": partial(_in_file, acceptances.read, acceptances.NAME),
    "baseline": partial(_in_file, _baseline, baseline.NAME),
    "register": partial(_in_file, read_register, "register.csv"),
    "result": _result,
    "pack": _pack,
    "cache": partial(_in_file, _cache, f"{FOLDER}/results.sqlite"),
    "journal": partial(_in_file, _journal, journal.NAME),
}


def seeds() -> Mapping[str, list[bytes]]:
    """An input for each of them, as an earlier run would have left it."""
    words = b"fail-on: medium\nlimits: {max-initial-term: 12 months}\nexclude: [drafts/]\n"
    ledger = (
        b"version: 1\naccepted:\n  - rule: automatic-renewal\n    path: a.pdf\n"
        b'    reason: "short"\n    approver: Ann\n    expires: 2027-06-30\n'
    )
    known = b'version: 1\ncontracts:\n  "a.pdf":\n    - [0f0f, automatic-renewal, "renews"]\n'
    return {
        "config": [words, words + b"overrides:\n  - path: drafts/\n    fail-on: high\n"],
        "ledger": [ledger],
        "baseline": [known, b'{"version": "1", "contracts": {"a.pdf": [["0f", "x", "y"]]}}'],
        "register": [b"path,signed\nlease.pdf,2026-03-01\n", b"lease.pdf;2026-03-01\n"],
        "result": [zlib.decompress(plain.packed(lint_text(_CLAUSE)))],
        "pack": [pack.packed(PACK_KEY, {"rules": b"[1]", "words": b'{"a": [2]}'})],
        "cache": [_made(_cache_into, f"{FOLDER}/results.sqlite")],
        "journal": [_made(_journal_into, journal.NAME)],
    }


def _made(make: Callable[[Path], None], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        return (Path(folder) / name).read_bytes()


def _cache_into(folder: Path) -> None:
    cache = Cache(folder)
    cache.store(RESULT_KEY, b"kept")
    cache.close()


def _journal_into(folder: Path) -> None:
    with journal.opened(folder) as opened:
        opened.settle(Done(Entry("a.pdf", "stamp"), b"body"))
    with sqlite3.connect(folder / journal.NAME) as database:
        database.execute("pragma journal_mode=delete")
    database.close()
