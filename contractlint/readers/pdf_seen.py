"""Recognised pages of a file, kept between runs: to draw them again would cost most of reading."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from contractlint import __version__, storage
from contractlint.digests import sha256
from contractlint.readers import pdfium
from contractlint.readers.recognition import SeenWord, installed_models, plain, words_from

_CACHE = "recognised-files"
_MOST_FILES = 200


class SeenPage(NamedTuple):
    """A recognised page: its number from 1, its pixels for each point, its words (None: blank)."""

    number: int
    scale: float
    words: tuple[SeenWord, ...] | None


def key_of(data: bytes, numbers: Sequence[int], models: Sequence[str]) -> str:
    """What pages of a file are kept under; `models` are those that are to be used, () for any.

    Another one when the file, or anything that recognises it, has changed.
    """
    programs = (
        __version__,
        _stamp(shutil.which("tesseract") or ""),
        _stamp(pdfium.place()),
        sorted(installed_models()),
    )
    digest = sha256(data)
    digest.update(repr((tuple(numbers), tuple(models), programs)).encode())
    return digest.hexdigest()


def _stamp(path: str) -> tuple[str, int, int]:
    """Changes when a program is installed anew."""
    try:
        found = Path(path).stat()
    except OSError:
        return path, 0, 0
    return path, found.st_size, found.st_mtime_ns


def recalled(key: str) -> list[SeenPage] | None:
    """The pages under a key; None where none are kept, or what is kept is damaged."""
    found = storage.recall(_CACHE, key)
    if not isinstance(found, list):
        return None
    try:
        return [_page(*page) for page in found]
    except (TypeError, ValueError, OverflowError):
        return None


def _page(number: int, scale: float, words: object) -> SeenPage:
    """A page of what was kept; raises `ValueError` or `TypeError` for what is none."""
    known = None if words is None else words_from(words)
    if words is not None and known is None:
        raise ValueError("no words")
    return SeenPage(int(number), float(scale), known)


def keep(key: str, pages: Sequence[SeenPage]) -> None:
    """Keeps pages under a key."""
    value = [
        [page.number, page.scale, None if page.words is None else list(map(plain, page.words))]
        for page in pages
    ]
    storage.store(_CACHE, key, value, most=_MOST_FILES)
