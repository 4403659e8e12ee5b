"""Quantities: durations, money, percentages and dates, comparable and never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from contractlint.model.document import Span
from contractlint.records import dataclass

TimeUnit = Literal["hour", "day", "week", "month", "quarter", "year", "cycle"]

# A month is 30.44 days and a year 365.25 (RULELANG 9.4.10): only for comparing unlike units.
DAYS_PER: dict[str, Decimal] = {
    "hour": Decimal(1) / Decimal(24),
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "quarter": Decimal("91.3125"),
    "year": Decimal("365.25"),
    # A billing cycle is a month unless the contract says otherwise.
    "cycle": Decimal("30.4375"),
}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `value` is None when the text leaves it open ("[___] days", "to be
    agreed").
    """

    span: Span
    value: Decimal | None
    unit: TimeUnit
    business: bool = False

    @property
    def days(self) -> Decimal | None:
        """Calendar days for comparison; business days count 7/5."""
        if self.value is None:
            return None
        days = self.value * DAYS_PER[self.unit]
        return days * 7 / 5 if self.business else days


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `currency` is an ISO 4217 code, "" when only the amount is stated."""

    span: Span
    value: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share in percent; `per` is the period it is charged for ("0.5 % per day")."""

    span: Span
    value: Decimal | None
    per: TimeUnit | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date; `value` is None for a date left blank."""

    span: Span
    value: date | None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a structural rule counted: words of a sentence, clauses that name a fee."""

    span: Span
    value: Decimal


Quantity = Duration | Money | Percentage | Date | Count
