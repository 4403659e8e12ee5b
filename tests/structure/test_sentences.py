"""Where sentences end, and where they only seem to."""

import pytest

from contractlint.model.document import Span
from contractlint.structure.sentences import split


def sentences(text: str, language: str) -> list[str]:
    return [each.span.of(text) for each in split(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Zgodnie z art. 5 ust. 3 pkt 2 ustawy Bris Sp. z o.o. może zmienić ceny."),
        ("pl", "Opłata wynosi ok. 30 zł za tzw. pakiet, np. Premium."),
        ("ru", "Доступ к сети, т.е. Услуга, оказывается по ул. Лесной, д. 5, кв. 3."),
        ("ru", "Согласно п. 5.3 и ст. 10 Исполнитель И. И. Петров вправе отказаться."),
        ("sl", "Cena velja npr. od 1. 3. 2026 do 5. maja oz. do preklica."),
        ("sl", "Po 7. členu oz. 2. odstavku velja št. 5 cenika."),
        ("de", "Dies gilt z. B. bei Verzug ab dem 3. Werktag bzw. am 1. Januar 2026."),
        ("de", "Gemäß § 5 Abs. 3 Nr. 2 haftet die Brisa GmbH & Co. KG nicht."),
        ("en", "Acme Inc. and J. R. Smith agree on No. 7.2 and Sec. 4 of the plan."),
        ("en", "The fee is 4.50 per unit, i.e. half of the U.S. price."),
        ("en", "This applies if (a) it rains or (b) it snows."),
        ("en", "The fee covers: rent; heating; water."),
    ],
)
def test_it_is_one_sentence(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("pl", "Abonent płaci 30 zł.", "W razie zwłoki płaci odsetki."),
        ("pl", "Zmiana nastąpi w pkt 7.2.", "Abonent może odejść."),
        ("ru", "Услуги, тарифы и т. д.", "Абонент оплачивает их."),
        ("ru", "Договор действует до 1 мая 2027 г.", "В этот срок платы нет."),
        ("sl", "Rok je 15 dni.", "Nato pogodba preneha."),
        ("de", "Es gilt § 5.", "Der Kunde zahlt."),
        ("en", "The Customer pays Acme Ltd.", "The fee is due at once."),
        ("en", "See Annex A.", "Nothing else applies."),
        ("en", "Prices may change (see 4.)", "Nobody is told!"),
        ("en", "Is that fair?", "“No.”"),
    ],
)
def test_it_is_two_sentences(language: str, first: str, second: str) -> None:
    assert sentences(f"{first} {second}", language) == [first, second]


def test_a_number_inside_a_block_is_no_part_of_its_sentence() -> None:
    text = "The term is a year. 4.3. The Provider may end it. 2) The Customer may not."
    assert sentences(text, "en")[1:] == ["The Provider may end it.", "The Customer may not."]


def test_inline_items_stand_under_their_lead_in() -> None:
    text = (
        "The Provider may: (a) raise prices; (b) stop, including: (i) data, (ii) mail; (c) go. Yes."
    )
    found = split(text, Span(0, len(text)), "en")
    assert [(each.span.of(text), each.under) for each in found] == [
        ("The Provider may:", -1),
        ("raise prices;", 0),
        ("stop, including:", 0),
        ("data,", 2),
        ("mail;", 2),
        ("go.", 0),
        ("Yes.", -1),
    ]


def test_an_unknown_language_still_has_sentences() -> None:
    assert sentences("Il prezzo è di 5 euro. Si paga subito.", "und") == [
        "Il prezzo è di 5 euro.",
        "Si paga subito.",
    ]


def test_white_space_alone_is_no_sentence() -> None:
    assert sentences("  \n ", "en") == []
