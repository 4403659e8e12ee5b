"""Results by what they stand on, and digests of files that were read before."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from contractlint import storage
from contractlint.cache.database import Database
from contractlint.digests import sha256

FOLDER = "results"
# As git does: a file that was changed so shortly before it was read may have been changed again,
# in the same tick of the file system's clock.
RACY = 2_000_000_000
# What is not stored yet is lost with the run: after so many results, or seconds, it is stored.
_MOST_WAITING, _LONGEST = 200, 2.0
_DAY = 86_400
_CHUNK = 2**20


class Cache:
    """Not frozen: what is to be stored waits until there is enough of it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._database = Database((folder or storage.home()) / FOLDER)
        # For who asks: a run looks once at what its questions stand on.
        self.bases: dict[object, str] = {}
        self._states: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._new_files: list[tuple[object, ...]] = []
        self._new_results: list[tuple[object, ...]] = []
        self._used: list[tuple[object, ...]] = []
        self._stored_at = time.monotonic()

    def digest(self, path: Path, most: int) -> str:
        """The sha256 of a file, "" where it can't be told: of what is no plain file, can't be read,
        or is larger than `most` bytes.
        """
        try:
            return self._digest(path, most)
        except (OSError, TypeError):
            return ""

    def has(self, key: str) -> bool:
        """Whether something is stored under a key, or soon will be."""
        raw = bytes.fromhex(key)
        return any(row[0] == raw for row in self._new_results) or bool(
            self._database.ask("select 1 from results where key=?", (raw,))
        )

    def is_unchanged(self, path: Path) -> bool:
        """Whether a file is still as it was when `digest` told of it."""
        try:
            return self._states.get(str(path)) == _state(path.stat())
        except OSError:
            return False

    def recall(self, key: str) -> bytes | None:
        """What was stored under a key."""
        raw = bytes.fromhex(key)
        rows = self._database.ask("select data, used from results where key=?", (raw,))
        if not rows or not isinstance(rows[0][0], bytes) or not isinstance(rows[0][1], int):
            return None
        now = int(time.time())
        if abs(now - rows[0][1]) > _DAY:
            self._used.append((now, raw))
        return rows[0][0]

    def store(self, key: str, data: bytes) -> None:
        """Keep something under a key, soon."""
        self._new_results.append((bytes.fromhex(key), int(time.time()), data))
        waited = time.monotonic() - self._stored_at
        if len(self._new_results) >= _MOST_WAITING or waited > _LONGEST:
            self.flush()

    def flush(self) -> None:
        """Store what waits."""
        changes = [
            ("insert or replace into results values (?, ?, ?)", self._new_results),
            ("insert or replace into files values (?, ?, ?, ?)", self._new_files),
            ("update results set used=? where key=?", self._used),
        ]
        if any(rows for _, rows in changes):
            self._database.change(changes)
        for _, rows in changes:
            rows.clear()
        self._stored_at = time.monotonic()

    def close(self) -> None:
        """Store what waits, and let go."""
        self.flush()
        self._database.close()

    @property
    def file(self) -> Path:
        """Where it is; it need not be there."""
        return self._database.file

    def info(self) -> tuple[int, int]:
        """How many entries there are, and how many bytes they take."""
        rows = self._database.ask("select count(*), coalesce(sum(length(data)), 0) from results")
        return (int(rows[0][0]), int(rows[0][1])) if rows else (0, 0)

    def clear(self) -> None:
        """Throw everything away."""
        self._database.clear()

    def _digest(self, path: Path, most: int) -> str:
        now = time.time_ns()
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            return ""
        state, name = _state(found), _name(path)
        before = self._digests.get(str(path))
        if before is not None and self._states[str(path)] == state:
            return before
        rows = self._database.ask("select state, seen, digest from files where path=?", (name,))
        if rows and rows[0][0] == state and _is_settled(found, rows[0][1]):
            digest = bytes(rows[0][2]).hex()
        else:
            digest = _sha256(path)
            if _state(path.stat()) != state:
                return ""
            self._new_files.append((name, state, now, bytes.fromhex(digest)))
        self._states[str(path)], self._digests[str(path)] = state, digest
        return digest


def _is_settled(found: os.stat_result, seen: object) -> bool:
    """Whether a change since it was seen would show."""
    return isinstance(seen, int) and max(found.st_mtime_ns, found.st_ctime_ns) < seen - RACY


def _state(found: os.stat_result) -> str:
    """What changes when a file does."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"


def _name(path: Path) -> bytes:
    """A file's full path, not to be read by others: names of contracts are confidential, too."""
    return sha256(os.fsencode(path.absolute())).digest()[:16]


def _sha256(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
