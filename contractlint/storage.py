"""Keeps plain data between runs, as files in the user's cache folder.

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
    data = recall_bytes(folder, f"{key}.json")
    try:
        found: object = None if data is None else json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found


def store(folder: str, key: str, value: object, *, most: int) -> None:
    """Stores plain data; see `store_bytes`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    store_bytes(folder, f"{key}.json", text.encode("utf-8", "surrogatepass"), most=most)


def recall_bytes(folder: str, name: str) -> bytes | None:
    """The content of a file; None when there is none or it can't be read."""
    try:
        return (_place(folder) / name).read_bytes()
    except OSError:
        return None


def store_bytes(folder: str, name: str, data: bytes, *, most: int) -> None:
    """Stores a file in one step and keeps the `most` newest files of its kind in the folder.

    A disk that is full or read-only costs only the time to make the data again.
    """
    import tempfile  # imported late: what is recalled needs none

    place = _place(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place, delete=False) as file:
            made = Path(file.name)
            try:
                file.write(data)
                file.flush()
                made.replace(place / name)
            except OSError:
                made.unlink(missing_ok=True)
                raise
        _prune(place, Path(name).suffix, most)
    except OSError:
        return


def _prune(place: Path, suffix: str, most: int) -> None:
    stamped = []
    for file in place.glob(f"*{suffix}"):
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
