"""How long a customer is bound, what a missed window costs, and the last day for notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contractlint.facts.calendar import last_day, last_notice_day, whole_months
from contractlint.model.document import Span
from contractlint.model.facts import Fact, Milestone
from contractlint.model.finding import Location
from contractlint.model.phrase import Phrase, phrase
from contractlint.model.quantity import DAYS_PER, Date, Duration
from contractlint.records import dataclass

# A contract that cannot be left after so many renewals is never left by this arithmetic.
MOST_RENEWALS = 120
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the arithmetic needs, as far as the contract says it; durations None where it does not.

    `lead` is how long before the end of a period notice must be given; `dear` tells that leaving
    early costs every remaining fee, so that it frees nobody.
    """

    initial: Duration | None
    renewal: Duration | None
    notice: Duration | None
    lead: Duration | None
    renews: bool
    ends_by_itself: bool
    open_ended: bool
    any_time: bool
    at_the_end: bool
    dear: bool
    sources: tuple[Location, ...] = ()

    @property
    def free_to_go(self) -> bool:
        """Whether notice alone sets the customer free."""
        bound = self.at_the_end or self.dear
        return (self.any_time or (self.open_ended and self.initial is None)) and not bound


def lock_in(terms: Terms) -> Fact:
    """The earliest the customer is free, from the first day, when he gives notice in time."""
    name = "effective-lock-in"
    if terms.free_to_go:
        if terms.notice is None:
            return Fact(name, reason=phrase("the contract does not say how long the notice is"))
        return Fact(name, terms.notice, terms.sources, working=phrase("notice alone"))
    if terms.initial is None:
        return Fact(name, reason=phrase("the contract does not say how long it binds"))
    why = phrase("the initial term, which cannot be left before its end")
    if terms.dear:
        why = phrase("the initial term: to leave before its end costs every remaining fee")
    lead = terms.lead or terms.notice
    if lead is None or not _longer(lead, terms.initial):
        return Fact(name, terms.initial, terms.sources, working=why)
    return _outlasted(name, terms, lead)


def _outlasted(name: str, terms: Terms, lead: Duration) -> Fact:
    """Notice longer than the initial term: the first end that it reaches."""
    assert terms.initial is not None
    if not terms.renews:
        return Fact(name, lead, terms.sources, working=phrase("notice longer than the term"))
    if terms.renewal is None:
        return Fact(name, reason=phrase("the contract does not say how long a renewal lasts"))
    total, periods = terms.initial, 0
    while _longer(lead, total) and periods < MOST_RENEWALS:
        periods += 1
        more = _sum(total, terms.renewal)
        if more is None:
            return Fact(name, reason=phrase("its terms are counted in unlike units"))
        total = more
    return Fact(
        name, total, terms.sources,
        working=phrase("notice outlasts the term; renewals in between: {count}", count=periods),
    )  # fmt: skip


def if_missed(terms: Terms) -> Fact:
    """How long the customer is bound when the first window for notice has passed."""
    name = "lock-in-if-missed"
    if terms.free_to_go:
        return Fact(name, reason=phrase("there is no window to miss"))
    if terms.ends_by_itself and not terms.renews:
        return Fact(name, reason=phrase("the contract ends by itself"))
    if not terms.renews:
        return Fact(name, reason=phrase("the contract does not say that it renews itself"))
    if terms.initial is None or terms.renewal is None:
        return Fact(name, reason=phrase("the contract does not say how long a renewal lasts"))
    total = _sum(terms.initial, terms.renewal)
    if total is None:
        return Fact(name, reason=phrase("its terms are counted in unlike units"))
    working = phrase("{initial} + {renewal}", initial=terms.initial, renewal=terms.renewal)
    return Fact(name, total, terms.sources, working=working)


