"""Highlights with pop-up comments, in the page's own space, drawn alike by every viewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from contractlint.annotators.annotator import AUTHOR
from contractlint.annotators.pdf_update import Update
from contractlint.model.annotation import Note
from contractlint.model.document import PageBox
from contractlint.model.finding import Severity
from contractlint.records import dataclass

# Colours that black letters stay readable on.
COLORS: Final = {
    Severity.CRITICAL: (1.0, 0.6, 0.6),
    Severity.HIGH: (1.0, 0.76, 0.5),
    Severity.MEDIUM: (1.0, 0.93, 0.45),
    Severity.LOW: (0.7, 0.87, 1.0),
    Severity.INFO: (0.85, 0.85, 0.85),
}
_POPUP: Final = (260.0, 160.0)
_PRINT: Final = 4
Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Space:
    """A page's own space: what is shown of it (left, bottom, right, top), and its quarter turns
    clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> Point:
        """A point given from the top left corner of the page as it is shown, downwards."""
        match self.turns:
            case 1:
                return self.left + y, self.bottom + x
            case 2:
                return self.right - x, self.bottom + y
            case 3:
                return self.right - y, self.top - x
            case _:
                return self.left + x, self.top - y

    def quad(self, box: PageBox) -> Quad:
        """The corners of a box in the order in which viewers expect them (which is not ISO's): of
        the words as they are read, upper left and right, lower left and right.
        """
        return (
            self.point(box.left, box.top),
            self.point(box.right, box.top),
            self.point(box.left, box.bottom),
            self.point(box.right, box.bottom),
        )


def space_of(page: PageObject) -> Space:
    """The space of a page: its crop box inside its media box, as PDFium shows it."""
    media, crop = _edges(page.mediabox), _edges(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if left >= right or bottom >= top:
        left, bottom, right, top = media
    return Space(left, bottom, right, top, page.rotation // 90 % 4)


def _edges(box: Sequence[object]) -> tuple[float, float, float, float]:
    a, b, c, d = (float(str(edge)) for edge in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


@dataclass(frozen=True, slots=True)
class Pen:
    """What all highlights share: the update they are written to, the signature's moment ("" for
    none), and how they lie on the words.
    """

    update: Update
    moment: str
    ink: IndirectObject


def pen_for(update: Update, moment: str) -> Pen:
    """A pen that darkens what is under it, so that the words shine through."""
    ink = dictionary(Type=NameObject("/ExtGState"), BM=NameObject("/Darken"))
    digits = "".join(c for c in moment if c.isdigit())
    return Pen(update, f"D:{digits}Z" if digits else "", update.add(ink))


def highlight(
    pen: Pen, note: Note, page: IndirectObject, space: Space, boxes: Sequence[PageBox]
) -> list[IndirectObject]:
    """A highlight of lines on one page, and its pop-up."""
    quads = [space.quad(box) for box in boxes]
    points = [point for quad in quads for point in quad]
    low = min(x for x, _ in points), min(y for _, y in points)
    high = max(x for x, _ in points), max(y for _, y in points)
    color = COLORS[note.severity]
    mark = dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Highlight"),
        Rect=_numbers(*low, *high),
        QuadPoints=_numbers(*(edge for point in points for edge in point)),
        Contents=text("\n".join([note.title, *note.lines])),
        T=text(AUTHOR),
        Subj=text(note.group),
        NM=text(f"{AUTHOR}-{note.key}-{note.span.start}-{boxes[0].page}"),
        C=_numbers(*color),
        F=NumberObject(_PRINT),
        P=page,
        AP=dictionary(N=_drawn(pen, quads, color, (*low, *high))),
    )
    if pen.moment:
        mark[NameObject("/M")] = text(pen.moment)
    reference = pen.update.add(mark)
    width, height = _POPUP
    popup = dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Popup"),
        Rect=_numbers(space.right, high[1] - height, space.right + width, high[1]),
        Parent=reference,
        P=page,
    )
    mark[NameObject("/Popup")] = pen.update.add(popup)
    return [reference, mark.raw_get("/Popup")]


def _drawn(
    pen: Pen,
    quads: Sequence[Quad],
    color: tuple[float, float, float],
    edges: tuple[float, float, float, float],
) -> IndirectObject:
    """The look of a highlight: each line's box filled."""
    stream = DecodedStreamObject()
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = _numbers(*edges)
    stream[NameObject("/Group")] = dictionary(S=NameObject("/Transparency"))
    stream[NameObject("/Resources")] = dictionary(ExtGState=dictionary(Ink=pen.ink))
    steps = ["/Ink gs", f"{color[0]:.3f} {color[1]:.3f} {color[2]:.3f} rg"]
    for upper_left, upper_right, lower_left, lower_right in quads:
        around = (upper_left, upper_right, lower_right, lower_left)
        path = [f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(around)]
        steps += [*path, "h"]
    stream.set_data(" ".join([*steps, "f"]).encode("ascii"))
    return pen.update.add(stream)


def dictionary(**values: PdfObject) -> DictionaryObject:
    """A dictionary with these names."""
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def text(said: str) -> ByteStringObject:
    """Text in UTF-16, which holds every language (ISO 32000-1, 7.9.2.2)."""
    return ByteStringObject(b"\xfe\xff" + said.encode("utf-16-be", "replace"))


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(f"{value:.2f}") for value in values])
