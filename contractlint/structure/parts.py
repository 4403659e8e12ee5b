"""What the clause tree is made of while it grows: parts, nodes, and the labels of parts."""

from __future__ import annotations

from contractlint.model.document import Block, Span
from contractlint.patterns import pattern
from contractlint.records import dataclass, field
from contractlint.structure import numbering
from contractlint.structure.numbering import Family, Kind, Label

# Text that belongs to no clause.
APART = ("footnote", "header", "footer")
_CONTENTS_LINE = pattern(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|\t)\s*\d{1,3}\s*$")


@dataclass(slots=True)
class Part:
    """A block in its place: `body` is its text without the label, `clause` an index or -1."""

    block: Block
    label: Label | None
    body: Span
    clause: int
    language: str
    heading: bool = False


@dataclass(slots=True)
class Node:
    """A clause that is still open for more text; `opening` is where its first block ends."""

    path: tuple[str, ...]
    label: str
    heading: str
    start: int
    end: int
    parent: int
    language: str
    style: str
    family: Family | None
    numbers: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    level: int | None = None
    cell: bool = False
    untitled: bool = False
    opening: int = 0
    children: list[int] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether there is nothing below its heading yet."""
        return bool(self.heading) and self.end == self.opening

    @property
    def titled_only(self) -> bool:
        """Whether this is a heading without a number."""
        return self.family is None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label belongs: below `parent`, or into the clause that is already there."""

    parent: int
    same: int = -1


def is_contents_line(shown: str) -> bool:
    """Whether dots or a tab lead to the number of a page."""
    return shown.rstrip()[-1:].isdigit() and _CONTENTS_LINE.search(shown) is not None


def read_label(text: str, block: Block) -> Label | None:
    """The label of a block, stored or printed in its text."""
    if block.kind in APART:
        return None
    start, end = block.span.start, block.span.end
    if block.label:
        return numbering.of_printed(block.label, start)
    if is_contents_line(text[max(start, end - 40) : end]):
        return None
    while start < end and text[start].isspace():
        start += 1
    return numbering.read(text, start, end)


def is_first(label: Label) -> bool:
    """Whether a label may begin a list."""
    return any(numbering.ordinal(label.numbers[-1], kind) == 1 for kind in label.kinds)


def is_below(inner: Node, outer: Node) -> bool:
    """Whether a number goes on from another, "1.3.2" from "1.", whatever headings lie between."""
    length = len(outer.numbers)
    return len(inner.numbers) > length and inner.numbers[:length] == outer.numbers


def restarts(outer: Node, label: Label) -> bool:
    """Whether the list of an outermost clause begins anew with this label."""
    return is_first(label) and outer.style == label.style and outer.numbers != label.numbers


def goes_with(node: Node, label: Label) -> bool:
    """Whether two labels may be of one list: "10 Repairs" may follow upon "9. Use"."""
    return node.style == label.style or {node.style, label.style} == {"#", "#."}


def follows(node: Node, label: Label, gap: int = 1) -> bool:
    """Whether the label comes next in the list of `node`, or at most `gap` after."""
    if node.numbers[:-1] != label.numbers[:-1] or not node.numbers:
        return False
    for kind in label.kinds:
        if kind in node.kinds:
            step = numbering.ordinal(label.numbers[-1], kind) - numbering.ordinal(
                node.numbers[-1], kind
            )
            if 0 < step <= gap:
                return True
    return False
