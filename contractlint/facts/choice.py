"""Sightings → one value for each fact, or the reason why there is none: never a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from contractlint.matchers.sightings import Sighting
from contractlint.model.document import Span
from contractlint.model.facts import Fact
from contractlint.model.phrase import Phrase, phrase
from contractlint.model.quantity import Date, Duration, Money, Percentage, Quantity

NOT_SAID = phrase("the contract does not say")
LEFT_OPEN = phrase("the contract leaves the number open")
# "24 months" and "2 years" are one promise, "30 days" and "a month" are not (PERF: 2 %).
_TOLERANCE = Decimal("0.001")


def of(sightings: Iterable[Sighting], name: str) -> tuple[Sighting, ...]:
    """All sightings of a name."""
    return tuple(found for found in sightings if found.probe.name == name)


def spans_of(sightings: Iterable[Sighting]) -> frozenset[Span]:
    """Where the numbers stand that these sightings captured."""
    return frozenset(value.span for found in sightings for value in found.values)


def chosen(
    name: str,
    sightings: Iterable[Sighting],
    *,
    holder: str = "",
    taken: Collection[Span] = (),
) -> Fact:
    """The fact that these sightings tell; two values that differ are none.

    Numbers whose spans are `taken` belong to another fact. With a `holder`, sightings that say it
    is theirs count before those that do not tell.
    """
    found = [s for s in sightings if s.values and s.values[0].span not in taken]
    if not found:
        return Fact(name, reason=NOT_SAID)
    if holder:
        found = [s for s in found if s.holder in (holder, "either")] or found
    firmest = min(s.trust for s in found)
    found = [s for s in found if s.trust == firmest]
    values = _distinct([s.values[0] for s in found])
    sources = tuple(s.location for s in found)
    if len(values) > 1:
        return Fact(name, sources=sources, reason=_several(values))
    value = values[0]
    if isinstance(value, Date | Duration | Money | Percentage) and value.value is not None:
        return Fact(name, value, sources)
    return Fact(name, sources=sources, reason=LEFT_OPEN)


def _several(values: list[Quantity]) -> Phrase:
    """ "the contract says 12 months and 24 months" """
    first, *rest = values
    said = _blank(first)
    for value in rest[:3]:
        said = phrase("{first} and {second}", first=said, second=_blank(value))
    return phrase("the contract says several things: {values}", values=said)


def _blank(value: Quantity) -> Phrase:
    if isinstance(value, Duration | Money | Percentage | Date):
        return Phrase("{value}", (("value", value),))
    return Phrase("{value}", (("value", value.value),))


def _distinct(values: list[Quantity]) -> list[Quantity]:
    """Values that differ, in text order; what is left open says nothing beside one that is not."""
    firm = [value for value in values if value.value is not None]
    kept: list[Quantity] = []
    for value in firm or values:
        if not any(_same(value, other) for other in kept):
            kept.append(value)
    return kept


def _same(one: Quantity, other: Quantity) -> bool:
    if isinstance(one, Duration) and isinstance(other, Duration):
        if one.days is None or other.days is None:
            return one.days == other.days
        return abs(one.days - other.days) <= _TOLERANCE * max(one.days, other.days)
    if isinstance(one, Money) and isinstance(other, Money):
        return (one.value, one.currency) == (other.value, other.currency)
    return type(one) is type(other) and one.value == other.value
