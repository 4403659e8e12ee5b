"""What it costs to leave in month k, when the contract gives a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from contractlint.facts.calendar import whole_months
from contractlint.facts.choice import of
from contractlint.matchers.sightings import Sighting
from contractlint.model.facts import ExitCost, Fact
from contractlint.model.finding import Location
from contractlint.model.phrase import Phrase, phrase
from contractlint.model.quantity import Duration, Money, Percentage, Quantity
from contractlint.records import dataclass

FEE = "fee"
_CENT = Decimal("0.01")
# Longer than this is no term of a contract that somebody could leave.
MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class Basis:
    """Months of the term, and the monthly fee where it is known."""

    months: int
    fee: Money | None


@dataclass(frozen=True, slots=True)
class Formula:
    """How one clause reckons the cost of month k; `unit` is a currency or "fee"."""

    cost: Callable[[int], Decimal]
    unit: str
    said: Phrase
    sources: tuple[Location, ...]


def exit_cost(sightings: Iterable[Sighting], initial: Fact, fee: Fact) -> ExitCost:
    """The curve from month 0 to the end of the initial term; its reason where there is none."""
    found = tuple(sightings)
    term = whole_months(initial.value) if isinstance(initial.value, Duration) else None
    if term is None or term != int(term) or not 0 < term <= MOST_MONTHS:
        return ExitCost(reason=phrase("the initial term is not known in months"))
    known = fee.value if isinstance(fee.value, Money) else None
    formulas = [f for f in _formulas(found, Basis(int(term), known)) if f is not None]
    if not formulas:
        return ExitCost(reason=_why_none(found))
    if len(formulas) > 1 or _vague(found):
        sources = tuple(place for formula in formulas for place in formula.sources)
        return ExitCost(
            sources=sources, reason=phrase("the contract reckons the cost in several ways")
        )
    formula = formulas[0]
    points = tuple((k, formula.cost(k).quantize(_CENT)) for k in range(int(term) + 1))
    return ExitCost(points, formula.unit, formula.said, formula.sources)


def _why_none(sightings: tuple[Sighting, ...]) -> Phrase:
    if of(sightings, "exit-clawback-open") or of(sightings, "exit-share"):
        return phrase("the contract names no sum that can be reckoned with")
    return phrase("the contract gives no formula for leaving early")


def _vague(sightings: tuple[Sighting, ...]) -> bool:
    """A clawback whose sum is not stated comes on top of anything that is."""
    stated = {s.sentence for s in of(sightings, "exit-clawback")}
    return any(s.sentence not in stated for s in of(sightings, "exit-clawback-open"))


def _formulas(sightings: tuple[Sighting, ...], basis: Basis) -> list[Formula | None]:
    taken: set[int] = set()
    formulas: list[Formula | None] = []
    for name, build in _BUILDERS.items():
        groups: dict[tuple[Decimal | None, str], list[Sighting]] = {}
        for sighting in of(sightings, name):
            if sighting.sentence not in taken:
                groups.setdefault(_number(sighting), []).append(sighting)
        for group in groups.values():
            taken.update(s.sentence for s in group)
            formulas.append(build(group, basis, _falls(sightings, group)))
    return formulas


def _number(sighting: Sighting) -> tuple[Decimal | None, str]:
    value = sighting.values[0].value if sighting.values else None
    currency = getattr(sighting.values[0], "currency", "") if sighting.values else ""
    return (value if isinstance(value, Decimal) else None, currency)


def _falls(sightings: tuple[Sighting, ...], group: list[Sighting]) -> bool:
    falling = {s.sentence for s in of(sightings, "exit-falls")}
    return any(s.sentence in falling for s in group)


def _in_fees(
    amount: Callable[[int], Decimal], basis: Basis
) -> tuple[Callable[[int], Decimal], str]:
    """Monthly fees as money where the fee is known."""
    if basis.fee is None or basis.fee.value is None or not basis.fee.currency:
        return amount, FEE
    fee = basis.fee.value
    return (lambda k: amount(k) * fee), basis.fee.currency


def _remaining(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    cost, unit = _in_fees(lambda k: Decimal(basis.months - k), basis)
    return Formula(cost, unit, phrase("every remaining monthly fee"), _places(group))


def _share(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    share = _value(group, Percentage)
    if share is None:
        return None
    cost, unit = _in_fees(lambda k: share * (basis.months - k) / 100, basis)
    said = phrase("{share}% of every remaining monthly fee", share=share)
    return Formula(cost, unit, said, _places(group))


def _months(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    first = group[0].values[0] if group[0].values else None
    months = whole_months(first) if isinstance(first, Duration) else None
    if months is None:
        return None
    cost, unit = _in_fees(lambda k: months if k < basis.months else Decimal(0), basis)
    return Formula(cost, unit, phrase("{count} × the monthly fee", count=months), _places(group))


def _sum(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    money = group[0].values[0] if group[0].values else None
    if not isinstance(money, Money) or money.value is None:
        return None
    amount = money.value

    def cost(k: int) -> Decimal:
        if falls:
            return amount * (basis.months - k) / basis.months
        return amount if k < basis.months else Decimal(0)

    said = phrase("{sum}, less for every month that has passed", sum=money)
    return Formula(
        cost, money.currency, said if falls else phrase("{sum}", sum=money), _places(group)
    )


def _monthly_back(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    money = group[0].values[0] if group[0].values else None
    if not isinstance(money, Money) or money.value is None:
        return None
    amount = money.value
    said = phrase("{sum} of discount for every month that has passed", sum=money)
    return Formula(
        lambda k: amount * k if k < basis.months else Decimal(0),
        money.currency,
        said,
        _places(group),
    )


def _device(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    money = group[0].values[0] if group[0].values else None
    if not isinstance(money, Money) or money.value is None:
        return None
    amount = money.value
    said = phrase("every remaining instalment of {sum}", sum=money)
    return Formula(lambda k: amount * (basis.months - k), money.currency, said, _places(group))


def _free(group: list[Sighting], basis: Basis, falls: bool) -> Formula | None:
    unit = basis.fee.currency if basis.fee is not None and basis.fee.currency else FEE
    return Formula(lambda _: Decimal(0), unit, phrase("nothing"), _places(group))


def _value(group: list[Sighting], kind: type[Quantity]) -> Decimal | None:
    value = group[0].values[0] if group[0].values else None
    return value.value if isinstance(value, Percentage) and isinstance(value, kind) else None


def _places(group: list[Sighting]) -> tuple[Location, ...]:
    return tuple(sighting.location for sighting in group)


Builder = Callable[[list[Sighting], Basis, bool], Formula | None]
# In this order: a sentence that is read as the first is not read as a later one.
_BUILDERS: Mapping[str, Builder] = {
    "exit-share": _share,
    "exit-clawback-month": _monthly_back,
    "exit-clawback": _sum,
    "exit-device": _device,
    "exit-remaining": _remaining,
    "exit-fixed": _sum,
    "exit-months": _months,
    "exit-free": _free,
}
