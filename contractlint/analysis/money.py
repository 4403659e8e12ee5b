"""Numbers -> amounts of money, with the currency before or after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from contractlint.analysis.numerals import amount, series
from contractlint.analysis.vocabulary import CODES, NUMBERS, SIGNS, Token, Vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Money
from contractlint.patterns import pattern

_GAPS_AFTER = frozenset({"", ")", "]", ",-", ".-", ",–", ",—", "-", "*"})
_GAPS_BEFORE = frozenset({"", "[", ":"})
_GAPS_TO_CENTS = frozenset({"", ",", "i", "и", "and", "in", "und"})
_THOUSANDS = pattern(r"\d{1,3}[.,]\d{3}")


def money(text: str, found: Sequence[Token], words: Vocabulary) -> Iterator[Money]:
    """The amounts of folded text, in order."""
    free = 0
    for index, token in enumerate(found):
        if token.kind not in ("word", "sign") or token.start < free:
            continue
        if token.form in words.counting.subunits:
            several = list(_subunits(text, found, index, words))
        elif currency := _currency(token, words):
            several = list(_amounts(text, found, index, currency, words, free))
        else:
            continue
        yield from several
        free = max([free, *(one.span.end for one in several)])


def _currency(token: Token, words: Vocabulary) -> str | None:
    if token.kind == "sign":
        return SIGNS.get(token.form)
    if token.kind != "word":
        return None
    return CODES.get(token.form) or words.counting.currencies.get(token.form)


def _is_code(token: Token) -> bool:
    return token.kind == "sign" or token.form in CODES


def _amounts(
    text: str, found: Sequence[Token], index: int, currency: str, words: Vocabulary, free: int
) -> Iterator[Money]:
    before = index > 0 and found[index - 1].start >= free and _is_after(text, found, index)
    after = _is_code(found[index]) and index + 1 < len(found) and _is_before(text, found, index)
    # "$" and codes lead in English and trail elsewhere, if there is a choice; words always trail.
    if after and not (before and words.counting.decimal_mark == ","):
        yield Money(
            Span(found[index].start, found[index + 1].end), _value(found[index + 1]), currency
        )
    elif before:
        joins = words.counting.range_joins
        for number in reversed([*series(text, found, index - 1, joins)]):
            if number.start >= free:
                yield Money(Span(number.start, number.end), _value(number), currency)
        yield _with_cents(text, found, index, currency, words)


def _is_after(text: str, found: Sequence[Token], index: int) -> bool:
    number = found[index - 1]
    gap = text[number.end : found[index].start].strip()
    abbreviated = gap == "." and text[number.end - 1].isalpha()  # 5 тыс. руб.
    return (
        number.kind in NUMBERS and number.kind != "article" and (gap in _GAPS_AFTER or abbreviated)
    )


def _is_before(text: str, found: Sequence[Token], index: int) -> bool:
    number = found[index + 1]
    gap = text[found[index].end : number.start].strip()
    return number.kind in ("digits", "blank") and gap in _GAPS_BEFORE


def _value(number: Token) -> Decimal | None:
    """The amount; no currency has three decimals, so "1.000" is a thousand in every language."""
    if _THOUSANDS.fullmatch(number.form):
        return amount(number.form.replace(".", "").replace(",", ""), ".")
    return number.value


def _with_cents(
    text: str, found: Sequence[Token], index: int, currency: str, words: Vocabulary
) -> Money:
    """The amount before currency `index`, with the cents that follow ("5 zł 50 gr")."""
    value = _value(found[index - 1])
    start, end = found[index - 1].start, found[index].end
    following = found[index + 1 : index + 3]
    if len(following) == 2 and following[1].form in words.counting.subunits:
        gap = text[end : following[0].start].strip(" \n\u00a0.")
        cents = following[0].value
        if gap in _GAPS_TO_CENTS and value is not None and cents is not None and cents < 100:
            return Money(Span(start, following[1].end), value + cents / 100, currency)
    return Money(Span(start, end), value, currency)


def _subunits(text: str, found: Sequence[Token], index: int, words: Vocabulary) -> Iterator[Money]:
    """Cents that stand alone: "50 groszy"."""
    token = found[index]
    if index == 0:
        return
    number = found[index - 1]
    beside = number.kind in ("digits", "spelt") and not text[number.end : token.start].strip()
    if beside and number.value is not None:
        value = number.value / 100
        yield Money(Span(number.start, token.end), value, words.counting.subunits[token.form])
