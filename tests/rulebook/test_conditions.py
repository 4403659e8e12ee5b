"""The `where` of a rule."""

from decimal import Decimal

import pytest

from contractlint.matchers.threshold import holds, limit_used, limits_named
from contractlint.model.document import Span
from contractlint.model.quantity import Duration, Money, Percentage
from contractlint.model.rule import Limit
from contractlint.rulebook.conditions import parse_condition, parse_quantity
from contractlint.rulebook.patterns import PatternError

HERE = Span(0, 1)
LIMITS = {"max-term": Limit("max-term", ("24", "month"))}


def months(value: int | None) -> Duration:
    return Duration(HERE, None if value is None else Decimal(value), "month")


@pytest.mark.parametrize(
    ("condition", "term", "expected"),
    [
        ("$t > max-term", months(25), True),
        ("$t > max-term", months(24), False),
        ("$t > max-term", Duration(HERE, Decimal(2), "year"), False),
        ("$t > max-term", Duration(HERE, Decimal(731), "day"), False),
        ("$t > max-term", Duration(HERE, Decimal(3), "year"), True),
        ("$t >= 24 months", months(24), True),
        ("not $t > 24 months", months(24), True),
        ("$t > 12 months and $t <= 24 months", months(18), True),
        ("$t < 1 month or $t > 24 months", months(18), False),
        ("$t * 2 > 24 months", months(13), True),
        ("$t + 1 month > 24 months", months(24), True),
        ("$t = 12 months", Duration(HERE, Decimal(1), "year"), True),
    ],
)
def test_durations_are_compared_across_units(
    condition: str, term: Duration, expected: bool
) -> None:
    assert holds(parse_condition(condition), {"t": term}, LIMITS) is expected


def test_an_open_number_is_neither_true_nor_false() -> None:
    assert holds(parse_condition("$t > max-term"), {"t": months(None)}, LIMITS) is None


def test_an_open_number_does_not_hide_what_is_sure() -> None:
    captures = {"t": months(None), "u": months(60)}
    assert holds(parse_condition("$t > max-term or $u > max-term"), captures, LIMITS) is True
    assert holds(parse_condition("$t > max-term and $u < max-term"), captures, LIMITS) is False


def test_unlike_things_are_not_compared() -> None:
    fee = Money(HERE, Decimal(30), "EUR")
    assert holds(parse_condition("$f > 24 months"), {"f": fee}, LIMITS) is None


def test_percentages_are_compared_with_percent() -> None:
    share = Percentage(HERE, Decimal("12.5"))
    assert holds(parse_condition("$p > 10 %"), {"p": share}, LIMITS) is True


def test_business_days_are_longer_than_days() -> None:
    notice = Duration(HERE, Decimal(10), "day", business=True)
    assert holds(parse_condition("$n > 12 days"), {"n": notice}, LIMITS) is True


def test_the_limit_a_condition_names_is_found() -> None:
    condition = parse_condition("$t > 3 days and not $t <= max-term")
    assert limits_named(condition) == ("max-term",)
    assert limit_used(condition, LIMITS) == LIMITS["max-term"]


@pytest.mark.parametrize("source", ["$t >", "($t > 3 days", "$t > 3 days )", "$t ? 3"])
def test_a_broken_condition_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        parse_condition(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [("24 months", ("24", "month")), ("10 %", ("10", "percent")), ("300 EUR", ("300", "EUR"))],
)
def test_a_limit_is_a_number_with_a_unit(source: str, expected: tuple[str, str]) -> None:
    assert parse_quantity(source) == expected


def test_a_limit_with_an_unknown_unit_is_refused() -> None:
    with pytest.raises(PatternError):
        parse_quantity("24 moons")
