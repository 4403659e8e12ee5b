"""The formats that contractlint reads, and the choice between them: content first, then name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document
from contractlint.readers.limits import over
from contractlint.readers.reader import USUAL, Reader, Reading


def _pdf() -> Reader:
    from contractlint.readers.pdf import READER

    return READER


def _docx() -> Reader:
    from contractlint.readers.docx import READER

    return READER


def _odt() -> Reader:
    from contractlint.readers.odt import READER

    return READER


def _rtf() -> Reader:
    from contractlint.readers.rtf import READER

    return READER


def _html() -> Reader:
    from contractlint.readers.html import READER

    return READER


def _markdown() -> Reader:
    from contractlint.readers.markdown import READER

    return READER


def _text() -> Reader:
    from contractlint.readers.text import READER

    return READER


class _Readers(Mapping[str, Reader]):
    """A table whose readers are imported when they are first asked for: a PDF needs no Markdown."""

    def __init__(self, loaders: Mapping[str, Callable[[], Reader]]) -> None:
        self._loaders = loaders

    def __getitem__(self, name: str) -> Reader:
        return self._loaders[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaders)

    def __len__(self) -> int:
        return len(self._loaders)


READERS: Mapping[str, Reader] = _Readers(
    {
        "pdf": _pdf,
        "docx": _docx,
        "odt": _odt,
        "rtf": _rtf,
        "html": _html,
        "markdown": _markdown,
        "text": _text,
    }
)

# The same as the readers' own suffixes (a test compares them), known without importing any.
SUFFIXES: Mapping[str, str] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}


# Contracts come in these too; no reader reads them, so each is named with the way to convert it.
CONVERTIBLE = frozenset({".doc"})

_CHUNK = 2**20


def read(
    path: Path,
    *,
    shown: str | None = None,
    data: bytes | None = None,
    reading: Reading = USUAL,
) -> Document:
    """The document in a file, or in `data` under that name; `shown` is its name in reports.

    Raises `UnreadableFile` when it is missing, empty, broken or no contract format.
    """
    from contractlint.readers.detection import detect

    name = shown if shown is not None else path.as_posix()
    content = content_of(path, name, reading.limits.size) if data is None else data
    if len(content) > reading.limits.size:
        raise over("size", f"more than {reading.limits.size} bytes", name)
    return READERS[detect(content, name, SUFFIXES, reading.limits)].read(content, name, reading)


def authors(path: Path, *, shown: str | None = None, data: bytes | None = None) -> tuple[str, ...]:
    """Who has tracked changes in a file, in the order of their first; see `read`."""
    from contractlint.readers.detection import detect

    name = shown if shown is not None else path.as_posix()
    content = content_of(path, name, USUAL.limits.size) if data is None else data
    return READERS[detect(content, name, SUFFIXES)].authors(content, name)


def content_of(path: Path, name: str, most: int) -> bytes:
    """The bytes of a file, one more than `most` at most: pipes and devices may have no end.

    Raises `UnreadableFile` where there are none to be had.
    """
    try:
        with path.open("rb") as file:
            return b"".join(upto(file, most + 1))
    except FileNotFoundError as error:
        raise UnreadableFile(
            "there is no such file", path=name, help="check the spelling, and the folder you are in"
        ) from error
    except IsADirectoryError as error:
        raise UnreadableFile(
            "is a folder, not a file", path=name, help="name the contracts in it"
        ) from error
    except OSError as error:
        raise UnreadableFile(
            f"cannot be opened: {(error.strerror or str(error)).lower()}",
            path=name,
            help="check that you may read it and that no other program holds it",
        ) from error


def upto(file: BinaryIO, most: int) -> Iterator[bytes]:
    """So many bytes of a file, or all where there are fewer."""
    while most > 0 and (chunk := file.read(min(most, _CHUNK))):
        most -= len(chunk)
        yield chunk
