"""Contract → facts: what it means in months, days and money for somebody who wants out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contractlint.facts.calendar import whole_months
from contractlint.facts.choice import NOT_SAID, chosen, of, spans_of
from contractlint.facts.exit_cost import exit_cost
from contractlint.facts.lock_in import Terms, cancel_by, if_missed, lock_in, timeline
from contractlint.facts.prices import monthly_fee
from contractlint.matchers.sightings import Sighting
from contractlint.model.contract import Contract
from contractlint.model.facts import ExitCost, Fact, Facts
from contractlint.model.phrase import phrase
from contractlint.model.quantity import Duration, Percentage, TimeUnit

Found = tuple[Sighting, ...]
# Days, weeks and months of a year of 365 days: simple interest, as a court reckons it.
_PER_YEAR: dict[TimeUnit, Decimal] = {
    "day": Decimal(365),
    "week": Decimal(365) / 7,
    "month": Decimal(12),
}
# Nobody is bound for less than four weeks: that is a time to withdraw or to order in.
_SHORTEST_TERM = 28


def facts_of(contract: Contract, sightings: Found, signed: date | None = None) -> Facts:
    """Every fact that reports show, in their order; `signed` is the day the contract begins."""
    window = chosen("cancel-window", of(sightings, "cancel-window"), holder="customer")
    notice = _notice(sightings)
    leads = spans_of((*of(sightings, "notice"), *of(sightings, "cancel-window")))
    terms_said = tuple(s for s in of(sightings, "initial-term") if _is_term(s))
    initial = chosen("initial-term", terms_said, taken=leads)
    if of(sightings, "open-ended") and not _is_firm(sightings):
        initial = Fact("initial-term", reason=phrase("the contract has no fixed term"))
    firsts = spans_of(terms_said) | leads
    renewal = chosen("renewal-term", of(sightings, "renewal-term"), taken=firsts)
    fee = monthly_fee(contract, sightings)
    cost = exit_cost(sightings, initial, fee)
    terms = _terms(sightings, initial, renewal, notice, window)
    entries = (
        initial,
        _renews(terms, sightings),
        renewal,
        notice,
        window,
        lock_in(terms),
        if_missed(terms),
        cancel_by(terms, signed),
        fee,
        _leaving(cost),
        *_late_rates(sightings),
        *_reactions(sightings),
    )
    return Facts(entries, cost, timeline(terms, signed), signed)


def _is_term(sighting: Sighting) -> bool:
    """Whether a length is a term: hours, business days and a few days are times to act in."""
    value = sighting.values[0] if sighting.values else None
    if not isinstance(value, Duration) or value.business:
        return False
    return value.days is None or value.days >= _SHORTEST_TERM


def _is_firm(sightings: Found) -> bool:
    """Whether an initial term is said in so many words, in months or years."""
    return any(
        s.trust == 0 and isinstance(value, Duration) and whole_months(value) is not None
        for s in of(sightings, "initial-term")
        for value in s.values
    )


def _notice(sightings: Found) -> Fact:
    """The notice to end the contract; how long before a renewal it must be given is another."""
    window = spans_of(of(sightings, "cancel-window"))
    return chosen("notice", of(sightings, "notice"), holder="customer", taken=window)


def _terms(sightings: Found, initial: Fact, renewal: Fact, notice: Fact, window: Fact) -> Terms:
    places = (*initial.sources[:1], *renewal.sources[:1], *(window.sources or notice.sources)[:1])
    mine = [s for s in of(sightings, "leave-any-time") if s.holder in ("customer", "either")]
    at_the_end = [s for s in of(sightings, "leave-at-the-end") if s.holder != "provider"]
    return Terms(
        initial=_duration(initial),
        renewal=_duration(renewal),
        notice=_duration(notice),
        lead=_duration(window),
        renews=bool(of(sightings, "renews")) and not of(sightings, "ends-by-itself"),
        ends_by_itself=bool(of(sightings, "ends-by-itself")),
        open_ended=bool(of(sightings, "open-ended")),
        any_time=bool(mine),
        at_the_end=bool(at_the_end) and not any(not s.values for s in mine),
        dear=bool(of(sightings, "exit-remaining")) and not of(sightings, "exit-share"),
        sources=places,
    )


def _duration(fact: Fact) -> Duration | None:
    return fact.value if isinstance(fact.value, Duration) else None


def _renews(terms: Terms, sightings: Found) -> Fact:
    name = "renewal"
    if terms.renews:
        places = tuple(s.location for s in of(sightings, "renews"))
        return Fact(name, phrase("renews itself unless notice is given"), places)
    if terms.ends_by_itself:
        places = tuple(s.location for s in of(sightings, "ends-by-itself"))
        return Fact(name, phrase("ends by itself"), places)
    if terms.open_ended:
        places = tuple(s.location for s in of(sightings, "open-ended"))
        return Fact(name, phrase("runs until somebody ends it"), places)
    return Fact(name, reason=NOT_SAID)


def _leaving(cost: ExitCost) -> Fact:
    """What leaving costs, in words; the curve has the figures."""
    if cost.formula is None:
        return Fact("exit-cost", sources=cost.sources, reason=cost.reason)
    return Fact("exit-cost", cost.formula, cost.sources)


def _late_rates(sightings: Found) -> Iterator[Fact]:
    """The rate for late payment as it is stated, and by the year."""
    for unit, times in _PER_YEAR.items():
        stated = chosen(f"late-rate-{unit}", of(sightings, f"late-rate-{unit}"))
        if not isinstance(stated.value, Percentage) or stated.value.value is None:
            continue
        rate = Percentage(stated.value.span, stated.value.value, unit)
        year = (stated.value.value * times).quantize(Decimal("0.01"))
        yield Fact("late-rate", rate, stated.sources)
        yield Fact(
            "late-rate-yearly",
            Percentage(stated.value.span, year, "year"),
            stated.sources,
            working=phrase("{rate} × {times}", rate=rate, times=times.quantize(Decimal(1))),
        )


def _reactions(sightings: Found) -> Iterator[Fact]:
    """The times laid on each side: the customer's shortest beside the provider's longest."""
    for side in ("customer", "provider"):
        times = [s for s in of(sightings, "reaction") if s.holder == side]
        for sighting in times:
            value = sighting.values[0]
            if isinstance(value, Duration) and value.value is not None:
                yield Fact("reaction", value, (sighting.location,), holder=side)
        if not times:
            why = phrase("the contract sets no time")
            yield Fact("reaction", reason=why, holder=side)
