"""Reads PDFs that PDFium refuses with pdfplumber: slower by far, but it forgives more damage."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from typing import Any

from contractlint.digests import sha256
from contractlint.model.document import Document, Furniture, Unread
from contractlint.model.phrase import msgid
from contractlint.readers.disguise import as_seen
from contractlint.readers.pdf_characters import gibberish
from contractlint.readers.pdf_furniture import furniture_of
from contractlint.readers.pdf_lines import Line
from contractlint.readers.pdf_text import box_around, written

# A file that is rescued is damaged, so what is read is told to be uncertain.
_DAMAGE = Unread(msgid("the file"), msgid("it is damaged: parts of its pages may be missing"))
# Words of TeX files stand closer than pdfplumber's own tolerance of 3 points (PERF.md 1b).
_TOLERANCE = 0.15


def rescued(data: bytes, path: str) -> Document | None:
    """The document as far as pdfplumber can read it; None when it can't either.

    The result always carries an `Unread`: nobody knows what the damage took away.
    """
    pages = _pages(data)
    lines = [line for page, _ in pages for line in page]
    if not lines or gibberish("\n".join(line.text for line in lines)):
        return None
    furniture = furniture_of(pages)
    text = written([line for line in lines if line not in furniture])
    empty = [number for number, (page, _) in enumerate(pages, 1) if not page]
    return as_seen(
        Document(
            path=path,
            format="pdf",
            text=text.text,
            blocks=text.blocks,
            pieces=text.pieces,
            furniture=tuple(
                Furniture(line.text, box_around(line)) for line in lines if line in furniture
            ),
            digest=sha256(data).hexdigest(),
            pages=len(pages),
            unread=(_DAMAGE, *map(_empty, empty)),
            read_share=1 - len(empty) / len(pages),
        )
    )


def _empty(number: int) -> Unread:
    reason = msgid("without a text that can be read")
    return Unread(msgid("page {page}"), reason, values=(("page", str(number)),), page=number)


def _pages(data: bytes) -> list[tuple[tuple[Line, ...], float]]:
    """The lines and the height of every page; none at all for what is no PDF."""
    import logging

    import pdfplumber  # slow to import, and needed for broken files only
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # It would write what strangers call their fonts to the terminal.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [(_lines(page), float(page.height)) for page in pdf.pages]
    except (PDFException, PdfminerException, MalformedPDFException):
        return []
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return []  # pdfminer trusts the objects of a file and trips over damaged ones


def _lines(page: Any) -> tuple[Line, ...]:
    found: list[Mapping[str, Any]] = page.extract_text_lines(
        x_tolerance_ratio=_TOLERANCE, use_text_flow=True
    )
    return tuple(_line(line, page.page_number) for line in found if line["text"].strip())


def _line(line: Mapping[str, Any], number: int) -> Line:
    text = unicodedata.normalize("NFC", line["text"].strip())
    return Line(
        text=text.removesuffix("-") if text.endswith("-") and len(text) > 1 else text,
        page=number,
        left=float(line["x0"]),
        top=float(line["top"]),
        right=float(line["x1"]),
        bottom=float(line["bottom"]),
        size=float(line["chars"][0]["size"]),
        color=None,
        start=0,
        end=0,
        hyphen=text.endswith("-") and len(text) > 1,
    )
