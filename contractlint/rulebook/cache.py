"""Keeps what was parsed and compiled between runs, as JSON under the digest of its sources.

A key holds the digest of every rule file and the program's version, so what is found is never
stale; what is damaged, foreign or unreadable is built anew. JSON, because loading it runs no code.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from contractlint import __version__

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
    try:
        found: object = json.loads((_folder() / f"{key}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return found


def store(key: str, value: object) -> None:
    """Stores plain data; a disk that is full or read-only costs only the time to build it again."""
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(folder / f"{key}.json")
        _prune(folder)
    except OSError:
        return


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[_MOST_FILES:]:
        file.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "contractlint"
