"""The parts that JSON reports are made of: places and quantities, field by field."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from contractlint.model.document import Anchor, LineColumn, PageBox, ParagraphRange, Span
from contractlint.model.finding import Location
from contractlint.model.quantity import Count, Date, Duration, Money, Percentage, Quantity

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"


def place(location: Location) -> Value:
    """A quote and where it stands."""
    return {
        "quote": location.quote,
        "span": span_of(location.span),
        "sentence": span_of(location.sentence),
        "clause": clause_of(location),
        "anchors": [anchor_of(anchor) for anchor in location.anchors],
    }


def span_of(span: Span) -> Value:
    """Offsets into the canonical text."""
    return [span.start, span.end]


def clause_of(location: Location) -> Value:
    """The clause around a quote."""
    return {
        "path": list(location.clause_path),
        "label": location.clause_label,
        "heading": location.clause_heading,
    }


def anchor_of(anchor: Anchor) -> Value:
    """A place on paper."""
    match anchor:
        case PageBox(page, left, top, right, bottom):
            return {"page": page, "box": [round(edge, 1) for edge in (left, top, right, bottom)]}
        case ParagraphRange(path, start, end):
            return {"paragraph": list(path), "start": start, "end": end}
        case LineColumn(line, column):
            return {"line": line, "column": column}
        case _:
            assert_never(anchor)


def quantity_of(quantity: Quantity, text: str) -> Value:
    """A quantity as it is written and as it is understood."""
    match quantity:
        case Duration(value=value, unit=unit, business=business):
            return {
                "text": text,
                "value": None if value is None else f"{value.normalize():f}",
                "unit": unit,
                "days": days_of(quantity),
                "business": business,
            }
        case Money(value=value, currency=currency):
            return {
                "text": text,
                "value": None if value is None else f"{value:f}",
                "currency": currency,
            }
        case Percentage(value=value, per=per):
            return {
                "text": text,
                "value": None if value is None else f"{value.normalize():f}",
                "unit": "%",
                "per": per,
            }
        case Date(value=day):
            return {"text": text, "value": None if day is None else day.isoformat()}
        case Count(value=number):
            return {"text": text, "value": f"{number:f}"}
        case _:
            assert_never(quantity)


def days_of(duration: Duration) -> Value:
    """Whole calendar days; hours are parts of a day."""
    days = duration.days
    if days is None:
        return None
    return round(float(days), 4) if days < 1 else int(days)
