"""Words of a report before its language is known: an English template and what fills it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from contractlint.model.quantity import Date, Duration, Money, Percentage
from contractlint.records import dataclass

Blank: TypeAlias = (
    "str | int | Decimal | date | Duration | Money | Percentage | Date | Name | Phrase"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A key that `locale.Words.name` says: a severity, a family, a party."""

    key: str

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English template with named blanks, and their values: said by `locale.Words.phrase`.

    A text value stays as it is (a quote, a clause's label); numbers, days and sums of money are
    written as the language of the report writes them.
    """

    template: str
    values: tuple[tuple[str, Blank], ...] = ()

    def __str__(self) -> str:
        """In English, without the manners of any language: for logs and tests."""
        return self.template.format(**{name: str(value) for name, value in self.values})


def phrase(template: str, **values: Blank) -> Phrase:
    """A phrase; Babel collects the template from the call."""
    return Phrase(template, tuple(values.items()))


def msgid(template: str) -> str:
    """The text itself, marked for Babel where it stands in a table or constant."""
    return template


def counted(one: str, many: str) -> tuple[str, str]:
    """Both forms of a text with `{number}`, marked for Babel."""
    return one, many


def marked(context: str, text: str) -> tuple[str, str]:
    """A word whose translation depends on what it is said of, marked for Babel."""
    return context, text
