"""RTF -> tokens: control words, characters and groups (Microsoft's RTF specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from contractlint.patterns import pattern

_TOKEN: Final = pattern(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    r"|\\'([0-9a-fA-F]{2})"
    r"|\\([^a-zA-Z])"
    r"|([{}])"
    r"|([^\\{}\r\n]+)",
    re.DOTALL,
)
_SYMBOLS: Final = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS: Final = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


class Token(NamedTuple):
    """`word` is a control word with its number, `byte` one of a code page, `text` is Unicode."""

    kind: Literal["word", "byte", "text", "open", "close", "star"]
    text: str = ""
    number: int | None = None


def tokens_of(source: str) -> Iterator[Token]:
    """The tokens of an RTF file that was decoded byte by byte (Latin-1)."""
    at = 0
    while found := _TOKEN.search(source, at):
        at = found.end()
        word, number, byte, sign, brace, text = found.groups()
        if word == "bin":
            at += max(int(number or 0), 0)
        elif word is not None:
            yield _word(word, None if number is None else int(number))
        elif byte is not None:
            yield Token("byte", chr(int(byte, 16)))
        elif brace is not None:
            yield Token("open" if brace == "{" else "close")
        elif text is not None:
            yield from _characters(text)
        else:
            yield from _sign(sign)


def _word(word: str, number: int | None) -> Token:
    if word in _SYMBOLS:
        return Token("text", _SYMBOLS[word])
    return Token("word", word, number)


def _sign(sign: str) -> Iterator[Token]:
    if sign == "*":
        yield Token("star")
    elif sign in "\r\n":
        yield Token("word", "par")
    elif sign in _SIGNS:
        yield Token("text", _SIGNS[sign])


def _characters(text: str) -> Iterator[Token]:
    """Bytes beyond ASCII stand in a code page, as those that are written in hexadecimal do."""
    if text.isascii():
        yield Token("text", text)
        return
    for part in re.findall(r"[\x00-\x7f]+|[\x80-\xff]", text):
        yield Token("text" if part.isascii() else "byte", part)
