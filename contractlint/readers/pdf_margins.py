"""Numbers of lines in the margin, as pleadings and some contracts have them, set apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from contractlint.patterns import pattern
from contractlint.readers import pdfium
from contractlint.readers.pdf_lines import Line, line_between

_NUMBER = pattern(r"(\d{1,4})(?: |$)")
_STEPS = (1, 2, 5, 10)
_FEWEST = 5
# A list of short items is numbered line by line too; text that is numbered so goes on in most.
_FEWEST_BESIDE_TEXT = 10
_GOING_ON = 0.4
_SAME_PLACE = 14.0
_WIDE = 0.7

Numbered = tuple[Line, int]


def apart(page: pdfium.Page, text: str, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without numbers in the margin, and those numbers."""
    numbered = [
        (line, int(found.group(1)))
        for line in lines
        if line.text[0].isdecimal() and (found := _NUMBER.match(line.text))
    ]
    if len(numbered) < _FEWEST:
        return lines, []
    numbered = _in_margin(numbered)
    alone = [pair for pair in numbered if pair[0].text.isdecimal()]
    if _counts(alone) and _beside(alone, lines):
        numbers = {line for line, _ in alone}
        return [line for line in lines if line not in numbers], [line for line, _ in alone]
    if not (_counts(numbered) and _every_line(numbered, lines) and _go_on(numbered)):
        return lines, []
    return _cut(page, text, lines, {line: len(str(number)) for line, number in numbered})


def _in_margin(numbered: Sequence[Numbered]) -> list[Numbered]:
    """Those that stand further left than all others, about at one place."""
    left = min(line.left for line, _ in numbered)
    return [(line, number) for line, number in numbered if line.left < left + _SAME_PLACE]


def _counts(numbered: Sequence[Numbered]) -> bool:
    """Whether the numbers grow by one step all the way down."""
    ordered = sorted(numbered, key=lambda pair: pair[0].top)
    steps = Counter(after - before for (_, before), (_, after) in pairwise(ordered))
    if len(ordered) < _FEWEST:
        return False
    step, times = steps.most_common(1)[0]
    return step in _STEPS and times >= 0.9 * (len(ordered) - 1)


def _beside(alone: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Whether bare numbers stand left of all text, and on the height of lines of it."""
    numbers = {line for line, _ in alone}
    others = [line for line in lines if line not in numbers]
    if not others:
        return False
    edge = min(line.left for line in others)
    tops = sorted(line.top for line in others)
    return all(
        line.right < edge and min(abs(line.top - top) for top in tops) < line.height
        for line in numbers
    )


def _every_line(numbered: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Whether as many lines stand from number to number as the numbers say."""
    ordered = sorted(numbered, key=lambda pair: pair[0].top)
    tops = sorted(line.top for line in lines)
    right = 0
    for (line, number), (after, following) in pairwise(ordered):
        between = sum(line.top + 1 < top <= after.top + 1 for top in tops)
        right += between == following - number
    return right >= 0.9 * (len(ordered) - 1)


def _go_on(numbered: Sequence[Numbered]) -> bool:
    """Whether small letters follow the numbers: lines of sentences, not items of a list."""
    rests = [line.text.partition(" ")[2] for line, _ in numbered]
    going_on = sum(rest[:1].islower() for rest in rests)
    return len(rests) >= _FEWEST_BESIDE_TEXT and going_on >= _GOING_ON * len(rests)


def _cut(
    page: pdfium.Page, text: str, lines: Sequence[Line], widths: dict[Line, int]
) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    numbers: list[Line] = []
    for line in lines:
        width = widths.get(line)
        middle = line.start + (width or 0)
        number = line_between(page, text, line.start, middle, line.page) if width else None
        rest = line_between(page, text, middle, line.end, line.page) if width else line
        if number is not None and rest is not None and rest.left - number.right < _WIDE * line.size:
            number, rest = None, line
        numbers += [number] if number is not None else []
        kept += [rest] if rest is not None else []
    return kept, numbers
