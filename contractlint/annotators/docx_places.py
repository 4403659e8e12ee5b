"""Where the characters of each paragraph stand in the XML: the way of the reader, with bytes.

The paths and offsets of `ParagraphRange` are retraced here over the raw parts, all tracked changes
accepted; what is found is compared with the text of the document before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from contractlint.annotators.docx_tree import Node, Tree
from contractlint.records import dataclass, field

# As deep as the reader goes.
MAX_NESTING: Final = 24
MAX_DEPTH: Final = 60

Path = tuple[str, ...]

_ADDED: Final = frozenset({"w:ins", "w:moveTo"})
_REMOVED: Final = frozenset({"w:del", "w:moveFrom"})
_TRANSPARENT: Final = frozenset({"w:sdtContent", "w:customXml", "w:smartTag"}) | _ADDED
_WRAPPERS: Final = frozenset(
    f"w:{name}"
    for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent")
)
_FIXED: Final = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_TEXTS: Final = frozenset({"w:t", "w:delText"})
_NOTES: Final = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_GRAPHICS: Final = frozenset({"w:drawing", "w:pict", "w:object"})
# Stands for a character that is not spelled out in the XML.
UNKNOWN: Final = "\0"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of a paragraph: a w:t (`text` is None then), or something that prints `text`.

    `run` is None for what stands beside the runs (a formula).
    """

    node: Node
    run: Node | None
    text: str | None = None


@dataclass(slots=True)
class Place:
    """A paragraph: its part, its element, what it prints; `host` is the run of the body that a text
    box is in, outside all boxes, or that refers to a note.
    """

    tree: Tree
    node: Node
    host: Node | None
    stretches: list[Stretch] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False
    within: bool = False

    @property
    def silent(self) -> bool:
        return self.within or not self.result or _is_contents(self.code)


