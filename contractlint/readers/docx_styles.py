"""What a style decides for its paragraphs: numbers, outline level, size, colour, visibility."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

from contractlint.model.document import Style
from contractlint.patterns import pattern
from contractlint.readers.docx_names import (
    LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    number,
    switch,
    value,
    w,
)
from contractlint.readers.docx_package import Shelf
from contractlint.readers.hidden import PAPER, alike
from contractlint.records import dataclass, field, replace

# Word stores built-in names in English whatever its language; other programs store their own.
_HEADING: Final = pattern(
    r"(?:heading|überschrift|nagłówek|заголовок|naslov|titre|título|titolo|kop)\s*([1-9])\b", re.I
)
_CONTENTS: Final = pattern(
    r"(?:toc|verzeichnis|spis treści|оглавление|kazalo)\s*(?:\d|heading\b)", re.I
)
_BODY_TEXT: Final = 9  # the outline level that means "none"
_DEFAULTS: Final = b"<w:docDefaults>"
_DEFAULTS_END: Final = b"</w:docDefaults>"
# A basedOn chain longer than this is a loop: Word itself stops at 11.
_MAX_CHAIN: Final = 16

PLAIN: Final = Style()
Stated = TypeVar("Stated", int, str)

_SIZE: Final = w("sz")
_COLOR: Final = w("color")
_VANISH: Final = w("vanish")
_CHARACTER_STYLE: Final = w("rStyle")
_SHADING: Final = w("shd")
_PAPER: Final = f"{PARAGRAPH_PROPERTIES}/{_SHADING}"
_FILL: Final = w("fill")
_HIGHLIGHT: Final = w("highlight")
_LOOKS: Final = frozenset({_SIZE, _COLOR, _VANISH, _CHARACTER_STYLE, _SHADING, _HIGHLIGHT})
# ECMA-376 17.18.40; "none" takes a highlight away.
_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all it inherits; `chain` is its identifier and its ancestors'.

    `contents` says that it belongs to automatic tables of contents, `shaded` that its paper has a
    colour.
    """

    chain: tuple[str, ...] = ()
    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    look: Style = PLAIN

    contents: bool = False
    shaded: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document, resolved when they are first used."""

    shelf: Shelf | None = None
    default: str = ""
    base: Style = PLAIN
    paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    looks: dict[tuple[object, ...], Style] = field(default_factory=dict)
    interned: dict[Style, Style] = field(default_factory=dict)
    has_white: bool = False

    def paragraph(self, identifier: str | None) -> ParagraphStyle:
        """The style of a paragraph; the document's default for None."""
        key = self.default if identifier is None else identifier
        found = self.paragraphs.get(key)
        if found is None:
            found = self.paragraphs[key] = self._resolve(key)
        return found

    def run(self, properties: Element | None, base: Style, author: str | None) -> Style:
        """How a run looks: its own properties over its character style over its paragraph."""
        stated = [
            (element.tag, element.get(VALUE), element.get(_FILL))
            for element in (() if properties is None else properties)
            if element.tag in _LOOKS
        ]
        if not stated and author is None:
            return base
        key = (id(base), author, *stated)
        look = self.looks.get(key)
        if look is None:
            found = {} if properties is None else {element.tag: element for element in properties}
            character = _key(found.get(_CHARACTER_STYLE))
            under = base if character is None else self._look(character, base)
            look = self._one(replace(_over(under, found), inserted_by=author))
            self.looks[key] = look
        return look

    def turned(self, look: Style, *, is_turned: bool) -> Style:
        """The look where text runs from right to left, or no longer does."""
        return self._one(replace(look, turned=is_turned))

    def on_paper(self, look: Style) -> Style:
        """The look of letters that have nothing behind them but white paper."""
        return self._one(replace(look, blends=True)) if is_white(look) else look

    def _one(self, look: Style) -> Style:
        """Equal looks are one object, so that runs are compared by identity."""
        found = self.interned.get(look)
        if found is None:
            found = self.interned[look] = look
            self.has_white = self.has_white or is_white(look)
        return found

    def _resolve(self, identifier: str) -> ParagraphStyle:
        chain = self._chain(identifier)
        if not chain:
            return ParagraphStyle(look=self._one(self.base))
        outline = list_id = list_level = None
        for _, element in chain:
            properties = element.find(PARAGRAPH_PROPERTIES)
            if properties is None:
                continue
            numbering = properties.find(w("numPr"))
            outline = _first(outline, number(value(properties, w("outlineLvl"))))
            list_id = _first(list_id, value(numbering, w("numId")))
            list_level = _first(list_level, number(value(numbering, LEVEL)))
        names = [value(element, w("name")) or "" for _, element in chain]
        if outline is None:
            outline = _named_outline(names)
        return ParagraphStyle(
            chain=tuple(key for key, _ in chain),
            name=names[0],
            outline=None if outline is None or outline >= _BODY_TEXT else outline,
            list_id=list_id,
            list_level=list_level,
            look=self._one(self._look(identifier, self.base)),
            contents=_CONTENTS.match(names[0]) is not None,
            shaded=any(element.find(_PAPER) is not None for _, element in chain),
        )

    def _look(self, identifier: str, base: Style) -> Style:
        for _, element in reversed(self._chain(identifier)):
            base = look_of(element.find(RUN_PROPERTIES), base)
        return base

    def _chain(self, identifier: str) -> list[tuple[str, Element]]:
        """A style and its ancestors, nearest first."""
        chain: list[tuple[str, Element]] = []
        key: str | None = identifier
        while key and self.shelf is not None and len(chain) < _MAX_CHAIN:
            element = self.shelf.get(key)
            if element is None:
                break
            chain.append((key, element))
            key = value(element, w("basedOn"))
        return chain


