"""What stands inside a paragraph of an ODT: its runs, with tracked changes, notes and boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.model.document import Style, Unread
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern
from contractlint.readers.docx_characters import clean
from contractlint.readers.odt_names import LIST, PARAGRAPHS, n, whole
from contractlint.readers.reader import USUAL, Reading
from contractlint.readers.sheet import Runs
from contractlint.records import dataclass, field, replace

PLAIN: Final = Style()
# Wrappers within wrappers: people reach 6, only an attack more than this.
MAX_DEPTH: Final = 60
_POINTS: Final = pattern(r"([\d.]{1,8})pt")
_RGB: Final = pattern(r"#([0-9A-Fa-f]{6})")
_BLANKS: Final = pattern(r"[ \t\r\n]+")
_SILENT: Final = frozenset(
    {
        n("office:annotation"), n("office:annotation-end"), n("text:hidden-paragraph"),
        n("text:tracked-changes"), n("text:ruby-text"), n("text:note-citation"),
    }
)  # fmt: skip
_FIXED: Final = {n("text:tab"): "\t", n("text:line-break"): "\n"}
# Of one row of spaces, and of all: a tag of 20 bytes may ask for any number.
_MANY_SPACES: Final = 1_000
_ALL_SPACES: Final = 1_000_000
_TOO_DEEP: Final = (msgid("text ({where})"), msgid("nested too deeply to be read"))


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: who made it, and what it deleted (nothing: it inserts)."""

    author: str
    deleted: tuple[Element, ...] = ()
    inserts: bool = False


@dataclass(slots=True)
class Inline:
    """What a reading of paragraphs gathers; `open` are the insertions that have begun.

    `boxes` and `notes` are those of the current paragraph; `refused` counts the open insertions
    that do not count, `spaces` those that may still be written in rows.
    """

    reading: Reading = USUAL
    styles: dict[str, Element] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    open: dict[str, Change] = field(default_factory=dict)
    runs: Runs = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    restored: set[str] = field(default_factory=set)
    refused: int = 0
    spaces: int = _ALL_SPACES

    def miss(self, where: tuple[str, ...] = ("body",)) -> None:
        """Notes that something stands too deep to be read."""
        self.unread.append(Unread(*_TOO_DEEP, values=(("where", " ".join(where)),)))

    def paragraph(self, element: Element) -> Runs:
        """The runs of a paragraph, in NFC."""
        self.runs, self.boxes, self.notes = [], [], []
        self.inside(element, self.look(element.get(n("text:style-name")), PLAIN), 0)
        return [(clean(text), look) for text, look in _collapsed(self.runs)]

    def inside(self, parent: Element, look: Style, depth: int) -> None:
        """The text of an element and of what it holds."""
        self.write(_BLANKS.sub(" ", parent.text or ""), look)
        if depth >= MAX_DEPTH and len(parent):
            self.miss()
            return
        for child in parent:
            self._child(child, look, depth)
            self.write(_BLANKS.sub(" ", child.tail or ""), look)

    def write(self, text: str, look: Style) -> None:
        """Text as it stands, unless it is in an insertion that does not count."""
        if not text or self.refused:
            return
        author = next((change.author for change in self.open.values()), None)
        self.runs.append((text, look if author is None else replace(look, inserted_by=author)))

    def look(self, name: str | None, base: Style) -> Style:
        """How a style and its ancestors make text look."""
        chain: list[Element] = []
        while name and len(chain) < MAX_DEPTH and (element := self.styles.get(name)) is not None:
            chain.append(element)
            name = element.get(n("style:parent-style-name"))
        for element in reversed(chain):
            properties = element.find(n("style:text-properties"))
            base = base if properties is None else _over(base, properties)
        return base

    def _child(self, child: Element, look: Style, depth: int) -> None:
        special = _SPECIALS.get(child.tag)
        if child.tag in _SILENT:
            return
        if special is not None:
            special(self, child, look)
        elif child.tag in _FIXED:
            self.write(_FIXED[child.tag], look)
        elif any(part.tag in PARAGRAPHS or part.tag == LIST for part in child):
            self.boxes.append(child)  # a shape with text in it
        else:
            self.inside(child, self.look(child.get(n("text:style-name")), look), depth + 1)


def _spaces(inline: Inline, element: Element, look: Style) -> None:
    count = min(whole(element.get(n("text:c")), 1), _MANY_SPACES, 1 + inline.spaces)
    inline.spaces -= count - 1
    inline.write("\xa0" * count, look)


def _note(inline: Inline, element: Element, look: Style) -> None:
    inline.notes.append(element)


def _box(inline: Inline, element: Element, look: Style) -> None:
    inline.boxes.append(element)


def _begun(inline: Inline, element: Element, look: Style) -> None:
    identifier = element.get(n("text:change-id"), "")
    change = inline.changes.get(identifier)
    if change is not None and change.inserts and identifier not in inline.open:
        inline.open[identifier] = change
        inline.refused += not inline.reading.accepts(change.author)


def _ended(inline: Inline, element: Element, look: Style) -> None:
    change = inline.open.pop(element.get(n("text:change-id"), ""), None)
    inline.refused -= change is not None and not inline.reading.accepts(change.author)


def _deleted(inline: Inline, element: Element, look: Style) -> None:
    """What a deletion took away comes back where the deletion does not count."""
    identifier = element.get(n("text:change-id"), "")
    change = inline.changes.get(identifier)
    if change is None or inline.reading.accepts(change.author) or identifier in inline.restored:
        return
    inline.restored.add(identifier)
    for index, part in enumerate(p for root in change.deleted for p in _paragraphs(root)):
        if index:
            inline.write("\n", look)
        inline.inside(part, look, MAX_DEPTH // 2)


def _paragraphs(root: Element) -> list[Element]:
    return [root] if root.tag in PARAGRAPHS else [e for e in root.iter() if e.tag in PARAGRAPHS]


_SPECIALS: Final[dict[str, Callable[[Inline, Element, Style], None]]] = {
    n("text:s"): _spaces,
    n("text:note"): _note,
    n("draw:text-box"): _box,
    n("text:change-start"): _begun,
    n("text:change-end"): _ended,
    n("text:change"): _deleted,
}


def _collapsed(runs: Runs) -> Runs:
    """Blanks in a row are one (ODF 1.3, 6.1.2); those that were counted stay, as spaces."""
    result: Runs = []
    blank = True
    for text, look in runs:
        kept = text[1:] if blank and text.startswith(" ") else text
        if kept:
            blank = kept.endswith(" ")
            result.append((kept.replace("\xa0", " ") if not kept.strip("\xa0") else kept, look))
    return result


def _over(base: Style, properties: Element) -> Style:
    size = _POINTS.fullmatch(properties.get(n("fo:font-size"), ""))
    color = _RGB.fullmatch(properties.get(n("fo:color"), ""))
    ground = _RGB.fullmatch(properties.get(n("fo:background-color"), ""))
    display = properties.get(n("text:display"))
    return replace(
        base,
        size=float(size[1]) if size and size[1].count(".") < 2 else base.size,
        color=color[1].upper() if color else base.color,
        background=ground[1].upper() if ground else base.background,
        hidden=base.hidden if display is None else display == "none",
    )
