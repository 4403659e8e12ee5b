"""Ruling lines of a page -> tables, so that cells are kept apart and each of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractlint.readers import pdfium
from contractlint.readers.pdf_lines import Line, line_between
from contractlint.records import dataclass

_THIN = 3.0
# In one piece of print a wider gap, in font sizes, parts two cells.
_BREAK = 0.9
_NEAR = 3.0
_SHORTEST = 6.0
# Average width of a character by font size: 0.5 in text, 0.6 in typewriting, 0.7 in capitals.
_STRETCHED = 0.75
_MOST_RULES = 3_000
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line at `at` (x of an upright one, y of a level one) from `low` to `high`."""

    upright: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: the edges of its columns and rows, and the cell (row, column) of each square."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell around a point, None outside."""
        column, row = _slot(self.across, x), _slot(self.down, y)
        return None if column is None or row is None else self.cells[row][column]


def _slot(edges: Sequence[float], value: float) -> int | None:
    for index, (low, high) in enumerate(pairwise(edges)):
        if low <= value <= high:
            return index
    return None


def looks_tabular(lines: Sequence[Line]) -> bool:
    """Whether lines jump up, stand side by side or are stretched, as those of tables do."""
    for line, after in pairwise(lines):
        if after.bottom < line.top + 1 or (
            after.left > line.right and abs(after.top - line.top) < 2
        ):
            return True
    spread = sorted(
        [(line.right - line.left) / len(line.text) / (line.size or 1) for line in lines]
    )
    return bool(spread) and spread[-1] > min(_STRETCHED, 1.5 * spread[len(spread) // 2])


def tables_of(page: pdfium.Page) -> list[Table]:
    """The ruled tables of a page with at least two columns, from top to bottom."""
    rules = list(_rules(page))
    if not 4 <= len(rules) <= _MOST_RULES:
        return []
    uprights = _merged([rule for rule in rules if rule.upright])
    levels = _merged([rule for rule in rules if not rule.upright])
    tables = [_table(*group) for group in _connected(uprights, levels)]
    return sorted((table for table in tables if table), key=lambda table: table.down[0])


def _rules(page: pdfium.Page) -> Iterator[Rule]:
    for shape in pdfium.shapes_of(page):
        if shape.kind == pdfium.PATH:
            left, top, right, bottom = shape.box
            if right - left <= _THIN or bottom - top <= _THIN:
                yield from _rule(left, top, right, bottom)
            else:
                yield from _rules_of_path(page, shape)


def _rule(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    if right - left <= _THIN and bottom - top >= _SHORTEST:
        yield Rule(True, (left + right) / 2, top, bottom)
    elif bottom - top <= _THIN and right - left >= _SHORTEST:
        yield Rule(False, (top + bottom) / 2, left, right)


def _rules_of_path(page: pdfium.Page, shape: pdfium.Shape) -> Iterator[Rule]:
    """The straight sides of a path: a frame, or many lines drawn in one go."""
    first = last = None
    for kind, x, y, closes in pdfium.segments_of(shape):
        left, top, _, _ = page.shown(x, y, x, y)
        point = (left, top)
        if kind == 2 or last is None:
            first = point
        elif kind == 0:
            yield from _side(last, point)
        if closes and first is not None:
            yield from _side(point, first)
        last = point


def _side(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    across, down = sorted((start[0], end[0])), sorted((start[1], end[1]))
    yield from _rule(across[0], down[0], across[1], down[1])


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, as one: cells draw each side for themselves."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.low)):
        before = merged[-1] if merged else None
        if before and abs(before.at - rule.at) <= _NEAR and rule.low <= before.high + _NEAR:
            merged[-1] = Rule(rule.upright, before.at, before.low, max(before.high, rule.high))
        else:
            merged.append(rule)
    return merged


def _connected(uprights: list[Rule], levels: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or touch one another."""
    rules = [*uprights, *levels]
    groups = list(range(len(rules)))

    def root(index: int) -> int:
        while groups[index] != index:
            groups[index] = groups[groups[index]]
            index = groups[index]
        return index

    for up, upright in enumerate(uprights):
        for flat, level in enumerate(levels, start=len(uprights)):
            if _cross(upright, level):
                groups[root(up)] = root(flat)
    together: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(rules):
        together.setdefault(root(index), ([], []))[0 if rule.upright else 1].append(rule)
    yield from together.values()


def _cross(upright: Rule, level: Rule) -> bool:
    return (
        level.low - _NEAR <= upright.at <= level.high + _NEAR
        and upright.low - _NEAR <= level.at <= upright.high + _NEAR
    )


def _table(uprights: list[Rule], levels: list[Rule]) -> Table | None:
    across = _edges(rule.at for rule in uprights)
    down = _edges(rule.at for rule in levels)
    squares = (len(across) - 1) * (len(down) - 1)
    if len(across) < 3 or len(down) < 2 or squares > _MOST_CELLS:
        return None
    cells: list[list[tuple[int, int]]] = []
    for row, (top, bottom) in enumerate(pairwise(down)):
        cells.append([])
        for column, (left, right) in enumerate(pairwise(across)):
            middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
            if column and not _ruled(uprights, left, middle_y):
                cells[row].append(cells[row][column - 1])
            elif row and not _ruled(levels, top, middle_x):
                cells[row].append(cells[row - 1][column])
            else:
                cells[row].append((row, column))
    return Table(tuple(across), tuple(down), tuple(map(tuple, cells)))


def _edges(values: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _ruled(rules: list[Rule], at: float, through: float) -> bool:
    return any(
        abs(rule.at - at) <= _NEAR and rule.low - 1 <= through <= rule.high + 1 for rule in rules
    )


def in_cells(
    page: pdfium.Page, text: str, lines: list[Line], tables: list[Table], first: int
) -> list[Line]:
    """The lines, those in tables cut at cell edges, marked and in the order of rows and columns.

    A table's lines stand where its first line stood; `first` numbers the tables in the document.
    """
    result: list[Line] = []
    held: dict[int, list[Line]] = {}
    slots: dict[int, int] = {}
    for line in lines:
        for part, place in _parts(page, text, line, tables):
            if place is None:
                result.append(part)
                continue
            number, row, column = place
            slots.setdefault(number, len(result))
            held.setdefault(number, []).append(part._replace(cell=(first + number, row, column)))
    for number in sorted(held, key=lambda number: slots[number], reverse=True):
        cells = {line.cell for line in held[number]}
        rows = sorted(held[number], key=lambda line: line.cell or (0, 0, 0))
        alone = len(cells) < 2
        result[slots[number] : slots[number]] = (
            [line._replace(cell=None) for line in held[number]] if alone else rows
        )
    return result


def _parts(
    page: pdfium.Page, text: str, line: Line, tables: list[Table]
) -> Iterator[tuple[Line, tuple[int, int, int] | None]]:
    middle = (line.top + line.bottom) / 2
    start_place = _place(tables, line.left + 1, middle)
    if start_place == _place(tables, line.right - 1, middle):
        yield line, start_place
        return
    cuts: list[tuple[int, tuple[int, int, int] | None]] = []
    before: tuple[int, float] | None = None
    for index in range(line.start, line.end):
        box = None if text[index].isspace() else page.probe.box(index)
        if box is None:
            continue
        drawn = page.probe.drawn(index)
        # Print that is too long for its cell runs over the edge without a break.
        goes_on = before and before[0] == drawn and box[0] - before[1] < _BREAK * line.size
        before = (drawn, box[2])
        if goes_on:
            continue
        place = _place(tables, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if not cuts or cuts[-1][1] != place:
            cuts.append((index, place))
    # Characters of damaged fonts have no places, or wild ones: they stand in no cell.
    cuts = cuts or [(line.start, None)]
    ends = [*(index for index, _ in cuts[1:]), line.end]
    for (start, place), end in zip(cuts, ends, strict=True):
        part = line_between(page, text, start, end, line.page)
        if part is not None:
            yield part, place


def _place(tables: list[Table], x: float, y: float) -> tuple[int, int, int] | None:
    for number, table in enumerate(tables):
        cell = table.cell_at(x, y)
        if cell is not None:
            return (number, *cell)
    return None
