"""DOCX: each finding as a Word comment on its words, and each suggestion as a tracked change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from contractlint.annotators.annotator import AUTHOR, Annotator
from contractlint.annotators.docx_glyphs import Glyph, between, glyphs_of
from contractlint.annotators.docx_marks import Marks
from contractlint.annotators.docx_package import Package, numbers, open_package
from contractlint.annotators.docx_places import Path, Place, Survey
from contractlint.annotators.docx_tree import STRICT, WORD, Node, Tree, broken, parse
from contractlint.model.annotation import Edit, Marked, Note
from contractlint.model.document import Document, ParagraphRange, Span
from contractlint.model.phrase import Phrase, phrase
from contractlint.records import dataclass, field

_INITIALS: Final = "cl"


def annotate(
    data: bytes, document: Document, notes: Sequence[Note], edits: Sequence[Edit], moment: str, /
) -> Marked:
    """A copy with comments and tracked changes; see `Annotate`.

    What stands in a text box or note is commented on the box or where the note is referred to, with
    a quote: Word has no comments in boxes, LibreOffice opens no file with comments in notes.
    """
    desk = _desk(data, document, moment)
    refused = tuple(edit for edit in edits if not _suggest(edit, desk))
    comments: list[bytes] = []
    astray: list[str] = []
    for note in notes:
        number = next(desk.ids)
        where = _comment(note.span, number, desk)
        if where is None:
            astray.append(note.key)
        else:
            comments.append(_written(note, number, desk, quoted=where == "box"))
    for name, marks in desk.parts.items():
        desk.package.replace(name, marks.written())
    if comments:
        desk.package.add_comments(desk.main, comments)
    return Marked(desk.package.packed(), tuple(astray), refused, tuple(_warnings(desk)))


@dataclass(slots=True)
class _Desk:
    """All that is at hand while one file is marked."""

    package: Package
    document: Document
    main: str
    tree: Tree
    places: dict[Path, Place]
    names: dict[int, str]
    ids: Iterator[int]
    moment: str
    strict: bool
    parts: dict[str, Marks] = field(default_factory=dict)
    glyphs: dict[Path, list[Glyph]] = field(default_factory=dict)

    def letters(self, path: Path) -> list[Glyph]:
        """The glyphs of a paragraph, found once."""
        if path not in self.glyphs:
            self.glyphs[path] = glyphs_of(self.places[path])
        return self.glyphs[path]

    def marks(self, tree: Tree, node: Node) -> Marks:
        """The marks of the part that an element is in."""
        name = self.names[id(tree)]
        if name not in self.parts:
            prefix = tree.prefix(node).decode()
            if not prefix:
                raise broken(self.package.path, "it names its elements in an unusual way")
            date = f' {prefix}date="{self.moment}"' if self.moment else ""
            signature = f' {prefix}author="{AUTHOR}"{date}'
            self.parts[name] = Marks(tree, prefix, signature, partial(next, self.ids))
        return self.parts[name]


def _desk(data: bytes, document: Document, moment: str) -> _Desk:
    package = open_package(data, document.path)
    main = package.main_part()
    raw = package.raw(main)
    if raw is None:
        raise broken(document.path, f"{main} is missing")
    tree = parse(raw, document.path)
    names = {id(tree): main}
    body = tree.root.find("w:body")
    whole = raw.count(b'fldCharType="begin"') == raw.count(b'fldCharType="end"')
    survey = Survey(whole)
    if body is not None:
        survey.story(tree, body, ("body",))
    referred = list(dict.fromkeys(survey.notes))
    linked = {kind: where for _, kind, where in package.links(main)}
    for kind in ("footnote", "endnote"):
        notes = package.raw(linked.get(f"{kind}s", ""))
        if notes is not None and any(note == kind for note, _ in referred):
            part = parse(notes, document.path)
            names[id(part)] = linked[f"{kind}s"]
            survey.footnotes(part, kind, referred)
    ids = numbers(package.used_numbers())
    strict = STRICT.encode() in raw
    return _Desk(package, document, main, tree, survey.places, names, ids, moment, strict)


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a piece of a span stands; `glyphs` is [] where its words were not found there."""

    path: Path
    place: Place
    glyphs: list[Glyph]


