"""HTML's open elements: which tags end by themselves, and what each makes of the text inside."""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.model.document import BlockKind, Style
from contractlint.patterns import pattern
from contractlint.readers.hidden import is_speck
from contractlint.readers.html_looks import blending, is_ground_known, look_of
from contractlint.readers.ordinals import ordinal
from contractlint.records import dataclass, field, replace

# Never text: code, pictures, controls, and <title>, which is the name of the tab. Struck-out words
# are dropped too: a redline saved as HTML shows them, but the contract no longer says them.
DROPPED = frozenset(
    {
        "script", "style", "template", "noscript", "title", "svg", "math", "iframe", "object",
        "audio", "video", "canvas", "select", "textarea", "button", "datalist", "del", "s",
        "strike",
    }
)  # fmt: skip
VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
        "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
# Browsers stop nesting at 512; deeper pages are broken or hostile, and each level costs time.
DEEPEST = 256
_LISTS = frozenset(("ul", "ol", "menu"))
_TABLE_PARTS = frozenset(
    {
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
    }
)  # fmt: skip
_CELLS = frozenset(("td", "th"))

# End tags may be left out: a tag closes those of the first set that are open within the second.
_IMPLIED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS | _CELLS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _CELLS),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _CELLS),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
}
_PARAGRAPH_END = (frozenset({"p"}), _CELLS | _LISTS | {"li", "div", "section", "blockquote"})

_LIST_STYLE = pattern(r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-\w+|decimal)")
_NUMBERING = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1",
}  # fmt: skip
_INTEGER = pattern(r"-?\d{1,9}")

BlockShape = tuple[BlockKind, str, int | None, tuple[int, int, int] | None]


@dataclass(slots=True)
class Element:
    """An open tag. `number` counts tables; `row`, `column` and `counter` count inside one."""

    tag: str
    look: Style | None = None
    number: int = 0
    first: int = 0
    row: int = -1
    column: int = -1
    counter: int = 0
    numbering: str = ""
    label: str = ""
    depth: int = 0
    used: bool = False
    table: tuple[int, int, int] | None = None
    ground_known: bool = True


@dataclass(slots=True)
class Elements:
    """The stack of open elements; `has_sheets`: style sheets have a say, too."""

    stack: list[Element] = field(default_factory=list)
    tables: int = 0
    has_sheets: bool = False

    @property
    def dropped(self) -> bool:
        """Whether text here is never shown."""
        return any(element.tag in DROPPED for element in self.stack)

    @property
    def look(self) -> Style | None:
        """How text here looks, None where nothing says so."""
        return self.stack[-1].look if self.stack else None

    @property
    def heading_level(self) -> int | None:
        """The level of the heading that is open, None outside headings."""
        for element in self.stack:
            if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1] in "123456":
                return int(element.tag[1])
        return None

    def inside(self, tag: str) -> bool:
        """Whether such an element is open."""
        return any(element.tag == tag for element in self.stack)

    def open(self, tag: str, attributes: Mapping[str, str], *, first: int = 0) -> None:
        """Push an element, numbered if it is an item or a cell; `first` is its first block to come.

        Beyond the deepest level only what hides text counts.
        """
        if len(self.stack) >= DEEPEST and tag not in DROPPED:
            return
        around = self.stack[-1].ground_known if self.stack else True
        known = is_ground_known(attributes, around=around, sheets=self.has_sheets)
        look = self.look
        if self.has_sheets and look is not None and is_speck(look):
            look = replace(look, size=None)  # inside, a sheet may say otherwise
        look = blending(look_of(tag, attributes, look), ground_known=known)
        element = Element(tag, look, first=first, ground_known=known)
        if tag in _LISTS:
            _start_list(element, attributes)
        elif tag == "li":
            self._number_item(element, attributes)
        elif tag == "table":
            element.number = self.tables
            self.tables += 1
        elif tag in _TABLE_PARTS:
            self._place_cell(element)
        self.stack.append(element)

    def close(self, tag: str) -> list[Element]:
        """Pop the innermost such element with all inside it; none when there is none to close."""
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].tag == tag:
                return self._pop(index)
            if self.stack[index].tag in _CELLS and tag not in _TABLE_PARTS:
                break
        return []

    def imply_end(self, tag: str) -> list[Element]:
        """Pop what the opening of `tag` ends although nobody said so."""
        ended, within = _IMPLIED.get(tag, _PARAGRAPH_END)
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].tag in ended:
                return self._pop(index)
            if self.stack[index].tag in within:
                break
        return []

    def block(self) -> BlockShape:
        """Kind, label, level and table place of a block that ends here."""
        table = next((e.table for e in reversed(self.stack) if e.table is not None), None)
        if level := self.heading_level:
            return "heading", self._take_label(), level, table
        for element in reversed(self.stack):
            if element.tag == "li" and not element.used:
                return "list-item", self._take_label(), element.depth, table
            if element.tag in _CELLS:
                return "cell", "", None, table
            if element.tag == "footer":
                return "footer", "", None, table
        return "paragraph", "", None, table

    def _take_label(self) -> str:
        """The label of the innermost list item, the first time that it is asked for."""
        item = next((e for e in reversed(self.stack) if e.tag == "li"), None)
        if item is None or item.used:
            return ""
        item.used = True
        return item.label

    def _pop(self, index: int) -> list[Element]:
        closed = self.stack[index:]
        del self.stack[index:]
        return closed

    def _number_item(self, item: Element, attributes: Mapping[str, str]) -> None:
        lists = [element for element in self.stack if element.tag in _LISTS]
        item.depth = max(1, len(lists))
        if not lists:
            item.label = "•"
            return
        around = lists[-1]
        if _INTEGER.fullmatch(attributes.get("value", "")):
            around.counter = int(attributes["value"])
        if around.tag != "ol":
            item.label = around.numbering
        elif around.numbering:
            item.label = f"{ordinal(around.counter, around.numbering)}."
        around.counter += 1

    def _place_cell(self, element: Element) -> None:
        table = next((e for e in reversed(self.stack) if e.tag == "table"), None)
        if table is None:
            return
        if element.tag == "tr":
            table.row += 1
            table.column = -1
        elif element.tag in _CELLS:
            table.column += 1
            element.table = (table.number, max(0, table.row), table.column)


def _start_list(element: Element, attributes: Mapping[str, str]) -> None:
    """A list knows how it numbers its items: "1", "a", "A", "i", "I", a bullet, or "" for not."""
    start = attributes.get("start", "")
    element.counter = int(start) if _INTEGER.fullmatch(start) else 1
    styled = _LIST_STYLE.search(attributes.get("style", "").lower())
    if styled and styled[1] == "none":
        return
    if styled and styled[1] in _NUMBERING and element.tag == "ol":
        element.numbering = _NUMBERING[styled[1]]
    elif element.tag == "ol":
        kind = attributes.get("type", "1")
        element.numbering = kind if kind in ("1", "a", "A", "i", "I") else "1"
    else:
        element.numbering = "•"
