"""Numbers -> lengths of time, leaving out what only looks like one (ages, "24 hours a day")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from contractlint.analysis.numerals import is_label, series
from contractlint.analysis.vocabulary import NUMBERS, Token, Vocabulary
from contractlint.model.document import Span
from contractlint.model.quantity import Duration, TimeUnit
from contractlint.patterns import pattern
from contractlint.records import dataclass, replace

_WORD = pattern(r"[^\W\d_]+")
_NEXT = pattern(r"\W{1,3}([^\W\d_]+)")
# Sentences and headings end here: 1.3 "Month" means …
_STOPS = pattern(r"[.,;:!?§%]|\n\s*\n|\s[\"“„«]")
_WIDEST_GAP = 48
# "24 hours a day" fills all there is: how often something happens, not how long it takes.
_FILLING = {
    ("hour", Decimal(24)),
    ("day", Decimal(7)),
    ("day", Decimal(365)),
    ("day", Decimal(366)),
    ("week", Decimal(52)),
    ("month", Decimal(12)),
}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit as it stands in the text; `factor` for those that hold several ("fortnight").

    `half` is what stands behind it: "a year *and a half*".
    """

    unit: TimeUnit
    start: int
    end: int
    business: bool = False
    factor: Decimal = Decimal(1)
    half: Decimal = Decimal(0)


def durations(text: str, found: Sequence[Token], words: Vocabulary) -> Iterator[Duration]:
    """The durations of folded text, in order."""
    used = 0
    for index, token in enumerate(found):
        if token.kind in NUMBERS:
            several = list(_counted(text, found, index, words))
        elif token.kind == "word" and token.start >= used and words.is_alone(token.form):
            several = list(_alone(text, token, words))
        else:
            continue
        yield from several
        used = max([used, *(one.span.end for one in several)])


def _counted(
    text: str, found: Sequence[Token], index: int, words: Vocabulary
) -> Iterator[Duration]:
    """The duration that a number begins, after those that share its unit ("3 to 5 days")."""
    token = found[index]
    unit = _unit_after(text, found, index, words)
    if unit is None or not _is_length(text, token, unit, words):
        return
    joins = words.counting.range_joins
    for number in (*reversed([*series(text, found, index, joins)]), token):
        end = unit.end if number is token else number.end
        if not _is_calendar_year(number, unit, shared=number is not token):
            value = None if number.value is None else number.value * unit.factor + unit.half
            yield Duration(Span(number.start, end), value, unit.unit, unit.business)


def _unit_after(text: str, found: Sequence[Token], index: int, words: Vocabulary) -> _Unit | None:
    token = found[index]
    following = index + 1
    if following < len(found) and token.form in words.counting.halves:  # half *a* year
        following += found[following].kind == "article"
    if following >= len(found) or found[following].kind != "word":
        return None
    unit = found[following]
    gap = text[found[following - 1].end : unit.start]
    if len(gap) > _WIDEST_GAP or _STOPS.search(gap):
        return None
    between = _WORD.findall(gap)
    if any(word not in words.between for word in between):
        return None
    business = any(word in words.counting.business for word in between)
    read = _read_unit(text, token, unit, business, words)
    return read and _with_half(text, read, found[following + 1 : following + 2], words)


def _read_unit(
    text: str, number: Token, token: Token, business: bool, words: Vocabulary
) -> _Unit | None:
    counting = words.counting
    if read := words.look_up(counting.units, text, token):
        return _with_business(text, _Unit(read[0], token.start, read[1], business), token, words)
    if whole := words.look_up(counting.wholes, text, token):
        (factor, unit), end = whole
        return _Unit(unit, token.start, end, business, factor)
    compound = words.compound(token.form)
    if compound is None or compound[0] is not None:
        return None
    spaced = token.start > number.end and "-" not in text[number.end : token.start]
    if spaced and not counting.spaced_compounds:
        return None
    return _Unit(counting.compound_units[compound[1]], token.start, token.end, business)


def _with_half(text: str, unit: _Unit, after: Sequence[Token], words: Vocabulary) -> _Unit:
    """A half behind the unit belongs to it: "a year and a half", "dve leti in pol"."""
    counting = words.counting
    if not after or after[0].value != Decimal("0.5") or after[0].form not in counting.halves:
        return unit
    if " ".join(text[unit.end : after[0].start].split()) not in counting.half_joins:
        return unit
    return replace(unit, end=after[0].end, half=Decimal("0.5"))


