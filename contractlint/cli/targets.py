"""PATHs of the command line → the files to check: folders are walked as git would see them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from contractlint.errors import ConfigError
from contractlint.globs import spec
from contractlint.readers import CONVERTIBLE, SUFFIXES, upto
from contractlint.readers.limits import ORDINARY
from contractlint.records import dataclass
from contractlint.settings import Source

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
# People reach 20; each costs a step of Python's own stack.
_DEEPEST = 200
# What can only be refused is walked too: passing it over would call the folder checked.
_WALKED = frozenset(SUFFIXES) | CONVERTIBLE


@dataclass(frozen=True, slots=True)
class _Ignored:
    """Patterns of one .gitignore, or of --exclude, and the folder that they are relative to."""

    folder: Path
    spec: GitIgnoreSpec | None

    def verdict(self, path: Path, *, folder: bool) -> bool | None:
        """True: ignored, False: said not to be (`!pattern`), None: not mentioned."""
        if self.spec is None:
            return None
        relative = path.relative_to(self.folder).as_posix() + ("/" if folder else "")
        return self.spec.check_file(relative).include


def sources(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    stdin_filename: str = "",
    most: int = ORDINARY.size,
) -> list[Source]:
    """Every file to check, once, in the order given; folders give theirs by name.

    A file that is named is taken whatever it is called; in folders only contracts' suffixes count.
    Stdin is read no further than one byte beyond `most`.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path, exclude, stdin_filename, most):
            found.setdefault(source.name, source)
    if not found:
        raise ConfigError(
            f"no contracts in {', '.join(paths)}",
            help=f"contractlint looks for {', '.join(SUFFIXES)}, and follows .gitignore",
        )
    return list(found.values())


def _sources(path: str, exclude: Sequence[str], stdin_filename: str, most: int) -> Iterator[Source]:
    if path == STDIN:
        name = stdin_filename or "stdin"
        yield Source(Path(name), name, b"".join(upto(sys.stdin.buffer, most + 1)))
    elif Path(path).is_dir():
        yield from map(Source, walk(Path(path), exclude))
    else:
        yield Source(Path(path))


def walk(root: Path, exclude: Sequence[str] = ()) -> Iterator[Path]:
    """The contracts under a folder, by name, without hidden folders and what git ignores."""
    real = root.resolve()
    excluded = _Ignored(real, spec(exclude) if exclude else None)
    for path in _walk(real, _above(real), excluded):
        yield root / path.relative_to(real)


def _walk(
    folder: Path, ignored: list[_Ignored], excluded: _Ignored, depth: int = 0
) -> Iterator[Path]:
    if depth > _DEEPEST:
        raise ConfigError(
            f"folders are more than {_DEEPEST} deep in one another",
            path=folder.as_posix(),
            help="leave them out with --exclude",
        )
    ignored = [*ignored, *_own(folder)]
    for entry in sorted(_entries(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        if entry.name.startswith(".") or excluded.verdict(path, folder=entry.is_dir()):
            continue
        if _is_ignored(path, ignored, folder=entry.is_dir()):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, ignored, excluded, depth + 1)
        elif entry.is_file() and is_contract(entry.name):
            yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except PermissionError as error:
        raise ConfigError(
            "this folder may not be read",
            path=folder.as_posix(),
            help="leave it out with --exclude",
        ) from error


def is_contract(name: str) -> bool:
    """Whether a file in a folder is taken for a contract, by its name."""
    # Word keeps "~$name.docx" beside a file that is open.
    return not name.startswith("~$") and PurePath(name).suffix.lower() in _WALKED


def _is_ignored(path: Path, ignored: Sequence[_Ignored], *, folder: bool) -> bool:
    """The last word is the innermost folder's, as in git."""
    for each in reversed(ignored):
        verdict = each.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def _own(folder: Path) -> list[_Ignored]:
    file = folder / ".gitignore"
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [_Ignored(folder, spec(lines))]


def _above(root: Path) -> list[_Ignored]:
    """The .gitignore files between the top of the repository and this folder, outermost first."""
    folders = [root, *root.parents]
    top = next((i for i, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    return [ignored for folder in reversed(folders[1 : top + 1]) for ignored in _own(folder)]
