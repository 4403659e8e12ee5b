"""Questions about spellings are answered as if each word were asked."""

from __future__ import annotations

from array import array

import pytest

from contractlint.matchers import spelling
from contractlint.model.contract import Words

FORMS = (
    "fee", "Fee", "FEE", "fEE", "Überweisung", "ÉTAT", "я", "Я", "Договор", "Ⅷ", "Ⅷth", "ⓐ", "12",
    "3rd", "§", ",", ";", ":", "(", ")", "[", "]", "–", "—", "-", "“", "”", "„", "«", "»", "‘", "’",
    "'", '"', "''", ".", "ß", "ǅ", "X", "e-mail", "_",
)  # fmt: skip
PLAINLY = {
    "WORD": lambda form: form[0].isalpha(),
    "RAISED": lambda form: form[0].isupper(),
    "RAISED_WORD": lambda form: form[0].isalpha() and form[0].isupper(),
    "CAPITAL": lambda form: form[0].isupper() and form[1:].islower(),
    "PAUSE": lambda form: form in {",", ";", "(", ")", "–", "—"},
    "MARK": lambda form: form in {",", ";", ":", "(", ")", "[", "]", "–", "—"},
    "STOP": lambda form: form in {";", ":"},
    "COMMA": lambda form: form == ",",
    "OPENING": lambda form: form in {'"', "„", "“", "«", "»", "‘", "'"},
    "CLOSING": lambda form: form in {'"', "“", "”", "«", "»", "’", "'"},
}


@pytest.mark.parametrize("question", PLAINLY)
def test_an_answer_is_that_of_each_word(question: str) -> None:
    types = array("I", [*range(len(FORMS)), *reversed(range(len(FORMS)))])
    words = Words(types, FORMS, array("I", [0, len(types)]), array("I", [0]), "")
    answers = spelling.which(words, getattr(spelling, question))
    assert list(answers) == [int(PLAINLY[question](words.form(i))) for i in range(len(types))]