def _stands(span: Span, desk: _Desk) -> list[_Stand]:
    """The paragraphs that a span reaches, with its letters in them, as far as they are known."""
    ranges: dict[Path, tuple[int, int, str]] = {}
    for piece in desk.document.pieces_at(span):
        anchor = piece.anchor
        if not isinstance(anchor, ParagraphRange) or anchor.path not in desk.places:
            continue
        begin, end = max(span.start, piece.span.start), min(span.end, piece.span.end)
        start = anchor.start + begin - piece.span.start
        until = anchor.start + end - piece.span.start
        text = desk.document.text[begin:end]
        if anchor.path in ranges:
            start, _, before = ranges[anchor.path]
            text = before + text
        ranges[anchor.path] = (start, until, text)
    return [
        _Stand(path, desk.places[path], between(desk.letters(path), start, end, text))
        for path, (start, end, text) in ranges.items()
    ]


def _comment(span: Span, number: int, desk: _Desk) -> str | None:
    """Puts a comment on a span: on its "words", on the "box" or note that they are in, or, where
    the words themselves were not found, on the "paragraph"; None where there is no such place.
    """
    stands = _stands(span, desk)
    if not stands:
        return None
    first = stands[0]
    same = [
        s for s in stands if s.place.tree is first.place.tree and s.place.host is first.place.host
    ]
    if (host := first.place.host) is not None:
        desk.marks(desk.tree, host).comment_run(host, number)
        return "box"
    marks = desk.marks(first.place.tree, first.place.node)
    found = [glyph for stand in same for glyph in stand.glyphs]
    glyphs = found or desk.letters(first.path)
    if not glyphs:
        return None
    marks.comment(glyphs[0], glyphs[-1], number)
    return "words" if found else "paragraph"


def _suggest(edit: Edit, desk: _Desk) -> bool:
    """Shows an edit as a tracked change; False where that can't be done without harm."""
    keep = not len(edit.span)
    span = Span(edit.span.start - 1, edit.span.end) if keep else edit.span
    stands = _stands(span, desk)
    pieces = desk.document.pieces_at(span)
    if not pieces or pieces[0].span.start > span.start or pieces[-1].span.end < span.end:
        return False  # a line break between paragraphs is no letter of either
    if len(stands) != 1 or not stands[0].glyphs or "box" in stands[0].path:
        return False
    marks = desk.marks(stands[0].place.tree, stands[0].place.node)
    return marks.replace(stands[0].glyphs, edit.text, keep=keep)


def _written(note: Note, number: int, desk: _Desk, *, quoted: bool) -> bytes:
    """A comment as comments.xml holds it; it says its own namespace, whatever is around it."""
    lines = [note.title, *([f"“{note.quote}”"] if quoted else []), *note.lines]
    date = f" w:date={quoteattr(desk.moment)}" if desk.moment else ""
    head, *rest = lines
    paragraphs = _paragraph(head, bold=True) + "".join(map(_paragraph, rest))
    return (
        f'<w:comment xmlns:w="{STRICT if desk.strict else WORD}" w:id="{number}" '
        f'w:author="{AUTHOR}"{date} w:initials="{_INITIALS}">{paragraphs}</w:comment>'
    ).encode()


def _paragraph(line: str, *, bold: bool = False) -> str:
    looks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    text = escape(" ".join(line.split()))
    return f'<w:p><w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _warnings(desk: _Desk) -> Iterator[Phrase]:
    if desk.package.is_signed:
        yield phrase("the copy is not covered by the electronic signature of the file")


ANNOTATOR = Annotator("docx", annotate, suggests=True)
