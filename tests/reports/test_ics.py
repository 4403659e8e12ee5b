"""The calendar: one event for each known last day, as RFC 5545 wants it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from icalendar import Calendar

from contractlint.locale import LANGUAGES
from contractlint.model.document import Span
from contractlint.model.facts import Fact, Facts
from contractlint.model.phrase import phrase
from contractlint.model.quantity import Date, Duration
from contractlint.reports.ics import write

from .builders import file, report

DAY = date(2028, 2, 29)
LEAD = Duration(Span(0, 1), Decimal(6), "month")
KNOWN = Facts(
    entries=(
        Fact(
            "cancel-by",
            Date(Span(0, 1), DAY),
            working=phrase("{lead} before the period ends on {end}", lead=LEAD, end=DAY),
        ),
    ),
    signed=date(2026, 3, 1),
)
UNKNOWN = Facts(entries=(Fact("cancel-by", reason=phrase("the contract does not say")),))


def test_an_event_lies_on_the_last_day() -> None:
    calendar = Calendar.from_ical(write(report(file(facts=KNOWN))))
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == DAY
    assert event["DTEND"].dt == date(2028, 3, 1)
    assert event["SUMMARY"] == "Cancel by 29 February 2028: gym.pdf"
    assert event["DESCRIPTION"] == "6 months before the period ends on 29 February 2028"
    assert len(event.walk("VALARM")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_end_in_crlf_and_hold_75_octets(language: str) -> None:
    long = "/".join(["договор, часть; раздел"] * 9)
    text = write(report(file(facts=KNOWN, path=f"{long}\\x.pdf"), language=language))
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"].endswith(f"{long}\\x.pdf")


def test_a_path_with_a_line_break_starts_no_property() -> None:
    text = write(report(file(facts=KNOWN, path="a\nEND:VEVENT\r\nx.pdf")))
    assert len(Calendar.from_ical(text).walk("VEVENT")) == 1
    assert "\r\nEND:VEVENT\r\nx" not in text


def test_the_same_contract_is_the_same_event() -> None:
    first, again = (write(report(file(facts=KNOWN, path=name))) for name in ("a.pdf", "b.pdf"))
    uids = {line for line in (first + again).splitlines() if line.startswith("UID:")}
    assert len(uids) == 1
    assert write(report(file(facts=KNOWN))) == write(report(file(facts=KNOWN)))


def test_a_day_that_is_not_known_is_no_event() -> None:
    assert write(report(file(facts=UNKNOWN), file())) == ""
    both = write(report(file(facts=UNKNOWN), file(facts=KNOWN)))
    assert len(Calendar.from_ical(both).walk("VEVENT")) == 1
