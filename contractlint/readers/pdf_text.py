"""Paragraphs of lines -> the text of a Document, with its blocks and the place of every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from contractlint.model.document import Block, BlockKind, PageBox, Piece, Span, Style
from contractlint.readers.pdf_hyphens import hyphenation_of
from contractlint.readers.pdf_layout import Paragraph, begins_with_bullet, closed, paragraphs_of
from contractlint.readers.pdf_lines import Line
from contractlint.readers.pdf_locator import Origin
from contractlint.records import dataclass

_HEADING_SCALE = 1.15
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Written:
    """The body of a document: text, blocks, one piece per line, and where PDFium has each."""

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    origins: tuple[Origin, ...]


def written(lines: Sequence[Line]) -> Written:
    """The text of lines in reading order: line breaks between blocks, tabs between cells."""
    paragraphs = paragraphs_of(lines)
    hyphenation = hyphenation_of(lines)
    body_size = _body_size(lines)
    parts: list[str] = []
    blocks: list[Block] = []
    places: list[tuple[Span, Line]] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        if index:
            parts.append(_separator(paragraphs, index))
            at += 1
        start = at
        for line, joint in zip(paragraph.lines, hyphenation.joints(paragraph.lines), strict=True):
            end = at + len(line.text)
            places.append((Span(at, end), line))
            parts += (line.text, joint)
            at = end + len(joint)
        kind = _kind(paragraph, body_size)
        blocks.append(Block(kind, Span(start, at), table=paragraph.lines[0].cell))
    return Written("".join(parts), tuple(blocks), _pieces(places), _origins(places))


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _separator(paragraphs: Sequence[Paragraph], index: int) -> str:
    """A tab between two cells of a row that are one paragraph each, a line break elsewhere."""
    before, after = (paragraphs[place].lines[0].cell for place in (index - 1, index))
    if before is None or after is None or before[:2] != after[:2] or before == after:
        return "\n"
    neighbours = [
        paragraphs[place].lines[0].cell
        for place in (index - 2, index + 1)
        if 0 <= place < len(paragraphs)
    ]
    return "\n" if before in neighbours or after in neighbours else "\t"


def _kind(paragraph: Paragraph, body_size: float) -> BlockKind:
    first = paragraph.lines[0]
    if first.cell is not None:
        return "cell"
    if paragraph.note:
        return "footnote"
    if begins_with_bullet(first.text):
        return "list-item"
    if first.size <= _HEADING_SCALE * body_size or closed(paragraph.last.text):
        return "paragraph"
    length = sum(len(line.text) for line in paragraph.lines)
    return "heading" if length <= _LONGEST_HEADING else "paragraph"


def _pieces(places: Sequence[tuple[Span, Line]]) -> tuple[Piece, ...]:
    styles: dict[tuple[object, ...], Style] = {}
    pieces: list[Piece] = []
    for span, line in places:
        look = (line.size, line.color, line.background, line.hidden, line.off_page)
        style = styles.get(look) or styles.setdefault(look, _style(line))
        pieces.append(Piece(span, box_around(line), style))
    return tuple(pieces)


def _style(line: Line) -> Style:
    return Style(
        line.size,
        line.color,
        hidden=line.hidden,
        background=line.background,
        off_page=line.off_page,
    )


def box_around(line: Line) -> PageBox:
    """Where a line stands."""
    return PageBox(line.page, line.left, line.top, line.right, line.bottom)


def _origins(places: Sequence[tuple[Span, Line]]) -> tuple[Origin, ...]:
    return tuple(Origin(span, line.page, line.start, line.end, line.seen) for span, line in places)
