"""Finds binding text that few will see: small, pale, hidden, off the page, or slipped in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from contractlint.matchers.index import Index
from contractlint.matchers.spelling import WORD
from contractlint.matchers.unit import MODALS, Unit
from contractlint.model.document import Document, Piece, Span, Style
from contractlint.records import dataclass

FINE_PRINT = "fine-print"
# Print below 6 points is what German courts call readable only with a magnifying glass; below 8,
# the size of a footnote, it is fine print if the body is half as large again.
TINY = 6.0
SMALL = 8.0
SMALL_SHARE = 0.7
# https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: large letters need 3 to 1, others 4.5 to 1.
PALE = 3.0
PAPER, INK = "FFFFFF", "000000"
# What is said about a sentence is true of most of its letters.
MOST = 0.5
FEWEST_WORDS = 4
KINDS = ("hidden", "off-page", "pale", "small", "tiny", "inserted")
# What speaks of rights, duties and money binds.
_BINDING = (
    *MODALS, "be-subject", "forbidden", "undertakes", "entitled", "price", "pay", "penalty",
    "terminate", "renew", "renewal", "automatically", "accelerate", "forfeited", "no-claim",
)  # fmt: skip
_PLAIN = Style()

Seen = tuple[str, Unit, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Body:
    """How most of a document is printed: size in points, None if not known; contrast to paper."""

    size: float | None
    contrast: float


@dataclass(frozen=True, slots=True)
class Mark:
    """What keeps a piece from the eye, and the numbers that show it."""

    kind: str
    numbers: tuple[tuple[str, float], ...] = ()


def fine_print(index: Index) -> Iterator[Seen]:
    """(kind, sentence, numbers) of each run of binding sentences that are printed so.

    Tracked insertions are one finding: all of them wait for the same click.
    """
    document = index.contract.document
    if not any(piece.style for piece in document.pieces):
        return
    body = body_of(document.pieces)
    marks = {style: mark_of(style, body) for style in _styles(document.pieces)}
    if not any(marks.values()):
        return
    runs: list[tuple[Mark, list[Unit]]] = []
    inserted: list[Unit] = []
    for mark, unit in _marked_units(index, document, marks):
        if mark.kind == "inserted":
            inserted.append(unit)
        elif runs and runs[-1][0] == mark and _adjoin(runs[-1][1][-1], unit):
            runs[-1][1].append(unit)
        else:
            runs.append((mark, [unit]))
    if inserted:
        runs.append((Mark("inserted"), inserted))
    for mark, units in runs:
        numbers = {name: _decimal(number) for name, number in mark.numbers}
        yield mark.kind, units[0], {**numbers, "count": Decimal(len(units))}


def _adjoin(before: Unit, unit: Unit) -> bool:
    return unit.sentence - before.sentence <= 2


def _decimal(number: float) -> Decimal:
    return Decimal(str(round(number, 1)))


def _styles(pieces: Iterable[Piece]) -> set[Style]:
    return {piece.style for piece in pieces if piece.style is not None}


def body_of(pieces: Iterable[Piece]) -> Body:
    """The size and contrast in which most letters are set."""
    letters: Counter[Style] = Counter()
    for piece in pieces:
        letters[piece.style or _PLAIN] += len(piece.span)
    sizes: Counter[float | None] = Counter()
    contrasts: Counter[float] = Counter()
    for style, number in letters.items():
        sizes[style.size] += number
        contrasts[contrast(style)] += number
    if not letters:
        return Body(None, 21.0)
    return Body(sizes.most_common(1)[0][0], contrasts.most_common(1)[0][0])


def mark_of(style: Style, body: Body) -> Mark | None:
    """What keeps text of a style from being seen, None if nothing does; the worst comes first."""
    if style.hidden:
        return Mark("hidden")
    if style.off_page:
        return Mark("off-page")
    shown = contrast(style)
    if shown < PALE and 2 * shown < body.contrast:
        return Mark("pale", (("contrast", shown),))
    if style.size is not None and style.size > 0:
        mark = _size_mark(style.size, body.size)
        if mark is not None:
            return mark
    return Mark("inserted") if style.inserted_by is not None else None


def _size_mark(size: float, body: float | None) -> Mark | None:
    if body is not None and size <= SMALL_SHARE * body and size < SMALL:
        return Mark("small", (("size", size), ("body", body)))
    return Mark("tiny", (("size", size),)) if size < TINY else None


def contrast(style: Style) -> float:
    """The contrast of letters to what is behind them: 1 (none) to 21 (black on white)."""
    if style.color is None and style.background is None:
        return 21.0
    lights = sorted(_luminance(color) for color in (style.color or INK, style.background or PAPER))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _marked_units(
    index: Index, document: Document, marks: Mapping[Style, Mark | None]
) -> Iterator[tuple[Mark, Unit]]:
    for number, sentence in enumerate(index.sentences):
        if sentence.heading:
            continue
        mark = _mark_on(document.pieces_at(sentence.span), sentence.span, marks)
        unit = index.unit(number) if mark is not None else None
        if mark is not None and unit is not None and _binds(unit):
            yield mark, unit


def _mark_on(
    pieces: Sequence[Piece], span: Span, marks: Mapping[Style, Mark | None]
) -> Mark | None:
    """The mark on most of a sentence's letters."""
    letters: Counter[Mark] = Counter()
    for piece in pieces:
        mark = marks[piece.style] if piece.style is not None else None
        if mark is not None:
            letters[mark] += min(piece.span.end, span.end) - max(piece.span.start, span.start)
    if letters.total() <= MOST * len(span):
        return None
    return max(letters, key=lambda mark: (letters[mark], -KINDS.index(mark.kind)))


def _binds(unit: Unit) -> bool:
    """Whether a sentence says what somebody may or must, what it costs or how long it lasts.

    A few words with no amount are the head of a table or a form.
    """
    if "money" in unit.quantities:
        return True
    long = unit.count(WORD, unit.own, unit.last) >= FEWEST_WORDS
    return long and (bool(unit.quantities) or any(c in unit.spans for c in _BINDING))