def cancel_by(terms: Terms, signed: date | None) -> Fact:
    """The last day for notice that ends the contract at the first end it can still reach."""
    name = "cancel-by"
    lead = terms.lead or terms.notice
    if terms.free_to_go:
        return Fact(name, reason=phrase("notice may be given on any day"))
    if terms.ends_by_itself and not terms.renews:
        return Fact(name, reason=phrase("the contract ends by itself"))
    if terms.initial is None:
        return Fact(name, reason=phrase("the contract does not say how long it binds"))
    if lead is None:
        return Fact(name, reason=phrase("the contract does not say how long the notice is"))
    if signed is None:
        return Fact(name, reason=phrase("no signing date was given"))
    return _first_reachable(name, terms, lead, signed)


def _first_reachable(name: str, terms: Terms, lead: Duration, signed: date) -> Fact:
    for count, end in enumerate(_ends(terms, signed)):
        day = last_notice_day(end, lead)
        if day is None:
            return Fact(name, reason=phrase("“{lead}” is no fixed number of days", lead=lead))
        if day >= signed:
            return Fact(name, Date(NOWHERE, day), terms.sources, working=_by(end, lead, count))
    return Fact(name, reason=phrase("no end of a period can be reached with this notice"))


def _by(end: date, lead: Duration, renewals: int) -> Phrase:
    said = phrase("{lead} before the period ends on {end}", lead=lead, end=end)
    if renewals:
        said = phrase("{before}; renewals in between: {count}", before=said, count=renewals)
    if lead.business:
        said = phrase("{before}; public holidays are not counted", before=said)
    return said


def _ends(terms: Terms, signed: date) -> Iterator[date]:
    """The last days of the initial term and of the renewals, as far as they can be told."""
    assert terms.initial is not None
    total: Duration | None = terms.initial
    for _ in range(MOST_RENEWALS):
        end = last_day(signed, total) if total is not None else None
        if end is None:
            return
        yield end
        if not terms.renews or terms.renewal is None:
            return
        total = _sum(total, terms.renewal) if total is not None else None


def timeline(terms: Terms, signed: date | None) -> tuple[Milestone, ...]:
    """Start, last notice, end of the initial term and of the first two renewals."""
    if terms.initial is None:
        return ()
    found = [Milestone("start", Decimal(0), signed)]
    ends = _lengths(terms)
    lead = terms.lead or terms.notice
    length = _in_months(terms.initial)
    if lead is not None and not terms.free_to_go and not terms.ends_by_itself:
        at = max(Decimal(0), length - _in_months(lead))
        end = last_day(signed, terms.initial) if signed else None
        found.append(Milestone("cancel-by", at, last_notice_day(end, lead) if end else None))
    for name, total in zip(("initial-end", "renewal-end", "renewal-end"), ends, strict=False):
        found.append(
            Milestone(name, _in_months(total), last_day(signed, total) if signed else None)
        )
    return tuple(found)


def _lengths(terms: Terms) -> list[Duration]:
    """How long it is to the end of the initial term, of the first renewal, of the second."""
    assert terms.initial is not None
    found = [terms.initial]
    while terms.renews and terms.renewal is not None and len(found) < 3:
        more = _sum(found[-1], terms.renewal)
        if more is None:
            break
        found.append(more)
    return found


def _in_months(duration: Duration) -> Decimal:
    months = whole_months(duration)
    if months is None:
        months = (duration.days or Decimal(0)) / DAYS_PER["month"]
    return Decimal(int(months)) if months == int(months) else months.quantize(Decimal("0.01"))


def _longer(one: Duration, other: Duration) -> bool:
    return one.days is not None and other.days is not None and one.days > other.days


def _sum(one: Duration, other: Duration) -> Duration | None:
    """Months with months, days with days; None for unlike units."""
    first, second = whole_months(one), whole_months(other)
    if first is not None and second is not None:
        return Duration(one.span, first + second, "month")
    if one.value is None or other.value is None or one.unit != other.unit:
        return None
    return Duration(one.span, one.value + other.value, one.unit, one.business)
