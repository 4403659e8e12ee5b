"""Numbers and names of months -> calendar dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from contractlint.analysis.vocabulary import Token, Vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Date
from contractlint.patterns import pattern

# 2026-05-01 and 1. 5. 2026; begins with one digit, so that the search leaps from digit to digit.
_NUMERIC = pattern(r"\d(?<![\d.]\d)(?:\d{3}-\d\d-\d\d|\d?\.\s?\d{1,2}\.\s?\d{4})(?![\d-])")
_PARTS = pattern(r"\d+")
_DAY_BEFORE = pattern(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|го|-го)?[»”\"]?[.\s]{0,3}(?:day\s+)?(?:of\s+)?$"
)
_YEAR_AFTER = pattern(r"[.,]{0,2}\s*(\d{4})(?!\d)")
_DAY_AND_YEAR_AFTER = pattern(r"\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
# "___ 20__", "«__» __________ 20__", "____ day of ______, 20[_]", "___ May 2026": a blank, perhaps
# with a month after it, then a year or a blank for one. No repetition gives back what it has taken:
# the time does not grow faster than the text.
_BLANK = pattern(r"__++|\[[_\s•●]*+\]|\.\.\.\.++|……*+")
_AFTER_BLANK = pattern(
    r"[»\"”“]?(?P<gap>[\s.,/-]{0,99}+)(?P<day>day\s{1,9}+of\s{1,9}+)?"
    r"(?P<month>(?:__++|\[[_\s•●]*+\]|\.\.\.\.++|……*+|[^\W\d_]++)[\s.,/-]{0,99}+)?"
    r"(?:20(?:_+|\[[_\s•●]*+\]|\.{2,}|…)|(?P<year>(?:19|20)\d\d(?!\d)))"
)
# So many of one kind are two blanks side by side.
_TWICE = {"_": 4, ".": 8, "…": 2}


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
    free = position = span.start
    while blank := _BLANK.search(text, position, span.end):
        position = blank.end()
        after = _AFTER_BLANK.match(text, position, span.end)
        if after is not None and (not after["year"] or _has_month(blank, after)):
            start = blank.start()
            quoted = start > free and text[start - 1] in '«"„“'
            free = position = after.end()
            yield Date(Span(start - quoted, free), None)


def _has_month(blank: re.Match[str], after: re.Match[str]) -> bool:
    """Whether something stands for the month between a blank and the year."""
    if after["month"] or after["day"]:
        return bool(after["month"])
    if "...." in after["gap"]:
        return True
    quoted = after.start("gap") > blank.end()
    return not quoted and len(blank[0]) >= _TWICE.get(blank[0][0], len(blank[0]) + 1)


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
