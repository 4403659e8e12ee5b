"""The reports' own words, numbers, days and sums, in every language a report is written in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from contractlint.locale.catalogue import Catalogue, catalogue
from contractlint.locale.formats import FORMATS, Formats
from contractlint.locale.names import NAMES, UNIT_FRACTIONS, UNITS
from contractlint.model.document import Unread
from contractlint.model.given import LANGUAGES
from contractlint.model.phrase import Blank, Name, Phrase
from contractlint.model.quantity import Date, Duration, Money, Percentage
from contractlint.records import dataclass

__all__ = ["LANGUAGES", "Words", "words_of"]


@dataclass(frozen=True, slots=True)
class Words:
    """One language of reports. Texts are given in English, as literals that Babel can collect."""

    language: str
    catalogue: Catalogue
    formats: Formats

    def say(self, text: str, /, **values: Blank) -> str:
        """A text with its blanks filled."""
        said = {name: self.blank(value) for name, value in values.items()}
        return self.catalogue.text(text).format(**said)

    def count(self, one: str, many: str, number: int, /, **values: Blank) -> str:
        """A text with `{number}` in the form that agrees with it: "1 finding", "5 uwag"."""
        said = {name: self.blank(value) for name, value in values.items()}
        form = self.catalogue.form(one, many, number)
        return form.format(number=self.formats.number(number), **said)

    def name(self, name: str) -> str:
        """A family, severity, confidence, party, fact, path or right; others as they are."""
        if name not in NAMES:
            return name
        context, text = NAMES[name]
        return self.catalogue.text(text, context)

    def phrase(self, phrase: Phrase) -> str:
        """A phrase that was put together where the language was not known."""
        return self.say(phrase.template, **dict(phrase.values))

    def unread(self, part: Unread) -> tuple[str, str]:
        """What could not be checked, and why."""
        return self._template(part.what, part.values), self._template(part.reason, part.values)

    def _template(self, text: str, values: tuple[tuple[str, str], ...]) -> str:
        """A text without blanks may hold braces of its own."""
        said = self.catalogue.text(text)
        return said.format(**dict(values)) if values else said

    def blank(self, value: Blank) -> str:
        """What fills a blank, as this language writes it."""
        match value:
            case str():
                return value
            case int() | Decimal():
                return self.formats.number(value)
            case date():
                return self.formats.date(value)
            case Name():
                return self.name(value.key)
            case Phrase():
                return self.phrase(value)
            case _:
                return self.quantity(value)

    def quantity(self, quantity: Duration | Money | Percentage | Date) -> str:
        """A quantity of a contract; "?" for a number that it leaves open."""
        if quantity.value is None:
            return "?"
        match quantity:
            case Duration(value=value, unit=unit, business=business) if value is not None:
                return self.duration(value, f"business {unit}" if business else unit)
            case Money(value=value, currency=currency) if value is not None:
                return self.formats.sum(value, currency)
            case Percentage(value=value, per=per) if value is not None:
                share = self.formats.share(value)
                return f"{share} / {self.name(f'per {per}')}" if per else share
            case Date(value=day) if day is not None:
                return self.formats.date(day)
            case _:
                return "?"

    def duration(self, value: Decimal, unit: str) -> str:
        """A number with its unit: "3 months", "1,5 miesiąca"."""
        if value == int(value) and unit in UNITS:
            return self.count(*UNITS[unit], int(value))
        context, text = UNIT_FRACTIONS.get(unit, ("", unit))
        return self.catalogue.text(text, context).format(number=self.formats.number(value))


@cache
def words_of(language: str) -> Words:
    """The words of a language; English for one that no report is written in."""
    known = language if language in LANGUAGES else "en"
    return Words(known, catalogue(known), FORMATS[known])
