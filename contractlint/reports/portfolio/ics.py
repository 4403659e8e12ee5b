"""Answers → iCalendar: an event for each last day to cancel."""

from __future__ import annotations

from contractlint.locale import words_of
from contractlint.model.portfolio import Due, Portfolio
from contractlint.reports.ics import Event, calendar


def write(portfolio: Portfolio, language: str) -> str:
    """The days of all answers, those of every row; "" without any."""
    words = words_of(language)
    days = [due for answer in portfolio.answers for due in answer.due]
    return calendar(
        [
            Event(
                due.path,
                due.day,
                words.say("The period ends on {day}.", day=due.end),
                _key(due),
                due.signed,
            )
            for due in days
        ],
        words,
    )


def _key(due: Due) -> str:
    """Each end of a contract has an event of its own."""
    return f"{due.sha256}\n{due.signed.isoformat()}\n{due.end.isoformat()}"
