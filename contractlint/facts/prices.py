"""The monthly fee, from a sentence or from a row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contractlint.facts.choice import chosen, of
from contractlint.matchers.sightings import Sighting
from contractlint.model.contract import Contract
from contractlint.model.document import Block
from contractlint.model.facts import Fact
from contractlint.model.quantity import Money

NAME = "monthly-fee"


def monthly_fee(contract: Contract, sightings: Iterable[Sighting]) -> Fact:
    """What tables say counts before what sentences say; two fees that differ are none."""
    found = tuple(sightings)
    for name in ("monthly-fee-label", "monthly-label"):
        rows = [row for s in of(found, name) if (row := _in_row(contract, s)) is not None]
        if rows:
            return chosen(NAME, rows)
    return chosen(NAME, of(found, NAME))


def _in_row(contract: Contract, label: Sighting) -> Sighting | None:
    """A label with the one sum of money in its row, None outside of tables."""
    for row in _rows(contract):
        if any(cell.span.contains(label.location.span) for cell in row):
            sums = [
                q for cell in row for q in contract.quantities_in(cell.span) if type(q) is Money
            ]
            if len(sums) == 1:
                return Sighting(
                    label.probe, label.trust, label.sentence, label.location, label.holder,
                    (sums[0],), label.language,
                )  # fmt: skip
    return None


def _rows(contract: Contract) -> list[list[Block]]:
    rows: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in contract.document.blocks:
        if block.table is not None:
            rows[block.table[:2]].append(block)
    return list(rows.values())
