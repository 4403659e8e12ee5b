"""Lines of print -> paragraphs, by where they stand on the page and how they begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from contractlint.patterns import pattern
from contractlint.readers.pdf_lines import Line
from contractlint.records import dataclass

_BULLET = pattern(r"[•●▪■◦○‣⁃∙·➢➤✓✔*–—-] ?(?=[^\s_*.–—-])")
_NUMBER = pattern(
    r"(?:§+ ?\d+[.)]?"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]|[^\W\d_][.)]|[ivxlcIVXLC]{1,6}[.)])"
    r"|\((?:\d{1,3}|[^\W\d_]{1,2}|[ivxlc]{1,5})\))(?= |$)"
)
_INLINE = pattern(r"(?<=\S )\((?:\d{1,3}|[^\W\d_]{1,2}|[ivxlc]{1,5})\)(?= |$)")
_LABEL = pattern(rf"(?:{_NUMBER.pattern}|\d{{1,3}}|[•●▪■◦○*–—-])")
_LIST_GOES_ON = pattern(r"[;,](?: \w{1,5})?$")
_ABBREVIATED = pattern(r"(?:^|[\s(])\w{1,4}\.$")
_RULING = pattern(r"[-=–—*+ ]{4,}")
_RULES = "-=–—*+"
_PLAIN_NUMBER = pattern(r"\d[\d.]*\d")
# "1 The fee …", "* From 1 May …" in smaller print at the foot of a page.
_NOTE = pattern(r"(?:\d{1,3}\)?|[*†‡]{1,3})(?= ?\S)")
_NOTE_SCALE = 0.92
_CLOSING = ".!?:;"
_QUOTES = "\"'”“’»›)]"
_ROMAN = "ivxlcIVXLC"
_OPEN_ENDS = ("§", "§§", "№")


@dataclass(frozen=True, slots=True)
class Column:
    """The sides within which a run of lines is set, and the distance of their tops in a paragraph.

    `run` numbers the runs of a document: one begins where the print jumps up or turns the page.
    """

    run: int
    left: float
    right: float
    pitch: float


@dataclass(slots=True)
class Paragraph:
    """Lines that a person reads as one block, and the run of each; grows while the page is read.

    `note`: a footnote, over which the text above it goes on.
    """

    lines: list[Line]
    runs: list[int]
    note: bool = False

    @property
    def last(self) -> Line:
        """The line that was added last."""
        return self.lines[-1]

    @property
    def has_second_line(self) -> bool:
        """Whether the last two lines are of one run, so that their distance and sides are usual."""
        return len(self.runs) > 1 and self.runs[-1] == self.runs[-2]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """For every line the column it stands in."""
    columns: list[Column] = []
    runs = list(_runs(lines))
    pitches = _pitches(runs)
    sides: tuple[float, float] | None = None
    for number, run in enumerate(runs):
        sides = _sides(run, sides)
        graded: dict[int, Column] = {}
        for line in run:
            grade = round(line.size)
            if grade not in graded:
                graded[grade] = Column(number, *sides, pitches.get(grade, 0.0))
            columns.append(graded[grade])
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
        or after.top < line.top - 0.5 * (line.bottom - line.top)
    )


def _sides(run: list[Line], before: tuple[float, float] | None) -> tuple[float, float]:
    """The left and right side of a run; one of a few lines takes over those of the run before."""
    left = min([line.left for line in run])
    rights = sorted([line.right for line in run], reverse=True)
    right = rights[0]
    for wider, edge in pairwise(rights):
        # A title over two columns is wider than they: only a side that two lines share counts.
        if wider - edge < 0.05 * (edge - left):
            right = wider
            break
    if len(run) < 4 and before is not None and abs(before[0] - left) < 40 and run[0].cell is None:
        right = max(right, before[1])
    return left, right


def _pitches(runs: Sequence[Sequence[Line]]) -> dict[int, float]:
    """By font size the smallest distance between tops of lines that is frequent.

    Headings are often one below the other with space between: no size is set wider than the body.
    """
    counted: dict[tuple[float, int], int] = {}
    for run in runs:
        top_before, size_before = 0.0, -1.0
        for line in run:
            top, size = line.top, line.size
            if size == size_before and top - top_before > 0.6 * size:
                key = size, round(2 * (top - top_before))
                counted[key] = counted.get(key, 0) + 1
            top_before, size_before = top, size
    distances: dict[int, Counter[float]] = {}
    for (size, distance), times in counted.items():
        distances.setdefault(round(size), Counter())[distance / 2] += times
    if not distances:
        return {}
    frequent = {
        grade: min(
            distance for distance, times in found.items() if 4 * times >= max(found.values())
        )
        for grade, found in distances.items()
    }
    body = max(distances, key=lambda grade: distances[grade].total())
    widest = 1.15 * frequent[body] / max(body, 1.0)
    return {grade: min(pitch, widest * max(grade, 1.0)) for grade, pitch in frequent.items()}


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The lines of a document's body, in reading order, as paragraphs."""
    paragraphs: list[Paragraph] = []
    for line, column in zip(lines, columns_of(lines), strict=True):
        goes_on = paragraphs and _belongs(paragraphs[-1], line, column)
        open_ = paragraphs[-1] if goes_on else _over_notes(paragraphs, line)
        if open_ is None:
            paragraphs.append(Paragraph([line], [column.run]))
        else:
            open_.lines.append(line)
            open_.runs.append(column.run)
    return paragraphs


