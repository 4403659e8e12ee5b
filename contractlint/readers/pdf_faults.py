"""What keeps a PDF, or one of its pages, from being read, and what its owner can do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractlint.errors import UnreadableFile
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern
from contractlint.readers import pdfium
from contractlint.readers.pdf_probe import Box
from contractlint.records import dataclass

SCAN = msgid("a scan without a text layer")
OUTLINES = msgid("its text is drawn as outlines, not written as text")
UNMAPPED = msgid("its fonts carry no usable text")
DAMAGED = msgid("damaged")

GARBLED = msgid("a scan whose hidden text layer is garbled")
HARD_TO_READ = msgid("a scan that is hard to recognise: a better one is needed")
SCANS = frozenset({SCAN, GARBLED, HARD_TO_READ})
# What text recognition may be able to read, because a person can.
SEEN_ONLY = frozenset({SCAN, OUTLINES, UNMAPPED, GARBLED})
_FRESH_HELP = "ask for the file again, or export it afresh as PDF"
_SEEN_FIRST = 1_024
_LINEARIZED = pattern(rb"/Linearized\b.{0,200}?/L (\d+)", re.DOTALL)
_ENOUGH_TEXT = 100
_SCAN_SHARE = 0.4
# Where stamps, headers and marks of copying machines stand; what is larger is a watermark.
_MARGIN = 0.08
_LARGEST_PRINT = 30.0
_PICTURE_SHARE = 0.1
_OUTLINE_POINTS = 600


class Damaged(UnreadableFile):
    """A PDF by its look that PDFium opens no page of; another library may."""


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF; some bytes may stand before (ISO 32000-1, annex H)."""
    return b"%PDF-" in data[:_SEEN_FIRST]


def refusal(data: bytes, path: str, error: int) -> UnreadableFile:
    """Why PDFium opened nothing; `error` is its own last error."""
    if error == pdfium.PASSWORD_ERROR:
        help = "remove the password first, for example `qpdf --decrypt --password=… in.pdf out.pdf`"
        return UnreadableFile("encrypted: it opens only with a password", path=path, help=help)
    what, help = _disguise(data)
    kind = Damaged if what.startswith("broken") else UnreadableFile
    return kind(what, path=path, help=help)


def _disguise(data: bytes) -> tuple[str, str]:
    start = data[:_SEEN_FIRST].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "empty: it has no content", _FRESH_HELP
    if start.startswith(b"JVBERi0"):
        return "not a PDF but its base64 text", "decode it first: `base64 -d in.pdf > out.pdf`"
    if is_pdf(data):
        cut = b"%%EOF" not in data
        return (
            "broken: it is cut short" if cut else "broken: its structure is damaged"
        ), _FRESH_HELP
    if re.match(rb"(P?D?F)?-[12]\.\d", start) or (b" obj" in data and b"endobj" in data):
        return "broken: its first bytes (%PDF-) are lost", _FRESH_HELP
    if start.startswith(b"<"):
        return "not a PDF but a web page or XML", "save it with the ending .html"
    if start.startswith(b"PK\x03\x04"):
        return (
            "not a PDF but a ZIP archive or Office file",
            "save it with its own ending, for example .docx",
        )
    return "not a PDF: it does not begin with %PDF-", _FRESH_HELP


def with_first_bytes(data: bytes) -> bytes:
    """The file with the start of "%PDF-" put back where only that was lost."""
    for lost in range(1, 5):
        if data.startswith(b"%PDF-"[lost:]) and data[5 - lost : 6 - lost].isdigit():
            return b"%PDF-"[:lost] + data
    return data


def cut_short(data: bytes) -> bool:
    """Whether a file that opens has lost its end, so that pages may be missing."""
    linearized = _LINEARIZED.search(data[:_SEEN_FIRST])
    if linearized and int(linearized.group(1)[:15]) > len(data):
        return True
    return b"%%EOF" not in data


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on a page besides text: the share that pictures cover, and the points of paths."""

    pictures: float
    points: int


def drawn_on(page: pdfium.Page) -> Drawn:
    """The pictures and paths of a page; paths are counted no further than needed."""
    pictures, points = 0.0, 0
    width, height = page.size
    for shape in pdfium.shapes_of(page):
        if shape.kind == pdfium.IMAGE:
            pictures += _area(shape.box, width, height)
        elif shape.kind == pdfium.PATH and points < _OUTLINE_POINTS:
            points += pdfium.library().FPDFPath_CountSegments(shape.handle)
    return Drawn(pictures / (width * height or 1.0), points)


def _area(box: Box, width: float, height: float) -> float:
    left, top, right, bottom = box
    across = min(right, width) - max(left, 0.0)
    down = min(bottom, height) - max(top, 0.0)
    return max(across, 0.0) * max(down, 0.0)


def page_fault(drawn: Drawn, letters: int) -> str:
    """Why a page is not read though it opens, "" if it is; `letters`: those that are no header.

    A little text on a large picture is a stamp or a header on a scan.
    """
    if letters < _ENOUGH_TEXT and drawn.pictures > _SCAN_SHARE:
        return SCAN
    if letters:
        return ""
    if drawn.pictures > _PICTURE_SHARE:
        return SCAN
    return OUTLINES if drawn.points >= _OUTLINE_POINTS else ""


def is_stamp(top: float, bottom: float, size: float, height: float) -> bool:
    """Whether a line on a picture, on a page of this height, is put over it and no text of it."""
    margin = _MARGIN * height
    return bottom < margin or top > height - margin or size > _LARGEST_PRINT


def is_scanned(drawn: Drawn) -> bool:
    """Whether pictures cover so much of a page that it is a scan, whatever text lies over it."""
    return drawn.pictures > _SCAN_SHARE


def nothing_read(
    data: bytes, path: str, reasons: Sequence[str], pages: int, *, help: str
) -> UnreadableFile:
    """The complaint about a file none of whose pages could be read, with their reasons.

    `help` is how pages that are pictures could be read.
    """
    none = f"none of its {pages} pages" if pages > 1 else "not even its only page"
    if SCAN in reasons:
        return UnreadableFile(f"a scan: {none} has a text layer", path=path, help=help)
    if GARBLED in reasons:
        what = f"a scan: its hidden text layer is garbled, {none} can be read"
        return UnreadableFile(what, path=path, help=help)
    if OUTLINES in reasons:
        what = f"its text is drawn as outlines: {none} has a text layer"
        return UnreadableFile(what, path=path, help=help)
    if UNMAPPED in reasons:
        what = f"its fonts carry no usable text: {none} has readable characters"
        return UnreadableFile(what, path=path, help=help)
    if data.count(b"\xef\xbf\xbd") > 100:
        what = "broken: it was saved as text (UTF-8), which destroyed its pages"
    elif DAMAGED in reasons:
        what = f"broken: {none} can be opened"
    else:
        what = f"empty: {none} shows anything"
    return UnreadableFile(what, path=path, help=_FRESH_HELP)
