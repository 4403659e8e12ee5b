"""Running headers, footers and page numbers, told from the contract that they interrupt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from contractlint.patterns import pattern
from contractlint.readers.pdf_lines import Line

_ZONE = 0.14
_NEAR = 8.0
_DIGITS = pattern(r"\d+")
_BARE_NUMBER = pattern(
    r"(?:(?:page|p|seite|s|strona|str|стр|страница|stran)\.? ?)?[-–—]? ?(\d{1,3}) ?[-–—]?", re.I
)
_LONGEST_NUMBER = len("страница. - 123 -")
_FAR_APART = 15
_NUMBER_OF_ALL = pattern(r"\W*(?:[^\W\d_]{1,7}\.? ?)?(\d+) ?(?:/|[^\W\d_]{1,3}) ?(\d+)\W*")

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
    levels = [level for group in alike.values() for level in _levels(group)]
    counting = {line for line, _ in margins if _says_its_page(line, len(sheets))}
    counting |= _stray_page_numbers([line for lines, _ in sheets for line in lines])
    for level in levels:
        if _is_on_enough_pages(level, len(sheets)) and _count_pages(level):
            counting.update(line for line, _ in level)
    same = [level for level in levels if _is_on_enough_pages(level, len(sheets)) and _same(level)]
    return _with_set_apart(counting, same, sheets)


def _same(level: list[tuple[Line, int]]) -> bool:
    return len({line.text for line, _ in level}) == 1


def _with_set_apart(
    counting: set[Line], same: list[list[tuple[Line, int]]], sheets: Sequence[Sheet]
) -> set[Line]:
    """Page numbers and those repeated lines that stand apart from the text, as no paragraph does.

    What has nothing else beside it on most of its pages is the contract, in copies.
    """
    kept = same
    while True:
        candidates = counting | {line for level in kept for line, _ in level}
        apart = [level for level in kept if _mostly_stands_apart(level, sheets, candidates)]
        if len(apart) == len(kept):
            return candidates
        kept = apart


def _mostly_stands_apart(
    level: list[tuple[Line, int]], sheets: Sequence[Sheet], candidates: set[Line]
) -> bool:
    apart = sum(_stands_apart(line, sheets[index][0], candidates) for line, index in level)
    return 2 * apart > len(level)


def _stands_apart(line: Line, lines: Sequence[Line], candidates: set[Line]) -> bool:
    """Whether there is other text on the page, and none of it close."""
    others = [other for other in lines if other not in candidates]
    return bool(others) and all(
        max(other.top - line.bottom, line.top - other.bottom) > 0.7 * line.height
        for other in others
    )


def _stray_page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Page numbers of an earlier paging amid the pages: bare numbers that count up, far apart."""
    bare = [
        (place, int(found.group(1)), line)
        for place, line in enumerate(lines)
        if len(line.text) <= _LONGEST_NUMBER
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


def _is_on_enough_pages(level: list[tuple[Line, int]], pages: int) -> bool:
    on_pages = len({index for _, index in level})
    return on_pages > 2 or (on_pages == 2 and pages <= 3)


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
