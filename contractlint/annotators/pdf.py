"""PDF: each finding as a highlight with a pop-up comment, and as a bookmark, behind the original's
own bytes.
"""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
)

from contractlint.annotators.annotator import AUTHOR, Annotator
from contractlint.annotators.pdf_marks import Pen, highlight, pen_for, space_of
from contractlint.annotators.pdf_outline import Target, add_bookmarks
from contractlint.annotators.pdf_update import Update, place_of_references
from contractlint.errors import UnreadableFile
from contractlint.model.annotation import Edit, Marked, Note
from contractlint.model.document import Document, PageBox
from contractlint.model.phrase import Phrase, phrase

# What pypdf raises for damaged files, beside its own errors.
_FAULTS: Final = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError)
# A certifying signature that allows comments says 3 (ISO 32000-1, table 254).
_COMMENTS_ALLOWED: Final = 3
# Damage is judged here; what pypdf says of it is for programmers.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def annotate(
    data: bytes, document: Document, notes: Sequence[Note], edits: Sequence[Edit], moment: str, /
) -> Marked:
    """A copy with highlights and bookmarks; see `Annotate`. A PDF takes no edits.

    The original's bytes stay as they are, the marks stand behind them. A file that is encrypted or
    damaged is written anew, its pages' contents unchanged.
    """
    try:
        sound, warnings = _sound(data, document.path)
        marked, astray = _marked(sound, notes, moment)
        signed = list(_signed(_opened(data), as_it_was=sound is data))
    except (*_FAULTS, RecursionError) as error:
        raise UnreadableFile(
            "the PDF is too damaged to be marked",
            path=document.path,
            help="print it to a new PDF and annotate that one",
        ) from error
    return Marked(marked, astray, tuple(edits), (*warnings, *signed))


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def _sound(data: bytes, path: str) -> tuple[bytes, list[Phrase]]:
    """The file itself where more can be written behind it; else the same pages written anew."""
    reader = _opened(data)
    if reader.is_encrypted:
        allowed = reader.user_access_permissions
        if allowed is not None and UserAccessPermissions.ADD_OR_MODIFY not in allowed:
            raise UnreadableFile(
                "its author allows no comments in this PDF",
                path=path,
                help="ask for a copy that allows them; 'check' reports on it all the same",
            )
        return _rewritten(reader), [
            phrase("the original is encrypted (it opens without a password), the copy is not")
        ]
    try:
        place_of_references(data)
        len(reader.pages)
    except ValueError:
        return _rewritten(reader), [phrase("the PDF is damaged: the copy was written anew")]
    return data, []


def _rewritten(reader: PdfReader) -> bytes:
    out = io.BytesIO()
    PdfWriter(clone_from=reader).write(out)
    return out.getvalue()


def _marked(data: bytes, notes: Sequence[Note], moment: str) -> tuple[bytes, tuple[str, ...]]:
    """The copy, and the keys of notes without any place in it."""
    reader = _opened(data)
    update = Update(data, reader)
    marks: dict[int, list[IndirectObject]] = defaultdict(list)
    groups: dict[str, list[Target]] = {name: [] for name in _families(notes)}
    astray: list[str] = []
    pen = pen_for(update, moment)
    for note in notes:
        target = _mark(pen, note, marks)
        if target is None:
            astray.append(note.key)
        else:
            groups[note.group].append(target)
    for number, own in sorted(marks.items()):
        _attach(update, reader.pages[number - 1], own)
    if not marks:
        return data, tuple(astray)
    filled = {name: targets for name, targets in groups.items() if targets}
    add_bookmarks(update, f"{AUTHOR} ({len(notes) - len(astray)})", filled)
    return update.written(), tuple(astray)


def _families(notes: Sequence[Note]) -> list[str]:
    """The families as they are said, the one with the worst finding first."""
    worst: dict[str, int] = {}
    for note in notes:
        worst[note.group] = max(worst.get(note.group, 0), note.severity)
    return sorted(worst, key=lambda group: -worst[group])


def _mark(pen: Pen, note: Note, marks: dict[int, list[IndirectObject]]) -> Target | None:
    """Highlight a note's words, on each page that they stand on; the bookmark to the first."""
    pages = pen.update.reader.pages
    boxes: dict[int, list[PageBox]] = defaultdict(list)
    for anchor in note.anchors:
        if isinstance(anchor, PageBox) and 1 <= anchor.page <= len(pages):
            boxes[anchor.page].append(anchor)
    target = None
    for number, lines in sorted(boxes.items()):
        page = pages[number - 1]
        reference = page.indirect_reference
        if reference is None:
            continue
        space = space_of(page)
        marks[number] += highlight(pen, note, reference, space, lines)
        if target is None:
            corner = space.point(0, max(0.0, lines[0].top - 40))
            target = Target(note.title, reference, corner)
    return target


def _attach(update: Update, page: PageObject, own: Sequence[IndirectObject]) -> None:
    """Put marks behind the annotations that a page has."""
    there = page.raw_get("/Annots") if "/Annots" in page else None
    value = update.value_of(there)
    joined = ArrayObject([*(value if isinstance(value, ArrayObject) else ()), *own])
    if isinstance(there, IndirectObject) and isinstance(value, ArrayObject):
        update.replace(there, joined)
        return
    reference = page.indirect_reference
    assert reference is not None
    original = update.value_of(reference)
    assert isinstance(original, DictionaryObject)
    changed: DictionaryObject = DictionaryObject(original)
    changed[NameObject("/Annots")] = joined
    update.replace(reference, changed)


def _signed(reader: PdfReader, *, as_it_was: bool) -> Iterator[Phrase]:
    """What becomes of signatures: they cover what stood there before, if it still does."""
    catalog = _dictionary(reader.trailer.get("/Root"))
    if not any(_is_signature(field) for field in _fields(catalog)):
        return
    if not as_it_was:
        yield phrase("the PDF is signed: the signature does not hold for the copy")
        return
    yield phrase("the PDF is signed: the signature does not cover the comments")
    certified = _dictionary(_dictionary(catalog.get("/Perms")).get("/DocMDP"))
    for entry in _list(certified.get("/Reference")):
        level = _dictionary(_dictionary(entry).get("/TransformParams")).get("/P", 2)
        if isinstance(level, int) and level < _COMMENTS_ALLOWED:
            yield phrase("the signer allowed no comments: viewers may call the signature invalid")


def _fields(catalog: DictionaryObject) -> Iterator[DictionaryObject]:
    """All fields of the form, those inside others too; each once."""
    todo = _list(_dictionary(catalog.get("/AcroForm")).get("/Fields"))
    seen: set[int] = set()
    while todo:
        field = _dictionary(todo.pop())
        if id(field) in seen:
            continue
        seen.add(id(field))
        yield field
        todo += _list(field.get("/Kids"))


def _is_signature(field: DictionaryObject) -> bool:
    return field.get("/FT") == "/Sig" and bool(_dictionary(field.get("/V")))


def _dictionary(value: object) -> DictionaryObject:
    """The dictionary itself or pointed to; an empty one for anything else."""
    known = value.get_object() if isinstance(value, PdfObject) else None
    return known if isinstance(known, DictionaryObject) else DictionaryObject()


def _list(value: object) -> list[PdfObject]:
    known = value.get_object() if isinstance(value, PdfObject) else None
    return list(known) if isinstance(known, ArrayObject) else []


ANNOTATOR = Annotator("pdf", annotate)
