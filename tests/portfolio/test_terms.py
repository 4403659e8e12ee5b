"""Ends and days to cancel, as a civil code counts them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contractlint.model.document import Span
from contractlint.model.quantity import Duration, TimeUnit
from contractlint.portfolio.terms import Fate, Occasion, Terms, duration, next_chance, next_end


def length(value: int, unit: TimeUnit = "month") -> Duration:
    return Duration(Span(0, 0), Decimal(value), unit)


YEARS, YEAR, QUARTER = length(24), length(12), length(3)


def terms(
    signed: date | None = date(2024, 3, 1),
    initial: Duration | None = YEARS,
    renewal: Duration | None = YEAR,
    lead: Duration | None = QUARTER,
    fate: Fate = "renews",
    *,
    free: bool = False,
) -> Terms:
    return Terms("a.pdf", "", signed, initial, renewal, lead, fate, free)


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2024, 3, 1), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2027, 2, 28)),
        (date(2051, 6, 1), date(2052, 2, 29)),
    ],
)
def test_the_next_end_is_the_first_that_has_not_passed(today: date, end: date) -> None:
    found = next_end(terms(), today)
    assert found is not None
    assert found.end == end


def test_a_window_that_is_missed_leads_to_the_next_end() -> None:
    in_time = next_chance(terms(), date(2025, 11, 30))
    assert in_time == Occasion(date(2026, 2, 28), date(2025, 11, 30))
    missed = next_chance(terms(), date(2025, 12, 1))
    assert missed == Occasion(date(2027, 2, 28), date(2026, 11, 30))


def test_monthly_renewals_of_decades_are_counted() -> None:
    monthly = terms(signed=date(1990, 1, 31), initial=length(1), renewal=length(1), lead=length(1))
    found = next_end(monthly, date(2026, 6, 10))
    assert found is not None
    assert found.end == date(2026, 6, 30)


def test_days_renew_by_days() -> None:
    weekly = terms(date(2026, 1, 1), length(30, "day"), length(30, "day"), length(7, "day"))
    assert next_chance(weekly, date(2026, 2, 1)) == Occasion(date(2026, 3, 1), date(2026, 2, 22))


def test_a_contract_that_ends_by_itself_is_over_then() -> None:
    fixed = terms(fate="ends", renewal=None)
    found = next_end(fixed, date(2026, 1, 1))
    assert found is not None
    assert found.end == date(2026, 2, 28)
    assert next_end(fixed, date(2026, 3, 1)) is None
    assert next_chance(fixed, date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    "unknown",
    [
        terms(signed=None),
        terms(initial=None),
        terms(free=True),
        terms(lead=None),
        terms(lead=length(100), renewal=None),
    ],
)
def test_what_is_not_known_is_not_guessed(unknown: Terms) -> None:
    assert next_chance(unknown, date(2025, 1, 1)) is None


def test_notice_longer_than_the_renewal_reaches_a_later_end() -> None:
    slow = terms(renewal=length(1), lead=length(6))
    assert next_chance(slow, date(2026, 3, 1)) == Occasion(date(2026, 9, 30), date(2026, 3, 31))


def test_lengths_are_read_from_tables() -> None:
    assert duration("1.5", "year") == Duration(Span(0, 0), Decimal("1.5"), "year")
    assert duration("3", "fortnight") is None
    assert duration(None, None) is None
