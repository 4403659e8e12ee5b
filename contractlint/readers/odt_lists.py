"""The numbers that LibreOffice prints before the items of lists and before headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.patterns import pattern
from contractlint.readers.docx_characters import clean
from contractlint.readers.docx_numerals import numeral
from contractlint.readers.odt_names import n, whole
from contractlint.readers.ordinals import ordinal
from contractlint.records import dataclass, field

LEVELS: Final = 10
# A longer one, printed before each item, would only fill memory.
LONGEST_LABEL: Final = 120
BULLET: Final = "•"
OUTLINE: Final = "outline"
_DASHES: Final = "-–—+*"
_PLACEHOLDER: Final = pattern(r"%(\d{1,2})%")
_BULLETS: Final = (n("text:list-level-style-bullet"), n("text:list-level-style-image"))
_SYNCED: Final = {"a": "lowerLetter", "A": "upperLetter"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style; `pattern` holds %1% and so on where counts stand.

    `shown` is how many levels' counts an ordinary label has; `symbol` is that of a bullet.
    """

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    synced: bool = False
    pattern: str | None = None
    symbol: str = ""


ListStyle = Mapping[int, Level]


@dataclass(slots=True)
class Numbering:
    """The list styles of a document, and how far each list has counted, by its xml:id."""

    styles: dict[str, ListStyle] = field(default_factory=dict)
    by_id: dict[str, list[int | None]] = field(default_factory=dict)
    by_style: dict[str, list[int | None]] = field(default_factory=dict)

    def counters(self, element: Element, style: str) -> list[int | None]:
        """The counters of a list that begins: its own, or those of the one that it continues."""
        continued = element.get(n("text:continue-list"))
        found = self.by_id.get(continued or "")
        # NOTE: LibreOffice names lists that it has not written: one of the same style is meant.
        if found is None and (continued or element.get(n("text:continue-numbering")) == "true"):
            found = self.by_style.get(style)
        if found is None:
            found = [None] * LEVELS
        if identifier := element.get(n("xml:id")):
            self.by_id[identifier] = found
        self.by_style[style] = found
        return found

    def label(self, style: str, level: int, counters: list[int | None], start: str | None) -> str:
        """The label of the next item at `level` (from 1); counts it. `start`: where it begins."""
        levels = self.styles.get(style, {})
        here = levels.get(level, Level())
        for index in range(level - 1):
            if counters[index] is None:
                counters[index] = levels.get(index + 1, Level()).start
        before = counters[level - 1]
        following = here.start if before is None else before + 1
        counters[level - 1] = following if start is None else whole(start, following)
        counters[level:] = [None] * (LEVELS - level)
        if here.symbol:
            return here.symbol
        return _printed(levels, level, counters).strip()

    def outline_label(self, level: int) -> str:
        """The label of the next heading of chapter numbering; counts it."""
        counters = self.by_style.setdefault(OUTLINE, [None] * LEVELS)
        return self.label(OUTLINE, level, counters, None)

    def add(self, root: Element) -> None:
        """Takes over the list styles and the chapter numbering of a part."""
        for element in root.iter(n("text:list-style")):
            self.styles[element.get(n("style:name"), "")] = _levels(element)
        for element in root.iter(n("text:outline-style")):
            self.styles[OUTLINE] = _levels(element)


def _levels(style: Element) -> ListStyle:
    return {
        level: _level(element)
        for element in style
        if 1 <= (level := whole(element.get(n("text:level")), 0)) <= LEVELS
    }


def _level(element: Element) -> Level:
    if element.tag in _BULLETS:
        symbol = clean(element.get(n("text:bullet-char"), BULLET)[:LONGEST_LABEL]).strip()
        return Level(symbol=symbol if symbol in _DASHES or symbol.isalnum() else BULLET)
    return Level(
        format=element.get(n("style:num-format"), ""),
        prefix=element.get(n("style:num-prefix"), "")[:LONGEST_LABEL],
        suffix=element.get(n("style:num-suffix"), "")[:LONGEST_LABEL],
        shown=whole(element.get(n("text:display-levels")), 1),
        start=whole(element.get(n("text:start-value")), 1),
        synced=element.get(n("style:num-letter-sync")) == "true",
        pattern=_cut(
            element.get(n("loext:num-list-format")) or element.get(n("style:num-list-format"))
        ),
    )


def _cut(pattern: str | None) -> str | None:
    return None if pattern is None else pattern[:LONGEST_LABEL]


def _printed(levels: ListStyle, level: int, counters: list[int | None]) -> str:
    here = levels.get(level, Level())
    if here.pattern is not None:
        return _PLACEHOLDER.sub(
            lambda found: _count(levels, int(found[1]), counters), clean(here.pattern)
        )
    if not here.format:
        return f"{here.prefix}{here.suffix}"
    first = max(1, level - here.shown + 1)
    counts = [_count(levels, index, counters) for index in range(first, level + 1)]
    return f"{here.prefix}{'.'.join(filter(None, counts))}{here.suffix}"


def _count(levels: ListStyle, level: int, counters: list[int | None]) -> str:
    """The count of a level as its format writes it."""
    if not 1 <= level <= LEVELS:
        return ""
    here, count = levels.get(level, Level()), counters[level - 1]
    if count is None or not here.format:
        return ""
    if here.synced and here.format in _SYNCED:
        return numeral(count, _SYNCED[here.format])
    if here.format[0] in "аА":
        return numeral(count, "russianLower" if here.format[0] == "а" else "russianUpper")
    return ordinal(count, here.format)
