"""Days and periods: ends of terms and last days for notice, by the rules of civil codes.

A period in months that begins on a day ends on the day before the one of the same number, or on
the last day of a month that has no such day (BGB §§ 187 (2), 188 (2), (3)). Where codes differ by
a day (Kodeks cywilny art. 112) the earlier day is given: notice a day early is never late.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from contractlint.model.quantity import Duration

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_WEEKEND = 5
_DAYS_OF_HALF_A_MONTH = 15
# Python's dates end in 9999; a term that long is an error of the contract or of ours.
_LAST_YEAR = 9000


def whole_months(duration: Duration) -> Decimal | None:
    """A length in months, None for one that is not counted in them."""
    if duration.value is None or duration.unit not in _MONTHS:
        return None
    return duration.value * _MONTHS[duration.unit]


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter."""
    from calendar import monthrange  # imported late, with it all that it knows of locales

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after(day: date, duration: Duration) -> date | None:
    """The day on which a period that is triggered on `day` is over; None when it can't be told.

    Hours are rounded up to days; half a month is 15 days (BGB § 189); a billing cycle has no
    length of its own.
    """
    months = whole_months(duration)
    if duration.value is None or day.year > _LAST_YEAR:
        return None
    if months is not None:
        whole, part = divmod(months, 1)
        if part not in (0, Decimal("0.5")) or months > 12 * 900:
            return None
        moved = add_months(day, int(whole))
        return moved + timedelta(days=_DAYS_OF_HALF_A_MONTH) if part else moved
    days = _days(duration)
    if days is None:
        return None
    return _business_days_after(day, days) if duration.business else day + timedelta(days=days)


def _days(duration: Duration) -> int | None:
    assert duration.value is not None
    per = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7)}.get(duration.unit)
    if per is None or duration.value * per > 300_000:
        return None
    return ceil(duration.value * per)


def _business_days_after(day: date, count: int) -> date:
    """Saturdays and Sundays do not count; public holidays are not known here."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _WEEKEND
    return day


def last_day(start: date, term: Duration) -> date | None:
    """The last day of a term whose first day is `start`."""
    end = after(start, term)
    if end is None or end <= start:
        return None
    whole = whole_months(term)
    cut_short = whole is not None and whole % 1 == 0 and end.day < start.day
    return end if cut_short else end - timedelta(days=1)


def last_notice_day(end: date, lead: Duration) -> date | None:
    """The last day on which notice still runs out by `end`; None when it can't be told.

    Notice counted in business days is given on one.
    """
    first = after(date(2000, 1, 1), lead)
    if first is None:
        return None
    # Not later than the lead's length in days before the end, give or take a month's raggedness.
    day = end - (first - date(2000, 1, 1)) + timedelta(days=4)
    while (over := after(day, lead)) is not None and over > end:
        day -= timedelta(days=1)
    if lead.business and day.weekday() >= _WEEKEND:
        day -= timedelta(days=day.weekday() - _WEEKEND + 1)
    return day
