"""Numbers and names of months -> calendar dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from contractlint.analysis.vocabulary import Token, Vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Date

# 2026-05-01 and 1. 5. 2026; begins with one digit, so that the search leaps from digit to digit.
_NUMERIC = re.compile(r"\d(?<![\d.]\d)(?:\d{3}-\d\d-\d\d|\d?\.\s?\d{1,2}\.\s?\d{4})(?![\d-])")
_PARTS = re.compile(r"\d+")
_DAY_BEFORE = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|го|-го)?[»”\"]?[.\s]{0,3}(?:day\s+)?(?:of\s+)?$"
)
_YEAR_AFTER = re.compile(r"[.,]{0,2}\s*(\d{4})(?!\d)")
_DAY_AND_YEAR_AFTER = re.compile(r"\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
# Each choice begins with one character, so that the search leaps to the next of these.
_GAP = r"(?:__+|\[[_\s•●]*\]|\.\.\.\.+|……*)"
_MONTH = rf"(?:{_GAP}|[^\W\d_]+)[\s.,/-]*"
# "___ 20__", "«__» __________ 20__", "____ day of ______, 20[_]", "___ May 2026"
_BLANK = re.compile(
    rf"{_GAP}[»\"”“]?[\s.,/-]*(?:day\s+of\s+)?"
    rf"(?:(?:{_MONTH})?20(?:_+|\[[_\s•●]*\]|\.{{2,}}|…)|{_MONTH}(?:19|20)\d\d(?!\d))"
)


def dates(text: str, span: Span, found: Sequence[Token], words: Vocabulary) -> Iterator[Date]:
    """The full dates of a span of folded text, and the blanks for one; not in order."""
    yield from dates_in_digits(text, span)
    months = words.counting.months
    for token in found:
        if token.kind == "word" and token.form in months:
            yield from _named(text, token, months[token.form])


def dates_in_digits(text: str, span: Span) -> Iterator[Date]:
    """Those of the dates that need no name of a month; not in order."""
    yield from _numeric(text, span)
    if text.find("_", span.start, span.end) >= 0 or text.find("[", span.start, span.end) >= 0:
        yield from _blank(text, span)


def _blank(text: str, span: Span) -> Iterator[Date]:
    end = span.start
    for match in _BLANK.finditer(text, span.start, span.end):
        start = match.start()
        quoted = start > end and text[start - 1] in '«"„“'
        end = match.end()
        yield Date(Span(start - quoted, end), None)


def _numeric(text: str, span: Span) -> Iterator[Date]:
    for match in _NUMERIC.finditer(text, span.start, span.end):
        first, month, last = _PARTS.findall(match[0])
        year, day_of_month = (first, last) if len(first) == 4 else (last, first)
        day = _date(year, int(month), day_of_month)
        if day is not None:
            yield Date(Span(match.start(), match.end()), day)


def _named(text: str, token: Token, month: int) -> Iterator[Date]:
    before = _DAY_BEFORE.search(text, max(0, token.start - 20), token.start)
    year = _YEAR_AFTER.match(text, token.end) if before else None
    if before and year:
        day = _date(year[1], month, before[1])
        start, end = before.start(), year.end()
    elif both := _DAY_AND_YEAR_AFTER.match(text, token.end):
        day = _date(both[2], month, both[1])
        start, end = token.start, both.end()
    else:
        return
    if day is not None:
        yield Date(Span(start, end), day)


def _date(year: str, month: int, day: str) -> date | None:
    """None for what is no date ("31.02.2026", "99.99.1999")."""
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
