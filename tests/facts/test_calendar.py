"""Terms, notice and renewals on the calendar: a table of cases worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contractlint.facts.calendar import after, last_day, last_notice_day
from contractlint.facts.lock_in import Terms, cancel_by, if_missed, lock_in, timeline
from contractlint.model.document import Span
from contractlint.model.quantity import Date, Duration

ANYWHERE = Span(0, 1)


def length(text: str) -> Duration:
    """ "3 month", "10 business day" """
    number, *middle, unit = text.split()
    return Duration(ANYWHERE, Decimal(number), unit, bool(middle))  # type: ignore[arg-type]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2026-03-01", "12 month", "2027-02-28"),
        ("2027-03-01", "12 month", "2028-02-29"),  # ends in a leap year
        ("2028-02-29", "12 month", "2029-02-28"),  # begins on a day that is not there again
        ("2028-02-29", "48 month", "2032-02-28"),
        ("2026-01-31", "1 month", "2026-02-28"),  # no 31 February: its last day
        ("2026-01-30", "1 month", "2026-02-28"),
        ("2026-01-29", "1 month", "2026-02-28"),
        ("2026-01-28", "1 month", "2026-02-27"),
        ("2026-08-31", "6 month", "2027-02-28"),
        ("2026-12-31", "2 quarter", "2027-06-30"),
        ("2026-03-01", "2 year", "2028-02-29"),
        ("2026-03-01", "30 day", "2026-03-30"),
        ("2026-03-01", "4 week", "2026-03-28"),
        ("2026-03-01", "0.5 year", "2026-08-31"),
        ("2026-03-01", "1.5 month", "2026-04-15"),  # half a month is 15 days
    ],
)
def test_the_last_day_of_a_term(start: str, term: str, end: str) -> None:
    assert last_day(day(start), length(term)) == day(end)


@pytest.mark.parametrize(
    ("end", "lead", "last"),
    [
        ("2027-02-28", "3 month", "2026-11-30"),  # from the end of a month to the end of a month
        ("2027-02-27", "3 month", "2026-11-27"),
        ("2028-02-29", "1 month", "2028-01-31"),
        ("2026-12-31", "1 month", "2026-11-30"),
        ("2026-12-31", "6 week", "2026-11-19"),
        ("2026-12-31", "30 day", "2026-12-01"),
        ("2026-03-31", "1 quarter", "2025-12-31"),
        ("2026-03-06", "5 business day", "2026-02-27"),  # Friday to Friday
        ("2026-03-08", "5 business day", "2026-02-27"),  # Sunday: no day to give notice on
        ("2026-03-10", "1 business day", "2026-03-09"),
        ("2026-03-10", "48 hour", "2026-03-08"),
        ("2026-03-10", "1 hour", "2026-03-09"),  # part of a day is a day
        ("2026-12-31", "1 year", "2025-12-31"),
    ],
)
def test_the_last_day_for_notice(end: str, lead: str, last: str) -> None:
    assert last_notice_day(day(end), length(lead)) == day(last)


@pytest.mark.parametrize("lead", ["1 cycle", "0.3 month"])
def test_a_length_that_is_no_number_of_days_gives_no_day(lead: str) -> None:
    assert last_notice_day(day("2026-12-31"), length(lead)) is None
    assert after(day("2026-12-31"), length(lead)) is None


def terms(
    initial: str = "",
    renewal: str = "",
    notice: str = "",
    lead: str = "",
    *,
    renews: bool = True,
    ends_by_itself: bool = False,
    open_ended: bool = False,
    any_time: bool = False,
    at_the_end: bool = False,
    dear: bool = False,
) -> Terms:
    return Terms(
        initial=length(initial) if initial else None,
        renewal=length(renewal) if renewal else None,
        notice=length(notice) if notice else None,
        lead=length(lead) if lead else None,
        renews=renews,
        ends_by_itself=ends_by_itself,
        open_ended=open_ended,
        any_time=any_time,
        at_the_end=at_the_end,
        dear=dear,
    )


@pytest.mark.parametrize(
    ("signed", "said", "last"),
    [
        ("2026-03-01", terms("12 month", "12 month", "3 month"), "2026-11-30"),
        ("2026-03-01", terms("24 month", "12 month", lead="6 month"), "2027-08-31"),
        ("2027-03-01", terms("12 month", "12 month", "1 month"), "2028-01-31"),
        ("2026-01-31", terms("1 month", "1 month", "2 week"), "2026-02-14"),
        # The lead of the window counts before another notice.
        ("2026-03-01", terms("12 month", "12 month", "1 month", "3 month"), "2026-11-30"),
        # Notice as long as the term: only on the first day itself.
        ("2026-03-01", terms("3 month", "3 month", lead="3 month"), "2026-05-31"),
        # Notice longer than the term: the first renewal that it reaches.
        ("2026-03-01", terms("1 month", "1 month", "3 month"), "2026-03-31"),
        ("2026-03-01", terms("6 month", "12 month", "8 month"), "2026-12-31"),
        ("2026-03-01", terms("12 month", renews=False, notice="1 month"), "2027-01-31"),
        ("2026-02-27", terms("12 month", "12 month", "10 business day"), "2027-02-12"),
    ],
)
def test_the_latest_day_to_cancel(signed: str, said: Terms, last: str) -> None:
    found = cancel_by(said, day(signed)).value
    assert isinstance(found, Date)
    assert found.value == day(last)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (terms("12 month", "12 month"), "how long the notice is"),
        (terms("", "12 month", "1 month"), "how long it binds"),
        (terms("12 month", "12 month", "1 cycle"), "no fixed number of days"),
        (terms("12 month", notice="1 month", renews=False, ends_by_itself=True), "ends by itself"),
        (terms("12 month", notice="1 month", any_time=True), "on any day"),
        (terms("1 month", notice="3 month", renews=False), "no end of a period"),
    ],
)
def test_no_day_is_guessed(said: Terms, reason: str) -> None:
    found = cancel_by(said, day("2026-03-01"))
    assert found.value is None
    assert reason in str(found.reason)


def test_without_a_signing_date_there_is_no_day() -> None:
    found = cancel_by(terms("12 month", "12 month", "1 month"), None)
    assert "no signing date" in str(found.reason)


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        (terms("60 month", "24 month", "6 month"), "60 month"),
        (terms("12 month", notice="1 month", any_time=True), "1 month"),
        (terms(notice="14 day", open_ended=True), "14 day"),
        # Free to go in word, but every remaining fee falls due.
        (terms("36 month", "36 month", "4 month", any_time=True, dear=True), "36 month"),
        (terms("12 month", "12 month", "1 month", any_time=True, at_the_end=True), "12 month"),
        (terms("1 month", "1 month", "3 month"), "3 month"),
        (terms("6 month", "12 month", "8 month"), "18 month"),
    ],
)
def test_the_effective_lock_in(said: Terms, bound: str) -> None:
    assert lock_in(said).value == length(bound)


@pytest.mark.parametrize(
    "said", [terms(), terms(open_ended=True), terms("1 month", notice="2 month", renewal="")]
)
def test_a_lock_in_is_never_guessed(said: Terms) -> None:
    assert lock_in(said).value is None
    assert lock_in(said).reason is not None


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        (terms("60 month", "24 month", "6 month"), "84 month"),
        (terms("1 year", "1 month", "14 day"), "13 month"),
        (terms("30 day", "30 day", "3 day"), "60 day"),
        (terms("30 day", "1 month", "3 day"), None),
        (terms("12 month", "", "1 month"), None),
        (terms("12 month", notice="1 month", renews=False), None),
    ],
)
def test_a_missed_window_costs_a_renewal(said: Terms, bound: str | None) -> None:
    assert if_missed(said).value == (length(bound) if bound else None)


def test_the_timeline_has_days_where_the_signing_date_is_given() -> None:
    said = terms("12 month", "6 month", "3 month")
    found = [(m.name, m.months, m.day) for m in timeline(said, day("2026-03-01"))]
    assert found == [
        ("start", 0, day("2026-03-01")),
        ("cancel-by", 9, day("2026-11-30")),
        ("initial-end", 12, day("2027-02-28")),
        ("renewal-end", 18, day("2027-08-31")),
        ("renewal-end", 24, day("2028-02-29")),
    ]
    assert [m.day for m in timeline(said, None)] == [None] * 5
    assert timeline(terms(), None) == ()
