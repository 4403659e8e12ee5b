"""An open page -> its lines, each with its box, size, colour and place in PDFium's text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from contractlint.patterns import pattern
from contractlint.readers import pdfium
from contractlint.readers.pdf_characters import HYPHENS, cleaned
from contractlint.readers.pdf_probe import Box

_RAW_LINE = pattern("[^\r\n\ufffe]+\ufffe?")
_SPACE = " \t\x0b\x0c\x85\xa0\u2002\u2003\u2009\u202f"


class Seen(NamedTuple):
    """A recognised word: [start, end) in its line, its box in points, confidence from 0 to 100."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


class Line(NamedTuple):
    """A line of print: clean text, box in points from the top left, [start, end) in PDFium's text.

    A tuple and not a dataclass because a contract has thousands and reading is to stay near the
    speed of PDFium. `page` counts from 1; `hyphen`: a hyphen at the end that is not part of `text`;
    `cell` is (table, row, column) inside a ruled table. `background`, `hidden` and `off_page` are
    as in `Style`. `seen` are the words of a line that was recognised on a picture, which PDFium
    knows nothing of.
    """

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    color: str | None
    start: int
    end: int
    hyphen: bool
    cell: tuple[int, int, int] | None = None
    background: str | None = None
    hidden: bool = False
    off_page: bool = False
    seen: tuple[Seen, ...] = ()

    @property
    def height(self) -> float:
        """Of the font's box, a little more than its size."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """From the first character's left to the last one's right."""
        return self.right - self.left


def lines_of(page: pdfium.Page, text: str, number: int) -> list[Line]:
    """The lines of page `number` (from 1) in PDFium's reading order, out of its text."""
    lines: list[Line] = []
    for found in _RAW_LINE.finditer(text):
        line = line_between(page, text, found.start(), found.end(), number)
        if line is None:
            continue
        if line.end - line.start > 1.6 * len(line.text) and len(line.text) > 3:
            lines += _spaced_words(page, text, line)
        elif line.bottom - line.top < 1.9 * max(line.size, 4.0) or line.width < line.height:
            lines.append(line)
        else:
            lines += _unjumped(page, text, line)
    return lines


def line_between(page: pdfium.Page, text: str, start: int, end: int, number: int) -> Line | None:
    """The line that a stretch of PDFium's text makes; None where nothing is printed."""
    raw = text[start:end].lstrip(_SPACE)
    start = end - len(raw)
    raw = raw.rstrip(_SPACE)
    end = start + len(raw)
    clean = cleaned(raw)
    if not clean:
        return None
    first, last = page.probe.box(start), page.probe.box(end - 1)
    if first is None or last is None:
        first = last = first or last or (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = first
    # Comparisons instead of min and max, and places instead of names: this is done for every line.
    left_too, top_too, right_too, bottom_too = last
    middle = start + (end - start) // 2
    # The first character is often a bullet or a number in a font of its own; spaces have no size.
    while middle < end - 1 and text[middle] in _SPACE:
        middle += 1
    size, color = page.probe.look(middle)
    hyphen = raw[-1] in HYPHENS and _breaks_a_word(raw)
    return Line(
        clean[:-1] if hyphen and clean[-1] == "-" else clean,
        number,
        left if left <= left_too else left_too,
        top if top <= top_too else top_too,
        right if right >= right_too else right_too,
        bottom if bottom >= bottom_too else bottom_too,
        size,
        color,
        start,
        end,
        hyphen,
    )


def _breaks_a_word(raw: str) -> bool:
    """Whether the hyphen at the end follows a word, and not a number between dashes ("-2-")."""
    word = raw.split()[-1]
    return len(word) > 1 and word[-2].isalnum() and word[0] not in HYPHENS


def _unjumped(page: pdfium.Page, text: str, line: Line) -> Iterator[Line]:
    """The line, cut where PDFium ran on although the print jumps to another height."""
    starts = [line.start]
    before = page.probe.box(line.start)
    for index in range(line.start + 1, line.end):
        box = None if text[index] in _SPACE else page.probe.box(index)
        if box is None:
            continue
        if before is not None and _jumps(before, box):
            starts.append(index)
        before = box
    for start, end in zip(starts, [*starts[1:], line.end], strict=True):
        part = line_between(page, text, start, end, line.page)
        if part is not None:
            yield part


def _spaced_words(page: pdfium.Page, text: str, line: Line) -> Iterator[Line]:
    """The words of a letter-spaced line: where the gap between letters is wider than most."""
    letters = [
        (index, box)
        for index in range(line.start, line.end)
        if text[index] not in _SPACE and (box := page.probe.box(index)) is not None
    ]
    gaps = [after[1][0] - before[1][2] for before, after in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    starts = [line.start]
    for (index, _), gap in zip(letters[1:], gaps, strict=True):
        if gap > 1.5 * usual + 0.1 * line.size:
            starts.append(index)
    for start, end in zip(starts, [*starts[1:], line.end], strict=True):
        part = line_between(page, text, start, end, line.page)
        if part is not None:
            yield part


def _jumps(before: Box, box: Box) -> bool:
    overlap = min(before[3], box[3]) - max(before[1], box[1])
    return overlap < 0