def look_of(properties: Element | None, base: Style) -> Style:
    """The look that run properties state, over `base` for what they leave open."""
    if properties is None:
        return base
    return _over(base, {element.tag: element for element in properties})


def load_styles(shelf: Shelf, data: bytes) -> Styles:
    """The styles behind a shelf of w:style; `data` is the raw part, for its defaults."""
    base = PLAIN
    start = data.find(_DEFAULTS)
    end = data.rfind(_DEFAULTS_END)
    if 0 <= start < end and shelf.opening:
        defaults = data[start : end + len(_DEFAULTS_END)]
        root = shelf.parse(shelf.opening + defaults + shelf.closing)
        base = look_of(root.find(f".//{RUN_PROPERTIES}"), base)
    candidates = shelf.holding((b"default=", b"paragraph"))
    default = next((key for key in candidates if _is_default(shelf.get(key))), "")
    return Styles(shelf, default, base)


def _is_default(element: Element | None) -> bool:
    return (
        element is not None
        and element.get(w("type")) == "paragraph"
        and element.get(w("default")) in ("1", "true", "on")
    )


def _named_outline(names: list[str]) -> int | None:
    for name in names:
        heading = _HEADING.match(name)
        if heading is not None:
            return int(heading[1]) - 1
    return None


def _over(base: Style, stated: Mapping[str, Element]) -> Style:
    size, color, hidden = stated.get(_SIZE), stated.get(_COLOR), switch(stated.get(_VANISH))
    half_points = None if size is None else number(size.get(VALUE))
    shade = None if color is None else color.get(VALUE)
    ink = base.color if shade is None else _rgb(shade)
    ground = _background(base, stated.get(_SHADING), stated.get(_HIGHLIGHT))
    return replace(
        base,
        size=base.size if half_points is None else half_points / 2,
        color=ink,
        background=ground,
        hidden=base.hidden if hidden is None else hidden,
        blends=ink is not None and ground is not None and alike(ink, ground),
    )


def is_white(look: Style) -> bool:
    """Whether letters would not be seen on white paper, and nothing is said of what is behind."""
    return look.background is None and look.color is not None and alike(look.color, PAPER)


def _background(base: Style, shading: Element | None, highlight: Element | None) -> str | None:
    """What is behind letters: a highlight covers shading."""
    fill = base.background if shading is None else _rgb(shading.get(_FILL, ""))
    name = None if highlight is None else highlight.get(VALUE)
    return _HIGHLIGHTS.get(name, fill) if name is not None else fill


def _rgb(shade: str) -> str | None:
    """ "auto" is whatever can be seen against the paper: no colour of its own."""
    return shade.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", shade) else None


def _key(element: Element | None) -> str | None:
    return None if element is None else element.get(VALUE)


def _first(found: Stated | None, candidate: Stated | None) -> Stated | None:
    return candidate if found is None else found