def _over_notes(paragraphs: Sequence[Paragraph], line: Line) -> Paragraph | None:
    """The paragraph above the footnotes of the page before that the line goes on with."""
    if not paragraphs or paragraphs[-1].last.page >= line.page:
        return None
    at = len(paragraphs) - 1
    while at > 0 and _looks_like_note(paragraphs[at], line):
        at -= 1
    above = paragraphs[at]
    if at == len(paragraphs) - 1 or above.last.page != line.page - 1:
        return None
    if above.last.cell or line.cell or not (above.last.hyphen or _runs_over(above, line)):
        return None
    for note in paragraphs[at + 1 :]:
        note.note = True
    return above


def _looks_like_note(paragraph: Paragraph, line: Line) -> bool:
    first = paragraph.lines[0]
    return first.size <= _NOTE_SCALE * line.size and _NOTE.match(first.text) is not None


def is_labelled(text: str) -> bool:
    """Whether a line begins with a clause number or a bullet."""
    if text[:2].isalpha() and text[0] not in _ROMAN:
        return False  # a word, as nearly all lines begin
    return bool(_NUMBER.match(text) or _BULLET.match(text))


def is_label(text: str) -> bool:
    """Whether a line is nothing but a clause number or a bullet."""
    return bool(_LABEL.fullmatch(text))


def begins_with_bullet(text: str) -> bool:
    """Whether a line is an item of a list without numbers."""
    return bool(_BULLET.match(text))


