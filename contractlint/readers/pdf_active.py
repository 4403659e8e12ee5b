"""What a PDF would do or load when it is opened elsewhere: never done here, and named."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from contractlint.model.document import Unread
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern
from contractlint.readers import pdfium

_SCRIPT, _LAUNCH, _ATTACHED, _PACKED = b"JavaScript", b"Launch", b"EmbeddedFile", b"ObjStm"


def _spelled(name: bytes) -> bytes:
    """A pattern of a name, any character of which may be written as a number ("L#61unch")."""
    return b"".join(b"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name)


_TELLING: Final = pattern(
    b"/(?:"
    + b"|".join(b"(%s)" % _spelled(n) for n in (_SCRIPT, _LAUNCH, _ATTACHED, _PACKED))
    + b")"
)
_NAMES: Final = (_SCRIPT, _LAUNCH, _ATTACHED, _PACKED)
# From the type of a stream to its beginning; and what is unpacked of all of them, twenty times what
# a book of a thousand pages has.
_LONGEST_HEAD: Final = 4096
_MOST_UNPACKED: Final = 32 * 2**20
_CHUNK: Final = 2**14
_FULL_XFA, _FOREGROUND_XFA = 2, 3
_NEVER_RUN = msgid("they are never run; what they would change was not seen")


def active(file: pdfium.OpenFile) -> Iterator[Unread]:
    """Each kind of active content once; none of it is a reason to distrust the pages.

    Scripts and attachments are counted by PDFium, too. Not found: what is in packed objects of an
    encrypted file, and what is packed otherwise than with Flate.
    """
    library, (named, is_whole) = pdfium.library(), names_in(file.data)
    if _SCRIPT in named or library.FPDFDoc_GetJavaScriptActionCount(file.handle) > 0:
        yield Unread(msgid("scripts in the file"), _NEVER_RUN, open_question=True)
    if _LAUNCH in named:
        what = msgid("actions that start other programs")
        yield Unread(what, _NEVER_RUN, open_question=True)
    if _ATTACHED in named or library.FPDFDoc_GetAttachmentCount(file.handle) > 0:
        reason = msgid("they were not read: check them one by one")
        yield Unread(msgid("files attached to the file"), reason, open_question=True)
    if library.FPDF_GetFormType(file.handle) in (_FULL_XFA, _FOREGROUND_XFA):
        reason = msgid("only the pages that other viewers show were read")
        yield Unread(msgid("a dynamic form (XFA)"), reason, open_question=True)
    if not is_whole:
        reason = msgid("they are too large to be looked through for scripts and programs")
        yield Unread(msgid("packed parts of the file"), reason, open_question=True)


def names_in(data: bytes) -> tuple[set[bytes], bool]:
    """Which telling names are in a file, also in its packed objects (ISO 32000-1, 7.5.7), and
    whether all of these were looked through.
    """
    found: set[bytes] = set()
    heads: list[int] = []
    for each in _TELLING.finditer(data):
        name = _NAMES[(each.lastindex or 1) - 1]
        found.add(name)
        if name == _PACKED:
            heads.append(each.end())
    for unpacked in _unpacked(data, heads):
        if unpacked is None:
            return found, False
        found.update(_NAMES[(each.lastindex or 1) - 1] for each in _TELLING.finditer(unpacked))
    return found, True


def _unpacked(data: bytes, heads: Iterable[int]) -> Iterator[bytes | None]:
    """The streams whose dictionaries these places are in, as far as they can be unpacked; None at
    the end where that is not all.
    """
    begins, ends = _Next(data, b"stream"), _Next(data, b"endstream")
    done, left = -1, _MOST_UNPACKED
    for head in heads:
        begin = begins.after(head)
        if begin == done or begin - head > _LONGEST_HEAD:
            continue
        done = begin
        start = begin + len(b"stream")
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        unpacked, cost = _inflated(memoryview(data)[start : ends.after(start)], left)
        left -= cost
        yield unpacked if left > 0 else None


def _inflated(packed: memoryview, most: int) -> tuple[bytes, int]:
    """What comes out of a stream, up to where it is broken, and how many bytes went in or out."""
    unpacking = zlib.decompressobj()
    parts: list[bytes] = []
    read = size = 0
    with contextlib.suppress(zlib.error):
        while read < len(packed) and max(read, size) < most and not unpacking.eof:
            chunk = packed[read : read + _CHUNK]
            read += len(chunk)
            parts.append(unpacking.decompress(chunk, most - size))
            size += len(parts[-1])
    return b"".join(parts), max(read, size)


class _Next:
    """Where a word comes next: asked of places in order, so that a file is looked through once."""

    def __init__(self, data: bytes, word: bytes) -> None:
        self._data, self._word = data, word
        self._at = -1

    def after(self, place: int) -> int:
        """The first one from a place on; the end of the file where there is none."""
        if self._at < place:
            found = self._data.find(self._word, place)
            self._at = found if found >= 0 else len(self._data)
        return self._at
