"""Titles are consulted, sentences are matched: which is which."""

import pytest

from contractlint.structure.headings import is_heading
from tests.builders import outline


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("REGULAMIN ŚWIADCZENIA USŁUG", "pl"),
        ("Postanowienia końcowe", "pl"),
        ("ОТВЕТСТВЕННОСТЬ СТОРОН", "ru"),
        ("Varovanje osebnih podatkov", "sl"),
        ("Haftung und Gewährleistung", "de"),
        ("Limitation of Liability", "en"),
        ("When You Will Be Charged", "en"),
        ("Who may use the Service?", "en"),
    ],
)
def test_titles_are_headings(text: str, language: str) -> None:
    assert is_heading(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ceny są stałe", "pl"),
        ("Цена может быть изменена", "ru"),
        ("Ponudnik lahko spremeni cene", "sl"),
        ("Der Anbieter haftet nicht", "de"),
        ("The fee is due at once", "en"),
        ("Abonent płaci.", "pl"),
        ("and the rest of the line", "en"),
        ("Tel.: 123 456 789", "de"),
        ("The Provider may:", "en"),
    ],
)
def test_sentences_without_a_full_stop_are_no_headings(text: str, language: str) -> None:
    assert not is_heading(text, language)


def test_a_whole_sentence_in_a_heading_style_is_no_heading() -> None:
    sentence = (
        "The Provider may change the fees at any time and the Customer has no right to end it."
    )
    assert not is_heading(sentence, "en", styled=True)
    assert is_heading("Fees may change", "en", styled=True)


def test_a_full_stop_is_forgiven_after_a_numbered_title() -> None:
    assert is_heading("Termination.", "en", labelled=True)
    assert not is_heading("Termination.", "en")


def test_a_colon_ends_a_title_only_without_a_verb() -> None:
    assert is_heading("Zugang zu unseren Diensten:", "de")
    assert not is_heading("Der Anbieter darf:", "de")


def test_a_shouted_sentence_is_no_heading() -> None:
    assert not is_heading("THE SERVICE IS PROVIDED AS IS WITHOUT ANY WARRANTY.", "en")
    assert is_heading("LIMITATION OF LIABILITY.", "en")


def test_a_bracketed_title_behind_a_label_is_a_heading() -> None:
    assert is_heading("(odpoved pogodbe)", "sl", labelled=True)
    assert not is_heading("(odpoved pogodbe)", "sl")


def test_the_only_line_of_a_document_is_a_sentence_and_no_title() -> None:
    assert not outline("Zwracany towar Nabywca wysyła na koszt Sprzedawcy").sentences[0].heading


def test_a_brand_with_a_small_letter_does_not_run_on_from_the_title_above() -> None:
    found = outline("Bundles\neWash sells machines and soap together.\nEnd\nIt ends in May.")
    assert [clause.heading for clause in found.clauses] == ["Bundles", "End"]
