"""A quote in its sentence, short enough to read at a glance."""

from __future__ import annotations

from contractlint.model.finding import Location
from contractlint.records import dataclass

AROUND = 110
LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote and what stands before and after it; white space is single spaces."""

    before: str
    quote: str
    after: str


def quotation(location: Location) -> Quotation:
    """The quote with some words of its sentence on either side; "…" marks what was left out."""
    quote = _shortened(_plain(location.quote))
    start = location.span.start - location.sentence.start
    end = location.span.end - location.sentence.start
    if not location.context or start < 0 or end > len(location.context):
        return Quotation("", quote, "")
    before = _plain(location.context[:start] + "|")[:-1]
    after = _plain("|" + location.context[end:])[1:]
    return Quotation(_tail(before), quote, _head(after))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shortened(quote: str) -> str:
    if len(quote) <= LONGEST_QUOTE:
        return quote
    half = LONGEST_QUOTE // 2
    return f"{quote[:half].rsplit(' ', 1)[0]} … {quote[-half:].split(' ', 1)[-1]}"


def _tail(before: str) -> str:
    if len(before) <= AROUND:
        return before
    return "… " + before[-AROUND:].split(" ", 1)[-1]


def _head(after: str) -> str:
    if len(after) <= AROUND:
        return after
    return after[:AROUND].rsplit(" ", 1)[0] + " …"
