"""Percentages are found, with the period they are charged for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractlint.analysis.quantities import measure
from contractlint.model.document import Span
from contractlint.model.quantity import Percentage


def percentages(text: str, language: str) -> list[Percentage]:
    found = measure(text, [(Span(0, len(text)), language)])
    return [one for one in found if isinstance(one, Percentage)]


@pytest.mark.parametrize(
    ("language", "text", "value", "per"),
    [
        ("en", "5%", "5", None),
        ("en", "one hundred percent (100%)", "100", None),
        ("en", "five per cent", "5", None),
        ("en", "1.5% per month", "1.5", "month"),
        ("en", "0.5% of the sum due for each day of delay", "0.5", "day"),
        ("en", "8% per annum", "8", "year"),
        ("en", "1.125%", "1.125", None),
        ("pl", "pięć procent", "5", None),
        ("pl", "0,5 % za każdy dzień", "0.5", "day"),
        ("pl", "2 punkty procentowe", "2", None),
        ("pl", "10% rocznie", "10", "year"),
        ("ru", "3 процента за каждый день просрочки", "3", "day"),
        ("ru", "10 % годовых", "10", "year"),
        ("sl", "5 odstotkov", "5", None),
        ("sl", "0,5 % na dan", "0.5", "day"),
        ("de", "5 Prozent", "5", None),
        ("de", "0,1 % pro Tag", "0.1", "day"),
        ("de", "9 Prozentpunkte", "9", None),
        ("de", "2 ‰", "0.2", None),
    ],
)
def test_a_percentage_is_found(language: str, text: str, value: str, per: str | None) -> None:
    (found,) = percentages(text, language)
    assert (found.value, found.per) == (Decimal(value), per)


def test_a_period_of_the_next_sentence_belongs_to_nobody() -> None:
    assert [one.per for one in percentages("a fee of 5%. It is due per month", "en")] == [None]


def test_two_percentages_share_a_sign() -> None:
    assert [one.value for one in percentages("5–10 %", "de")] == [Decimal(5), Decimal(10)]


def test_a_percentage_left_blank_has_no_value() -> None:
    assert [one.value for one in percentages("[___]% of the price", "en")] == [None]
