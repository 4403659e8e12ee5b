"""Tracked changes: which of them a reading takes as accepted, and who made them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.patterns import pattern
from contractlint.readers.docx_names import (
    AUTHOR,
    DELETED,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    w,
)
from contractlint.readers.reader import Reading

ADDED: Final = frozenset({INSERTED, MOVED_HERE})
REMOVED: Final = frozenset({DELETED, MOVED_AWAY})

_PARAGRAPH_CHANGE: Final = w("pPrChange")
_RUN_CHANGE: Final = w("rPrChange")
_ROW_PROPERTIES: Final = w("trPr")
_CELL_ADDED: Final = (w("cellIns"),)
_CELL_REMOVED: Final = (w("cellDel"),)
_CHANGE: Final = pattern(
    rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel)\b[^>]*?\bw:author=(?:\"([^\"]*)\"|'([^']*)')"
)


def authors_in(parts: Iterable[bytes]) -> tuple[str, ...]:
    """Who changed the text in the raw parts of a DOCX, in the order of their first changes."""
    from html import unescape  # for a list of authors only

    found: dict[str, None] = {}
    for part in parts:
        for double, single in _CHANGE.findall(part):
            found[unescape((double or single).decode("utf-8", "replace"))] = None
    return tuple(found)


def accepted(change: Element, reading: Reading) -> bool:
    """Whether a tracked change counts as accepted."""
    return reading.accepts(change.get(AUTHOR) or "")


def is_gone(
    holder: Element | None,
    reading: Reading,
    removed: Iterable[str] = REMOVED,
    added: Iterable[str] = ADDED,
) -> bool:
    """Whether what carries these marks is not there: its deletion is accepted, or its insertion
    is not.
    """
    if holder is None:
        return False
    deletions = [mark for tag in removed if (mark := holder.find(tag)) is not None]
    insertions = [mark for tag in added if (mark := holder.find(tag)) is not None]
    return any(accepted(mark, reading) for mark in deletions) or any(
        not accepted(mark, reading) for mark in insertions
    )


def mark_is_gone(properties: Element | None, reading: Reading) -> bool:
    """Whether the end of a paragraph is not there, so that the next one joins it."""
    return properties is not None and is_gone(properties.find(RUN_PROPERTIES), reading)


def row_is_gone(row: Element, reading: Reading) -> bool:
    """Whether a row of a table is not there."""
    return is_gone(row.find(_ROW_PROPERTIES), reading)


def cell_is_gone(properties: Element | None, reading: Reading) -> bool:
    """Whether a cell of a table is not there."""
    return is_gone(properties, reading, _CELL_REMOVED, _CELL_ADDED)


def paragraph_properties(properties: Element | None, reading: Reading) -> Element | None:
    """The properties of a paragraph: those before a tracked change that is not accepted."""
    return _before(properties, _PARAGRAPH_CHANGE, PARAGRAPH_PROPERTIES, reading)


def run_properties(properties: Element, reading: Reading) -> Element:
    """The properties of a run: those before a tracked change that is not accepted."""
    former = _before(properties, _RUN_CHANGE, RUN_PROPERTIES, reading)
    return properties if former is None else former


def _before(
    properties: Element | None, change: str, former: str, reading: Reading
) -> Element | None:
    found = None if properties is None else properties.find(change)
    if found is None or accepted(found, reading):
        return properties
    return found.find(former)
