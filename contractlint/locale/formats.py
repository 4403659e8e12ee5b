"""How each language writes numbers, days and money: CLDR's data, as Babel has it.

Importing Babel takes longer than checking a contract; a test holds this table against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from contractlint.records import dataclass, field

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}


@dataclass(frozen=True, slots=True)
class Formats:
    """One language's manners; `day`, `percent` and `money` are templates."""

    decimal: str
    group: str
    day: str
    percent: str
    money: str
    months: tuple[str, ...]
    minus: str = "-"
    symbols: Mapping[str, str] = field(default_factory=dict)

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """With its thousands grouped, and as many decimals as it has, or just `places`."""
        amount = Decimal(value)
        text = f"{amount.normalize():,f}" if places is None else f"{amount:,.{places}f}"
        sign, text = (self.minus, text[1:]) if text.startswith("-") else ("", text)
        whole, _, part = text.partition(".")
        return sign + whole.replace(",", self.group) + (self.decimal + part if part else "")

    def share(self, percent: Decimal | int) -> str:
        """A percentage: "98%", "98 %"."""
        return self.percent.format(self.number(percent))

    def points(self, lost: float) -> str:
        """Points taken from a score, with one decimal; nothing is plain nought."""
        return self.number(-Decimal(str(round(lost, 1))) if lost >= 0.05 else Decimal(0), 1)

    def sum(self, amount: Decimal, currency: str) -> str:
        """Money with its currency, cents shown; only the number where no currency is stated."""
        if not currency:
            return self.number(amount, 2)
        symbol = self.symbols.get(currency, currency)
        # CLDR: a code of letters keeps its distance from the digits.
        space = "\xa0" if symbol.isalpha() and self.money.startswith("{symbol}") else ""
        return self.money.format(symbol=symbol + space, number=self.number(amount, 2))

    def date(self, day: date) -> str:
        """A day with the month's name in full."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)


FORMATS: Mapping[str, Formats] = {
    "en": Formats(
        decimal=".",
        group=",",
        day="{day} {month} {year}",
        percent="{}%",
        money="{symbol}{number}",
        months=tuple(_MONTHS["en"].split()),
        symbols={"EUR": "€", "GBP": "£", "USD": "US$"},
    ),
    "pl": Formats(
        decimal=",",
        group="\xa0",
        day="{day} {month} {year}",
        percent="{}%",
        money="{number}\xa0{symbol}",
        months=tuple(_MONTHS["pl"].split()),
        symbols={"EUR": "€", "PLN": "zł"},
    ),
    "ru": Formats(
        decimal=",",
        group="\xa0",
        day="{day} {month} {year} г.",
        percent="{}\xa0%",
        money="{number}\xa0{symbol}",
        months=tuple(_MONTHS["ru"].split()),
        symbols={"EUR": "€", "GBP": "£", "USD": "$", "RUB": "₽"},
    ),
    "sl": Formats(
        decimal=",",
        group=".",
        day="{day}. {month} {year}",
        percent="{}\xa0%",
        money="{number}\xa0{symbol}",
        months=tuple(_MONTHS["sl"].split()),
        minus="−",
        symbols={"EUR": "€", "USD": "$"},
    ),
    "de": Formats(
        decimal=",",
        group=".",
        day="{day}. {month} {year}",
        percent="{}\xa0%",
        money="{number}\xa0{symbol}",
        months=tuple(_MONTHS["de"].split()),
        symbols={"EUR": "€", "GBP": "£", "USD": "$"},
    ),
}