def closed(text: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    bare = text.rstrip(_QUOTES)
    return bool(bare) and bare[-1] in _CLOSING


def _belongs(paragraph: Paragraph, line: Line, column: Column) -> bool:
    last = paragraph.lines[-1]
    if last.cell != line.cell or _has_ruling(last.text, line.text):
        return False
    if last.hyphen and _word_goes_on(last, line):
        return True
    if column.run != paragraph.runs[-1]:
        return _runs_over(paragraph, line)
    if line.left > last.right - 1 and abs(line.top - last.top) < 0.3 * last.height:
        beside = 0 <= line.start - last.end <= 1 < line.end  # words of a letter-spaced line
        return beside or bool(_NUMBER.fullmatch(last.text)) or len(last.text) == 1
    if _gapes(paragraph, line, column):
        return _goes_on_wider(last, line, column) or _goes_on_below(paragraph, line)
    if _differs(last, line) and not _only_font_differs(paragraph, line, column):
        return False
    if is_labelled(line.text):
        return _label_is_chance(paragraph, line, column)
    return _flows(paragraph, line, column)


def _has_ruling(text: str, after: str) -> bool:
    """Whether one of two lines is of characters that stand for a rule across the page."""
    return (text[0] in _RULES and _RULING.fullmatch(text) is not None) or (
        after[0] in _RULES and _RULING.fullmatch(after) is not None
    )


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
    return abs(last.size - line.size) > 0.06 * max(last.size, line.size)


def _goes_on_wider(last: Line, line: Line, column: Column) -> bool:
    """Whether a paragraph is set with more space than others: a full, unfinished line."""
    same = abs(last.left - line.left) < 2 and last.size == line.size
    tight = line.top - last.top < 2.4 * last.size
    unfinished = not closed(last.text) and not is_labelled(line.text)
    return same and tight and unfinished and column.right - last.right < 1.5


def _goes_on_below(paragraph: Paragraph, line: Line) -> bool:
    """Whether a sentence that is not at its end goes on after a gap, where a page number was."""
    last = paragraph.last
    room = (
        1 < (line.top - last.bottom) / (last.height or 1.0) < 10
        and abs(line.size - last.size) < 0.5
    )
    long = sum(len(part.text) for part in paragraph.lines) > 60
    unfinished = not closed(last.text) and not _LIST_GOES_ON.search(last.text)
    return room and long and unfinished and line.text[0].islower()


def _only_font_differs(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """Whether a line that begins in another font still goes on: a number or a name set smaller."""
    last = paragraph.last
    near = abs(last.size - line.size) < 0.25 * max(last.size, line.size)
    same_side = len(paragraph.lines) > 1 and abs(line.left - last.left) < 1
    unfinished = not closed(last.text) or (last.text[-1] == ":" and line.text[0].isdigit())
    return near and same_side and unfinished and _is_full(last, line, column)


def _gapes(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """Whether more space than between the lines of a paragraph stands before the line."""
    lines, runs = paragraph.lines, paragraph.runs
    last = lines[-1]
    height = last.bottom - last.top
    usual = column.pitch
    if len(runs) > 1 and runs[-1] == runs[-2]:
        usual = max(usual, last.top - lines[-2].top)
    return line.top - last.top > 1.3 * max(usual or 1.5 * height, 0.9 * height)


def _label_is_chance(paragraph: Paragraph, line: Line, column: Column) -> bool:
    """Whether what looks like a label is amid a sentence ("under Articles 5.3 or | 5.4.")."""
    last = paragraph.last
    if not _is_full(last, line, column):
        return False
    if len(paragraph.lines) > 1 and abs(line.left - last.left) > 3:
        return False
    word = last.text.split()[-1]
    if word in _OPEN_ENDS or (line.text[0].isdigit() and _names_clause(word)):
        return True
    label = _NUMBER.match(line.text)
    if label is None:
        return line.text[0] in "–—-" and not closed(last.text) and last.text[-1] != ","
    rest = line.text[label.end() :].strip()
    if _succeeds(label.group(), paragraph.lines[0].text):
        return False
    if any(_succeeds(label.group(), before) for before in _counted_in_text(paragraph)):
        return True
    return _sentence_runs_on(last.text, label.group(), rest)


def _names_clause(word: str) -> bool:
    """Whether a number must follow: "under Section", "zgodnie z ust."."""
    return word.lower().strip("(.") in _clause_words()


@cache
def _clause_words() -> frozenset[str]:
    from contractlint.languages import LANGUAGES  # rarely asked for

    return frozenset().union(*(each.writing.clause_words for each in LANGUAGES.values()))


def _counted_in_text(paragraph: Paragraph) -> list[str]:
    """Labels that stand amid the lines: "not liable for (i) losses or | (ii) damages"."""
    return [label for line in paragraph.lines for label in _INLINE.findall(line.text)]


def _sentence_runs_on(before: str, label: str, rest: str) -> bool:
    """Whether a label with small letters or nothing after it is in a sentence, not in a list."""
    small = not rest or rest[0].islower()
    if _PLAIN_NUMBER.fullmatch(label) and not closed(before):
        return small
    if closed(before):
        return bool(rest) and small and _ABBREVIATED.search(before) is not None
    if _LIST_GOES_ON.search(before):
        return False
    word = before.split()[-1]
    return small or (label[0].isdigit() and word.islower() and len(word) <= 4)


def _succeeds(label: str, first_line: str) -> bool:
    """Whether a label is the one after that of the paragraph: (a) and (b), 5.1 and 5.2."""
    before = _NUMBER.match(first_line)
    if before is None:
        return False
    old, new = before.group().strip("§ ().").split("."), label.strip("§ ().").split(".")
    if len(old) != len(new) or old[:-1] != new[:-1]:
        return False
    if old[-1].isdigit() and new[-1].isdigit():
        return int(new[-1]) == int(old[-1]) + 1
    if len(old[-1]) == len(new[-1]) == 1:
        return ord(new[-1]) == ord(old[-1]) + 1
    return old[-1].isalpha() and new[-1].isalpha() and set(old[-1] + new[-1]) <= set("ivxlIVXL")


def _is_full(last: Line, line: Line, column: Column) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    word = line.text.split(maxsplit=1)[0]
    needed = (len(word) + 1) * (line.right - line.left) / len(line.text)
    return column.right - last.right < 1.05 * needed + 0.5


def _flows(paragraph: Paragraph, line: Line, column: Column) -> bool:
    last = paragraph.lines[-1]
    if not _is_full(last, line, column):
        return _goes_on_though_short(last, line, column)
    if line.text[0].islower() and not closed(last.text):
        return True
    if paragraph.has_second_line:
        return abs(line.left - last.left) < 0.8 * line.size
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
