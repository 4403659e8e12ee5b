"""The catalogues: complete, the same blanks, plurals that agree, formats as CLDR has them."""

from __future__ import annotations

import io
import string
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent

from contractlint.languages import LANGUAGES as READ
from contractlint.locale import LANGUAGES, words_of
from contractlint.locale.__main__ import template, updated
from contractlint.locale.catalogue import catalogue, file_of
from contractlint.locale.names import NAMES
from contractlint.model.document import Span, Unread
from contractlint.model.finding import Confidence, Severity
from contractlint.model.phrase import phrase
from contractlint.model.quantity import Duration, Money, Percentage
from contractlint.rulebook.schema import FAMILIES

TRANSLATED = LANGUAGES[1:]
# Babel's name for the English that contracts in Europe are written in.
LOCALES = {"en": "en_GB"}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_reports_speak_every_language_that_is_read() -> None:
    assert set(LANGUAGES) == set(READ)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_exactly_what_the_code_says(language: str) -> None:
    # Otherwise: python -m contractlint.locale, then translate what is new.
    assert updated(language, template()) == file_of(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_with_the_same_blanks(language: str) -> None:
    entries = read_po(io.BytesIO(file_of(language).read_bytes()), locale=language)
    for entry in entries:
        if not entry.id:
            continue
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        english = entry.id[1] if isinstance(entry.id, (tuple, list)) else entry.id
        assert not entry.fuzzy, entry.id
        for form in forms:
            assert form, entry.id
            assert blanks(form) == blanks(english), entry.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_our_reading_of_a_catalogue_is_babels(language: str) -> None:
    entries = read_po(io.BytesIO(file_of(language).read_bytes()), locale=language)
    ours = catalogue(language)
    for entry in entries:
        if entry.id and not isinstance(entry.id, (tuple, list)):
            assert ours.text(entry.id, entry.context or "") == entry.string
    assert {ours.plural(number) for number in range(300)} == set(range(entries.num_plurals))


@pytest.mark.parametrize(
    "name", [*FAMILIES, *(s.word for s in Severity), *(c.word for c in Confidence)]
)
def test_families_severities_and_confidences_have_names(name: str) -> None:
    assert name in NAMES


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 finding"),
        ("en", 0, "0 findings"),
        ("de", 2, "2 Befunde"),
        ("pl", 1, "1 uwaga"),
        ("pl", 3, "3 uwagi"),
        ("pl", 5, "5 uwag"),
        ("pl", 12, "12 uwag"),
        ("pl", 22, "22 uwagi"),
        ("pl", 101, "101 uwag"),
        ("ru", 1, "1 замечание"),
        ("ru", 2, "2 замечания"),
        ("ru", 11, "11 замечаний"),
        ("ru", 21, "21 замечание"),
        ("ru", 112, "112 замечаний"),
        ("sl", 1, "1 ugotovitev"),
        ("sl", 2, "2 ugotovitvi"),
        ("sl", 4, "4 ugotovitve"),
        ("sl", 5, "5 ugotovitev"),
        ("sl", 101, "101 ugotovitev"),
        ("sl", 11, "11 ugotovitev"),
        ("sl", 102, "102 ugotovitvi"),
    ],
)
def test_nouns_agree_with_their_number(language: str, number: int, said: str) -> None:
    assert words_of(language).count("{number} finding", "{number} findings", number) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["0", "7", "1234.5", "-1234567.25", "0.05", "10000"])
def test_numbers_are_written_as_cldr_writes_them(language: str, value: str) -> None:
    locale = LOCALES.get(language, language)
    expected = format_decimal(Decimal(value), locale=locale)
    # NOTE: CLDR's minus of Slovenian is U+2212; Babel writes a hyphen.
    ours = words_of(language).formats.number(Decimal(value)).replace("−", "-")
    assert ours == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("currency", ["EUR", "GBP", "USD", "PLN", "RUB", "CHF", "CZK"])
@pytest.mark.parametrize("value", ["49", "1234567.8"])
def test_money_is_written_as_cldr_writes_it(language: str, currency: str, value: str) -> None:
    locale = LOCALES.get(language, language)
    expected = format_currency(Decimal(value), currency, locale=locale)
    ours = words_of(language).formats.sum(Decimal(value), currency)
    # NOTE: Babel leaves out the space that CLDR puts between a code and digits: "CHF49.00".
    assert ours.removeprefix(f"{currency}\xa0") == expected.removeprefix(currency)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_days_are_written_as_cldr_writes_them(language: str, month: int) -> None:
    locale = LOCALES.get(language, language)
    day = date(2028, month, 29 if month == 2 else 1)
    assert words_of(language).formats.date(day) == format_date(day, "long", locale=locale)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_written_as_cldr_writes_them(language: str) -> None:
    expected = format_percent(Decimal("0.98"), locale=LOCALES.get(language, language))
    assert words_of(language).formats.share(98) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1.5 months"),
        ("pl", "1,5 miesiąca"),
        ("ru", "1,5 месяца"),
        ("sl", "1,5 meseca"),
        ("de", "1,5 Monate"),
    ],
)
def test_a_fraction_has_a_form_of_its_own(language: str, said: str) -> None:
    assert words_of(language).quantity(Duration(Span(0, 1), Decimal("1.5"), "month")) == said


def test_quantities_are_said_as_the_language_says_them() -> None:
    words = words_of("pl")
    assert words.quantity(Duration(Span(0, 1), Decimal(3), "day", True)) == "3 dni robocze"
    assert words.quantity(Money(Span(0, 1), Decimal("1299"), "PLN")) == "1\xa0299,00\xa0zł"
    assert words.quantity(Percentage(Span(0, 1), Decimal("0.5"), "day")) == "0,5% / dzień"
    assert words.quantity(Percentage(Span(0, 1), None)) == "?"


def test_a_phrase_is_said_in_the_language_of_the_report() -> None:
    inner = phrase("p. {number}", number=4)
    said = words_of("de").phrase(phrase("not checked: {reason}", reason=inner))
    assert said == "nicht geprüft: S. 4"


def test_what_was_not_checked_is_said_with_its_blanks() -> None:
    part = Unread("{braces}", "could not be verified: “{place}” was not supplied", True)
    with_place = Unread(part.what, part.reason, True, (("place", "Annex 2"), ("braces", "x")))
    assert words_of("en").unread(Unread("{braces}", "why"))[0] == "{braces}"
    assert words_of("pl").unread(with_place) == (
        "x",
        "nie można sprawdzić: nie dostarczono „Annex 2”",
    )


def test_a_language_that_no_report_is_written_in_gives_english() -> None:
    assert words_of("fr") is words_of("fr")
    assert words_of("fr").say("no such text") == "no such text"


def test_a_family_of_the_users_own_keeps_its_name() -> None:
    assert words_of("pl").name("our-family") == "our-family"
