"""Which language is which."""

import pytest

from contractlint.languages.detection import UNDETERMINED, identify, shares


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Customer shall pay the fee within thirty days of the invoice.", "en"),
        ("Abonent jest zobowiązany do zapłaty opłaty w terminie trzydziestu dni.", "pl"),
        ("Заказчик обязан оплатить услуги в течение тридцати дней.", "ru"),
        ("Naročnik mora plačati storitev v tridesetih dneh od prejema računa.", "sl"),
        ("Der Kunde zahlt die Gebühr innerhalb von dreißig Tagen nach Rechnung.", "de"),
        ("THE CUSTOMER SHALL NOT HAVE ANY RIGHT TO OBJECT.", "en"),
        ("Operator moze w kazdej chwili zmienic oplaty, a klient nie ma do tego prawa.", "pl"),
    ],
)
def test_a_sentence_is_told_by_its_function_words(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "42", "Brisa 24", "https://brisa.example"])
def test_too_little_text_is_not_guessed(text: str) -> None:
    assert identify(text) == ""


def test_a_foreign_language_is_undetermined() -> None:
    text = (
        "Le client doit payer le prix dans un délai de trente jours et ne peut pas résilier le "
        "contrat avant la fin de la période initiale, sauf accord écrit du prestataire."
    )
    assert identify(text) == UNDETERMINED


def test_shares_add_up_largest_first() -> None:
    assert shares([("pl", 10), ("en", 25), ("pl", 15), ("de", 0)]) == (("en", 0.5), ("pl", 0.5))
    assert shares([]) == ()
