"""Tables without rules: rows of print with wide gaps at the same places, as price lists are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from contractlint.patterns import pattern
from contractlint.readers import pdfium
from contractlint.readers.pdf_columns import Gap, gaps_of
from contractlint.readers.pdf_lines import Line, line_between
from contractlint.records import dataclass, field

# Letters are half as wide as they are high, those of typewriters 0.6: wider lines have gaps.
_WIDE = 0.605
# A gap between cells is at least this many times the font size.
_GAP = 1.8
_LEAST_GUTTER = 0.8
_LEAST_ROWS = 3
# Rows of a table stand no further apart than this many times the font size.
_NEAR = 4.5
# A line that goes on in its cell stands no further below than this.
_TIGHT = 1.6
_LONGEST = 160
_FEW_WORDS = 5
# "12.1", "(iv)", "Art. 5", "•": the text of a clause may stand well apart from them.
_LABEL = pattern(
    r"(?:\w{1,9}\.? )?\W?(?:\d{1,4}|[ivxlcIVXLC]{1,5}|[^\W\d_])(?:\.\w{1,3})*\W{0,2}|\W{1,2}"
)

_DIGIT = pattern("[0-9]")
# A line of a table of contents is known by them.
_LEADERS = pattern(r"\.[. ]\.|…|___")


@dataclass(slots=True)
class Rows:
    """A table that grows row by row: the index and gaps of each, and the gutters all share."""

    gutters: list[Gap]
    rows: list[tuple[int, list[tuple[int, Gap]]]] = field(default_factory=list)


def in_rows(page: pdfium.Page, text: str, lines: list[Line], first: int) -> tuple[list[Line], int]:
    """The lines, rows of tables cut into their cells, and how many tables there are.

    `first` is the number of the first table in the document.
    """
    known = _numbered(page, text, lines)
    if not _are_near(sorted(known), lines):
        return lines, 0
    tables = [table for table in _tables(page, text, lines, known) if _is_table(table, lines)]
    result: list[Line] = []
    done = 0
    for number, table in enumerate(tables, first):
        start, end = table.rows[0][0], _end_of(table, lines)
        result += lines[done:start]
        result += _cells(page, text, lines[start:end], table, start, number)
        done = end
    return result + lines[done:], len(tables)


def _numbered(
    page: pdfium.Page, text: str, lines: Sequence[Line]
) -> Mapping[int, list[tuple[int, Gap]]]:
    """The gaps of the rows with digits, by their index: no table is without such rows."""
    found = (
        (index, list(_wide_gaps(page, text, line)))
        for index, line in enumerate(lines)
        if _is_wide(line) and _has_digit(line.text) and _may_be_row(line)
    )
    return {index: gaps for index, gaps in found if gaps}


def _are_near(rows: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether two rows with digits stand as near to each other as somewhere in every table.

    Half of a table's rows have digits, so somewhere at most two rows are between two that have.
    """
    largest = max((line.size for line in lines), default=0.0)
    return any(
        0 < lines[after].top - lines[row].top < 3 * _NEAR * largest for row, after in pairwise(rows)
    )


def _tables(
    page: pdfium.Page,
    text: str,
    lines: Sequence[Line],
    known: Mapping[int, list[tuple[int, Gap]]],
) -> Iterator[Rows]:
    table: Rows | None = None
    for index, line in enumerate(lines):
        gaps = known.get(index)
        if gaps is None:
            plain = _is_wide(line) and _may_be_row(line) and not _has_digit(line.text)
            gaps = list(_wide_gaps(page, text, line)) if plain else []
        if table is not None and gaps and _joins(table, line, gaps, lines):
            table.rows.append((index, gaps))
            continue
        if table is not None and not gaps and _goes_on(table, line, lines[index - 1]):
            continue
        if table is not None:
            yield table
        table = Rows([gap for _, gap in gaps], [(index, gaps)]) if gaps else None
    if table is not None:
        yield table


def _is_wide(line: Line) -> bool:
    return line.right - line.left > _WIDE * line.size * len(line.text)


def _may_be_row(line: Line) -> bool:
    """Whether a wide line is no prose and no line of a table of contents."""
    return (
        len(line.text) < _LONGEST
        and line.cell is None
        and " " in line.text
        and _LEADERS.search(line.text) is None
    )