def _with_business(text: str, unit: _Unit, token: Token, words: Vocabulary) -> _Unit:
    """Business days are said before the unit, by it ("Werktage") or after it ("dni roboczych")."""
    business = words.counting.business
    if unit.unit != "day":
        return unit
    if token.form in business:
        return replace(unit, business=True)
    after = _NEXT.match(text, unit.end)
    if after and after[1] in business and not _STOPS.search(text, unit.end, after.start(1)):
        return replace(unit, end=after.end(), business=True)
    return unit


def _is_length(text: str, number: Token, unit: _Unit, words: Vocabulary) -> bool:
    if (
        number.kind == "article"
        and not unit.half
        and not _is_awaited(text, number.start, unit.end, words)
    ):
        return False
    if number.kind == "digits" and is_label(text, number.start):
        return False
    if number.value is None:
        return True
    return (
        not _is_nth(text, number, unit, words)
        and not _is_age(text, number, unit, words)
        and not _is_tautology(text, number, unit, words)
    )


def _is_nth(text: str, number: Token, unit: _Unit, words: Vocabulary) -> bool:
    """Whether it is one day of many ("10 dnia"), not ten days; "24-Monats-Vertrag" is a length."""
    if text[unit.start : unit.end] not in words.counting.nth or number.value is None:
        return False
    after = _NEXT.match(text, unit.end)
    if after and after[1] in words.counting.after_nth:  # "do 30 dnia przed": 30 days before
        return False
    whole = number.value > 1 and number.value == int(number.value)
    return whole and "-" not in text[number.end : unit.start]


def _is_calendar_year(number: Token, unit: _Unit, *, shared: bool) -> bool:
    """Whether it is "year 2026", or the end of a date before a duration ("May 2026 or 30 days")."""
    likely = shared or unit.unit == "year"
    return likely and number.value is not None and 1900 <= number.value <= 2100


def _is_age(text: str, number: Token, unit: _Unit, words: Vocabulary) -> bool:
    ages = words.counting.ages
    return unit.unit == "year" and ages is not None and _stands_in(ages, text, number, unit)


def _is_tautology(text: str, number: Token, unit: _Unit, words: Vocabulary) -> bool:
    pattern = words.counting.tautologies
    fills = (unit.unit, number.value) in _FILLING
    return fills and pattern is not None and _stands_in(pattern, text, number, unit)


def _stands_in(pattern: re.Pattern[str], text: str, number: Token, unit: _Unit) -> bool:
    """Whether the surroundings match; in the pattern, ¤ stands for the quantity itself."""
    before = text[max(0, number.start - 60) : number.start]
    after = text[unit.end : unit.end + 40]
    return pattern.search(f"{before}¤{after}") is not None


def _is_awaited(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a unit without a number stands where a length of time is said ("within a month")."""
    after = _NEXT.match(text, end)
    following = after[1] if after else ""
    if following in words.counting.calendar:
        return False
    before = _WORD.findall(text[max(0, start - 48) : start])
    lengths = words.counting.lengths
    if any(" ".join(before[-count:]) in lengths for count in range(1, 5)):
        return True
    return following in words.counting.after_lengths


def _alone(text: str, token: Token, words: Vocabulary) -> Iterator[Duration]:
    """A word that says number and unit ("dwuletni", "полгода"), or one unit that is awaited."""
    counting = words.counting
    if whole := words.look_up(counting.wholes, text, token):
        (value, unit), end = whole
        yield Duration(Span(token.start, end), value, unit)
    elif token.form in counting.singles:
        if _is_awaited(text, token.start, token.end, words):
            yield Duration(Span(token.start, token.end), Decimal(1), counting.singles[token.form])
    elif compound := words.compound(token.form):
        number = compound[0] or (Decimal(1) if _is_term(text, token, words) else None)
        if number is not None:
            unit = counting.compound_units[compound[1]]
            yield Duration(Span(token.start, token.end), number, unit)


def _is_term(text: str, token: Token, words: Vocabulary) -> bool:
    """Whether a bare adjective says how long a term is ("miesięczny okres wypowiedzenia")."""
    terms = words.counting.terms
    return terms is not None and terms.match(text, token.end) is not None
