"""Exact boxes of the words of a span, asked of PDFium only for what is reported."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from contractlint.model.document import Anchor, PageBox, Span
from contractlint.readers import pdfium
from contractlint.readers.pdf_characters import positions
from contractlint.readers.pdf_lines import Seen
from contractlint.records import dataclass


class Origin(NamedTuple):
    """Where a line of the text came from: page from 1, and [start, end) in PDFium's text of it.

    `seen` are the words of a line that was recognised on a picture: PDFium does not know it.
    """

    span: Span
    page: int
    start: int
    end: int
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfLocator:
    """Finds the boxes of a span in the file; the origins are in the order of the text."""

    file: pdfium.OpenFile
    origins: tuple[Origin, ...]

    def __call__(self, span: Span) -> tuple[Anchor, ...]:
        """One box for each line that the span touches, as narrow as its characters."""
        touched = list(self._touched(span))
        boxes: list[Anchor] = []
        for number, group in groupby(touched, key=lambda origin: origin.page):
            origins = list(group)
            if origins[0].seen:
                boxes += [_seen_box(origin, span) for origin in origins]
                continue
            page = self.file.page(number - 1)
            if page is not None:
                boxes += _boxes(page, origins, span)
        return tuple(boxes)

    def _touched(self, span: Span) -> Iterator[Origin]:
        first = bisect_right(self.origins, span.start, key=lambda origin: origin.span.end)
        for index in range(first, len(self.origins)):
            origin = self.origins[index]
            if origin.span.start >= span.end:
                return
            yield origin


def _seen_box(origin: Origin, span: Span) -> PageBox:
    """The union of the boxes of the recognised words of a line that the span touches."""
    low, high = span.start - origin.span.start, span.end - origin.span.start
    words = [w for w in origin.seen if w.start < high and low < w.end] or origin.seen
    return PageBox(
        origin.page,
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _boxes(page: pdfium.Page, origins: list[Origin], span: Span) -> list[PageBox]:
    text = page.text
    found = (_box(page, text, origin, span) for origin in origins)
    return [box for box in found if box is not None]


def _box(page: pdfium.Page, text: str, origin: Origin, span: Span) -> PageBox | None:
    """The union of the boxes of the span's characters in one line."""
    places = positions(text[origin.start : origin.end])
    low = max(span.start - origin.span.start, 0)
    high = min(span.end - origin.span.start, len(places))
    found = (page.probe.box(origin.start + place) for place in places[low:high])
    boxes = [box for box in found if box is not None]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return PageBox(
        origin.page,
        round(min(left), 1),
        round(min(top), 1),
        round(max(right), 1),
        round(max(bottom), 1),
    )
