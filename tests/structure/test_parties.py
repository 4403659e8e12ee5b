"""Who provides, who pays; rather nobody than a guess."""

import pytest

from contractlint.structure.parties import role_of
from tests.builders import outline


def names(text: str) -> dict[str, tuple[str, ...]]:
    return {party.role: party.names for party in outline(text).parties}


def test_defined_nouns_take_their_sides_with_their_companies() -> None:
    found = names(
        "Umowa zawarta między Brisa sp. z o.o. z siedzibą w Pile, zwaną dalej „Operatorem”,\n"
        "a osobą, która jest klientem, zwaną dalej „Abonentem”."
    )
    assert found == {
        "provider": ("Operatorem", "Operator", "Brisa sp. z o.o.", "Brisa"),
        "customer": ("Abonentem", "Abonent"),
    }


def test_russian_companies_are_named_after_their_form() -> None:
    found = names(
        "ООО «Бриз», именуемое в дальнейшем «Исполнитель», и гражданин, "
        "именуемый в дальнейшем «Заказчик», заключили договор."
    )
    assert found == {
        "provider": ("Исполнитель", "ООО «Бриз»", "Бриз"),
        "customer": ("Заказчик",),
    }


def test_slovenian_and_german_definitions_name_the_sides() -> None:
    assert names(
        "Pogodba med družbo Brisa d.o.o. (v nadaljevanju: ponudnik) in osebo "
        "(v nadaljevanju: naročnik) je za eno leto."
    ) == {
        "provider": ("ponudnik", "Ponudnik", "Brisa d.o.o.", "Brisa"),
        "customer": ("naročnik", "Naročnik"),
    }
    assert names(
        "Dies ist ein Vertrag der Brisa GmbH (nachfolgend „Anbieter“ genannt) mit der Person, "
        "im Folgenden „Kunde“, die nicht handelt."
    ) == {"provider": ("Anbieter", "Brisa GmbH", "Brisa"), "customer": ("Kunde",)}


def test_the_other_of_two_parties_has_the_other_role() -> None:
    found = names(
        'This Agreement is between Nordlys, Inc. (hereinafter referred to as "NORDLYS") and '
        'Ola Berg (hereinafter referred to as "CONSULTANT") and it is a contract.'
    )
    assert found["provider"] == ("CONSULTANT",)
    assert found["customer"][0] == "NORDLYS"


def test_terms_that_say_we_are_with_the_named_brand() -> None:
    text = (
        "These terms are a contract between you and Quellio. Welcome to Quellio!\n"
        + "We run the site and our team helps you. Quellio may change the fees.\n" * 8
        + "“Merchant” means a shop that sells to you on our site."
    )
    assert names(text)["provider"] == ("Quellio",)


def test_a_quoted_we_names_the_company() -> None:
    text = (
        "Quellio Ltd (“Quellio”, “we”, “us”) runs this site.\n"
        + "We may end our service and you have no right to object.\n" * 8
    )
    assert names(text)["provider"] == ("Quellio", "Quellio Ltd")


def test_nouns_in_constant_use_name_a_party_that_nobody_defines() -> None:
    text = "Ponudnik lahko spremeni ceno, uporabnik pa tega ne more.\n" * 5
    assert names(text) == {"provider": ("Ponudnik",), "customer": ("Uporabnik",)}


def test_a_noun_in_passing_names_nobody() -> None:
    assert names("The fee is due to the bank. A customer once asked.") == {}


@pytest.mark.parametrize(
    ("term", "language", "expected"),
    [
        ("Usługodawcą", "pl", ("provider", "Usługodawca")),
        ("Zamawiającym", "pl", ("customer", "Zamawiający")),
        ("Арендодателем", "ru", ("provider", "Арендодатель")),
        ("ЗАКАЗЧИКОМ", "ru", ("customer", "ЗАКАЗЧИК")),
        ("prodajalca", "sl", ("provider", "Prodajalec")),
        ("Vermieters", "de", ("provider", "Vermieter")),
        ("Service Provider", "en", ("provider", "Provider")),
        ("Users", "en", ("customer", "User")),
    ],
)
def test_inflected_names_give_their_base_form(
    term: str, language: str, expected: tuple[str, str]
) -> None:
    assert role_of(term, [language]) == expected


@pytest.mark.parametrize("term", ["Sellers", "Customer Data", "Third Party Provider", "Site"])
def test_names_of_other_things_have_no_side(term: str) -> None:
    assert role_of(term, ["en"]) == ("other", "")
