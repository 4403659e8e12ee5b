"""Lengths of time are found in every form, and what only looks like one is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from contractlint.analysis.quantities import measure
from contractlint.model.document import Span
from contractlint.model.quantity import Duration


def durations(text: str, language: str) -> list[Duration]:
    found = measure(text, [(Span(0, len(text)), language)])
    return [one for one in found if isinstance(one, Duration)]


def said(text: str, language: str) -> list[str]:
    """The durations as "30 day" or "5 business day", "? day" when open."""
    return [
        f"{'?' if one.value is None else one.value} {'business ' * one.business}{one.unit}"
        for one in durations(text, language)
    ]


FOUND = {
    "en": {
        "within ninety (90) days of receipt": "90 day",
        "a 12-month term": "12 month",
        "a thirty-day period": "30 day",
        "for half a year": "0.5 year",
        "one and a half years": "1.5 year",
        "a year and a half later": "1.5 year",
        "sixty-six months": "66 month",
        "not less than a month before": "1 month",
        "a month's notice": "1 month",
        "for another year": "1 year",
        "three billing cycles": "3 cycle",
        "two quarters": "2 quarter",
        "48 hours": "48 hour",
        "a fortnight": "14 day",
        "ten (10) business days": "10 business day",
        "5 working days": "5 business day",
        "[___] days": "? day",
        "[***] months": "? month",
        "thirty (30) days (thirty days)": "30 day",
        "two consecutive years": "2 year",
    },
    "pl": {
        "dziewięćdziesięciu (90) dni": "90 day",
        "na 36-miesięczny okres": "36 month",
        "dwunastomiesięczny okres": "12 month",
        "z trzymiesięcznym wypowiedzeniem": "3 month",
        "dwuletniej": "2 year",
        "miesięczny okres wypowiedzenia": "1 month",
        "24 miesięczny": "24 month",
        "przez pół roku": "0.5 year",
        "półtora roku": "1.5 year",
        "dwa i pół roku": "2.5 year",
        "dwadzieścia cztery miesiące": "24 month",
        "w ciągu miesiąca od dnia": "1 month",
        "na kolejny rok": "1 year",
        "półrocze": "6 month",
        "dwa kwartały": "2 quarter",
        "trzech okresów rozliczeniowych": "3 cycle",
        "5 dni roboczych": "5 business day",
        "14 dni kalendarzowych": "14 day",
        "____ dni": "? day",
        "do 30 dnia przed wyjazdem": "30 day",
        "6-ciu miesięcy": "6 month",
        "w ciągu 24 godzin": "24 hour",
    },
    "ru": {
        "3 (трёх) месяцев": "3 month",
        "30 (тридцати) календарных дней": "30 day",
        "шестимесячный срок": "6 month",
        "в месячный срок": "1 month",
        "шестидесяти месяцев": "60 month",
        "двадцатичетырёхмесячный": "24 month",
        "полгода": "6 month",
        "полутора лет": "1.5 year",
        "два с половиной года": "2.5 year",
        "в течение месяца": "1 month",
        "сроком на год": "1 year",
        "двух расчётных периодов": "2 cycle",
        "10 (десяти) рабочих дней": "10 business day",
        "30-ти дней": "30 day",
        "___ месяцев": "? month",
        "в течение суток": "1 day",
        "двадцать один день": "21 day",
    },
    "sl": {
        "trideset dni": "30 day",
        "devetdeset (90) dni": "90 day",
        "štiriindvajsetih mesecev": "24 month",
        "pol leta": "0.5 year",
        "dve leti in pol": "2.5 year",
        "šestmesečni rok": "6 month",
        "dvoletna vezava": "2 year",
        "dvanajstmesečno obdobje": "12 month",
        "v enem mesecu": "1 month",
        "mesec dni": "1 month",
        "treh obračunskih obdobij": "3 cycle",
        "osmih delovnih dneh": "8 business day",
        "[__] mesecev": "? month",
        "30-dnevni": "30 day",
    },
    "de": {
        "einundzwanzig Tage": "21 day",
        "dreissig Tage": "30 day",
        "anderthalb Jahre": "1.5 year",
        "ein halbes Jahr": "0.5 year",
        "zweijährige": "2 year",
        "einmonatige Frist": "1 month",
        "24monatige": "24 month",
        "ein 24-Monats-Vertrag": "24 month",
        "Dreimonatsfrist": "3 month",
        "sechs Wochen": "6 week",
        "binnen eines Monats": "1 month",
        "um ein weiteres Jahr": "1 year",
        "einen Monat vor Ablauf": "1 month",
        "drei Abrechnungszeiträume": "3 cycle",
        "5 Werktage": "5 business day",
        "zehn (10) Arbeitstagen": "10 business day",
        "____ Tage": "? day",
    },
}
CASES = [(language, text, wanted) for language in FOUND for text, wanted in FOUND[language].items()]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_a_duration_is_found(language: str, text: str, wanted: str) -> None:
    assert said(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "3-5 days", ["3 day", "5 day"]),
        ("en", "between 3 and 5 business days", ["3 business day", "5 business day"]),
        ("en", "30, 60 or 90 days", ["30 day", "60 day", "90 day"]),
        ("pl", "od 3 do 5 dni", ["3 day", "5 day"]),
        ("ru", "от трёх до пяти дней", ["3 day", "5 day"]),
        ("sl", "od 3 do 5 dni", ["3 day", "5 day"]),
        ("de", "drei bis fünf Werktage", ["3 business day", "5 business day"]),
    ],
)
def test_numbers_share_a_unit(language: str, text: str, wanted: list[str]) -> None:
    assert said(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You are at least 18 years of age."),
        ("en", "if you are 18 years old"),
        ("en", "open 24/7, 24 hours a day, 7 days a week, 365 days a year"),
        ("en", "on 1 May 2026, at 10:30 hours"),
        ("en", "twice a month"),
        ("en", "at the end of a month"),
        ("en", "in the year 2026"),
        ("en", "the 5th day of each month"),
        ("en", "this ___ day of ______, 20__"),
        ("en", 'Terms 1.3 "Month" means'),
        ("pl", "ukończył 18 lat"),
        ("pl", "do 10 dnia każdego miesiąca"),
        ("pl", "w 2026 roku"),
        ("pl", "7 dni w tygodniu"),
        ("pl", "opłata za miesiąc"),
        ("pl", "w ciągu roku szkolnego"),
        ("pl", "do ostatniego dnia miesiąca poprzedzającego"),
        ("ru", "достигшие 18 лет"),
        ("ru", "в 2026 году"),
        ("ru", "до 10-го числа"),
        ("ru", "24 часа в сутки"),
        ("sl", "starejši od 18 let"),
        ("sl", "do 10. dne v mesecu"),
        ("de", "Personen unter 13 Jahren"),
        ("de", "am 3. Werktag"),
        ("de", "am Ende eines Monats"),
    ],
)
def test_what_only_looks_like_a_duration_is_left_alone(language: str, text: str) -> None:
    assert said(text, language) == []


def test_the_span_covers_words_digits_and_business() -> None:
    text = "w terminie czternastu (14) dni roboczych od odbioru"
    (found,) = durations(text, "pl")
    assert found.span.of(text) == "czternastu (14) dni roboczych"
    assert found.days == Decimal(14) * 7 / 5


def test_each_span_is_read_in_its_own_language() -> None:
    text = "sto dni. 100 Tage. ten days."
    spans = [(Span(0, 8), "sl"), (Span(9, 18), "de"), (Span(19, 28), "xx")]
    assert [q.span.of(text) for q in measure(text, spans)] == ["sto dni", "100 Tage"]
