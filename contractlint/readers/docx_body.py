"""The paragraphs of a story (body, header, footnote) in reading order, wherever they hide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.model.document import BlockKind
from contractlint.model.phrase import msgid
from contractlint.readers.docx_comments import Commented
from contractlint.readers.docx_names import (
    ALTERNATE,
    CONTENT_CONTROL,
    CONTENT_CONTROL_CONTENT,
    INSERTED,
    MOVED_HERE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    alternative,
    number,
    switch,
    value,
    w,
)
from contractlint.readers.docx_numbering import Numbering, Place
from contractlint.readers.docx_revisions import (
    cell_is_gone,
    mark_is_gone,
    paragraph_properties,
    row_is_gone,
)
from contractlint.readers.docx_runs import TOO_DEEP, Inline, read_runs
from contractlint.readers.docx_styles import ParagraphStyle
from contractlint.readers.sheet import Cell, Paragraph, Path, Runs
from contractlint.records import dataclass

# Clauses are often styled as headings to get their numbers; a title is shorter than this.
LONGEST_HEADING: Final = 150

_ROW: Final = w("tr")
_CELL: Final = w("tc")
_ROW_PROPERTIES: Final = w("trPr")
_CELL_PROPERTIES: Final = w("tcPr")
_GRID_BEFORE: Final = w("gridBefore")
_GRID_SPAN: Final = w("gridSpan")
_CHUNK: Final = w("altChunk")
_INSERTED: Final = (
    msgid("an inserted file (altChunk, {where})"),
    msgid("it is not in Word's own format"),
)
_STYLE: Final = w("pStyle")
_OUTLINE: Final = w("outlineLvl")
_LOWEST_OUTLINE: Final = 9  # "body text"
_TRANSPARENT: Final = frozenset(
    {CONTENT_CONTROL_CONTENT, INSERTED, MOVED_HERE, w("customXml"), w("smartTag")}
)
_VANISH: Final = w("vanish")
_SHADING: Final = w("shd")
_GALLERY: Final = (w("sdtPr"), w("docPartObj"), w("docPartGallery"))


@dataclass(slots=True)
class Walk:
    """A way through one story; `whole_fields` is False where field marks do not pair up, `white`
    where pages have a colour.
    """

    inline: Inline
    numbering: Numbering
    whole_fields: bool = True
    tables: int = 0
    white: bool = True
    commented: Commented | None = None

    def paragraphs(
        self, container: Element, path: Path, cell: Cell | None = None, depth: int = 0
    ) -> Iterator[Paragraph]:
        """The paragraphs below `container`, tables and text boxes in their places."""
        if depth > self.inline.reading.limits.depth:
            self.inline.miss(*TOO_DEEP)
            return
        carried: list[tuple[Path, Runs]] = []
        last: Element | None = None
        for position, element in enumerate(self._flat(container, (PARAGRAPH, TABLE)), 1):
            here = (*path, str(position))
            if element.tag == TABLE:
                yield from self._flush(carried, last, cell)
                carried = []
                yield from self._table(element, here, depth + 1)
                continue
            mark = element.find(PARAGRAPH_PROPERTIES)
            properties = paragraph_properties(mark, self.inline.reading)
            style = self.inline.styles.paragraph(value(properties, _STYLE))
            runs, boxes = self._runs(element, style, here)
            if self.inline.styles.has_white and cell is None and "box" not in path:
                runs = self._on_paper(runs, properties, style)
            carried.append((here, runs))
            last = properties
            if not mark_is_gone(mark, self.inline.reading):
                yield self._finished(carried, properties, style, cell)
                carried = []
            for index, box in enumerate(boxes, 1):
                yield from self.paragraphs(box, (*here, "box", str(index)), cell, depth + 1)
        yield from self._flush(carried, last, cell)

    def _runs(
        self, element: Element, style: ParagraphStyle, here: Path
    ) -> tuple[Runs, list[Element]]:
        self.inline.here = here
        if self.commented is not None:
            self.commented.look(element, here)
        runs, boxes = read_runs(element, style.look, self.inline)
        if not self.whole_fields:
            self.inline.fields.clear()
            self.inline.muted = False
        return ([] if style.contents else runs), boxes

    def _on_paper(self, runs: Runs, properties: Element | None, style: ParagraphStyle) -> Runs:
        """The runs of a paragraph with what is white on white; cells and boxes may be filled."""
        shaded = properties is not None and properties.find(_SHADING) is not None
        if shaded or style.shaded or not self.white:
            return runs
        return [(text, self.inline.styles.on_paper(look)) for text, look in runs]

    def _flush(
        self, carried: list[tuple[Path, Runs]], properties: Element | None, cell: Cell | None
    ) -> Iterator[Paragraph]:
        """Text before a deleted mark that has no paragraph after it to join."""
        if any(runs for _, runs in carried):
            style = self.inline.styles.paragraph(value(properties, _STYLE))
            yield self._finished(carried, properties, style, cell)

    def _finished(
        self,
        parts: list[tuple[Path, Runs]],
        properties: Element | None,
        style: ParagraphStyle,
        cell: Cell | None,
    ) -> Paragraph:
        place = self.numbering.place(properties, style)
        empty = not any(runs for _, runs in parts)
        if place is not None and _uncounted(properties, parts, empty):
            place = None
        outline = number(value(properties, _OUTLINE))
        if outline is None:
            outline = style.outline
        if outline is not None and outline >= _LOWEST_OUTLINE:
            outline = None
        return Paragraph(
            tuple(parts),
            "cell" if cell is not None else _kind(outline, place, parts),
            "" if place is None else self.numbering.count(place),
            _level(outline, place),
            cell,
        )

    def _table(self, table: Element, path: Path, depth: int) -> Iterator[Paragraph]:
        index = self.tables
        self.tables += 1
        rows = (
            row for row in self._flat(table, (_ROW,)) if not row_is_gone(row, self.inline.reading)
        )
        for row_index, row in enumerate(rows):
            column = number(value(row, _ROW_PROPERTIES, _GRID_BEFORE)) or 0
            for cell_index, cell in enumerate(self._flat(row, (_CELL,))):
                place = (*path, str(row_index + 1), str(cell_index + 1))
                properties = cell.find(_CELL_PROPERTIES)
                if not cell_is_gone(properties, self.inline.reading):
                    yield from self.paragraphs(cell, place, (index, row_index, column), depth)
                column += number(value(properties, _GRID_SPAN)) or 1

    def _flat(self, container: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
        """The `wanted` children, also those inside wrappers that leave no trace on paper."""
        stack = [iter(container)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag in wanted:
                yield child
            elif child.tag == _CHUNK:
                self.inline.miss(*_INSERTED)
            else:
                stack.append(_inside(child))


def _inside(wrapper: Element) -> Iterator[Element]:
    """What a wrapper holds on paper; nothing for what is no wrapper, or a table of contents."""
    if wrapper.tag in _TRANSPARENT:
        return iter(wrapper)
    if wrapper.tag == CONTENT_CONTROL and value(wrapper, *_GALLERY) != "Table of Contents":
        return iter(wrapper)
    branch = alternative(wrapper) if wrapper.tag == ALTERNATE else None
    return iter(() if branch is None else branch)


def _kind(outline: int | None, place: Place | None, parts: list[tuple[Path, Runs]]) -> BlockKind:
    """Half of all heading styles in contracts dress whole clauses: those are no headings."""
    if outline is not None:
        length = sum(len(text) for _, runs in parts for text, _ in runs)
        if length <= LONGEST_HEADING:
            return "heading"
    return "paragraph" if place is None else "list-item"


def _level(outline: int | None, place: Place | None) -> int | None:
    if outline is not None:
        return outline + 1
    return None if place is None else place.level + 1


def _uncounted(properties: Element | None, parts: list[tuple[Path, Runs]], empty: bool) -> bool:
    """Word numbers neither a paragraph that only ends a section nor one that is wholly hidden."""
    if properties is None:
        return False
    if empty and properties.find(SECTION) is not None:
        return True
    marks = (mark.find(_VANISH) for mark in properties.findall(RUN_PROPERTIES))
    hidden = switch(next((vanish for vanish in marks if vanish is not None), None))
    return bool(hidden) and all(look.hidden for _, runs in parts for _, look in runs)
