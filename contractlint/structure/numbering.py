"""Reads the numbers that clauses carry, in every way that contracts print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from contractlint.languages import LANGUAGES
from contractlint.patterns import pattern
from contractlint.records import dataclass

Kind = Literal["number", "letter", "roman"]
Family = Literal["annex", "chapter", "clause", "plain", "bullet"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_STEPS = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Lists in Russian skip ё, й, ъ, ы, ь.
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a clause.

    `numbers` are its parts, normalised: ("7", "3", "b") for "§ 7 ust. 3 lit. b"; `style` is how it
    looks and equal for the labels of one list; `end` is where the clause's own words begin;
    `certain` is False when sentences begin with the same characters ("30 days", "A. Smith");
    `word` is the word in it, if any.
    """

    printed: str
    family: Family
    numbers: tuple[str, ...]
    style: str
    end: int
    certain: bool = True
    word: str = ""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What the last number may be; () for a bullet."""
        return kinds_of(self.numbers[-1]) if self.numbers else ()


@cache
def vocabulary() -> Mapping[str, Family]:
    """Each word that names a part of a contract, lower-case, and what it names."""
    families: dict[str, Family] = {}
    for language in LANGUAGES.values():
        families |= dict.fromkeys(language.writing.chapter_words, "chapter")
        families |= dict.fromkeys(language.writing.annex_words, "annex")
        families |= dict.fromkeys(language.writing.clause_words, "clause")
    return families


@lru_cache(1024)
def roman(text: str) -> int:
    """The value of a Roman number below 200, 0 when it is none."""
    values = [_ROMAN.get(letter, 0) for letter in text.lower()]
    if not values or 0 in values:
        return 0
    following = [*values[1:], 0]
    total = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return total if written_roman(total) == text.lower() else 0


def written_roman(value: int) -> str:
    """A number below 200 as a lower-case Roman one."""
    written = ""
    for step, letters in _ROMAN_STEPS:
        count, value = divmod(value, step)
        written += letters * count
    return written


@lru_cache(1024)
def kinds_of(part: str) -> tuple[Kind, ...]:
    """What a part of a label may be: "7a" a number, "i" a Roman one or a letter, "the" nothing."""
    if part[0].isdigit():
        return ("number",)
    kinds: tuple[Kind, ...] = ("roman",) if roman(part) else ()
    if len(set(part)) == 1 and len(part) <= 2 and ordinal(part, "letter"):
        kinds = (*kinds, "letter")
    return kinds


@lru_cache(4096)
def ordinal(part: str, kind: Kind) -> int:
    """The place of a label in its list, from 1; 0 without one. "5a" counts as 5, "aa" as 27."""
    if kind == "number":
        digits = _DIGITS.match(part)
        return int(digits[0]) if digits else 0
    if kind == "roman":
        return roman(part)
    letter = part[0].lower()
    place = ord(letter) - 96 if "a" <= letter <= "z" else _CYRILLIC.find(letter) + 1
    return place + 26 * (len(part) - 1) if place else 0


_NUMBER = r"\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?)*"
_MARK = r"(?:(?i:nr|no)\b\.?|№|št\.|n°)"
_WORD_FIRST = pattern(
    rf"(?P<word>§§?|[^\W\d_]+)\.?\s*+{_MARK}?\s*+"
    rf"(?P<number>{_NUMBER}|[IVXLC]+\b|[A-ZА-Я]\b)(?P<tail>(?:\s?\(\w{{1,4}}\))*)"
)
_THEN = pattern(rf",?\s*(?P<word>[^\W\d_]+)\.?\s*(?P<number>{_NUMBER}|[a-z])(?!\w)")
_NUMBER_FIRST = pattern(
    r"(?P<number>\d{1,3}[a-z]?|[IVXLC]+)\s?\.?\s*(?P<word>§(?!\s*\d)|[^\W\d_]{4,})(?!\w)"
)
# Words that follow their number where they name a clause ("7. člen", "2. Abschnitt").
_FOLLOWERS = frozenset(
    {"§", "člen", "poglavje", "oddelek", "razdelek", "abschnitt", "kapitel", "teil"}
)
_DECIMAL = pattern(
    rf"(?P<number>{_NUMBER}(?:\.[a-zа-я](?=[.)\s]))?)"
    r"(?P<tail>(?:\.?\([a-zа-я\d]{1,4}\))*)(?P<close>\.\)|\.|\))?"
)
_BRACKETED = pattern(r"\(\s?(?P<number>\d{1,3}|[^\W\d_]{1,5})\s?\)")
_LETTERED = pattern(r"(?P<number>[^\W\d_]{1,5})(?P<close>\.\)|\)|\.(?=\s|$))")
_BULLET = pattern(r"[•◦▪■●○‣∙□➢➤✓✔·]\s*|[–—*\-]\s+|o\s+(?=[^\W\d_])|[-–—](?=[^\W\d_])")
_CLOSING = pattern(r"(?P<close>\s*[.:)]|(?=\s|$)|(?=\())(?:\s*[-–—](?=\s))?\s*")
_TAIL = pattern(r"\w+")
_DIGITS = pattern(r"\d+")
_GAP = pattern(r"\s*")
_QUOTES = "\"'„“”«»‘(["
_MONTH_WORD = pattern(r"\s*(?P<word>[^\W\d_]+)\.?\s+\d{4}")
_DATE = pattern(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b")


def read(text: str, start: int, end: int) -> Label | None:
    """The label that a block begins with; text[start:end] is the block."""
    if start >= end:
        return None
    first = text[start]
    label: Label | None = None
    if first.isdigit():
        label = _number_first(text, start, end) or _decimal(text, start, end)
    elif first == "(":
        label = _bracketed(text, start, end)
    elif first.isalpha() or first == "§":
        label = _word_first(text, start, end) or _lettered(text, start, end)
    return label or _bullet(text, start, end)


def of_printed(printed: str, start: int) -> Label | None:
    """The label that a word processor prints before a block: all of it is label, none text."""
    shown = printed.strip()
    label = read(shown, 0, len(shown)) if shown else None
    if label is not None:
        style = label.style
        return Label(shown, label.family, label.numbers, style, start, True, label.word)
    return Label(shown, "bullet", (), f"bullet {shown[:1]}", start) if shown else None


def _lower_at(text: str, position: int, end: int) -> bool:
    return position < end and text[position].islower()


def _gap_after(text: str, position: int, end: int) -> int:
    match = _GAP.match(text, position, end)
    return match.end() if match else position


def _tail_numbers(tail: str) -> tuple[str, ...]:
    return tuple(_TAIL.findall(tail)) if tail else ()


def split_number(number: str, family: Family) -> tuple[str, ...]:
    """ "4.2" as ("4", "2"); capital Roman numbers become Arabic but in the names of chapters."""
    if number.isupper() and len(number) > 1 - (number in "IVX") and roman(number):
        return (number,) if family == "chapter" else (str(roman(number)),)
    return tuple(number.split("."))


def _word_first(text: str, start: int, end: int) -> Label | None:
    match = _WORD_FIRST.match(text, start, end)
    if match is None:
        return _number_first(text, start, end)
    word = match["word"].lower()
    family = vocabulary().get(word)
    if family is None:
        return _number_first(text, start, end)
    numbers = (*split_number(match["number"], family), *_tail_numbers(match["tail"]))
    stop = match.end()
    while (then := _THEN.match(text, stop, end)) and then["word"].lower() in vocabulary():
        numbers, stop = (*numbers, *then["number"].split(".")), then.end()
    return _worded(text, start, stop, end, family, numbers, word)


def _number_first(text: str, start: int, end: int) -> Label | None:
    match = _NUMBER_FIRST.match(text, start, end)
    if match is None or match["word"].lower() not in _FOLLOWERS:
        return None
    word = match["word"].lower()
    family = vocabulary()[word]
    return _worded(
        text, start, match.end(), end, family, split_number(match["number"], family), word
    )


def _worded(
    text: str, start: int, stop: int, end: int, family: Family, numbers: tuple[str, ...], word: str
) -> Label | None:
    # "§ 5 applies …", "Section 7.2, 7.3 and" begin sentences about a clause; they name none.
    closing = _CLOSING.match(text, stop, end)
    if closing is None:
        return None
    # "СТАТЬЯ 2. стоимость работ": capitals show that the word is no part of a sentence.
    shouted = len(word) > 3 and text[start : start + len(word)].isupper() and closing["close"]
    titled = family == "annex" or shouted
    title = titled and end - stop < 60 and text[end - 1] not in ".;,"
    if _lower_at(text, closing.end(), end) and not title:
        return None
    certain = bool(closing["close"].strip()) or closing.end() >= end
    style = f"word {word[:3]}" + (f" {len(numbers)}" if len(numbers) > 1 else "")
    printed = text[start:stop] + (")" if ")" in closing["close"] else "")
    return Label(printed.strip(), family, numbers, style, closing.end(), certain, word)


def _decimal(text: str, start: int, end: int) -> Label | None:
    match = _DECIMAL.match(text, start, end)
    if match is None or _DATE.match(text, start, end) or _is_date(text, match, end):
        return None
    numbers = (*match["number"].split("."), *_tail_numbers(match["tail"]))
    close, stop = match["close"] or "", match.end()
    body = _gap_after(text, stop, end)
    alone = len(numbers) == 1 and not close
    following = text[stop : stop + 1] if stop < end else ""
    glued = following not in ("", "(", "„", "“", '"', "«", "»") and not following.isspace()
    if glued and (alone or not following.isalpha() or following.islower()):
        return None
    if body < end and (text[body] in "%‰€$" or (alone and not text[body].isupper())):
        return None
    style = "#" + close if len(numbers) == 1 else "#" + ".#" * (len(numbers) - 1)
    certain = not alone and (body >= end or text[body].isupper() or text[body] in _QUOTES)
    return Label(text[start:stop].strip(), "plain", numbers, style, body, certain)


def _is_date(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number is a day: "1. Januar 2027", "06.01"."""
    if match["number"].startswith("0"):
        return True
    word = _MONTH_WORD.match(text, match.end(), end)
    return word is not None and word["word"].lower() in _months()


@cache
def _months() -> frozenset[str]:
    return frozenset().union(*(language.counting.months for language in LANGUAGES.values()))


def _bracketed(text: str, start: int, end: int) -> Label | None:
    match = _BRACKETED.match(text, start, end)
    if match is None or not kinds_of(match["number"]):
        return None
    number = match["number"]
    body = _gap_after(text, match.end(), end)
    return Label(match[0], "plain", (number,), f"({_look(number)})", body)


def _lettered(text: str, start: int, end: int) -> Label | None:
    match = _LETTERED.match(text, start, end)
    if match is None or not kinds_of(match["number"]):
        return None
    number, close = match["number"], match["close"]
    body = _gap_after(text, match.end(), end)
    label = match[0].strip()
    return Label(label, "plain", (number,), _look(number) + close, body, close != ".")


def _look(number: str) -> str:
    if number[0].isdigit():
        return "#"
    return "A" if number.isupper() else "a"


def _bullet(text: str, start: int, end: int) -> Label | None:
    match = _BULLET.match(text, start, end)
    if match is None:
        return None
    sign = match[0].strip()
    return Label(sign, "bullet", (), f"bullet {sign}", match.end(), len(match[0]) > 1)
