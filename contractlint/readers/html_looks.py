"""How HTML says that text looks: inline styles and the old tags; style sheets are not followed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from contractlint.model.document import Style
from contractlint.patterns import pattern
from contractlint.readers.hidden import PAPER, alike
from contractlint.records import replace

# What browsers show text in that nobody has styled: 16 px.
USUAL: Final = 12.0
_POINTS_PER: Final = {"pt": 1.0, "px": 0.75, "pc": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
# https://www.w3.org/TR/css-fonts-4/#absolute-size-mapping, and the seven sizes of <font>
_NAMED_SIZES: Final = {
    "xx-small": 0.6, "x-small": 0.75, "small": 0.89, "medium": 1.0, "large": 1.2, "x-large": 1.5,
}  # fmt: skip
_FONT_SIZES: Final = {"1": 0.6, "2": 0.89, "3": 1.0, "4": 1.2, "5": 1.5, "6": 2.0, "7": 3.0}
_SMALLER: Final = frozenset({"small", "sub", "sup"})
_COLORS: Final = {
    "black": "000000", "white": "FFFFFF", "silver": "C0C0C0", "gray": "808080", "grey": "808080",
    "lightgray": "D3D3D3", "lightgrey": "D3D3D3", "whitesmoke": "F5F5F5", "gainsboro": "DCDCDC",
    "red": "FF0000", "green": "008000", "blue": "0000FF", "navy": "000080", "yellow": "FFFF00",
}  # fmt: skip
_HIDDEN: Final = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Without a box of its own nothing is off the page; a saved page may fade in what is not seen yet.
_OFF_PAGE: Final = pattern(r"(?:^|[;\s])(?:left|top)\s*:\s*-\d{4,}(?:\.\d+)?px", re.I)
_PLACED: Final = pattern(r"position\s*:\s*(?:absolute|fixed)", re.I)
_OVERRIDE: Final = pattern(r"unicode-bidi\s*:\s*(?:bidi|isolate)-override", re.I)
_DIRECTION: Final = pattern(r"(?:^|[;\s])direction\s*:\s*(rtl|ltr)", re.I)
_GROUND: Final = pattern(r"background(?:-color|-image)?\s*:", re.I)
_NOTHING: Final = pattern(r"0+(?:\.0+)?\s*(?:!|$)")
_DECLARATION: Final = pattern(
    r"(?:^|;)\s*(font-size|color|background(?:-color)?)\s*:\s*([^;]+)", re.I
)
_LENGTH: Final = pattern(r"(\d*\.?\d+)\s*(pt|px|pc|in|cm|mm|em|rem|%)", re.I)
_HEX: Final = pattern(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_RGB: Final = pattern(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*[,)]", re.I)


def look_of(tag: str, attributes: Mapping[str, str], around: Style | None) -> Style | None:
    """The look of text in an element; `around` is that of the element it stands in."""
    look = around
    if tag in _SMALLER:
        look = _sized(look, 0.83)
    elif tag == "font":
        look = _sized(look, _FONT_SIZES.get(attributes.get("size", ""), 0.0), USUAL)
        look = _colored(look, "color", attributes.get("color", ""))
    style = attributes.get("style", "")
    if "hidden" in attributes or (style and _is_hidden(style)):
        look = replace(look or Style(), hidden=True)
    if "bgcolor" in attributes:
        look = _colored(look, "background", attributes["bgcolor"])
    is_turned = _is_turned(tag, attributes, style)
    if is_turned is not None and is_turned != (look is not None and look.turned):
        look = replace(look or Style(), turned=is_turned)
    if ":" in style:
        for name, value in _DECLARATION.findall(style):
            look = _declared(look, name.lower(), value.strip().lower(), around)
    return look


def is_ground_known(attributes: Mapping[str, str], *, around: bool, sheets: bool) -> bool:
    """Whether it is known what is behind text in an element: what the element says itself, else
    what is `around`, where no style `sheets` have a say.
    """
    style = attributes.get("style", "")
    if "bgcolor" in attributes or (style and _GROUND.search(style)):
        own = _declared_ground(attributes, style)
        return own is not None
    return around and not sheets and "background" not in attributes


def blending(look: Style | None, *, ground_known: bool) -> Style | None:
    """The look, and whether nobody can tell its letters from what is behind them."""
    if look is None or look.color is None:
        return look
    blends = ground_known and alike(look.color, look.background or PAPER)
    return look if look.blends == blends else replace(look, blends=blends)


def _declared_ground(attributes: Mapping[str, str], style: str) -> str | None:
    declared = [value for name, value in _DECLARATION.findall(style) if name[:1] in "bB"]
    return _color((declared or [attributes.get("bgcolor", "")])[-1].strip().lower())


def _is_hidden(style: str) -> bool:
    off = _PLACED.search(style) is not None and _OFF_PAGE.search(style) is not None
    return off or _HIDDEN.search(style) is not None


def _is_turned(tag: str, attributes: Mapping[str, str], style: str) -> bool | None:
    """Whether letters of any kind run from right to left here; None where nothing says so."""
    if tag == "bdo":
        return attributes.get("dir", "").strip().lower() == "rtl"
    if "override" not in style.lower() or not _OVERRIDE.search(style):
        return None
    direction = _DIRECTION.search(style)
    said = attributes.get("dir", "") if direction is None else direction[1]
    return said.strip().lower() == "rtl"


def _declared(look: Style | None, name: str, value: str, around: Style | None) -> Style | None:
    if name == "font-size":
        return _font_size(look, value, around)
    return _colored(look, "color" if name == "color" else "background", value)


def _font_size(look: Style | None, value: str, around: Style | None) -> Style | None:
    if value in _NAMED_SIZES:
        return _sized(look, _NAMED_SIZES[value], USUAL)
    found = _LENGTH.match(value)
    if found is None:
        return replace(look or Style(), size=0.0) if _NOTHING.match(value) else look
    number, unit = float(found[1]), found[2].lower()
    if unit in _POINTS_PER:
        return replace(look or Style(), size=round(number * _POINTS_PER[unit], 1))
    outer = (around.size if around and unit != "rem" else None) or USUAL
    return _sized(look, number / 100 if unit == "%" else number, outer)


def _sized(look: Style | None, share: float, of: float = 0.0) -> Style | None:
    """The look with a part of a size: of its own, or of `of`."""
    if not share:
        return look
    size = of or (look.size if look else None) or USUAL
    return replace(look or Style(), size=round(share * size, 1))


def _colored(look: Style | None, name: str, value: str) -> Style | None:
    color = _color(value)
    if color is None:
        return look
    plain = look or Style()
    if name == "color":
        return replace(plain, color=color)
    return replace(plain, background=color)


def _color(value: str) -> str | None:
    """RRGGBB; None for what says no one colour."""
    short = _HEX.search(value)
    if short is not None:
        digits = short[1].upper()
        return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = _RGB.search(value)
    if parts is not None:
        return "".join(f"{min(int(part), 255):02X}" for part in parts.groups())
    return _COLORS.get(value.strip().lower())
