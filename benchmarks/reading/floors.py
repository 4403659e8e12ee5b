"""What reading must reach, beside what was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reading.table import Section

HEAD = ("what", "asked", "measured", "reached")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) %")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure of a table: the section, row and column it stands in, and its limit in percent.

    `least` is False where the figure may not be larger. An empty `row` means every row.
    """

    section: str
    row: str
    column: str
    limit: float
    least: bool = True


_GOLD = "The same contracts as text and as files"
FLOORS = (
    *(
        floor
        for kind, words in (("PDF, one column", 1.0), ("PDF, two columns", 2.0), ("DOCX", 1.0))
        for floor in (
            Floor(_GOLD, kind, "word error rate", words, least=False),
            Floor(_GOLD, kind, "found again", 98.0),
            Floor(_GOLD, kind, "extra", 0.0, least=False),
        )
    ),
    Floor("Real PDFs", "all", "in order", 1.0, least=False),
    Floor("DOCX", "", "share", 100.0),
    Floor("Scans", "read well", "share", 95.0),
    Floor("Scans", "all", "share", 95.0),
)


def against(sections: Sequence[Section]) -> Section:
    """The table of all floors whose section was measured; of several rows the worst one."""
    rows = [row for floor in FLOORS for row in _row(floor, sections)]
    note = "What was asked for, and what came out; the tables below tell more."
    return Section("Against what was asked", note, HEAD, rows)


def _row(floor: Floor, sections: Sequence[Section]) -> Iterator[list[str]]:
    found = [
        (name, figure)
        for section in sections
        if section.title.startswith(floor.section)
        for name, figure in _figures(floor, section)
    ]
    if not found:
        return
    worst = (min if floor.least else max)(found, key=lambda pair: pair[1])
    reached = worst[1] >= floor.limit if floor.least else worst[1] <= floor.limit
    where = floor.row or f"worst: {worst[0]}"
    asked = f"at {'least' if floor.least else 'most'} {floor.limit:g} %"
    what = f"{floor.section}, {where}: {floor.column}"
    yield [what, asked, f"{worst[1]:.2f} %", "yes" if reached else "**no**"]


def _figures(floor: Floor, section: Section) -> Iterator[tuple[str, float]]:
    if floor.column not in section.head:
        return
    place = list(section.head).index(floor.column)
    for row in section.rows:
        figure = _PERCENT.search(row[place])
        if figure and floor.row in ("", row[0]):
            yield row[0], float(figure[1])
