"""Numbers as Word prints them in front of clauses: 4, iv, D, г, four."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# ECMA-376 17.18.59, russianLower: U+0430-0438, 043A-0449, 044B, 044D-044F (no ё, й, ъ, ь).
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_MARKS: Final = "*†‡§"
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = (
    *("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"),
    *("eighty", "ninety"),
)
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
# Beyond this a Roman numeral or a repeated letter would only be a way to fill memory.
_LARGEST: Final = 32_767
_MOST_LETTERS: Final = 30


def numeral(number: int, style: str, padding: int = 0) -> str:
    """`number` in one of Word's number formats; unknown ones and zero come out as decimals.

    `padding` is the width of a custom format such as "001, 002, …".
    """
    if style == "none":
        return ""
    write = _STYLES.get(style)
    if write is None or not 0 < number <= _LARGEST:
        return str(number).zfill(padding)
    return write(number)


def _roman(number: int) -> str:
    letters: list[str] = []
    for worth, letter in _ROMAN:
        count, number = divmod(number, worth)
        letters.append(letter * count)
    return "".join(letters)


def _lettered(alphabet: str) -> Callable[[int], str]:
    """After the last letter Word doubles them: z, aa, bb."""

    def write(number: int) -> str:
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1) if times < _MOST_LETTERS else str(number)

    return write


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _words(number: int) -> str:
    if number >= 100:
        return str(number)
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_words(number: int) -> str:
    if number >= 100:
        return _ordinal(number)
    head, dash, last = _words(number).rpartition("-")
    if last.endswith("y"):
        return head + dash + last[:-1] + "ieth"
    return head + dash + _ORDINALS.get(last, last + "th")


def _upper(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: write(number).upper()


_STYLES: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _lettered(_LATIN),
    "upperLetter": _upper(_lettered(_LATIN)),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "russianLower": _lettered(_RUSSIAN),
    "russianUpper": _upper(_lettered(_RUSSIAN)),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "hex": lambda number: f"{number:X}",
    "chicago": _lettered(_MARKS),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
}
