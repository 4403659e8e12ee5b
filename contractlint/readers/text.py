"""Plain text → Document: character for character the file, so that spans are offsets in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from contractlint.digests import sha256
from contractlint.model.document import Anchor, Block, Document, LineColumn, Piece, Span
from contractlint.readers.disguise import as_seen
from contractlint.readers.encoding import decode, is_text
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.readers.wrapping import Line, lines, paragraphs
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class LineLocator:
    """Tells line and column of a span from the offsets at which lines start."""

    starts: tuple[int, ...]

    def __call__(self, span: Span) -> tuple[Anchor, ...]:
        """The one place where a span begins."""
        line = bisect_right(self.starts, span.start)
        return (LineColumn(line, span.start - self.starts[line - 1] + 1),)


def read(data: bytes, path: str, _reading: Reading = USUAL) -> Document:
    """The text in NFC and otherwise unchanged; blocks are its lines, or wrapped paragraphs."""
    text, lost = decode(data, path)
    found = lines(text)
    return as_seen(
        Document(
            path=path,
            format="text",
            text=text,
            blocks=tuple(Block("paragraph", span) for span in paragraphs(found)),
            pieces=_pieces(found),
            unread=lost,
            digest=sha256(data).hexdigest(),
            locator=LineLocator(tuple(line.start for line in found)),
        )
    )


def _pieces(found: Sequence[Line]) -> tuple[Piece, ...]:
    return tuple(
        Piece(line.span, LineColumn(line.number, line.span.start - line.start + 1))
        for line in found
        if line.text
    )


READER = Reader(name="text", suffixes=(".txt", ".text"), sniff=is_text, read=read)
