"""The names of WordprocessingML, spelled the way ElementTree spells them."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


def w(name: str) -> str:
    """A WordprocessingML name: w("p") is a paragraph."""
    return f"{{{WORD}}}{name}"


PARAGRAPH: Final = w("p")
PARAGRAPH_PROPERTIES: Final = w("pPr")
RUN: Final = w("r")
RUN_PROPERTIES: Final = w("rPr")
TEXT: Final = w("t")
TABLE: Final = w("tbl")
CONTENT_CONTROL: Final = w("sdt")
CONTENT_CONTROL_CONTENT: Final = w("sdtContent")
INSERTED: Final = w("ins")
DELETED: Final = w("del")
MOVED_HERE: Final = w("moveTo")
MOVED_AWAY: Final = w("moveFrom")
SECTION: Final = w("sectPr")
ALTERNATE: Final = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE: Final = f"{{{COMPATIBILITY}}}Choice"
FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
RELATION_ID: Final = f"{{{RELATION}}}id"
VALUE: Final = w("val")
AUTHOR: Final = w("author")
LEVEL: Final = w("ilvl")

# Every number of Word fits into 32 bits.
_DIGITS: Final = 11
_OFF: Final = frozenset({"0", "false", "off"})


def value(parent: Element | None, *names: str) -> str | None:
    """The w:val at the end of a chain of children, None when any link is missing."""
    for name in names:
        if parent is None:
            return None
        parent = parent.find(name)
    return None if parent is None else parent.get(VALUE)


def number(text: str | None) -> int | None:
    """A whole number, None for anything else ("12.5" stands in real files where one belongs)."""
    if text is None or len(text) > _DIGITS:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def switch(element: Element | None) -> bool | None:
    """A toggle: None when it is not stated; present without a value means on."""
    if element is None:
        return None
    return element.get(VALUE, "1") not in _OFF


def alternative(element: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read: the same content stands in every branch."""
    branch = element.find(CHOICE)
    if branch is not None and len(branch):
        return branch
    return element.find(FALLBACK)
