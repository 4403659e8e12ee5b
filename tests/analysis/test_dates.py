"""Calendar dates are found, and so are the blanks for them."""

from __future__ import annotations

from datetime import date

import pytest

from contractlint.analysis.quantities import measure
from contractlint.model.document import Span
from contractlint.model.quantity import Date


def dates(text: str, language: str) -> list[Date]:
    found = measure(text, [(Span(0, len(text)), language)])
    return [one for one in found if isinstance(one, Date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 1 May 2026"),
        ("en", "on May 1, 2026"),
        ("en", "this 1st day of May, 2026"),
        ("en", "2026-05-01"),
        ("pl", "1.05.2026"),
        ("pl", "01.05.2026 r."),
        ("pl", "1 maja 2026 r."),
        ("ru", "«1» мая 2026 г."),
        ("sl", "1. maj 2026"),
        ("sl", "1. maja 2026"),
        ("sl", "1. 5. 2026"),
        ("de", "1. Mai 2026"),
    ],
)
def test_a_date_is_found(language: str, text: str) -> None:
    assert [one.value for one in dates(text, language)] == [date(2026, 5, 1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "this ___ day of ______, 20__"),
        ("en", "the ___ day of ______, 2026"),
        ("pl", "dnia ____ 20__ r."),
        ("ru", "«___» __________ 20__ г."),
    ],
)
def test_a_date_left_blank_has_no_value(language: str, text: str) -> None:
    assert [one.value for one in dates(text, language)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Provider may 30 times"),
        ("en", "see clause 1.05.20"),
        ("pl", "31.02.2026"),
        ("pl", "____ 20 sztuk"),
        ("ru", "не позднее 1 мая"),
    ],
)
def test_what_is_no_full_date_is_left_alone(language: str, text: str) -> None:
    assert dates(text, language) == []