@dataclass(slots=True)
class Survey:
    """A way through the stories of a file, one after the other: fields reach across paragraphs."""

    whole_fields: bool
    places: dict[Path, Place] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    boxes: list[tuple[Node, Node]] = field(default_factory=list)
    hosts: dict[tuple[str, str], Node] = field(default_factory=dict)
    muted: bool = False

    def story(
        self, tree: Tree, container: Node, path: Path, host: Node | None = None, depth: int = 0
    ) -> None:
        """Finds the paragraphs below `container`."""
        if depth > MAX_NESTING:
            return
        for position, node in enumerate(_flat(container, ("w:p", "w:tbl")), 1):
            here = (*path, str(position))
            if node.tag == "w:tbl":
                self._table(tree, node, here, host, depth + 1)
                continue
            place = Place(tree, node, host)
            self.boxes = []
            self._children(node, place, 0)
            if not self.whole_fields:
                self.fields.clear()
                self.muted = False
            self.places[here] = place
            for index, (box, run) in enumerate(self.boxes, 1):
                self.story(tree, box, (*here, "box", str(index)), host or run, depth + 1)

    def footnotes(self, tree: Tree, kind: str, referred: Iterable[tuple[str, str]]) -> None:
        """Finds the paragraphs of the notes of a kind, numbered as the body refers to them."""
        notes = {n.attributes.get("w:id", ""): n for n in tree.root.iter() if n.tag == f"w:{kind}"}
        wanted = [identifier for note, identifier in referred if note == kind]
        for ordinal, identifier in enumerate(wanted, 1):
            path = (kind, str(ordinal))
            if identifier in notes:
                self.story(tree, notes[identifier], path, self.hosts.get((kind, identifier)))
                if (first := self.places.pop((*path, "1"), None)) is not None:
                    self.places[path] = first

    def _table(self, tree: Tree, table: Node, path: Path, host: Node | None, depth: int) -> None:
        rows = [row for row in _flat(table, ("w:tr",)) if not _is_gone(row.find("w:trPr"))]
        for row_index, row in enumerate(rows, 1):
            for cell_index, cell in enumerate(_flat(row, ("w:tc",)), 1):
                properties = cell.find("w:tcPr")
                if properties is None or properties.find("w:cellDel") is None:
                    place = (*path, str(row_index), str(cell_index))
                    self.story(tree, cell, place, host, depth)

    def _children(self, parent: Node, place: Place, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        for child in parent.children:
            tag = child.tag
            if tag == "w:r":
                for inside in child.children:
                    self._inside_run(inside, child, place, depth)
            elif tag in _WRAPPERS:
                if not _is_contents(child.attributes.get("w:instr", "")):
                    self._children(child, place, depth + 1)
            else:
                self._beside_runs(child, place, depth)

    def _beside_runs(self, child: Node, place: Place, depth: int) -> None:
        if child.tag in _REMOVED:
            self._deleted(child, place)
        elif child.tag in ("m:oMath", "m:oMathPara"):
            self._print(Stretch(child, None, _texts(place.tree, child, "m:t")), place)
        else:
            for content in _contents(child):
                self._children(content, place, depth + 1)

    def _inside_run(self, child: Node, run: Node, place: Place, depth: int) -> None:
        if child.tag in _TEXTS:
            self._print(Stretch(child, run), place)
        elif child.tag in _FIXED:
            self._print(Stretch(child, run, _FIXED[child.tag]), place)
        else:
            self._special(child, child, run, place, depth)

    def _special(self, node: Node, child: Node, run: Node, place: Place, depth: int) -> None:
        """`node` is `child` of the run, or stands in it as an alternative."""
        match node.tag:
            case "w:fldChar":
                self._field(node)
                if entry := _form_entry(node) if not self._within() else "":
                    place.stretches.append(Stretch(child, run, entry))
            case "w:instrText" | "w:delInstrText":
                self._code(node, place.tree)
            case "w:sym":
                self._print(Stretch(child, run, _symbol(node.attributes)), place)
            case "w:ruby":
                lower = node.find("w:rubyBase") or node
                self._print(Stretch(child, run, _texts(place.tree, lower, "w:t")), place)
            case "mc:AlternateContent":
                for nested in _alternatives(node) if depth <= MAX_DEPTH else ():
                    self._special(nested, child, run, place, depth + 1)
            case _:
                self._aside(node, run, place)

    def _aside(self, node: Node, run: Node, place: Place) -> None:
        """What leads away from the paragraph: text boxes and notes."""
        if node.tag in _GRAPHICS:
            self.boxes += [(box, run) for box in _boxes(node)]
        elif node.tag in _NOTES and not self.muted:
            note = (_NOTES[node.tag], node.attributes.get("w:id", ""))
            self.notes.append(note)
            self.hosts.setdefault(note, place.host or run)

    def _print(self, stretch: Stretch, place: Place) -> None:
        if not self.muted:
            place.stretches.append(stretch)

    def _deleted(self, node: Node, place: Place) -> None:
        for mark in node.iter():
            if mark.tag == "w:fldChar":
                self._field(mark)
            elif mark.tag in ("w:instrText", "w:delInstrText"):
                self._code(mark, place.tree)

    def _field(self, node: Node) -> None:
        match node.attributes.get("w:fldCharType"):
            case "begin":
                self.fields.append(_Field(within=self.muted))
            case "separate" if self.fields:
                self.fields[-1].result = True
            case "end" if self.fields:
                self.fields.pop()
        self.muted = bool(self.fields) and self.fields[-1].silent

    def _within(self) -> bool:
        return not self.fields or self.fields[-1].within

    def _code(self, node: Node, tree: Tree) -> None:
        if self.fields and not self.fields[-1].result:
            self.fields[-1].code += _text(tree, node)


def _flat(container: Node, wanted: tuple[str, ...]) -> Iterator[Node]:
    """The `wanted` children, also those inside wrappers that leave no trace on paper."""
    stack = [iter(container.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in wanted:
            yield child
        else:
            stack.append(iter(_inside(child)))


def _contents(wrapper: Node) -> list[Node]:
    """The elements with runs in a wrapper that stands beside the runs of a paragraph."""
    if wrapper.tag in _ADDED:
        return [wrapper]
    if wrapper.tag == "w:sdt":
        return [child for child in wrapper.children if child.tag == "w:sdtContent"]
    branch = _branch(wrapper) if wrapper.tag == "mc:AlternateContent" else None
    return [] if branch is None else [branch]


def _inside(wrapper: Node) -> list[Node]:
    if wrapper.tag in _TRANSPARENT:
        return wrapper.children
    if wrapper.tag == "w:sdt":
        return [] if _is_gallery(wrapper) else wrapper.children
    return _alternatives(wrapper) if wrapper.tag == "mc:AlternateContent" else []


def _is_gallery(control: Node) -> bool:
    """Whether a content control holds an automatic table of contents."""
    node: Node | None = control
    for tag in ("w:sdtPr", "w:docPartObj", "w:docPartGallery"):
        node = None if node is None else node.find(tag)
    return node is not None and node.attributes.get("w:val") == "Table of Contents"


def _is_gone(properties: Node | None) -> bool:
    return properties is not None and any(child.tag in _REMOVED for child in properties.children)


def _branch(alternate: Node) -> Node | None:
    choice = alternate.find("mc:Choice")
    if choice is not None and choice.children:
        return choice
    return alternate.find("mc:Fallback")


def _alternatives(alternate: Node) -> list[Node]:
    branch = _branch(alternate)
    return [] if branch is None else branch.children


def _boxes(graphic: Node) -> Iterator[Node]:
    """The text boxes in a drawing, each once whatever its alternatives."""
    queue = [graphic]
    while queue:
        node = queue.pop()
        if node.tag == "w:txbxContent":
            yield node
        elif node.tag == "mc:AlternateContent":
            branch = _branch(node)
            queue.extend(() if branch is None else (branch,))
        else:
            queue.extend(reversed(node.children))


def _text(tree: Tree, node: Node) -> str:
    return "".join(text for text, _, _ in tree.characters(node))


def _texts(tree: Tree, node: Node, tag: str) -> str:
    return "".join(_text(tree, part) for part in node.iter() if part.tag == tag)


def _is_contents(code: str) -> bool:
    return code.split(None, 1)[:1] == ["TOC"]


def _symbol(attributes: dict[str, str]) -> str:
    """One character, whichever; "" for a code that is none."""
    try:
        point = int(attributes.get("w:char", ""), 16)
    except ValueError:
        return ""
    return UNKNOWN if 0 < point < 0xD800 or 0xDFFF < point < 0x110000 else ""


def _form_entry(mark: Node) -> str:
    """What a form field shows: the box of a check box, or the line chosen from a list."""
    data = mark.find("w:ffData")
    if data is None:
        return ""
    if data.find("w:checkBox") is not None:
        return UNKNOWN
    choices = data.find("w:ddList")
    if choices is None:
        return ""
    entries = [e.attributes.get("w:val", "") for e in choices.children if e.tag == "w:listEntry"]
    result = choices.find("w:result")
    chosen = result.attributes.get("w:val", "0") if result is not None else "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
