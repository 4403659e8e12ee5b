"""ODT -> Document: OpenDocument text with the numbers that LibreOffice prints, from the XML.

NOTE: read as DOCX is, and not through odfdo: that gives the XML, but computes no labels, and trusts
archives and their XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import BlockKind, Document, Furniture, ParagraphRange
from contractlint.readers.disguise import as_seen
from contractlint.readers.docx_package import Package, open_package
from contractlint.readers.odt_inline import Change, Inline
from contractlint.readers.odt_lists import LEVELS, Numbering
from contractlint.readers.odt_names import (
    HEADING,
    INDEXES,
    LEVEL,
    LIST,
    PARAGRAPHS,
    STYLE_NAME,
    TABLE,
    n,
    whole,
)
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.readers.sheet import Cell, Paragraph, Path, Sheet
from contractlint.records import dataclass, field, replace

LONGEST_HEADING: Final = 150
# Rows are grouped in head, body and outline groups: people reach 6.
_GROUPS: Final = 24
_ROW, _CELL = n("table:table-row"), n("table:table-cell")
_ITEM = n("text:list-item")
_SKIPPED: Final = INDEXES | {n("text:tracked-changes"), n("office:forms"), n("text:sequence-decls")}
_REPEATED = n("table:number-columns-repeated")


def sniff(data: bytes) -> bool:
    """Whether this is a zip archive whose first entry says that it is OpenDocument text."""
    return data.startswith(b"PK") and b"opendocument.text" in data[:120]


def read(data: bytes, path: str, reading: Reading = USUAL) -> Document:
    """The text with all changes accepted unless `reading` says otherwise, footnotes after it."""
    package = open_package(data, path, reading.limits)
    content = _part(package, "content.xml")
    body = content.find(f"{n('office:body')}/{n('office:text')}")
    if body is None:
        raise UnreadableFile(
            "is an OpenDocument file, but no text document", path=path, help="save it as PDF"
        )
    walk = _walk(package, content, reading)
    sheet = Sheet()
    sheet.add(walk.paragraphs(body, ("body",)))
    sheet.add(walk.footnotes())
    if not any(len(block.span) for block in sheet.blocks):
        raise UnreadableFile(
            "there is no text in the file",
            path=path,
            help="if its pages are pictures, save it as PDF and have them recognised (--ocr)",
        )
    return as_seen(
        Document(
            path=path,
            format="odt",
            text="".join(sheet.text),
            blocks=tuple(sheet.blocks),
            pieces=tuple(sheet.pieces),
            furniture=tuple(walk.furniture(package)),
            digest=sha256(data).hexdigest(),
            unread=tuple(dict.fromkeys(walk.inline.unread)),
        )
    )


def authors(data: bytes, path: str) -> tuple[str, ...]:
    """Who has tracked changes in the file, in the order of their first."""
    changes = _changes(_part(open_package(data, path), "content.xml"))
    return tuple(dict.fromkeys(change.author for change in changes.values()))


def _part(package: Package, name: str) -> Element:
    root = package.parse(name)
    if root is None:
        raise package.damaged(f"it has no {name}")
    return root


def _walk(package: Package, content: Element, reading: Reading) -> _Walk:
    inline = Inline(reading, changes=_changes(content))
    numbering = Numbering()
    for root in (package.parse("styles.xml"), content):
        if root is not None:
            numbering.add(root)
            for style in root.iter(n("style:style")):
                inline.styles[style.get(n("style:name"), "")] = style
    return _Walk(inline, numbering)


def _changes(content: Element) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for region in content.iter(n("text:changed-region")):
        identifier = region.get(n("text:id"), "") or region.get(n("xml:id"), "")
        for kind in region:
            author = kind.findtext(f"{n('office:change-info')}/{n('dc:creator')}") or ""
            if kind.tag == n("text:insertion"):
                found[identifier] = Change(author, inserts=True)
            elif kind.tag == n("text:deletion"):
                info = n("office:change-info")
                found[identifier] = Change(author, tuple(e for e in kind if e.tag != info))
    return found


@dataclass(slots=True)
class _Walk:
    """A way through the text; `count` numbers the paragraphs, `notes` are those referred to."""

    inline: Inline
    numbering: Numbering
    count: int = 0
    tables: int = 0
    notes: list[Element] = field(default_factory=list)

    def paragraphs(
        self, container: Element, path: Path, cell: Cell | None = None, depth: int = 0
    ) -> Iterator[Paragraph]:
        """The paragraphs below `container`, lists, tables and boxes in their places."""
        if depth > self.inline.reading.limits.depth:
            self.inline.miss(path)
            return
        for element in container:
            if element.tag in PARAGRAPHS:
                yield from self._paragraph(element, path, cell, depth)
            elif element.tag == LIST:
                style = element.get(STYLE_NAME, "")
                counters = self.numbering.counters(element, style)
                yield from self._list(element, style, counters, 1, path, cell, depth + 1)
            elif element.tag == TABLE:
                yield from self._table(element, path, depth + 1)
            elif element.tag not in _SKIPPED:
                yield from self.paragraphs(element, path, cell, depth + 1)

    def _paragraph(
        self,
        element: Element,
        path: Path,
        cell: Cell | None,
        depth: int,
        label: str | None = None,
        level: int | None = None,
    ) -> Iterator[Paragraph]:
        self.count += 1
        here = (*path, str(self.count))
        runs = self.inline.paragraph(element)
        boxes = self.inline.boxes
        self.notes += self.inline.notes
        outline = whole(element.get(LEVEL), 0) if element.tag == HEADING else 0
        if label is None and 0 < outline <= LEVELS and any(text.strip() for text, _ in runs):
            label = self.numbering.outline_label(outline)
        length = sum(len(text) for text, _ in runs)
        kind: BlockKind = "paragraph" if level is None else "list-item"
        if outline > 0 and length <= LONGEST_HEADING:
            kind = "heading"
        yield Paragraph(
            ((here, runs),),
            "cell" if cell is not None else kind,
            label or "",
            outline or level,
            cell,
        )
        for box in boxes:
            yield from self.paragraphs(box, path, cell, depth + 1)

    def _list(
        self,
        element: Element,
        style: str,
        counters: list[int | None],
        level: int,
        path: Path,
        cell: Cell | None,
        depth: int,
    ) -> Iterator[Paragraph]:
        """The items of a list; only the first paragraph of an item has its label."""
        if depth > self.inline.reading.limits.depth or level > LEVELS:
            self.inline.miss(path)
            return
        for item in element:
            label: str | None = None
            numbered = item.tag == _ITEM and len(item) > 0 and item[0].tag in PARAGRAPHS
            for child in item:
                if child.tag in PARAGRAPHS:
                    if numbered and label is None:
                        own = self._style_of(child, style)
                        start = item.get(n("text:start-value"))
                        label = self.numbering.label(own, level, counters, start)
                        yield from self._paragraph(child, path, cell, depth, label, level)
                    else:
                        yield from self._paragraph(child, path, cell, depth, "")
                elif child.tag == LIST:
                    inner = child.get(STYLE_NAME, style)
                    yield from self._list(child, inner, counters, level + 1, path, cell, depth + 1)
                else:
                    yield from self.paragraphs(child, path, cell, depth + 1)

    def _style_of(self, paragraph: Element, style: str) -> str:
        """A list without a style takes that of its paragraphs' style."""
        if style in self.numbering.styles:
            return style
        named = self.inline.styles.get(paragraph.get(STYLE_NAME, ""))
        return style if named is None else named.get(n("style:list-style-name"), style)

    def _table(self, table: Element, path: Path, depth: int) -> Iterator[Paragraph]:
        index = self.tables
        self.tables += 1
        for number, row in enumerate(_rows(table, 0)):
            column = 0
            for cell in row:
                if cell.tag == _CELL:
                    yield from self.paragraphs(cell, path, (index, number, column), depth)
                column += max(1, whole(cell.get(_REPEATED), 1))

    def footnotes(self) -> Iterator[Paragraph]:
        """The notes after the text, footnotes first; each with the number printed with it."""
        for kind in ("footnote", "endnote"):
            ordinal = 0
            for note in self.notes:
                if note.get(n("text:note-class"), "footnote") != kind:
                    continue
                ordinal += 1
                citation = note.find(n("text:note-citation"))
                label = "".join(citation.itertext()) if citation is not None else ""
                body = note.find(n("text:note-body"))
                yield from self._note(body, (kind, str(ordinal)), label or str(ordinal))

    def _note(self, body: Element | None, path: Path, label: str) -> Iterator[Paragraph]:
        for index, found in enumerate(() if body is None else self.paragraphs(body, path)):
            first = index == 0
            parts = tuple((path if first else place, runs) for place, runs in found.parts)
            shown = label if first else found.label
            yield replace(found, parts=parts, kind="footnote", label=shown, level=None)

    def furniture(self, package: Package) -> Iterator[Furniture]:
        """Headers and footers, each text once."""
        root = package.parse("styles.xml")
        seen: set[tuple[str, str]] = set()
        for kind in ("header", "footer"):
            for element in () if root is None else root.iter(n(f"style:{kind}")):
                sheet = Sheet()
                sheet.add(self.paragraphs(element, (kind,)))
                text = "".join(sheet.text)
                if text and (kind, text) not in seen:
                    seen.add((kind, text))
                    ordinal = str(sum(known == kind for known, _ in seen))
                    yield Furniture(text, ParagraphRange((kind, ordinal), 0, len(text)))


def _rows(table: Element, depth: int) -> Iterator[Element]:
    """The rows of a table, also those inside header and group elements."""
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag != TABLE and depth < _GROUPS:
            yield from _rows(child, depth + 1)


READER = Reader(name="odt", suffixes=(".odt", ".ott"), sniff=sniff, read=read, authors=authors)
