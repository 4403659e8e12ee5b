"""Numbers as lists print them: 3, c, iii."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def ordinal(number: int, style: str) -> str:
    """`number` in HTML's style "1", "a", "A", "i" or "I"; digits where a style cannot say it."""
    if style in ("a", "A") and number > 0:
        word = letters(number)
    elif style in ("i", "I") and 0 < number < 4000:
        word = roman(number)
    else:
        return str(number)
    return word.upper() if style.isupper() else word


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is ab."""
    word = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        word = chr(ord("a") + rest) + word
    return word


def roman(number: int) -> str:
    """4 is iv."""
    word = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        word += sign * count
    return word
