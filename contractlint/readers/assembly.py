"""Marked-up text → Document: puts runs together into clean blocks, and remembers their lines."""

from __future__ import annotations

import unicodedata

from contractlint.model.document import Block, BlockKind, LineColumn, Piece, Remark, Span, Style
from contractlint.patterns import pattern
from contractlint.records import dataclass, field, replace

# A lone no-break space is a character that the author typed; a row of them is only a gap.
_SPACE = pattern(r"[ \t\n\r\f\xa0]{2,}|[\t\n\r\f]")
_BLANKS = " \t\n\r\f"
# Invisible unless a line breaks there, and it would split words.
_SOFT_HYPHEN = {0xAD: None}


@dataclass(slots=True)
class Assembly:
    """Grows a text block by block: white space collapsed, blocks parted by one line break.

    Runs go in with `write`, in order, with the place in the source where they begin; `end` closes
    the block. An empty block leaves no trace.
    """

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    _notes: list[tuple[int, str, LineColumn]] = field(default_factory=list)
    _start: int = -1
    _space: bool = False

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self.parts)

    @property
    def is_open(self) -> bool:
        """Whether the present block has any text yet."""
        return self._start >= 0

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The comments noted, each about the block that it stands in or directly before."""
        nothing = Span(self.length, self.length)
        return tuple(
            Remark(self.blocks[index].span if index < len(self.blocks) else nothing, text, "", at)
            for index, text, at in self._notes
        )

    def note(self, text: str, anchor: LineColumn) -> None:
        """Keep a comment of the source, which is not shown."""
        self._notes.append((len(self.blocks), " ".join(text.split()), anchor))

    def write(
        self, raw: str, anchor: LineColumn, *, style: Style | None = None, pre: bool = False
    ) -> None:
        """Add a run of source text that lies on one line."""
        seen = unicodedata.normalize("NFC", raw.translate(_SOFT_HYPHEN))
        text = (seen if pre else _SPACE.sub(" ", seen)).strip(_BLANKS)
        begins_with_space = seen[:1] in _BLANKS
        if not text:
            self._space = self._space or begins_with_space
            return
        if self.is_open and (self._space or begins_with_space):
            self._append(" ")
        if not self.is_open:
            self._open()
        start = self.length
        self._append(text)
        self.pieces.append(Piece(Span(start, self.length), anchor, style))
        self._space = seen[-1] in _BLANKS

    def end(
        self,
        kind: BlockKind = "paragraph",
        *,
        label: str = "",
        level: int | None = None,
        table: tuple[int, int, int] | None = None,
    ) -> bool:
        """Close the present block; False when there was nothing in it."""
        self._space = False
        if not self.is_open:
            return False
        self.blocks.append(Block(kind, Span(self._start, self.length), label, level, table))
        self._start = -1
        return True

    def unstack(self, table: int, first: int) -> None:
        """Turn the cells of a table with one column, which is mere layout, into paragraphs.

        `first` is the index of the first block that can belong to it.
        """
        cells = [
            (index, block)
            for index, block in enumerate(self.blocks[first:], first)
            if block.table is not None and block.table[0] == table
        ]
        if len({block.table[2] for _, block in cells if block.table}) > 1:
            return
        for index, block in cells:
            kind: BlockKind = "paragraph" if block.kind == "cell" else block.kind
            self.blocks[index] = replace(block, kind=kind, table=None)

    def _open(self) -> None:
        if self.parts:
            self._append("\n")
        self._start = self.length

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
