"""A contract's terms, from its facts → its next end, and the last day to give notice for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from contractlint.facts.calendar import last_day, last_notice_day, whole_months
from contractlint.model.document import Span
from contractlint.model.quantity import Duration, TimeUnit
from contractlint.records import dataclass

Fate = Literal["renews", "ends", "open", ""]
# A renewal that cannot be reached within so many is never reached (notice longer than the period).
_MOST = 400
NOWHERE = Span(0, 0)
_UNITS: Mapping[str, TimeUnit] = {unit: unit for unit in get_args(TimeUnit)}


@dataclass(frozen=True, slots=True)
class Terms:
    """When a contract begins and what its facts say; None and "" where they don't.

    `free`: notice alone ends it, on any day.
    """

    path: str
    sha256: str
    signed: date | None
    initial: Duration | None
    renewal: Duration | None
    lead: Duration | None
    fate: Fate
    free: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """An end of a period, and the last day to give notice for it where that can be told."""

    end: date
    notice: date | None


def next_end(terms: Terms, today: date) -> Occasion | None:
    """The first end of a period that has not passed."""
    for end in _ends(terms, today):
        if end >= today:
            return Occasion(end, last_notice_day(end, terms.lead) if terms.lead else None)
    return None


def next_chance(terms: Terms, today: date) -> Occasion | None:
    """The first end that notice can still be given for."""
    if terms.free or terms.fate == "ends" or terms.lead is None or terms.signed is None:
        return None
    for end in _ends(terms, today):
        day = last_notice_day(end, terms.lead)
        if day is None:
            return None
        if day >= max(today, terms.signed):
            return Occasion(end, day)
    return None


def _ends(terms: Terms, today: date) -> Iterator[date]:
    """Ends of periods in order; those of renewals long ago are skipped."""
    if terms.signed is None or terms.initial is None or terms.free:
        return
    first = last_day(terms.signed, terms.initial)
    if first is None:
        return
    yield first
    if terms.fate != "renews" or terms.renewal is None:
        return
    gone = _renewals_gone(first, terms.renewal, today)
    for count in range(max(1, gone), gone + _MOST):
        total = _total(terms.initial, terms.renewal, count)
        end = last_day(terms.signed, total) if total else None
        if end is None:
            return
        yield end


def _renewals_gone(first: date, renewal: Duration, today: date) -> int:
    """How many renewals have surely passed since the end of the initial term."""
    days = renewal.days
    if days is None or days < 1:
        return 0
    # Months are ragged: two renewals fewer than the division says.
    return max(0, int((today - first) / timedelta(days=float(days))) - 2)


def _total(initial: Duration, renewal: Duration, count: int) -> Duration | None:
    """The initial term and so many renewals; None for unlike units."""
    first, more = whole_months(initial), whole_months(renewal)
    if first is not None and more is not None:
        return Duration(NOWHERE, first + count * more, "month")
    if initial.value is None or renewal.value is None or initial.unit != renewal.unit:
        return None
    return Duration(NOWHERE, initial.value + count * renewal.value, initial.unit, initial.business)


def duration(value: str | None, unit: str | None, *, business: bool = False) -> Duration | None:
    """A length as the tables have it."""
    if value is None or unit is None or unit not in _UNITS:
        return None
    return Duration(NOWHERE, Decimal(value), _UNITS[unit], business)
