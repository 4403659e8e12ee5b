"""Text -> quantities: durations, money, percentages and dates, each said once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from contractlint.analysis.dates import dates, dates_in_digits
from contractlint.analysis.durations import durations
from contractlint.analysis.money import money
from contractlint.analysis.numerals import tokens
from contractlint.analysis.percentages import percentages
from contractlint.analysis.vocabulary import Vocabulary, fold, vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Date, Quantity
from contractlint.patterns import pattern
from contractlint.records import replace

# "100 zł (słownie: sto złotych)" is one amount
_AGAIN = pattern(r"[\s.]*[(\[/]\s*(?:[^\W\d_]+:\s*)?")
_CLOSING = pattern(r"[^\w()]*[)\]/]")


def measure(
    text: str, spans: Sequence[tuple[Span, str]], dated: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """All quantities of the spans, each with its language code, in text order.

    Two of one kind never overlap; spans in a language that is not spoken hold none. `dated` are
    spans, in a language that is spoken, in which only dates in digits are looked for.
    """
    folded = fold(text)
    found: list[Quantity] = []
    for span, code in spans:
        words = vocabulary(code)
        if words is not None:
            found.extend(_measure_span(folded, span, words))
    for span in dated:
        found.extend(_dates_once(folded, dates_in_digits(folded, span)))
    return tuple(sorted(found, key=_place))


def _place(quantity: Quantity) -> tuple[int, int, str]:
    return quantity.span.start, quantity.span.end, type(quantity).__name__


def _dates_once(text: str, found: Iterable[Date]) -> Iterator[Quantity]:
    return _once(text, sorted(found, key=_place))


def _measure_span(text: str, span: Span, words: Vocabulary) -> Iterator[Quantity]:
    found = tokens(text, span, words)
    days = [*dates(text, span, found, words)]
    yield from _dates_once(text, days)
    lengths = _once(text, durations(text, found, words))
    # "___ day of ______, 20__" is a date
    yield from _apart(lengths, days) if days else lengths
    if not any(token.kind in ("digits", "spelt", "blank") for token in found):
        return
    yield from _once(text, money(text, found, words))
    yield from _once(text, percentages(text, found, words))


def _apart(lengths: Iterable[Quantity], days: Sequence[Date]) -> Iterator[Quantity]:
    """The lengths of time that share nothing with a date."""
    ordered = sorted(days, key=_place)
    starts = [day.span.start for day in ordered]
    # The farthest end of all dates up to each.
    ends = [*accumulate((day.span.end for day in ordered), max)]
    for one in lengths:
        before = bisect_left(starts, one.span.end)
        if not before or ends[before - 1] <= one.span.start:
            yield one


def _once(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Joins what is said twice in a row, and drops what overlaps."""
    last: Quantity | None = None
    for one in found:
        if last is None:
            last = one
        elif again := _again(text, last, one):
            last = again
        elif one.span.start >= last.span.end:
            yield last
            last = one
    if last is not None:
        yield last


def _again(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    if one.value is None or one.value != two.value or replace(one, span=two.span) != two:
        return None
    if not _AGAIN.fullmatch(text, one.span.end, two.span.start):
        return None
    closing = _CLOSING.match(text, two.span.end)
    return replace(one, span=Span(one.span.start, closing.end() if closing else two.span.end))
