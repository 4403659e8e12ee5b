"""Columns that a PDF draws row by row -> lines of one column each, left column before right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractlint.patterns import pattern
from contractlint.readers import pdfium
from contractlint.readers.pdf_lines import Line, line_between
from contractlint.readers.pdf_probe import Box

_LEAST_LINES = 8
_SAMPLES = 5
_LEAST_SHARE = 0.7
_LEAST_LENGTH = 40
# A gutter is at least this many times the font size; spaces of justified text seldom get so wide.
_GUTTER = 1.2
# In columns of text both sides are long; in a price list one is not, and its rows stay rows.
_LEAST_SIDE = 24
_SPACES = pattern(r"\s+")

Gap = tuple[float, float]
"""The left and right side of a gutter."""


def apart(page: pdfium.Page, text: str, lines: list[Line], most: int = 3) -> list[Line]:
    """The lines, cut at gutters that run through the page and put column by column.

    `most` is how many gutters are looked for, one inside the other.
    """
    long = [line for line in lines if len(line.text) >= _LEAST_LENGTH]
    if len(long) < _LEAST_LINES:
        return lines
    gutter = _gutter(page, text, long)
    if gutter is None:
        return lines
    parts = [list(_cut(page, text, line, gutter)) for line in lines]
    pairs = [pair for pair in parts if len(pair) == 2]
    if len(pairs) < _LEAST_SHARE * len(long) or not _both_long(pairs):
        return lines
    ordered = list(_by_columns([part for pair in parts for part in pair], gutter))
    if most < 2:
        return ordered
    return list(_inner(page, text, ordered, gutter, most - 1))


def _inner(
    page: pdfium.Page, text: str, lines: Sequence[Line], gutter: Gap, most: int
) -> Iterator[Line]:
    """The columns again, each run of them cut at a gutter of its own if there is one."""
    run: list[Line] = []
    for line in lines:
        if run and (line.left >= gutter[0]) != (run[-1].left >= gutter[0]):
            yield from apart(page, text, run, most)
            run = []
        run.append(line)
    yield from apart(page, text, run, most)


def gaps_of(page: pdfium.Page, text: str, line: Line) -> Iterator[tuple[int, Gap]]:
    """The wide spaces of a line: the text index where the print goes on, and their sides."""
    box_of, least = page.probe.box, _GUTTER * line.size
    if not page.probe.gapes(line.start, line.end, least):
        return
    before: Box | None = None
    known = -1
    for space in _SPACES.finditer(text, line.start, line.end):
        last, index = space.start() - 1, space.end()
        # A word of one letter is asked about once.
        if line.start <= last != known:
            before = box_of(last) or before
        if index == line.end:
            return
        box, known = box_of(index), index
        if box is not None:
            if before is not None and box[0] - before[2] > least:
                yield index, (before[2], box[0])
            before = box


def _gutter(page: pdfium.Page, text: str, lines: Sequence[Line]) -> Gap | None:
    """The gap that lines from all over the page have in common; most pages soon have none."""
    shared: list[Gap] = []
    misses = 0
    step = len(lines) // _SAMPLES
    for line in lines[step // 2 :: step][:_SAMPLES]:
        gaps = [gap for _, gap in gaps_of(page, text, line)]
        met = _met(shared, gaps)
        shared = met or shared
        misses += not met
        if misses > 1:
            return None
    return shared[0] if shared else None


def _met(shared: Sequence[Gap], gaps: Sequence[Gap]) -> list[Gap]:
    """Where gaps of a line overlap those that the lines before have in common."""
    if not shared:
        return list(gaps)
    return [
        (max(old[0], new[0]), min(old[1], new[1]))
        for old in shared
        for new in gaps
        if old[0] < new[1] and new[0] < old[1]
    ]


def _cut(page: pdfium.Page, text: str, line: Line, gutter: Gap) -> Iterator[Line]:
    if line.right <= gutter[1] or line.left >= gutter[0]:
        yield line
        return
    for index, (left, right) in gaps_of(page, text, line):
        if left <= gutter[1] and gutter[0] <= right:
            for start, end in ((line.start, index), (index, line.end)):
                part = line_between(page, text, start, end, line.page)
                if part is not None:
                    yield part
            return
    yield line


def _both_long(pairs: Sequence[Sequence[Line]]) -> bool:
    return all(
        sum(len(pair[side].text) for pair in pairs) >= _LEAST_SIDE * len(pairs) for side in (0, 1)
    )


def _by_columns(lines: Sequence[Line], gutter: Gap) -> Iterator[Line]:
    """Left lines before right ones; a line over both columns ends what stands above it."""
    right: list[Line] = []
    for line in lines:
        if line.left >= gutter[0]:
            right.append(line)
            continue
        if line.right > gutter[1]:
            yield from right
            right = []
        yield line
    yield from right
