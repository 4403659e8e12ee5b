"""Document: what is on paper, and where."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, Protocol

from contractlint.records import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on a page: page from 1, points from the top left corner of the page as it is shown."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __str__(self) -> str:
        return f"p. {self.page}"


@dataclass(frozen=True, slots=True)
class ParagraphRange:
    """Characters of a paragraph of a DOCX; `path` leads to it, e.g. ("body", "27") or
    ("footnote", "3").
    """

    path: tuple[str, ...]
    start: int
    end: int

    def __str__(self) -> str:
        head, *rest = self.path
        where = ".".join(rest)
        return f"para {where}" if head == "body" else f"{head} {where}".rstrip()


@dataclass(frozen=True, slots=True)
class LineColumn:
    """A place in a text file, both from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


Anchor = PageBox | ParagraphRange | LineColumn


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece looks: size in points, colour as RRGGBB, and what hides or revises it.

    A reader states facts and judges nothing: what is too small or too pale to be read is for the
    rule `fine-print` to say, which knows the body beside it. None: not known, or as usual (black on
    white). `background` is what is behind the letters (shading, highlight, a filled box); `hidden`:
    in the file but not shown (hidden run, display: none, invisible letters); `off_page`: outside
    the page as it is shown; `inserted_by`: the author of a tracked insertion, "" if not named;
    `blends`: in the very colour of what is behind it, as far as the reader can be sure; `turned`:
    shown from right to left, whatever its letters.
    """

    size: float | None = None
    color: str | None = None
    hidden: bool = False
    inserted_by: str | None = None
    background: str | None = None
    off_page: bool = False
    blends: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and its place on paper (a line of a PDF, a run of a DOCX, a line of a text
    file).
    """

    span: Span
    anchor: Anchor
    style: Style | None = None


BlockKind = Literal["paragraph", "heading", "list-item", "cell", "footnote", "header", "footer"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a person sees it; blocks cover the text in order, one line break or more
    between them.

    `label` is the number or bullet that is printed before the text but is not part of it (Word's
    automatic
    numbers: "§ 7", "7.2", "(a)"); `level` is the outline level from 1 where the file states one
    (heading
    style, numbering level, HTML h1), else None; `table` is (table, row, column) of a cell.
    """

    kind: BlockKind
    span: Span
    label: str = ""
    level: int | None = None
    table: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text set apart from the body: running headers and footers, page numbers. Not in
    `Document.text`.
    """

    text: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read or checked, with its reason: `page 7`, `a scan without a
    text layer`.

    Both are English templates, marked for Babel; `values` fill their blanks in any language.

    An `open_question` was read, but the contract does not answer it: a number left blank, an annex
    that was not supplied. `page` is the number of a page that was not read whole, 0 for anything
    else; `scan`: because it is a picture of text.
    """

    what: str
    reason: str
    open_question: bool = False
    values: tuple[tuple[str, str], ...] = ()
    page: int = 0
    scan: bool = False

    @property
    def what_said(self) -> str:
        """`what` in English, its blanks filled."""
        return self.what.format(**dict(self.values)) if self.values else self.what

    @property
    def reason_said(self) -> str:
        """`reason` in English, its blanks filled."""
        return self.reason.format(**dict(self.values)) if self.values else self.reason


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read off pictures: the pages (from 1), how sure their words are on average (0 to 1),
    and the words that are not sure.
    """

    pages: tuple[int, ...]
    confidence: float
    doubtful: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the file that is no part of the contract: `span` is the text that it is about
    (whole paragraphs), `author` who wrote it, where the format says so.
    """

    span: Span
    text: str
    author: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, order=True)
class Disguise:
    """Words that look as they stand in `Document.text` but are spelled otherwise in the file:
    parted by what is invisible, in letters of another script, or reversed.
    """

    span: Span
    kind: str


class Locator(Protocol):
    """Finds exact places for a span when they are too dear to compute for the whole text."""

    def __call__(self, span: Span) -> tuple[Anchor, ...]: ...


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text, with its places. `text` is NFC, as a person sees it, and never changes after
    the reader has made it; `disguises` are where the file spells it otherwise.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    digest: str = ""
    pages: int | None = None
    unread: tuple[Unread, ...] = ()
    read_share: float = 1.0
    recognised: Recognised | None = None
    remarks: tuple[Remark, ...] = ()
    disguises: tuple[Disguise, ...] = ()
    locator: Locator | None = field(default=None, compare=False, repr=False)

    def anchors(self, span: Span) -> tuple[Anchor, ...]:
        """The places of `span` on paper, exact where the format allows it; empty when nothing
        is known.
        """
        if self.locator is not None:
            return self.locator(span)
        return tuple(piece.anchor for piece in self.pieces_at(span))

    def pieces_at(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that share characters with `span`, in order."""
        first = bisect_right(self.pieces, span.start, key=lambda piece: piece.span.end)
        found: list[Piece] = []
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.span.start >= span.end:
                break
            found.append(piece)
        return tuple(found)
