"""Characters as a person reads them: no soft hyphens or ligatures, symbols as Unicode, NFC."""

from __future__ import annotations

import unicodedata
from typing import Final

from contractlint.patterns import pattern

# Symbol and Wingdings put their pictures into the private use area; what contracts use of them.
_SYMBOL: Final = {
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBE: "—",
    0xAE: "→",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
}
_WINGDINGS: Final = {
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0x78: "☒",
    0xA8: "☐",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0xE0: "→",
    0xE8: "→",
    0xF0: "→",
}
_REPLACED: Final[dict[int, str | None]] = {
    0x00AD: None,  # soft hyphen: invisible unless a line breaks there
    0x200E: None,  # direction marks
    0x200F: None,
    0x2011: "-",  # non-breaking hyphen
    0x2028: "\n",
    0x2029: "\n",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    **{0xF000 + code: _SYMBOL.get(code, "•") for code in range(0x80, 0x100)},
    **{0xF000 + code: "•" for code in range(0x21, 0x80)},
    **{0xF000 + ord(same): same for same in " ()+,./0123456789:;<=>[]"},  # as in Symbol
}
_ODD: Final = pattern("[\u00ad\u200e\u200f\u2011\u2028\u2029\ufb00-\ufb06\uf020-\uf0ff]")


def clean(text: str) -> str:
    """`text` in NFC, without what is never seen and with what is seen under other codes."""
    if text.isascii():
        return text
    if _ODD.search(text):
        text = text.translate(_REPLACED)
    return unicodedata.normalize("NFC", text)


def symbol(font: str, code: str) -> str:
    """The character of a w:sym: its font and its code in hexadecimal; "" for nonsense."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if not 0 < point < 0x110000 or 0xD800 <= point < 0xE000:
        return ""
    if not 0xF000 <= point <= 0xF0FF and point > 0xFF:
        return chr(point)
    point &= 0xFF
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(point, "•")
    if point >= 0x80:
        return _SYMBOL.get(point, "•")
    return chr(point)


def as_printed(label: str) -> str:
    """A label; circles, squares and pictures of all kinds are one bullet, a dash stays a dash."""
    picture = len(label) == 1 and unicodedata.category(label)[0] == "S"
    return "•" if picture and label not in "+*" else label
