"""Amounts are found with their currency before or after them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractlint.analysis.quantities import measure
from contractlint.model.document import Span
from contractlint.model.quantity import Money


def amounts(text: str, language: str) -> list[Money]:
    found = measure(text, [(Span(0, len(text)), language)])
    return [one for one in found if isinstance(one, Money)]


@pytest.mark.parametrize(
    ("language", "text", "value", "currency"),
    [
        ("en", "$1,000", "1000", "USD"),
        ("en", "€ 99.90", "99.90", "EUR"),
        ("en", "EUR 1.000", "1000", "EUR"),
        ("en", "USD 2 million", "2000000", "USD"),
        ("en", "five hundred (500) euros", "500", "EUR"),
        ("en", "100 dollars 50 cents", "100.5", "USD"),
        ("pl", "PLN 1 234,56", "1234.56", "PLN"),
        ("pl", "1 234,56 zł", "1234.56", "PLN"),
        ("pl", "99,90 EUR", "99.90", "EUR"),
        ("pl", "sto złotych", "100", "PLN"),
        ("pl", "tysiąc złotych", "1000", "PLN"),
        ("pl", "30,- zł", "30", "PLN"),
        ("pl", "50 groszy", "0.5", "PLN"),
        ("ru", "5 тыс. руб.", "5000", "RUB"),
        ("ru", "1000 рублей", "1000", "RUB"),
        ("ru", "500 (пятьсот) рублей 00 копеек", "500", "RUB"),
        ("ru", "20 руб. 50 коп.", "20.5", "RUB"),
        ("sl", "sto evrov", "100", "EUR"),
        ("sl", "1.234,56 EUR", "1234.56", "EUR"),
        ("de", "5 Mio. EUR", "5000000", "EUR"),
        ("de", "1.000 €", "1000", "EUR"),
        ("de", "hundert Euro", "100", "EUR"),
    ],
)
def test_an_amount_is_found(language: str, text: str, value: str, currency: str) -> None:
    (found,) = amounts(text, language)
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "$[***]"), ("pl", "____ zł"), ("ru", "____ руб")]
)
def test_an_amount_left_blank_has_no_value(language: str, text: str) -> None:
    assert [one.value for one in amounts(text, language)] == [None]


def test_an_amount_said_again_in_words_is_one() -> None:
    text = "kara 100 zł (słownie: sto złotych) za dzień"
    (found,) = amounts(text, "pl")
    assert found.span.of(text) == "100 zł (słownie: sto złotych)"


def test_two_amounts_share_a_currency() -> None:
    assert [one.value for one in amounts("100–200 EUR", "de")] == [Decimal(100), Decimal(200)]


def test_a_number_without_a_currency_is_no_amount() -> None:
    assert amounts("Clause 12 applies to 30 units.", "en") == []
