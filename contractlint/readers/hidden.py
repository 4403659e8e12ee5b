"""Words that a file holds and does not show: what they are taken for, and what is left without."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from contractlint.model.document import Document, Span, Style
from contractlint.patterns import pattern

_WORD: Final = pattern(r"[^\W\d_]+")
_ENDS: Final = (".", ";", ":", "!", "?")
# Letters of this size in points or less are no letters to the eye.
_SPECK: Final = 1.0
# A paragraph that shows fewer words than this has no sentence to hide a word in.
_FEWEST_SHOWN: Final = 3

PAPER: Final = "FFFFFF"
# Colours whose parts differ by no more than this are one to the eye.
_SHADE: Final = 10


def alike(color: str, other: str) -> bool:
    """Whether letters of one colour (RRGGBB) can't be seen on the other."""
    pairs = ((int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return all(abs(one - two) <= _SHADE for one, two in pairs)


def is_speck(look: Style) -> bool:
    """Whether letters are too small to be taken for letters."""
    return look.size is not None and look.size <= _SPECK


class Edit(NamedTuple):
    """Characters [start, end) that are seen as `shown`; `kind` is "" for what nobody hides with."""

    start: int
    end: int
    shown: str
    kind: str


def unshown(document: Document) -> Iterator[Edit]:
    """Words that are not shown, inside of sentences that are: "The Provider may [not] change …".

    What is hidden as a sentence or a paragraph stays, as what few will see (`fine-print`); so does
    all of a PDF, whose invisible letters lie over pictures of them.
    """
    if document.format == "pdf":
        return
    unseen = [
        piece.span
        for piece in document.pieces
        if piece.style is not None
        and piece.span
        and (piece.style.hidden or piece.style.blends or is_speck(piece.style))
    ]
    if not unseen:
        return
    text = document.text
    starts = [block.span.start for block in document.blocks]
    by_block: dict[int, list[Span]] = {}
    for span in _joined(unseen):
        by_block.setdefault(bisect_right(starts, span.start) - 1, []).append(span)
    for number, spans in sorted(by_block.items()):
        block = document.blocks[number].span
        shown = len(_WORD.findall(text, block.start, block.end))
        shown -= sum(len(_WORD.findall(text, span.start, span.end)) for span in spans)
        if number >= 0 and shown >= _FEWEST_SHOWN:
            inside = (span for span in spans if not _is_sentence(text, block, span))
            yield from (_gone(text, span) for span in inside if _WORD.search(span.of(text)))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that touch as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start > last.end:
            yield last
            last = None
        last = span if last is None else Span(last.start, span.end)
    if last is not None:
        yield last


def _is_sentence(text: str, block: Span, span: Span) -> bool:
    before = text[block.start : span.start].rstrip()
    words = span.of(text).rstrip()
    ends = words.endswith(_ENDS) or not text[span.end : block.end].strip()
    return ends and (not before or before.endswith(_ENDS))


def _gone(text: str, span: Span) -> Edit:
    """Nothing in its place; of the spaces on both sides one is enough."""
    double = text[span.start - 1 : span.start] == " " == text[span.end : span.end + 1]
    return Edit(span.start, span.end + double, "", "hidden")
