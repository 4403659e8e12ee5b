"""The letter is polite, in the contract's language, and opens in other people's programs."""

from __future__ import annotations

import io

import docx
import pytest
from markdown_it import MarkdownIt

from contractlint.locale import LANGUAGES
from contractlint.model.letter import Letter, Passage, Request
from contractlint.reports.letter import LETTERS

TERM = Passage(("2.1",), "Term", "The term is 60 months.")
FEES = Passage(("§ 7", "(2)"), "", "Fees <b>may</b> change at any *time*.")


def letter(language: str = "en", *requests: Request) -> Letter:
    asked = requests or (
        Request("instead", "The term is 12 months.", (TERM, FEES)),
        Request("added", "We answer within 14 days.", (TERM,)),
    )
    return Letter(language, "Membership & more", asked)


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_word_reads_every_line() -> None:
    lines = paragraphs(LETTERS["docx"](letter()))
    assert lines[0] == "Proposed changes: Membership & more"
    assert lines[3] == "1.\tClause 2.1 (Term)"
    assert lines[4] == "Your draft says: “The term is 60 months.”"
    assert lines[5] == "§ 7 (2): Your draft says: “Fees <b>may</b> change at any *time*.”"
    assert lines[6] == "We kindly ask you to write instead: “The term is 12 months.”"
    assert lines[8] == "We kindly ask you to add: “We answer within 14 days.”"
    assert lines[-1] == "Yours faithfully,"


def test_markdown_shows_the_same_words_and_no_markup_of_the_contract() -> None:
    shown = MarkdownIt().render(LETTERS["markdown"](letter()).decode())
    assert "Fees &lt;b&gt;may&lt;/b&gt; change at any *time*." in shown
    assert shown.count("<li>") == 2
    assert "<ol>" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_words(language: str) -> None:
    lines = paragraphs(LETTERS["docx"](letter(language)))
    english = paragraphs(LETTERS["docx"](letter("en")))
    same = [line for line, other in zip(lines, english, strict=True) if line == other]
    assert (same == lines) is (language == "en")
    assert language == "en" or same == []


def test_one_change_is_one_change() -> None:
    one = paragraphs(LETTERS["docx"](letter("en", Request("instead", "Better.", (TERM,)))))
    assert "one change:" in one[2]


def test_long_quotes_are_cut_between_words() -> None:
    long = Passage(("1",), "", "word " * 200)
    (line,) = (
        text
        for text in paragraphs(LETTERS["docx"](letter("en", Request("instead", "B.", (long,)))))
        if text.startswith("Your draft")
    )
    assert line.endswith("word …”")
    assert len(line) < 330


def test_the_same_letter_is_the_same_bytes_and_odd_characters_do_no_harm() -> None:
    odd = letter("en", Request("instead", "a\x00b\ud800", (TERM,)))
    for write in LETTERS.values():
        assert write(letter()) == write(letter())
        assert write(odd)
    assert paragraphs(LETTERS["docx"](odd))
