"""Keeps what was parsed and compiled between runs, under the digest of its sources.

A key holds the digest of every rule file and the program's version, so what is found is never
stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from contractlint import __version__, storage

# Rulebooks that are being edited leave many versions behind; the newest are enough.
_MOST_FILES = 48


def digest_of(files: Sequence[Path]) -> str:
    """The sha256 of names and contents, and of the program's version."""
    digest = hashlib.sha256(__version__.encode())
    for file in files:
        digest.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def recall(key: str) -> object:
    """What was stored under `key`; None when there is nothing or it can't be read."""
    return storage.recall("", key)


def store(key: str, value: object) -> None:
    """Stores plain data; see `storage.store`."""
    storage.store("", key, value, most=_MOST_FILES)
