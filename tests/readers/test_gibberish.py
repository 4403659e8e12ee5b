"""What a page's characters mean is judged alike in every alphabet."""

import pytest

from contractlint.readers.pdf_characters import gibberish

SENTENCES = {
    "en": "The Provider may change its prices at any time and without notice. ",
    "pl": "Usługodawca może w każdym czasie zmienić ceny, bez żadnego powiadomienia. ",
    "ru": "Исполнитель вправе в любое время изменить цены без уведомления Заказчика. ",
    "de": "Der Anbieter kann die Preise jederzeit ohne Ankündigung ändern. ",
}


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_sentences_are_no_gibberish(text: str) -> None:
    assert not gibberish(text * 20)
    assert not gibberish(text * 20 + "." * 600 + "12")


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_letters_without_vowels_are_gibberish(text: str) -> None:
    bare = "".join(letter for letter in text if letter.casefold() not in "aeiouyąęóüäаеиоуыюя")
    assert gibberish(bare * 20)


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_symbols_in_the_place_of_letters_are_gibberish(text: str) -> None:
    assert gibberish("".join(letter if letter in "aа " else "%" for letter in text) * 20)


@pytest.mark.parametrize("unmapped", ["\x01", "\x7f", "\x90", "\ufffd", "\ue010"])
def test_characters_that_stand_for_nothing_are_counted(unmapped: str) -> None:
    text = SENTENCES["en"] * 4
    assert gibberish(text + unmapped * (len(text) // 8))
    assert not gibberish(text + unmapped * 4)
