"""Defined terms are found in the phrases of each language."""

import pytest

from tests.builders import document, outline


def terms(text: str) -> list[str]:
    return [each.term for each in outline(text).definitions]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ('This contract is with Brisa Ltd, hereinafter referred to as the "Operator".', "Operator"),
        ('It is between you and Brisa Ltd (the "Provider") and it is a contract.', "Provider"),
        ("“Service” means the access that we give to you under this contract.", "Service"),
        ("Umowa z Brisa sp. z o.o., zwaną dalej „Operatorem”, oraz z klientem.", "Operatorem"),
        ("Umowa jest z osobą zwaną dalej Abonentem, która nie jest firmą.", "Abonentem"),
        ("Regulamin dotyczy dostępu do sieci (dalej: „Usługa”) i jest umową.", "Usługa"),
        ("1) Usługa – świadczenie dostępu do sieci na podstawie umowy;", "Usługa"),
        ("ООО «Бриз», именуемое в дальнейшем «Оператор», и гражданин.", "Оператор"),
        ("Договор заключён с гражданином (далее – «Заказчик») на год.", "Заказчик"),
        ("1.1. Абонент – физическое лицо, которое оплачивает услуги.", "Абонент"),
        ("Pogodba je z osebo, v nadaljevanju naročnik, ki plača storitev.", "naročnik"),
        ("Družba Brisa d.o.o. (v nadaljevanju: ponudnik) nudi storitev.", "ponudnik"),
        ("»Uporabnik« je vsaka oseba, ki uporablja storitev ponudnika.", "Uporabnik"),
        ("Die Brisa GmbH (nachfolgend „Anbieter“ genannt) bietet dies an.", "Anbieter"),
        ("Dies gilt für Personen, im Folgenden „Kunde“, die nicht handeln.", "Kunde"),
    ],
)
def test_the_term_is_found_where_it_stands(text: str, term: str) -> None:
    found = outline(text).definitions
    assert [each.term for each in found] == [term]
    assert found[0].span.of(document(text).text) == term


def test_a_text_without_definitions_has_none() -> None:
    assert terms("The fee is due (within a month). It is “low”.") == []


def test_terms_stand_in_text_order() -> None:
    text = "„Usługa” – dostęp do sieci dla klienta.\n„Cennik” – wykaz opłat, które są należne."
    assert terms(text) == ["Usługa", "Cennik"]
