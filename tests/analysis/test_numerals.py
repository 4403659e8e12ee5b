"""Number words and digits mean what they say, in every language and case."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from contractlint.analysis.numerals import amount, tokens
from contractlint.analysis.vocabulary import NUMBERS, fold, vocabulary
from contractlint.model.document import Span


def numbers(text: str, language: str) -> list[Decimal | None]:
    words = vocabulary(language)
    assert words is not None
    folded = fold(text)
    found = tokens(folded, Span(0, len(folded)), words)
    return [token.value for token in found if token.kind in NUMBERS]


def speller(
    ones: str, teens: str, tens: str, hundred: str, join: str = " "
) -> Callable[[int], str]:
    """Spells 1..120 from "one two …", "ten eleven …", "twenty thirty …" and "hundred"."""

    def spell(number: int) -> str:
        if number >= 100:
            return f"{hundred} {spell(number - 100)}".strip()
        if number < 10:
            return ["", *ones.split()][number]
        if number < 20:
            return teens.split()[number - 10]
        ten, one = tens.split()[number // 10 - 2], spell(number % 10)
        return f"{ten}{join}{one}" if one else ten

    return spell


def reversed_speller(
    ones: str, teens: str, tens: str, hundred: str, join: str
) -> Callable[[int], str]:
    """The same where the ones stand before the tens: "vierundzwanzig"."""
    plain = speller(ones, teens, tens, hundred)

    def spell(number: int) -> str:
        if number < 20 or number % 10 == 0:
            return plain(number)
        if number > 100:
            return f"{hundred} {spell(number - 100)}"
        return f"{ones.split()[number % 10 - 1]}{join}{plain(number - number % 10)}"

    return spell


SPELLERS = {
    "en": (
        "en",
        speller(
            "one two three four five six seven eight nine",
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
            "twenty thirty forty fifty sixty seventy eighty ninety",
            "one hundred",
            join="-",
        ),
    ),
    "pl-nominative": (
        "pl",
        speller(
            "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
            "dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście "
            "siedemnaście osiemnaście dziewiętnaście",
            "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt "
            "osiemdziesiąt dziewięćdziesiąt",
            "sto",
        ),
    ),
    "pl-genitive": (
        "pl",
        speller(
            "jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu",
            "dziesięciu jedenastu dwunastu trzynastu czternastu piętnastu szesnastu siedemnastu "
            "osiemnastu dziewiętnastu",
            "dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu "
            "osiemdziesięciu dziewięćdziesięciu",
            "stu",
        ),
    ),
    "pl-instrumental": (
        "pl",
        speller(
            "jednym dwoma trzema czterema pięcioma sześcioma siedmioma ośmioma dziewięcioma",
            "dziesięcioma jedenastoma dwunastoma trzynastoma czternastoma piętnastoma szesnastoma "
            "siedemnastoma osiemnastoma dziewiętnastoma",
            "dwudziestoma trzydziestoma czterdziestoma pięćdziesięcioma sześćdziesięcioma "
            "siedemdziesięcioma osiemdziesięcioma dziewięćdziesięcioma",
            "stoma",
        ),
    ),
    "ru-nominative": (
        "ru",
        speller(
            "один два три четыре пять шесть семь восемь девять",
            "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать "
            "семнадцать восемнадцать девятнадцать",
            "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
            "сто",
        ),
    ),
    "ru-genitive": (
        "ru",
        speller(
            "одного двух трёх четырех пяти шести семи восьми девяти",
            "десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати "
            "семнадцати восемнадцати девятнадцати",
            "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
            "ста",
        ),
    ),
    "ru-instrumental": (
        "ru",
        speller(
            "одним двумя тремя четырьмя пятью шестью семью восемью девятью",
            "десятью одиннадцатью двенадцатью тринадцатью четырнадцатью пятнадцатью шестнадцатью "
            "семнадцатью восемнадцатью девятнадцатью",
            "двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью "
            "девяноста",
            "ста",
        ),
    ),
    "sl-nominative": (
        "sl",
        reversed_speller(
            "ena dva tri štiri pet šest sedem osem devet",
            "deset enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst "
            "devetnajst",
            "dvajset trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset",
            "sto",
            join="in",
        ),
    ),
    "sl-genitive": (
        "sl",
        speller(
            "enega dveh treh štirih petih šestih sedmih osmih devetih",
            "desetih enajstih dvanajstih trinajstih štirinajstih petnajstih šestnajstih "
            "sedemnajstih osemnajstih devetnajstih",
            "dvajsetih tridesetih štiridesetih petdesetih šestdesetih sedemdesetih osemdesetih "
            "devetdesetih",
            "sto",
        ),
    ),
    "de": (
        "de",
        reversed_speller(
            "ein zwei drei vier fünf sechs sieben acht neun",
            "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
            "hundert",
            join="und",
        ),
    ),
}


UNITS = {"en": "days", "pl": "dni", "ru": "дней", "sl": "dni", "de": "Tage"}


@pytest.mark.parametrize(("language", "spell"), SPELLERS.values(), ids=SPELLERS)
def test_every_number_to_120_is_read_back(language: str, spell: Callable[[int], str]) -> None:
    read = {spell(n): numbers(f"{spell(n)} {UNITS[language]}", language) for n in range(2, 121)}
    assert read == {spell(n): [Decimal(n)] for n in range(2, 121)}


@pytest.mark.parametrize(
    ("form", "mark", "value"),
    [
        ("30", ",", "30"),
        ("1.5", ".", "1.5"),
        ("1,5", ",", "1.5"),
        ("1.000", ",", "1000"),
        ("1,000", ".", "1000"),
        ("1 000", ",", "1000"),
        ("1 234,56", ",", "1234.56"),
        ("1.234,56", ".", "1234.56"),
        ("1,234.56", ",", "1234.56"),
        ("1.000.000", ",", "1000000"),
        ("0.125", ".", "0.125"),
    ],
)
def test_separators_are_told_apart(form: str, mark: str, value: str) -> None:
    assert amount(form, mark) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("ninety (90)", "en", 90),
        ("90 (ninety)", "en", 90),
        ("thirty (60)", "en", 60),  # digits win
        ("one hundred and eighty (180)", "en", 180),
        ("trzydzieści /30/", "pl", 30),
        ("30 (słownie: trzydzieści)", "pl", 30),
        ("3 (трёх)", "ru", 3),
        ("štirinajst (14)", "sl", 14),
        ("dreißig (30)", "de", 30),
        ("two thousand five hundred", "en", 2500),
        ("dwa tysiące pięćset", "pl", 2500),
        ("две тысячи пятьсот", "ru", 2500),
        ("5 тыс", "ru", 5000),
    ],
)
def test_a_number_said_twice_or_in_parts_is_one(text: str, language: str, value: int) -> None:
    assert numbers(text, language) == [Decimal(value)]


@pytest.mark.parametrize("blank", ["____", "[__]", "[***]", "[* * *]", "[●]", "……", "____ (____)"])
def test_a_blank_is_a_number_nobody_knows(blank: str) -> None:
    assert numbers(f"{blank} days", "en") == [None]


@pytest.mark.parametrize("text", ["7.2.1", "24/7", "17:30", "2026-05-01", "01.05.2026"])
def test_clause_numbers_times_and_dates_are_no_numbers(text: str) -> None:
    assert numbers(text, "pl") == []


def test_folding_keeps_every_character_in_place() -> None:
    text = "İstanbul, трЁх ДНЕЙ, Maß"
    assert len(fold(text)) == len(text)
    assert "трех дней" in fold(text)
