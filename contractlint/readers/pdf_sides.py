"""Texts side by side in rows without rules, as bilingual contracts are set -> cells of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from contractlint.readers import pdfium
from contractlint.readers.pdf_columns import gaps_of
from contractlint.readers.pdf_lines import Line, line_between

_LEAST_LINES = 10
_LEAST_SIDE = 5
# Lines of the right side begin within this many points of one another.
_FLUSH = 3.0
# The right side begins in this part of the print's width, and this share of its lines there.
_MIDDLE = (0.3, 0.7)
_LEAST_FLUSH = 0.6
# Few lines run over both sides: titles.
_MOST_OVER = 0.2
_LEAST_ROWS = 3
# Both sides are prose: as long as one another, and in lines that are not short.
_LEAST_SHARE = 0.3
_LEAST_LENGTH = 20
# A cell ends where its text does; a newspaper's columns end amid a sentence.
_MOST_BROKEN = 0.25
_ENDS = '.!?:;,)"”»'


class _Side(NamedTuple):
    """A line, or one side of it: 0 left, 1 right, -1 over both."""

    line: Line
    side: int


def in_sides(page: pdfium.Page, text: str, lines: list[Line], first: int) -> tuple[list[Line], int]:
    """The lines, those of texts side by side cut into cells, and how many tables that makes.

    `first` is the number of the first table in the document.
    """
    edge = _edge(lines)
    if edge is None:
        return lines, 0
    sides = [side for line in lines for side in _sides_of(page, text, line, edge)]
    rows = list(_rows(sides))
    if not _are_texts(sides, rows):
        return lines, 0
    return _in_cells(rows, first)


def _edge(lines: Sequence[Line]) -> float | None:
    """Where the right side begins: the left that most lines in the middle of the page share."""
    if len(lines) < _LEAST_LINES or any(line.cell for line in lines):
        return None
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    inner = [
        line.left for line in lines if _MIDDLE[0] * width < line.left - left < _MIDDLE[1] * width
    ]
    if len(inner) < _LEAST_SIDE:
        return None
    edge, _ = Counter(round(each) for each in inner).most_common(1)[0]
    flush = sum(abs(each - edge) < _FLUSH for each in inner)
    return edge - _FLUSH if flush >= _LEAST_FLUSH * len(inner) else None


def _sides_of(page: pdfium.Page, text: str, line: Line, edge: float) -> Iterator[_Side]:
    if line.left >= edge:
        yield _Side(line, 1)
        return
    if line.right <= edge + _FLUSH:
        yield _Side(line, 0)
        return
    cut = next(
        (at for at, (_, right) in gaps_of(page, text, line) if abs(right - edge) < 2 * _FLUSH), 0
    )
    parts = [
        line_between(page, text, start, end, line.page)
        for start, end in ((line.start, cut), (cut, line.end))
        if cut
    ]
    if len(parts) == 2 and all(parts):
        yield from (_Side(part, side) for side, part in enumerate(parts) if part is not None)
    else:
        yield _Side(line, -1)


def _rows(sides: Sequence[_Side]) -> Iterator[list[_Side]]:
    """A row ends where the print goes back to the left side; a line over both is one by itself."""
    row: list[_Side] = []
    for one in sides:
        if row and (one.side < row[-1].side or row[-1].side < 0):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _are_texts(sides: Sequence[_Side], rows: Sequence[Sequence[_Side]]) -> bool:
    left, right = ([one.line.text for one in sides if one.side == side] for side in (0, 1))
    letters = (sum(map(len, left)), sum(map(len, right)))
    full = [row for row in rows if len({one.side for one in row}) == 2]
    return (
        min(len(left), len(right)) >= _LEAST_SIDE
        and sum(one.side < 0 for one in sides) <= _MOST_OVER * len(sides)
        and len(full) >= _LEAST_ROWS
        and min(letters) >= _LEAST_SHARE * sum(letters)
        and min(letters[0] / len(left), letters[1] / len(right)) >= _LEAST_LENGTH
        and sum(map(_is_broken, full)) <= _MOST_BROKEN * len(full)
    )


def _is_broken(row: Sequence[_Side]) -> bool:
    """Whether the text of the left side plainly goes on at the top of the right side."""
    return any(
        before.side < after.side
        and before.line.text[-1] not in _ENDS
        and after.line.text[0].islower()
        for before, after in pairwise(row)
    )


def _in_cells(rows: Sequence[Sequence[_Side]], first: int) -> tuple[list[Line], int]:
    """The lines with their cells; a line over both sides begins a new table."""
    found: list[Line] = []
    table, number = -1, 0
    for row in rows:
        if row[0].side < 0:
            found += [one.line for one in row]
            number = 0
            continue
        table += number == 0
        found += [one.line._replace(cell=(first + table, number, one.side)) for one in row]
        number += 1
    return found, table + 1
