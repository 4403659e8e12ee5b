"""DOCX → Document: the accepted text with the numbers that Word prints, straight from the XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import (
    Document,
    Furniture,
    ParagraphRange,
)
from contractlint.patterns import pattern
from contractlint.readers.disguise import as_seen
from contractlint.readers.docx_active import active
from contractlint.readers.docx_body import Walk
from contractlint.readers.docx_comments import Commented, remarks
from contractlint.readers.docx_names import w
from contractlint.readers.docx_numbering import Numbering
from contractlint.readers.docx_numerals import numeral
from contractlint.readers.docx_package import Package, Relation, main_part, open_package, shelve
from contractlint.readers.docx_revisions import authors_in
from contractlint.readers.docx_runs import Inline
from contractlint.readers.docx_styles import Styles, load_styles
from contractlint.readers.hidden import PAPER
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.readers.sheet import Paragraph, Sheet
from contractlint.records import replace

_BEGIN: Final = b'fldCharType="begin"'
_END: Final = b'fldCharType="end"'
_FURNITURE: Final = pattern(rb"erReference\b[^>]{0,400}?:id=[\"']([^\"']+)")
_PAGES: Final = pattern(rb"<Pages>(\d{1,6})</Pages>")
_ZIP: Final = b"PK\x03\x04"
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis"


def sniff(data: bytes) -> bool:
    """Whether this may be a DOCX: a zip archive that is not an OpenDocument file."""
    return data.startswith(_ZIP) and _OPEN_DOCUMENT not in data[:128]


def read(data: bytes, path: str, reading: Reading = USUAL) -> Document:
    """The text with all changes accepted, footnotes after the body, headers and footers apart."""
    package = open_package(data, path, reading.limits)
    name = main_part(package)
    raw = package.raw(name) or b""
    root = package.xml(raw, name)
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise package.damaged(f"{name} holds no document body")
    relations = package.relations(name)
    whole_fields = raw.count(_BEGIN) == raw.count(_END)
    walk = _walk(package, relations, reading, whole_fields=whole_fields)
    comments = _comments(package, relations)
    page = root.find(w("background"))
    walk.white = page is None or page.get(w("color")) in (PAPER, "auto")
    walk.commented = None if comments is None else Commented()
    sheet = Sheet()
    sheet.add(walk.paragraphs(body, ("body",)))
    sheet.add(_notes(package, relations, walk))
    if not any(len(block.span) for block in sheet.blocks):
        raise _no_text(path, walk)
    return as_seen(
        Document(
            path=path,
            format="docx",
            text="".join(sheet.text),
            blocks=tuple(sheet.blocks),
            pieces=tuple(sheet.pieces),
            furniture=_furniture(package, relations, walk, raw),
            digest=sha256(data).hexdigest(),
            pages=_pages(package),
            unread=tuple(dict.fromkeys((*walk.inline.unread, *active(package)))),
            remarks=()
            if comments is None or walk.commented is None
            else tuple(remarks(comments, walk.commented, sheet.pieces)),
        )
    )


def authors(data: bytes, path: str) -> tuple[str, ...]:
    """Who has tracked changes in the file, in the order of their first."""
    package = open_package(data, path)
    names = [main_part(package), "word/footnotes.xml", "word/endnotes.xml"]
    return authors_in(part for name in names if (part := package.raw(name)) is not None)


def _walk(
    package: Package, relations: tuple[Relation, ...], reading: Reading, *, whole_fields: bool
) -> Walk:
    """A fresh way through the document, with its styles and lists at hand."""
    styles, numbering = Styles(), Numbering()
    for relation in relations:
        if relation.kind not in ("styles", "numbering"):
            continue
        data = package.raw(relation.target)
        if data is None:
            continue
        if relation.kind == "styles":
            shelf = shelve(package, relation.target, data, "style", "styleId")
            styles = load_styles(shelf, data)
        else:
            numbering.numbers = shelve(package, relation.target, data, "num", "numId")
            numbering.abstracts = shelve(
                package, relation.target, data, "abstractNum", "abstractNumId"
            )
    return Walk(Inline(styles, reading), numbering, whole_fields)


def _comments(package: Package, relations: tuple[Relation, ...]) -> Element | None:
    """The part that holds the comments, None without one."""
    target = next((link.target for link in relations if link.kind == "comments"), None)
    return None if target is None else package.parse(target)


def _notes(package: Package, relations: tuple[Relation, ...], walk: Walk) -> Iterator[Paragraph]:
    """Footnotes, then endnotes, each in the order in which the body refers to them."""
    referred = list(dict.fromkeys(walk.inline.notes))
    for kind, style in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        wanted = [identifier for note, identifier in referred if note == kind]
        target = next((link.target for link in relations if link.kind == f"{kind}s"), None)
        root = package.parse(target) if target is not None and wanted else None
        if root is None:
            continue
        notes = {note.get(w("id"), ""): note for note in root.iter(w(kind))}
        for ordinal, identifier in enumerate(wanted, 1):
            if identifier in notes:
                yield from _note(notes[identifier], kind, ordinal, numeral(ordinal, style), walk)


def _note(note: Element, kind: str, ordinal: int, label: str, walk: Walk) -> Iterator[Paragraph]:
    path = (kind, str(ordinal))
    for index, paragraph in enumerate(walk.paragraphs(note, path)):
        first = index == 0
        yield replace(
            paragraph,
            parts=tuple(
                (path if place == (*path, "1") else place, runs) for place, runs in paragraph.parts
            ),
            kind="footnote",
            label=label if first else paragraph.label,
            level=None,
        )


def _furniture(
    package: Package, relations: tuple[Relation, ...], walk: Walk, raw: bytes
) -> tuple[Furniture, ...]:
    """Headers and footers that a section uses, each text once."""
    links = {link.id: link for link in relations if link.kind in ("header", "footer")}
    seen: dict[tuple[str, str], Furniture] = {}
    for identifier in dict.fromkeys(_FURNITURE.findall(raw)):
        link = links.get(identifier.decode(errors="replace"))
        root = None if link is None else package.parse(link.target)
        if link is None or root is None:
            continue
        kind = link.kind
        sheet = Sheet()
        sheet.add(walk.paragraphs(root, (kind,)))
        text = "".join(sheet.text)
        ordinal = sum(1 for known, _ in seen if known == kind) + 1
        if text and (kind, text) not in seen:
            anchor = ParagraphRange((kind, str(ordinal)), 0, len(text))
            seen[kind, text] = Furniture(text, anchor)
    return tuple(seen.values())


def _pages(package: Package) -> int | None:
    """What Word counted when it last saved; None when it did not."""
    data = package.raw("docProps/app.xml")
    found = None if data is None else _PAGES.search(data)
    return int(found[1]) or None if found is not None else None


def _no_text(path: str, walk: Walk) -> UnreadableFile:
    what = "there is no text in the file"
    if walk.inline.unread:
        what += ", only " + walk.inline.unread[0].what_said
    return UnreadableFile(
        what,
        path=path,
        help="if its pages are pictures, run text recognition (OCR) on them first",
    )


READER = Reader(
    name="docx",
    suffixes=(".docx", ".docm", ".dotx", ".dotm"),
    sniff=sniff,
    read=read,
    authors=authors,
)
