"""Marks in a part of a DOCX: splices its bytes, and cuts runs only where a mark stands in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from contractlint.annotators.docx_glyphs import Glyph
from contractlint.annotators.docx_tree import Node, Tree
from contractlint.records import dataclass, field

# At one place: what ends there, then what is new, then what begins.
ENDS: Final = 0
NEW: Final = 1
BEGINS: Final = 2
_RUN: Final = 3

_TRACKED: Final = frozenset({"w:ins", "w:moveTo", "w:del", "w:moveFrom"})
# Runs may be deleted in these; more would leave links, fields or alternatives half gone.
_OPEN: Final = frozenset({"w:p", "w:ins", "w:hyperlink", "w:smartTag", "w:sdtContent"})
_DELETABLE: Final = frozenset(
    f"w:{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")
) | {"w:lastRenderedPageBreak", "w:proofErr"}
_MARKUP: Final = frozenset({"w:commentReference", "w:annotationRef", "w:rPr"})
_CHANGE_ID: Final = re.compile(rb"(<[^\s/>]*Change\b[^>]*?:id=[\"'])-?\d+")
_SPACE: Final = re.compile(rb"\bxml:space\b")


@dataclass(slots=True)
class Marks:
    """What is to be written into one part; `ids` gives numbers that no mark of the file has.

    `prefix` is how the part writes names of WordprocessingML ("w:"); `signature` are the
    attributes of a tracked change.
    """

    tree: Tree
    prefix: str
    signature: str
    ids: Callable[[], int]
    inserted: dict[int, list[tuple[int, bytes]]] = field(default_factory=dict)
    deleted: list[tuple[int, int]] = field(default_factory=list)
    cut: dict[int, Node] = field(default_factory=dict)

    def comment(self, first: Glyph, last: Glyph, number: int) -> None:
        """Puts a comment on the letters from `first` to `last`."""
        self._around(*self._begin(first), *self._end(last), number)

    def comment_run(self, run: Node, number: int) -> None:
        """Puts a comment on a whole run."""
        self._around(run.start, run, run.end, run, number)

    def replace(self, glyphs: list[Glyph], text: str, *, keep: bool) -> bool:
        """Shows `text` as inserted behind the glyphs, and these as deleted unless they are to
        `keep`; False where the structure of the paragraph does not allow it.
        """
        start, _ = self._begin(glyphs[0])
        end, node = self._end(glyphs[-1])
        behind = _out_of_wrappers(end, node)
        run = glyphs[-1].last.run
        if behind is None or run is None or not (keep or self._may_go(glyphs, start, end)):
            return False
        if not keep:
            if any(begin < end and start < until for begin, until in self.deleted):
                return False
            self.deleted.append((start, end))
            for glyph in glyphs:
                self._touch(glyph.run)
                self._touch(glyph.last.run)
        self._put(behind, NEW, self._insertion(run, text))
        self._touch_at(end, run)
        return True

    def written(self) -> bytes:
        """The part with all marks."""
        raw = self.tree.raw
        pieces: list[bytes] = []
        position = 0
        for at, rank, content, until in sorted(self._operations(), key=lambda item: item[:2]):
            pieces += (raw[position:at], content)
            position = until if rank == _RUN else at
        pieces.append(raw[position:])
        return b"".join(pieces)

    def _operations(self) -> Iterator[tuple[int, int, bytes, int]]:
        inside: set[int] = set()
        for run in self.cut.values():
            cuts = {at for at in self.inserted if run.start < at < run.end}
            inside |= cuts
            yield run.start, _RUN, self._rebuilt(run, cuts), run.end
        for at, marks in self.inserted.items():
            if at not in inside:
                yield from ((at, rank, content, at) for rank, content in marks)

    def _around(self, start: int, first: Node, end: int, last: Node, number: int) -> None:
        w = self.prefix
        self._put(start, BEGINS, f'<{w}commentRangeStart {w}id="{number}"/>')
        self._put(end, ENDS, f'<{w}commentRangeEnd {w}id="{number}"/>')
        reference = f'<{w}r><{w}commentReference {w}id="{number}"/></{w}r>'
        # In somebody's insertion it would be theirs, and go when that is rejected; in a field it
        # would go when that is brought up to date.
        self._put(_out_of_changes(*_out_of_fields(end, last)), ENDS, reference)
        self._touch_at(start, first)
        self._touch_at(end, last)

    def _put(self, at: int, rank: int, content: str) -> None:
        self.inserted.setdefault(at, []).append((rank, content.encode()))

    def _touch(self, run: Node | None) -> None:
        if run is not None:
            self.cut[run.start] = run

    def _touch_at(self, at: int, node: Node) -> None:
        if node.tag == "w:r" and node.start < at < node.end:
            self.cut[node.start] = node

    def _begin(self, glyph: Glyph) -> tuple[int, Node]:
        """Where a mark before a glyph goes, and the run that it would cut or stand beside."""
        run, child = glyph.stretch.run, glyph.stretch.node
        if run is None:
            return child.start, child
        at = child.start if glyph.start <= child.inner else glyph.start
        return (run.start if at <= _content(run) else at), run

    def _end(self, glyph: Glyph) -> tuple[int, Node]:
        """Where a mark behind a glyph goes, and the run that it would cut or stand beside."""
        run, child = glyph.last.run, glyph.last.node
        if run is None:
            return child.end, child
        at = child.end if glyph.end >= child.close else glyph.end
        return (run.end if at >= run.close else at), run

    def _may_go(self, glyphs: list[Glyph], start: int, end: int) -> bool:
        """Whether all between two places can be deleted by a tracked change that can be undone."""
        runs = {id(g.run): g.run for g in glyphs if g.run is not None}
        if any(glyph.run is None for glyph in glyphs):
            return False
        for node in _paragraph(glyphs[0]).iter():
            if node.tag != "w:r" or node.end <= start or node.start >= end:
                continue
            if id(node) in runs:
                parts = [c for c in node.children if c.end > start and c.start < end]
                if not _is_open(node) or any(c.tag not in _DELETABLE for c in parts):
                    return False
            elif not _is_passed_over(node):
                return False
        return True

    def _insertion(self, run: Node, text: str) -> str:
        w = self.prefix
        return (
            f'<{w}ins {w}id="{self.ids()}"{self.signature}><{w}r>{self._looks(run).decode()}'
            f'<{w}t xml:space="preserve">{escape(text)}</{w}t></{w}r></{w}ins>'
        )

    def _looks(self, run: Node) -> bytes:
        """The properties of a run for another one like it; a tracked change of them stays one."""
        properties = run.find("w:rPr")
        if properties is None:
            return b""
        raw = self.tree.raw[properties.start : properties.end]
        return _CHANGE_ID.sub(lambda found: found[1] + str(self.ids()).encode(), raw)

    def _rebuilt(self, run: Node, cuts: set[int]) -> bytes:
        """A run in as many pieces as marks and deletions ask for, with the marks between them."""
        start = _content(run)
        borders = cuts | {at for pair in self.deleted for at in pair}
        places = sorted({start, run.close} | {at for at in borders if start < at < run.close})
        pieces: list[bytes] = []
        for index, (begin, end) in enumerate(pairwise(places)):
            gone = self._is_deleted(run, begin, end)
            looks = self._looks(run) if index else self.tree.raw[run.inner : start]
            pieces.append(self._piece(run, begin, end, looks, gone=gone))
            marks = sorted(self.inserted.get(end, ()), key=lambda mark: mark[0])
            pieces += [content for _, content in marks if end in cuts]
        return b"".join(pieces)

    def _is_deleted(self, run: Node, begin: int, end: int) -> bool:
        first = run.start if begin == _content(run) else begin
        last = run.end if end == run.close else end
        return any(a <= first and last <= b for a, b in self.deleted)

    def _piece(self, run: Node, begin: int, end: int, looks: bytes, *, gone: bool) -> bytes:
        raw, w = self.tree.raw, self.prefix
        content = b"".join(
            self._part(child, begin, end, gone=gone)
            for child in run.children
            if child.tag != "w:rPr" and child.end > begin and child.start < end
        )
        opening, closing = raw[run.start : run.inner], raw[run.close : run.end]
        piece = opening + looks + content + closing
        if not gone:
            return piece
        change = f'<{w}del {w}id="{self.ids()}"{self.signature}>'.encode()
        return change + piece + f"</{w}del>".encode()

    def _part(self, child: Node, begin: int, end: int, *, gone: bool) -> bytes:
        """A child of a run, or as much of its text as stands in [begin, end)."""
        raw = self.tree.raw
        whole = begin <= child.start and child.end <= end
        if child.tag != "w:t" or (whole and not gone):
            return raw[child.start : child.end]
        opening, closing = raw[child.start : child.inner], raw[child.close : child.end]
        text = raw[max(begin, child.inner) : min(end, child.close)]
        if not whole and not _SPACE.search(opening):
            opening = opening[:-1] + b' xml:space="preserve">'
        if gone:
            opening = re.sub(rb"^<([^\s/>]*:)?t\b", rb"<\1delText", opening)
            closing = re.sub(rb"^</([^\s/>]*:)?t\b", rb"</\1delText", closing)
        return opening + text + closing


def _content(run: Node) -> int:
    """Where the content of a run begins, behind its properties."""
    properties = run.find("w:rPr")
    return run.inner if properties is None else properties.end


def _paragraph(glyph: Glyph) -> Node:
    node = glyph.stretch.node
    while node.parent is not None and node.tag != "w:p":
        node = node.parent
    return node


def _is_open(run: Node) -> bool:
    node = run.parent
    while node is not None and node.tag != "w:p":
        if node.tag not in _OPEN and node.tag != "w:sdt":
            return False
        node = node.parent
    return True


def _is_passed_over(run: Node) -> bool:
    """Whether a run between deleted ones prints nothing and means nothing: comments of others,
    or text that was deleted before.
    """
    if run.parent is not None and run.parent.tag in ("w:del", "w:moveFrom"):
        return True
    return all(child.tag in _MARKUP for child in run.children)


def _out_of_fields(at: int, node: Node) -> tuple[int, Node]:
    """Behind the field around a place, as far as it ends in the same paragraph."""
    paragraph = node
    while paragraph.parent is not None and paragraph.tag != "w:p":
        paragraph = paragraph.parent
    open_ = 0
    for mark in (n for n in paragraph.iter() if n.tag == "w:fldChar"):
        step = {"begin": 1, "end": -1}.get(mark.attributes.get("w:fldCharType", ""), 0)
        open_ = max(0, open_ + step) if mark.start < at or open_ else 0
        run = mark.parent
        if step < 0 and not open_ and mark.start >= at and run is not None and run.tag == "w:r":
            return run.end, run
        if mark.start >= at and not open_:
            break
    return at, node


def _out_of_changes(at: int, node: Node) -> int:
    """Behind the outermost tracked change, or field of one element, around a place."""
    place: Node | None = node
    while place is not None and place.tag != "w:p":
        if place.tag in _TRACKED or place.tag == "w:fldSimple":
            at = place.end
        place = place.parent
    return at


def _out_of_wrappers(at: int, node: Node) -> int | None:
    """The same place in the text, but directly in the paragraph; None where other text follows
    in the wrapper.
    """
    if node.tag != "w:r" or at < node.end:
        wrapped = node.parent is None or node.parent.tag not in ("w:p", "w:sdtContent")
        return None if wrapped else at
    while node.parent is not None and node.parent.tag not in ("w:p", "w:sdtContent"):
        parent = node.parent
        if parent.children[-1] is not node or parent.tag not in _OPEN:
            return None
        at, node = parent.end, parent
    return at
