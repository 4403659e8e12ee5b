"""Running headers, footers and page numbers, told from the contract that they interrupt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from contractlint.readers.pdf_lines import Line

_ZONE = 0.14
_NEAR = 8.0
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(
    r"(?:(?:page|p|seite|s|strona|str|стр|страница|stran)\.? ?)?[-–—]? ?(\d{1,3}) ?[-–—]?", re.I
)
_FAR_APART = 15
_NUMBER_OF_ALL = re.compile(r"\W*(?:[^\W\d_]{1,7}\.? ?)?(\d+) ?(?:/|[^\W\d_]{1,3}) ?(\d+)\W*")

Sheet = tuple[Sequence[Line], float]
"""The lines of a page and the page's height in points."""


def furniture_of(sheets: Sequence[Sheet]) -> set[Line]:
    """Lines near the top or bottom edge that come back over the pages, page numbers aside."""
    margins = [
        (line, index)
        for index, (lines, height) in enumerate(sheets)
        for line in lines
        if line.top < _ZONE * height or line.bottom > (1 - _ZONE) * height
    ]
    alike: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for line, index in margins:
        alike[_DIGITS.sub("#", line.text)].append((line, index))
    found = {line for line, _ in margins if _says_its_page(line, len(sheets))}
    for group in alike.values():
        for level in _levels(group):
            found |= _repeated(level, len(sheets))
    return found | _stray_page_numbers([line for lines, _ in sheets for line in lines])


def _stray_page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Page numbers of an earlier paging amid the pages: bare numbers that count up, far apart."""
    bare = [
        (place, int(found.group(1)), line)
        for place, line in enumerate(lines)
        if line.cell is None and (found := _BARE_NUMBER.fullmatch(line.text))
    ]
    run: list[tuple[int, int, Line]] = []
    stray: set[Line] = set()
    for member in bare:
        if run and member[1] <= run[-1][1]:
            continue
        if run and not (member[1] <= run[-1][1] + 2 and member[0] - run[-1][0] >= _FAR_APART):
            stray |= {line for _, _, line in run} if len(run) > 2 else set()
            run = []
        run.append(member)
    return stray | {line for _, _, line in run} if len(run) > 2 else stray


def _levels(group: list[tuple[Line, int]]) -> Iterable[list[tuple[Line, int]]]:
    """The lines of a group that stand at about the same height of their pages."""
    ordered = sorted(group, key=lambda member: member[0].top)
    level: list[tuple[Line, int]] = []
    for member in ordered:
        if level and member[0].top - level[-1][0].top > _NEAR:
            yield level
            level = []
        level.append(member)
    yield level


def _repeated(level: list[tuple[Line, int]], pages: int) -> set[Line]:
    on_pages = {index for _, index in level}
    if len(on_pages) < 2 or (len(on_pages) < 3 and pages > 3):
        return set()
    counted = _DIGITS.search(level[0][0].text) is not None
    if not counted or len({line.text for line, _ in level}) == 1:
        return {line for line, _ in level}
    return {line for line, _ in level} if _count_pages(level) else set()


def _count_pages(level: list[tuple[Line, int]]) -> bool:
    """Whether a number in the lines grows with the pages ("Page 3 of 9"), not with clauses."""
    offsets: dict[tuple[int, int], set[int]] = defaultdict(set)
    for line, index in level:
        for nth, digits in enumerate(_DIGITS.findall(line.text)):
            offsets[(nth, int(digits[:9]) - index)].add(index)
    pages = len({index for _, index in level})
    return any(len(indices) >= max(2, 0.8 * pages) for indices in offsets.values())


def _says_its_page(line: Line, pages: int) -> bool:
    """Whether a line is "3 / 9" on page 3 of 9, which needs no other page to be known."""
    found = _NUMBER_OF_ALL.fullmatch(line.text)
    return found is not None and found.groups() == (str(line.page), str(pages))
