"""Numbers -> percentages, with the period they are charged for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from contractlint.analysis.numerals import series
from contractlint.analysis.vocabulary import NUMBERS, Token, Vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Percentage, TimeUnit
from contractlint.patterns import pattern

_GAP = pattern(r"[\s\-‐‑–)\]*]{0,5}")
# The period stands in the same sentence and belongs to the nearest percentage.
_REACH = 90
_BOUNDARY = pattern(r";|\.\s|%")


def percentages(text: str, found: Sequence[Token], words: Vocabulary) -> Iterator[Percentage]:
    """The percentages of folded text, in order."""
    for index, token in enumerate(found[:-1]):
        if token.kind not in NUMBERS or token.kind == "article":
            continue
        read = _sign(text, found[index + 1], words)
        if read is None or not _GAP.fullmatch(text, token.end, found[index + 1].start):
            continue
        share, end = read
        per = _period(text, end, words)
        for number in reversed([*series(text, found, index, words.counting.range_joins)]):
            yield Percentage(Span(number.start, number.end), _of(number, share), per)
        yield Percentage(Span(token.start, end), _of(token, share), per)


def _of(number: Token, share: Decimal) -> Decimal | None:
    return None if number.value is None else number.value * share


def _sign(text: str, token: Token, words: Vocabulary) -> tuple[Decimal, int] | None:
    """What one of it is in percent, and where the sign or word ends."""
    if token.form in ("%", "‰"):
        return Decimal(1) if token.form == "%" else Decimal("0.1"), token.end
    read = words.look_up(words.percent, text, token)
    return None if read is None else (Decimal(1), read[1])


def _period(text: str, end: int, words: Vocabulary) -> TimeUnit | None:
    reach = text[end : end + _REACH]
    boundary = _BOUNDARY.search(reach)
    match = _periods(words).search(reach[: boundary.start()] if boundary else reach)
    if match is None:
        return None
    return words.counting.units.get(match["unit"] or "") or words.counting.rates.get(match["rate"])


@cache
def _periods(words: Vocabulary) -> re.Pattern[str]:
    counting = words.counting
    per, units, rates = (
        "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
        for table in (counting.per, counting.units, counting.rates)
    )
    return pattern(rf"(?<!\w)(?:(?:{per})\s+(?P<unit>{units})|(?P<rate>{rates}))(?!\w)")
