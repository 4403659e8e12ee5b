"""Tells cheaply whether rules or program are still those of an earlier run: nothing is parsed.

A digest is of names and contents. It is remembered beside the files' sizes and times, so that
the next run need not read them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from contractlint import __version__, storage
from contractlint.bounded import content
from contractlint.digests import sha256

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDER = "digests"
_MOST_FILES = 64
# A file that was changed so shortly before may be changed again at what is the same time on disk.
_UNSURE = 2_000_000_000

# A file: its path, its name seen from its root, and what changes when it does.
File = tuple[str, str, tuple[int, int, int, int]]


def built_in() -> Path:
    """The folder of our own rules: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / "rules"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"


def of_rules(folders: Sequence[Path] = ()) -> str:
    """The digest of our rules, profiles, laws and words and those of `folders`, and the version.

    A folder that is not there counts as an empty one: who loads the rules will say so.
    """
    return of_folders((built_in(), *folders))


def of_folders(folders: Sequence[Path]) -> str:
    """The digest of the rules in these folders alone, and the version."""
    return _digest(folders, (".yaml", ".txt"))


def of_compiler() -> str:
    """The digest of the code that makes something of rules."""
    return _digest((_PACKAGE / "rulebook", _PACKAGE / "model"), (".py",))


def of_program() -> str:
    """The digest of the program's own code and catalogues: in a checkout they change without the
    version.
    """
    return _digest((_PACKAGE,), (".py", ".po", ".css", ".js"))


def _digest(roots: Sequence[Path], suffixes: tuple[str, ...]) -> str:
    """The digest of all files of these kinds, remembered or computed."""
    now = time.time_ns()
    files = [list(_files(str(root), "", suffixes)) for root in roots]
    listing = sha256(repr((__version__, files)).encode()).hexdigest()
    key = sha256(repr([*map(str, roots), suffixes]).encode()).hexdigest()[:32]
    known = storage.recall(_FOLDER, key)
    if isinstance(known, dict) and known.get("listing") == listing:
        digest = known.get("digest")
        if isinstance(digest, str):
            return digest
    digest = _read(files)
    if all(max(state[1:3]) < now - _UNSURE for found in files for _, _, state in found):
        storage.store(_FOLDER, key, {"listing": listing, "digest": digest}, most=_MOST_FILES)
    return digest


def _files(folder: str, above: str, suffixes: tuple[str, ...]) -> Iterator[File]:
    """The files of these kinds in a folder and below, by name; links to folders are not followed,
    as `Path.rglob` does not.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{name}/", suffixes)
        elif entry.name.endswith(suffixes):
            yield entry.path, name, _state(entry)


def _state(entry: os.DirEntry[str]) -> tuple[int, int, int, int]:
    """Size, times of change in nanoseconds, and number; zeros for a link that leads nowhere."""
    try:
        found = entry.stat()
    except OSError:
        return 0, 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _read(files: Sequence[Sequence[File]]) -> str:
    digest = sha256(__version__.encode())
    for number, found in enumerate(files):
        for path, name, _ in found:
            content = sha256(_content(path)).digest()
            digest.update(f"{number}\0{name}\0".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()


def _content(path: str) -> bytes:
    try:
        return content(Path(path))
    except OSError:
        return b""
