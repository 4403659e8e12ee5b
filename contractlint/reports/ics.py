"""Report → iCalendar (RFC 5545): the last day to cancel each contract, for anybody's calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from contractlint import __version__
from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.quantity import Date
from contractlint.model.report import FileReport, Report
from contractlint.records import dataclass

# RFC 5545 3.1: a line has at most 75 octets, its break not counted.
OCTETS = 75
# A reminder so many days before is early enough to write a registered letter.
REMINDER = "-P14D"


@dataclass(frozen=True, slots=True)
class Event:
    """A last day to cancel: `day` for the contract at `path`, and how it came about.

    `key` tells events apart: the same contract and signing date make the same event, whenever it
    is written. `known` is the day before it that its stamp is made of.
    """

    path: str
    day: date
    working: str
    key: str
    known: date


def write(report: Report) -> str:
    """A calendar with one event for each contract whose last day is known; "" without any."""
    words = words_of(report.language)
    return calendar([event for file in report.files for event in _events(file, words)], words)


def calendar(events: Sequence[Event], words: Words) -> str:
    """A calendar with these events; "" without any, since a calendar without events is none."""
    if not events:
        return ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//contractlint//contractlint {__version__}//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for event in events for line in _lines(event, words)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(file: FileReport, words: Words) -> Iterator[Event]:
    fact = file.facts.get("cancel-by")
    if fact is not None and isinstance(fact.value, Date) and fact.value.value is not None:
        day = fact.value.value
        signed = file.facts.signed or day
        working = words.phrase(fact.working) if fact.working else ""
        yield Event(file.path, day, working, f"{file.digest}\n{signed.isoformat()}", signed)


def _lines(event: Event, words: Words) -> Iterator[str]:
    day = event.day
    said = f"{words.name('cancel-by')} {words.formats.date(day)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(event.key.encode()).hexdigest()[:32]}@contractlint"
    # NOTE: no clock: the same input gives the same bytes. The day of signing is the only day
    # before the event that is known.
    yield f"DTSTAMP:{event.known:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{said}: {event.path}')}"
    yield f"DESCRIPTION:{_escaped(event.working)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(said)}"
    yield f"TRIGGER:{REMINDER}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """RFC 5545 3.3.11: backslash, semicolon, comma and line breaks."""
    escaped = harmless(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never breaking a character; all but the first begin with a
    space.
    """
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
