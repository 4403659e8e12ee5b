"""How the cells of an answer are said: for people in their language, for programs plainly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from contractlint.controls import harmless
from contractlint.locale import Words
from contractlint.model.phrase import Phrase
from contractlint.model.portfolio import Bar, Cell, Column

# What stands where nothing is known.
NOTHING = "–"
RIGHT = frozenset({"count", "share"})


def said(cell: Cell, column: Column, words: Words) -> str:
    """A cell for people, in one line."""
    return harmless(_said(cell, column, words)).replace("\n", " ")


def _said(cell: Cell, column: Column, words: Words) -> str:
    match cell:
        case None:
            return NOTHING
        case float():
            return words.formats.share(round(Decimal(str(cell)) * 100, 1))
        case (Decimal() as value, str() as unit):
            return words.duration(value, unit)
        case str() if column.kind == "severity":
            return words.name(cell)
        case _:
            return words.blank(cell)


def plain(cell: Cell, words: Words) -> str:
    """A cell for programs: days and numbers as standards write them, keys untranslated."""
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:.4f}"
        case (Decimal() as value, str() as unit):
            return f"{value:f} {unit}"
        case date():
            return cell.isoformat()
        case Phrase():
            return words.phrase(cell)
        case _:
            return str(cell)


def label(bar: Bar, words: Words) -> str:
    """What a bar stands for."""
    return harmless(words.blank(bar.label))
