"""Portfolio: answers about many contracts at once, as tables that any report can show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from contractlint.model.phrase import Phrase
from contractlint.records import dataclass

# How a column is shown: as it is, as a contract, a day, a count, a share of all contracts from 0
# to 1, a severity, a grade, or a length of time.
Kind = Literal["text", "contract", "day", "count", "share", "severity", "grade", "length"]
Length: TypeAlias = tuple[Decimal, str]
Cell: TypeAlias = "str | int | float | date | Length | Phrase | None"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in CSV, its title in English, and what is in it."""

    key: str
    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a plot: what it stands for and how high it is; `tone` is a severity or a grade."""

    label: Phrase | str | date
    value: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A last day to cancel: when, of which contract, and for which end."""

    path: str
    sha256: str
    signed: date
    day: date
    end: date


@dataclass(frozen=True, slots=True)
class Answer:
    """A question's answer: rows, the best first; `total` of them, where some are left out.

    `bars` draw it; `notes` say what it does not know; `due` are the days that a calendar takes.
    """

    question: str
    title: Phrase
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    bars: tuple[Bar, ...] = ()
    notes: tuple[Phrase, ...] = ()
    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All answers about the contracts of a batch, as of `today`; `days` is how far they look."""

    path: str
    contracts: int
    today: date
    days: int
    answers: tuple[Answer, ...]
