"""From the offsets of a cleaned paragraph to the bytes of its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from contractlint.annotators.docx_places import UNKNOWN, Place, Stretch
from contractlint.annotators.docx_tree import Node
from contractlint.model.appearance import skeleton
from contractlint.records import dataclass

# What readers take out because nobody sees it, and what they write in another way.
_UNSEEN: Final = frozenset("\u00ad\u200e\u200f")
_REWRITTEN: Final = {
    "\u2011": "-",
    "\u2028": "\n",
    "\u2029": "\n",
    **{chr(point): unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)},
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """Letters that stand or fall together: as they are read, and bytes [start, end) in the XML."""

    text: str
    stretch: Stretch
    start: int
    end: int
    last: Stretch

    @property
    def run(self) -> Node | None:
        """The run in which it begins."""
        return self.stretch.run


def glyphs_of(place: Place) -> list[Glyph]:
    """All glyphs of a paragraph in order; their texts together are the text that was read."""
    found: list[Glyph] = []
    for glyph in _raw(place):
        if found and _joins(found[-1].text, glyph.text):
            before = found.pop()
            text = unicodedata.normalize("NFC", before.text + glyph.text)
            glyph = Glyph(text, before.stretch, before.start, glyph.end, glyph.last)
        found.append(glyph)
    return found


def between(glyphs: list[Glyph], start: int, end: int, text: str) -> list[Glyph]:
    """The glyphs of the letters [start, end) of a paragraph; [] where they don't spell `text`."""
    chosen: list[Glyph] = []
    offset = before = 0
    for glyph in glyphs:
        if glyph.text and offset < end and offset + len(glyph.text) > start:
            before = before if chosen else offset
            chosen.append(glyph)
        offset += len(glyph.text)
    whole = "".join(glyph.text for glyph in chosen)
    return chosen if _same(whole[start - before : end - before], text) else []


def _same(spelled: str, text: str) -> bool:
    """Whether letters read as `text`, which is how they look, not how they are spelled."""
    alike = len(spelled) == len(text) and all(
        one in (other, UNKNOWN) for one, other in zip(spelled, text, strict=True)
    )
    return alike or skeleton(spelled) == skeleton(text)


def _raw(place: Place) -> Iterator[Glyph]:
    for stretch in place.stretches:
        node = stretch.node
        if stretch.text is not None:
            text = "".join(map(_read, unicodedata.normalize("NFC", stretch.text)))
            yield Glyph(text, stretch, node.start, node.end, stretch)
            continue
        for letter, start, end in place.tree.characters(node):
            shown = " " if letter == "\n" else _read(letter)
            yield Glyph(shown, stretch, start, end, stretch)


def _read(letter: str) -> str:
    if letter in _UNSEEN:
        return ""
    if "\uf020" <= letter <= "\uf0ff":
        return UNKNOWN  # a picture of the Symbol font: read as one letter, whichever
    # Some single letters have another canonical form (the Ångström sign).
    return _REWRITTEN.get(letter) or unicodedata.normalize("NFC", letter)


def _joins(before: str, text: str) -> bool:
    """Whether a glyph belongs to the one before: marks and what composes with it, or nothing."""
    if not text:
        return True
    if before.isascii() and text.isascii():
        return False
    if not before:
        return False
    if unicodedata.combining(text[0]):
        return True
    whole = unicodedata.normalize("NFC", before[-1] + text[0])
    return whole != before[-1] + text[0]
