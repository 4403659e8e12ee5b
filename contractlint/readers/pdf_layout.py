"""Lines of print -> paragraphs, by where they stand on the page and how they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from contractlint.readers.pdf_lines import Line

_BULLET = re.compile(r"[•●▪■◦○‣⁃∙·➢➤✓✔*–—-] ?(?=\S)")
_NUMBER = re.compile(
    r"(?:§+ ?\d|\(?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]|[^\W\d_][.)]|[ivxlcIVXLC]{1,6}[.)])(?= |$)"
    r"|\((?:\d{1,3}|[^\W\d_]{1,2}|[ivxlc]{1,5})\)(?= |$))"
)
_CLOSING = ".!?:;"
_QUOTES = "\"'”“’»›)]"
_OPEN_ENDS = ("§", "§§", "№")


@dataclass(frozen=True, slots=True)
class Column:
    """The sides within which lines are set, and the distance of their tops in a paragraph."""

    left: float
    right: float
    pitch: float


@dataclass(slots=True)
class Paragraph:
    """Lines that a person reads as one block; grows while the page is read."""

    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """The line that was added last."""
        return self.lines[-1]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """For every line the column it stands in: a new one begins where the print jumps up, or by the side."""
    columns: list[Column] = []
    runs = list(_runs(lines))
    pitches = _pitches(lines)
    before: Column | None = None
    for run in runs:
        column = _column(run, before, pitches)
        columns += [column] * len(run)
        before = column
    return columns


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and _leaves(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _leaves(line: Line, after: Line) -> bool:
    """Whether the next line is in another column, page or cell."""
    return (
        line.page != after.page
        or line.cell != after.cell
        or after.top < line.top - 0.5 * max(line.height, after.height)
    )


def _column(run: list[Line], before: Column | None, pitches: dict[float, float]) -> Column:
    left = min(line.left for line in run)
    rights = sorted((line.right for line in run), reverse=True)
    right = rights[0]
    for nth, edge in enumerate(rights[1:], start=1):
        # A title over two columns is wider than the column: only a side that two lines share counts.
        if rights[nth - 1] - edge < 0.05 * (edge - left):
            right = rights[nth - 1]
            break
    if len(run) < 4 and before is not None and abs(before.left - left) < 40 and run[0].cell is None:
        right = max(right, before.right)
    return Column(left, right, pitches.get(_grade(run[len(run) // 2]), 0.0))


def _grade(line: Line) -> float:
    return round(line.size)


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """By font size the smallest distance between tops of lines that is frequent."""
    distances: dict[float, Counter[float]] = {}
    for line, after in zip(lines, lines[1:], strict=False):
        if not _leaves(line, after) and _grade(line) == _grade(after):
            distance = round(2 * (after.top - line.top)) / 2
            if distance > 0.6 * line.height:
                distances.setdefault(_grade(line), Counter())[distance] += 1
    return {
        grade: min(
            distance for distance, times in counter.items() if 4 * times >= max(counter.values())
        )
        for grade, counter in distances.items()
    }


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The lines of a document's body, in reading order, as paragraphs."""
    paragraphs: list[Paragraph] = []
    for line, column in zip(lines, columns_of(lines), strict=True):
        if paragraphs and _belongs(paragraphs[-1], line, column):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return paragraphs


def is_labelled(text: str) -> bool:
    """Whether a line begins with a clause number or a bullet."""
    return bool(_NUMBER.match(text) or _BULLET.match(text))


def begins_with_bullet(text: str) -> bool:
    """Whether a line is an item of a list without numbers."""
    return bool(_BULLET.match(text))


def closed(text: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    bare = text.rstrip(_QUOTES)
    return bool(bare) and bare[-1] in _CLOSING


def _belongs(paragraph: Paragraph, line: Line, column: Column) -> bool:
    last = paragraph.last
    if last.cell != line.cell:
        return False
    if last.hyphen and _word_goes_on(last, line):
        return True
    if _leaves(last, line):
        return _runs_over(paragraph, line)
    if abs(line.top - last.top) < 0.3 * last.height and line.left > last.right - 1:
        return bool(_NUMBER.fullmatch(last.text)) or len(last.text) == 1
    if _differs(last, line) or _gapes(paragraph, line, column):
        return False
    if is_labelled(line.text):
        return _label_is_chance(last, line, column)
    return _flows(paragraph, line, column)


def _word_goes_on(last: Line, line: Line) -> bool:
    return line.text[0].islower() or (line.text[0].isalnum() and not _NUMBER.match(line.text))


def _runs_over(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph plainly goes on in the next column or on the next page."""
    last = paragraph.last
    if closed(last.text) or is_labelled(line.text) or _differs(last, line):
        return False
    if line.text[0].islower():
        return True
    return last.text[-1] in ",–—" or (len(paragraph.lines) > 1 and not line.text.isupper())


def _differs(last: Line, line: Line) -> bool:
    return abs(last.size - line.size) > 0.12 * max(last.size, line.size)


def _gapes(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """Whether more space than between the lines of a paragraph stands before the line."""
    last = paragraph.last
    usual = column.pitch
    if len(paragraph.lines) > 1 and not _leaves(paragraph.lines[-2], last):
        usual = max(usual, last.top - paragraph.lines[-2].top)
    usual = usual or 1.5 * last.height
    return line.top - last.top > 1.3 * max(usual, 0.9 * last.height)


def _label_is_chance(last: Line, line: Line, column: Column) -> bool:
    """Whether what looks like a clause number is the middle of a sentence ("under § | 5. of the Act")."""
    if closed(last.text) or last.text[-1] == "," or not _is_full(last, line, column):
        return False
    word = last.text.split()[-1]
    if word in _OPEN_ENDS:
        return True
    if _BULLET.match(line.text):
        return line.text[0] in "–—-" and line.left < column.left + line.size
    rest = line.text.split(maxsplit=1)[1:]
    if line.text[0] in "(§" or not line.text[0].isdigit():
        return bool(rest) and line.left < column.left + 2 and word.islower()
    return bool(rest) and (rest[0][0].islower() or (word.islower() and len(word) <= 4))


def _is_full(last: Line, line: Line, column: Column) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    word = line.text.split(maxsplit=1)[0]
    needed = (len(word) + 1) * line.width / len(line.text)
    return column.right - last.right < 1.05 * needed + 0.5


def _flows(paragraph: Paragraph, line: Line, column: Column) -> bool:
    last = paragraph.last
    if not _is_full(last, line, column):
        return _goes_on_though_short(last, line, column)
    if line.text[0].islower() and not closed(last.text):
        return True
    indent = line.left - last.left
    if len(paragraph.lines) > 1 and not _leaves(paragraph.lines[-2], last):
        return abs(indent) < 0.8 * line.size
    # The second line may hang under a label or stand left of a first line's indent.
    return True


def _goes_on_though_short(last: Line, line: Line, column: Column) -> bool:
    if closed(last.text):
        return False
    if line.text[0].islower():
        return last.right - column.left > 0.6 * (column.right - column.left)
    middles = abs((last.left + last.right) - (line.left + line.right)) / 2
    centred = middles < 3 and abs(last.left - line.left) > 3
    return centred and last.text.isupper() and line.text.isupper()
