"""The numbers that Word prints before paragraphs but does not store, by all its list rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.patterns import pattern
from contractlint.readers.docx_characters import clean
from contractlint.readers.docx_names import (
    ALTERNATE,
    LEVEL,
    VALUE,
    alternative,
    number,
    switch,
    value,
    w,
)
from contractlint.readers.docx_numerals import numeral
from contractlint.readers.docx_package import Shelf
from contractlint.readers.docx_styles import ParagraphStyle
from contractlint.records import dataclass, field

LEVELS: Final = 9
# "Article 12.3(b)(iv)": a longer one, printed before each paragraph, would only fill memory.
LONGEST_LABEL: Final = 120
_WIDEST: Final = 20
BULLET: Final = "•"
# Fonts whose letters are pictures: "o" in Courier New is Word's own hollow bullet.
_PICTURES: Final = ("symbol", "wingdings", "webdings", "courier")
_DASHES: Final = "-–—+*"
_PLACEHOLDER: Final = pattern(r"%([1-9])")
_FORMAT: Final = w("numFmt")
_NUMBERING: Final = w("numPr")
_NUMBER: Final = w("numId")
_FORMATTED: Final = w("format")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `text` in pieces, where a number is the level whose count stands there.

    `restart` is the level (from 1) that starts it anew: None any higher one, 0 none at all.
    """

    start: int = 1
    format: str = "decimal"
    text: tuple[str | int, ...] = ()
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    padding: int = 0
    pictorial: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: the abstract list whose counters it shares, its levels, its own start numbers.

    `restarted` holds, for each level, the deeper ones that begin again after it.
    """

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    restarted: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list."""

    list_id: str
    level: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    numbers: Shelf | None = None
    abstracts: Shelf | None = None
    lists: dict[str, List | None] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)
    linked: dict[str, str | None] = field(default_factory=dict)

    def place(self, properties: Element | None, style: ParagraphStyle) -> Place | None:
        """The list and level of a paragraph, its own or its style's; None without one."""
        direct = None if properties is None else properties.find(_NUMBERING)
        own = value(direct, _NUMBER)
        identifier = style.list_id if own is None else own
        if identifier is None:
            return None
        found = None if identifier == "0" else self._list(identifier)
        if found is None:
            return None
        level = number(value(direct, LEVEL))
        if level is None:
            level = _linked(found, style) if own is None else None
        if level is None:
            level = style.list_level or 0
        return Place(identifier, min(max(level, 0), LEVELS - 1))

    def count(self, place: Place) -> str:
        """The label of the next paragraph at `place`; counts it."""
        found = self._list(place.list_id)
        if found is None:
            return ""
        counters = self.counters.setdefault(found.abstract, [None] * LEVELS)
        self._advance(counters, found, place)
        return _label(found, place.level, counters)

    def _advance(self, counters: list[int | None], found: List, place: Place) -> None:
        level = place.level
        if level in found.starts and (place.list_id, level) not in self.overridden:
            # A start override counts once for each w:num: later paragraphs go on from there.
            self.overridden.add((place.list_id, level))
            counters[level] = None
        for index in range(level):
            if counters[index] is None:
                # A level that was skipped counts as used, with its first number.
                counters[index] = _start(found, index)
        current = counters[level]
        counters[level] = _start(found, level) if current is None else current + 1
        for index in found.restarted[level]:
            counters[index] = None

    def _list(self, identifier: str) -> List | None:
        if identifier not in self.lists:
            self.lists[identifier] = self._load(identifier)
        return self.lists[identifier]

    def _load(self, identifier: str) -> List | None:
        element = None if self.numbers is None else self.numbers.get(identifier)
        abstract = value(element, w("abstractNumId"))
        if element is None or abstract is None:
            return None
        abstract, definition = self._linked_definition(abstract)
        if definition is None:
            return None
        levels = dict(_levels(definition))
        starts: dict[int, int] = {}
        for override in element.iter(w("lvlOverride")):
            index = number(override.get(LEVEL)) or 0
            start = number(value(override, w("startOverride")))
            if start is not None:
                starts[index] = start
            levels.update(_levels(override))
        restarted = tuple(
            tuple(deep for deep in range(level + 1, LEVELS) if _restarts(levels.get(deep), level))
            for level in range(LEVELS)
        )
        return List(abstract, levels, starts, restarted)

    def _linked_definition(self, abstract: str) -> tuple[str, Element | None]:
        """An abstract list, or the one that its w:numStyleLink leads to."""
        if self.abstracts is None:
            return abstract, None
        definition = self.abstracts.get(abstract)
        link = value(definition, w("numStyleLink"))
        if link is None:
            return abstract, definition
        if link not in self.linked:
            self.linked[link] = self._styled(link, self.abstracts)
        key = self.linked[link]
        return (abstract, definition) if key is None else (key, self.abstracts.get(key))

    def _styled(self, link: str, abstracts: Shelf) -> str | None:
        """The abstract list of a list style."""
        for key in abstracts.holding((b"styleLink", link.encode())):
            if value(abstracts.get(key), w("styleLink")) == link:
                return key
        return None


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.findall(w("lvl")):
        index = number(element.get(LEVEL))
        if index is not None and 0 <= index < LEVELS:
            yield index, _level(element)


