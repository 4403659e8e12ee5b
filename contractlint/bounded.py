"""Reads no more of a file than it may have: a link in a stranger's folder leads where he likes."""

from __future__ import annotations

from pathlib import Path

# More than any table of word forms, rules, baseline or ledger has.
LARGEST = 64 * 2**20


def content(file: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file; one more than `most` of one that is larger, or has no end."""
    with file.open("rb") as opened:
        return opened.read(most + 1)
