"""Keeps plain data between runs, as JSON files in the user's cache folder.

What is damaged, foreign or unreadable counts as absent. JSON, because loading it runs no code.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

# Says where the cache is, for those whose home is not the place for it.
VARIABLE = "CONTRACTLINT_CACHE"


def recall(folder: str, key: str) -> object:
    """What was stored under `key`; None when there is nothing or it can't be read."""
    try:
        found: object = json.loads((_place(folder) / f"{key}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found


def store(folder: str, key: str, value: object, *, most: int) -> None:
    """Stores plain data in one step and keeps the `most` newest files of the folder.

    A disk that is full or read-only costs only the time to make the data again.
    """
    import tempfile  # imported late: what is recalled needs none

    place = _place(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place, delete=False, encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(place / f"{key}.json")
        _prune(place, most)
    except OSError:
        return


def _prune(place: Path, most: int) -> None:
    stamped = []
    for file in place.glob("*.json"):
        try:
            stamped.append((file.stat().st_mtime_ns, file))
        except FileNotFoundError:
            continue  # another process has tidied up
    for _, file in sorted(stamped, reverse=True)[most:]:
        file.unlink(missing_ok=True)


def home() -> Path:
    """The cache folder of this user; it need not be there."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "contractlint"


def _place(folder: str) -> Path:
    return home() / folder if folder else home()