def _level(element: Element) -> Level:
    start = number(value(element, w("start")))
    style, padding = _format(element)
    pieces = _PLACEHOLDER.split(clean((value(element, w("lvlText")) or "")[:LONGEST_LABEL]))
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    font = "" if fonts is None else (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "").lower()
    return Level(
        start=1 if start is None else start,
        format=style,
        text=tuple(int(each) - 1 if odd % 2 else each for odd, each in enumerate(pieces)),
        restart=number(value(element, w("lvlRestart"))),
        legal=bool(switch(element.find(w("isLgl")))),
        style=value(element, w("pStyle")),
        padding=padding,
        pictorial=font.startswith(_PICTURES),
    )


def _format(element: Element) -> tuple[str, int]:
    """The number format, and the width of a custom one ("001, 002, 003, ..." is 3)."""
    found = element.find(_FORMAT)
    modern = element.find(ALTERNATE)
    if found is None and modern is not None:
        branch = alternative(modern)
        found = None if branch is None else branch.find(_FORMAT)
    if found is None:
        return "decimal", 0
    first = (found.get(_FORMATTED) or "").partition(",")[0]
    return found.get(VALUE, "decimal"), min(len(first), _WIDEST) if first.isdecimal() else 0


def _linked(found: List, style: ParagraphStyle) -> int | None:
    """The level that names this style, or the nearest ancestor of it, as its own."""
    for identifier in style.chain:
        for index, level in found.levels.items():
            if level.style == identifier:
                return index
    return None


def _start(found: List, index: int) -> int:
    if index in found.starts:
        return found.starts[index]
    return found.levels.get(index, Level()).start


def _restarts(level: Level | None, used: int) -> bool:
    """Whether a deeper level begins again after a paragraph at level `used` (from 0)."""
    if level is None or level.restart is None:
        return True
    return used < level.restart


def _bullet(level: Level) -> str:
    """A dash stays a dash; circles, squares and pictures of all kinds are one bullet."""
    symbol = "".join(str(each) for each in level.text).strip()
    picture = level.pictorial or (len(symbol) == 1 and unicodedata.category(symbol)[0] == "S")
    return BULLET if symbol and picture and symbol not in _DASHES else symbol


def _label(found: List, index: int, counters: list[int | None]) -> str:
    level = found.levels.get(index)
    if level is None:
        return ""
    if level.format == "bullet":
        return _bullet(level)
    printed = [
        each if isinstance(each, str) else _printed(found, level, each, counters)
        for each in level.text
        if isinstance(each, str) or each <= index
    ]
    return "".join(printed).strip()


def _printed(found: List, level: Level, place: int, counters: list[int | None]) -> str:
    """The count of a level as it stands in the label of `level`, its own or one below."""
    count = counters[place]
    part = found.levels.get(place, Level())
    if count is None:
        return ""
    if level.legal and part.format != "none":
        return str(count)
    return numeral(count, part.format, part.padding)