def _wide_gaps(page: pdfium.Page, text: str, line: Line) -> Iterator[tuple[int, Gap]]:
    if not page.probe.gapes(line.start, line.end, _GAP * line.size):
        return
    gaps = [
        (index, gap)
        for index, gap in gaps_of(page, text, line)
        if gap[1] - gap[0] > _GAP * line.size
        if not _LABEL.fullmatch(text[line.start : index].strip())
    ]
    words = line.text.split()
    numbers = sum(map(_has_digit, words))
    # Where every word stands apart, a short line was stretched to the full width.
    if len(words) < _FEW_WORDS or 2 * len(gaps) < len(words) or 2 * numbers >= len(words):
        yield from gaps


def _joins(table: Rows, line: Line, gaps: Sequence[tuple[int, Gap]], lines: Sequence[Line]) -> bool:
    """Whether a row has its gaps where the table has; narrows the table's gutters if so."""
    last = lines[table.rows[-1][0]]
    if not 0 < line.top - last.top < _NEAR * max(last.size, line.size):
        return False
    least = _LEAST_GUTTER * line.size
    narrowed: list[Gap] = []
    hits = 0
    for low, high in table.gutters:
        met = [
            (max(low, a), min(high, b)) for _, (a, b) in gaps if min(high, b) - max(low, a) > least
        ]
        hits += bool(met)
        narrowed += met[:1] or [(low, high)]
    if not hits:
        return False
    table.gutters = narrowed
    return True


def _goes_on(table: Rows, line: Line, before: Line) -> bool:
    """Whether a line without gaps goes on in a cell of the last row; narrows a gutter if so."""
    if not 0 < line.top - before.top < _TIGHT * max(line.size, before.size):
        return False
    least = _LEAST_GUTTER * line.size
    if any(line.left < high - 1 and line.right > high - least for _, high in table.gutters):
        return False
    table.gutters = [
        (max(low, line.right), high) if line.left < low else (low, high)
        for low, high in table.gutters
    ]
    return True


def _is_table(table: Rows, lines: Sequence[Line]) -> bool:
    """Three rows or more, and numbers in half of them: signatures and addresses have none."""
    numbers = sum(_has_digit(lines[index].text) for index, _ in table.rows)
    return len(table.rows) >= _LEAST_ROWS and 2 * numbers >= len(table.rows)


def _has_digit(text: str) -> bool:
    return bool(_DIGIT.search(text)) or (not text.isascii() and any(map(str.isdigit, text)))


def _end_of(table: Rows, lines: Sequence[Line]) -> int:
    """The index after the table's last line, with what goes on in its last row."""
    end = table.rows[-1][0] + 1
    while (
        end < len(lines)
        and _goes_on(table, lines[end], lines[end - 1])
        and _is_short(lines[end], lines[end - 1])
    ):
        end += 1
    return end


def _is_short(line: Line, before: Line) -> bool:
    """A small letter goes on; what begins like a sentence under a table is not part of it."""
    return line.text[:1].islower() and abs(line.size - before.size) < 0.5


def _cells(
    page: pdfium.Page, text: str, lines: Sequence[Line], table: Rows, start: int, number: int
) -> list[Line]:
    gaps_by_row = dict(table.rows)
    found: list[Line] = []
    row = -1
    for index, line in enumerate(lines, start):
        gaps = gaps_by_row.get(index)
        row += gaps is not None
        for part in _parts(page, text, line, gaps or (), table.gutters):
            column = sum(part.left >= high - 1 for _, high in table.gutters)
            found.append(part._replace(cell=(number, row, column)))
    return sorted(found, key=lambda part: part.cell or (0, 0, 0))


def _parts(
    page: pdfium.Page,
    text: str,
    line: Line,
    gaps: Sequence[tuple[int, Gap]],
    gutters: Sequence[Gap],
) -> Iterator[Line]:
    """The line, cut at those of its gaps that lie in a gutter."""
    cuts = [
        index
        for index, (left, right) in gaps
        if any(left < high and low < right for low, high in gutters)
    ]
    for begin, end in zip([line.start, *cuts], [*cuts, line.end], strict=True):
        part = line_between(page, text, begin, end, line.page)
        if part is not None:
            yield part
