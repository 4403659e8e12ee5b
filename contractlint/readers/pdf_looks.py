"""What keeps letters of a page from the eye: paper of their own colour, no ink, no page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence

from contractlint.readers import pdfium
from contractlint.readers.pdf_lines import Line, line_between
from contractlint.readers.pdf_probe import Box

# ISO 32000-1, 9.3.6: neither filled nor stroked, as OCR programs lay text under a picture.
_INVISIBLE = 3
# Letters no lighter than this are seen on paper; what is behind others has to be looked up.
_LIGHT = 0x8C
# A picture this large, as a share of the page, is a scan, and invisible letters are its OCR.
_SCAN_SHARE = 0.4

Ground = tuple[Box, str | None]
"""Something filled: its box, and its colour (None: several, as in a picture)."""


def marked(page: pdfium.Page, text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, each with what is behind it and whether it is hidden or off the page."""
    width, height = page.size
    if any(line.right > width + line.size for line in lines):
        lines = [part for line in lines for part in _cut_at_edge(page, text, line, width)]
    result = list(lines)
    light = {color for color in {line.color for line in lines} if color and _is_light(color)}
    grounds: list[Ground] | None = None
    for number, line in enumerate(lines):
        if line.right < 0 or line.bottom < 0 or line.left > width or line.top > height:
            result[number] = line._replace(off_page=True)
        elif page.probe.mode(line.start) == _INVISIBLE:
            result[number] = line._replace(hidden=not _is_scan(page))
        elif line.color in light:
            grounds = grounds if grounds is not None else list(_grounds(page))
            result[number] = _on_ground(line, grounds)
    return result


def _cut_at_edge(page: pdfium.Page, text: str, line: Line, width: float) -> Iterator[Line]:
    """The line as two where a word of it begins outside the page."""
    if line.left < width < line.right - line.size:
        for index in range(line.start + 1, line.end):
            box = page.probe.box(index) if text[index - 1].isspace() else None
            if box is not None and box[0] > width:
                for start, end in ((line.start, index), (index, line.end)):
                    part = line_between(page, text, start, end, line.page)
                    if part is not None:
                        yield part._replace(cell=line.cell)
                return
    yield line


def _is_light(color: str) -> bool:
    return min(int(color[place : place + 2], 16) for place in (0, 2, 4)) >= _LIGHT


def _is_scan(page: pdfium.Page) -> bool:
    width, height = page.size
    pictures = (shape.box for shape in pdfium.shapes_of(page) if shape.kind == pdfium.IMAGE)
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
    return covered > _SCAN_SHARE * width * height


def _grounds(page: pdfium.Page) -> Iterator[Ground]:
    """What is filled on the page, in the order in which it is painted."""
    for shape in pdfium.shapes_of(page):
        if shape.kind == pdfium.PATH:
            color = _filled_with(shape.handle)
            if color is not None:
                yield shape.box, color
        else:
            yield shape.box, None


def _filled_with(path: int) -> str | None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.library().FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return None
    return pdfium.fill_of(path)


def _on_ground(line: Line, grounds: Iterable[Ground]) -> Line:
    """The line with what was painted last under its middle; on a picture nobody can tell."""
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    behind: str | None = line.background
    for (left, top, right, bottom), color in grounds:
        if left <= x <= right and top <= y <= bottom:
            if color is None:
                return line._replace(color=None)
            behind = color
    return line._replace(background=behind)
