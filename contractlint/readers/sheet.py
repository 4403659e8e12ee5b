"""Paragraphs of a word processor's file -> text with its blocks and the place of every run."""

from __future__ import annotations

from collections.abc import Iterable

from contractlint.model.document import Block, BlockKind, ParagraphRange, Piece, Span, Style
from contractlint.records import dataclass, field

Runs = list[tuple[str, Style]]
Path = tuple[str, ...]
Cell = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is printed; more than one part when a deleted mark has joined several."""

    parts: tuple[tuple[Path, Runs], ...]
    kind: BlockKind
    label: str = ""
    level: int | None = None
    table: Cell | None = None


@dataclass(slots=True)
class Sheet:
    """The text as it grows, with its blocks and pieces; `length` is that of `text` joined."""

    text: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Appends paragraphs; those that print nothing are left out."""
        for paragraph in paragraphs:
            text = "".join([text for _, runs in paragraph.parts for text, _ in runs])
            stripped = text.strip()
            if stripped or paragraph.label:
                self._gap(paragraph)
                start = self.length
                if stripped:
                    self._place(paragraph, len(text) - len(text.lstrip()), len(stripped))
                    self.text.append(stripped)
                    self.length += len(stripped)
                span = Span(start, self.length)
                self.blocks.append(
                    Block(paragraph.kind, span, paragraph.label, paragraph.level, paragraph.table)
                )

    def _gap(self, paragraph: Paragraph) -> None:
        """A tab between the cells of a row, a line break between all else."""
        if not self.blocks:
            return
        before, here = self.blocks[-1].table, paragraph.table
        same_row = before is not None and here is not None and before[:2] == here[:2]
        self.text.append("\t" if same_row and before != here else "\n")
        self.length += 1

    def _place(self, paragraph: Paragraph, lead: int, length: int) -> None:
        """Pieces for the stripped text; offsets in the paragraph still count what was stripped."""
        first, last = self.length, self.length + length
        position = self.length - lead
        for path, runs in paragraph.parts:
            offset = position
            for text, look in runs:
                start, end = max(position, first), min(position + len(text), last)
                position += len(text)
                if start < end:
                    anchor = ParagraphRange(path, start - offset, end - offset)
                    self.pieces.append(Piece(Span(start, end), anchor, _stated(look)))


def _stated(look: Style) -> Style | None:
    shown = look.size is not None or look.color or look.background or look.turned
    return look if shown or look.hidden or look.inserted_by is not None else None
