"""Compares captured quantities with the limits of a profile; an open number is neither true nor
false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from contractlint.model.quantity import DAYS_PER, Count, Date, Duration, Money, Percentage, Quantity
from contractlint.model.rule import Condition, Limit

# "24 months" and "730 days" are the same promise (RULELANG 9.4.10).
TOLERANCE = Decimal("0.02")


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


class _Number(NamedTuple):
    value: Decimal
    kind: str


class Shortfall(NamedTuple):
    """A number that a rule lets pass: it would report one that is `operator` the limit. `gap` is
    how far it is from that, as a share of the limit; None when it is left open.
    """

    quantity: Quantity
    operator: str
    limit: tuple[str, str]
    gap: Decimal | None


def holds(
    condition: Condition, captures: Mapping[str, Quantity], limits: Mapping[str, Limit]
) -> bool | None:
    """Whether the condition is true; None when a number it needs is left open in the contract."""
    match condition:
        case ("not", tuple() as inner):
            value = holds(inner, captures, limits)
            return None if value is None else not value
        case ("and", tuple() as left, tuple() as right):
            return _both(holds(left, captures, limits), holds(right, captures, limits))
        case ("or", tuple() as left, tuple() as right):
            first, second = holds(left, captures, limits), holds(right, captures, limits)
            return _negate(_both(_negate(first), _negate(second)))
        case (str() as operator, tuple() as left, tuple() as right):
            a, b = _number(left, captures, limits), _number(right, captures, limits)
            return None if a is None or b is None else _compare(operator, a, b)
    return None


def shortfalls(
    condition: Condition,
    captures: Mapping[str, Quantity],
    limits: Mapping[str, Limit],
    wanted: bool = True,
) -> Iterator[Shortfall]:
    """The comparisons that keep a condition from being what is `wanted`."""
    match condition:
        case ("not", tuple() as inner):
            yield from shortfalls(inner, captures, limits, not wanted)
        case ("and" | "or", tuple() as left, tuple() as right):
            yield from shortfalls(left, captures, limits, wanted)
            yield from shortfalls(right, captures, limits, wanted)
        case (str() as operator, tuple() as left, tuple() as right):
            answer = holds(condition, captures, limits)
            quantity = next((captures[n] for n in captures_named(left) if n in captures), None)
            if answer is not wanted and quantity is not None:
                a, b = _number(left, captures, limits), _number(right, captures, limits)
                gap = abs(a.value - b.value) / max(abs(b.value), Decimal(1)) if a and b else None
                shown = operator if wanted else _OPPOSITE[operator]
                yield Shortfall(quantity, shown, _shown(right, limits), gap)


def _shown(condition: Condition, limits: Mapping[str, Limit]) -> tuple[str, str]:
    """The number and unit on one side of a comparison; ("", "") for anything else."""
    match condition:
        case ("limit", str() as name) if name in limits:
            return limits[name].value
        case ("number", str() as value, str() as unit):
            return value, unit
    return "", ""


def limit_used(condition: Condition | None, limits: Mapping[str, Limit]) -> Limit | None:
    """The first limit of the profile that a condition names."""
    match condition:
        case ("limit", str() as name):
            return limits.get(name)
        case (_, *parts):
            for part in parts:
                if isinstance(part, tuple) and (found := limit_used(part, limits)):
                    return found
    return None


def limits_named(condition: Condition | None) -> tuple[str, ...]:
    """All limits that a condition names."""
    match condition:
        case ("limit", str() as name):
            return (name,)
        case (_, *parts):
            return tuple(n for part in parts if isinstance(part, tuple) for n in limits_named(part))
    return ()


def numbers_fixed(condition: Condition | None) -> tuple[tuple[str, str, tuple[str, str]], ...]:
    """What a condition compares with numbers of its own: (capture, operator, (value, unit))."""
    match condition:
        case (str() as operator, ("$", str() as name), ("number", str() as value, str() as unit)):
            return ((name, operator, (value, unit)),)
        case (_, *parts):
            inner = (numbers_fixed(part) for part in parts if isinstance(part, tuple))
            return tuple(found for each in inner for found in each)
    return ()


def captures_named(condition: Condition | None) -> frozenset[str]:
    """All captures that a condition compares."""
    match condition:
        case ("$", str() as name):
            return frozenset({name})
        case (_, *parts):
            inner = (captures_named(part) for part in parts if isinstance(part, tuple))
            return frozenset().union(*inner)
    return frozenset()


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _negate(value: bool | None) -> bool | None:
    return None if value is None else not value


def _number(
    term: Condition, captures: Mapping[str, Quantity], limits: Mapping[str, Limit]
) -> _Number | None:
    match term:
        case ("$", str() as name):
            return _measured(captures[name]) if name in captures else None
        case ("number", str() as value, str() as unit):
            return _with_unit(value, unit)
        case ("limit", str() as name) if name in limits:
            return _with_unit(*limits[name].value)
        case (str() as operator, tuple() as left, tuple() as right):
            a, b = _number(left, captures, limits), _number(right, captures, limits)
            return None if a is None or b is None else _calculate(operator, a, b)
    return None


def _measured(quantity: Quantity) -> _Number | None:
    match quantity:
        case Duration():
            return None if quantity.days is None else _Number(quantity.days, "days")
        case Money(value=Decimal() as value):
            return _Number(value, quantity.currency or "money")
        case Percentage(value=Decimal() as value):
            return _Number(value, "percent")
        case Count(value=value):
            return _Number(value, "")
        case Date(value=value) if value is not None:
            return _Number(Decimal(value.toordinal()), "date")
    return None


def _with_unit(value: str, unit: str) -> _Number:
    if unit in DAYS_PER:
        return _Number(Decimal(value) * DAYS_PER[unit], "days")
    return _Number(Decimal(value), unit)


def _calculate(operator: str, a: _Number, b: _Number) -> _Number | None:
    if operator in ("+", "-"):
        value = a.value + b.value if operator == "+" else a.value - b.value
        return _Number(value, a.kind) if a.kind == b.kind else None
    if operator == "*":
        return _Number(a.value * b.value, a.kind or b.kind)
    if b.value == 0:
        return None
    return _Number(a.value / b.value, "" if a.kind == b.kind else a.kind)


def _compare(operator: str, a: _Number, b: _Number) -> bool | None:
    if a.kind and b.kind and a.kind != b.kind:
        return None
    slack = abs(b.value) * TOLERANCE if "days" in (a.kind, b.kind) else Decimal(0)
    equal = abs(a.value - b.value) <= slack
    results = {
        "=": equal,
        "!=": not equal,
        ">": a.value > b.value and not equal,
        ">=": a.value > b.value or equal,
        "<": a.value < b.value and not equal,
        "<=": a.value < b.value or equal,
    }
    return results[operator]
