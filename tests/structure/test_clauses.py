"""Numbers and headings become the tree that they mean."""

import pytest

from contractlint.model.contract import Outline
from contractlint.model.document import Block, Document, Span
from contractlint.structure import recover
from tests.builders import document, outline


def paths(found: Outline) -> list[str]:
    return [".".join(clause.path) for clause in found.clauses]


def stored(*blocks: tuple[str, str, str]) -> Document:
    """A document whose blocks are (kind, label, text), as a DOCX reader makes it."""
    text = "\n".join(shown for _, _, shown in blocks)
    made: list[Block] = []
    position = 0
    for kind, label, shown in blocks:
        span = Span(position, position + len(shown))
        made.append(Block(kind, span, label))  # type: ignore[arg-type]
        position = span.end + 1
    return Document("contract.docx", "docx", text, tuple(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "§ 1\nDefinicje\n1. Abonent płaci.\n2. Operator:\na) zmienia;\nb) znosi.\n"
            "§ 2. Opłaty\n1. Są stałe.",
            "1 1.1 1.2 1.2.a 1.2.b 2 2.1",
        ),
        (
            "1. Fees\n1.1 The Customer pays:\n(a) rent;\n(b) costs, such as:\n(i) water;\n"
            "(ii) heat.\n1.2 That is all.\n2. Term\n2.1 It is a year.",
            "1 1.1 1.1.a 1.1.b 1.1.b.i 1.1.b.ii 1.2 2 2.1",
        ),
        (
            "1. ПРЕДМЕТ ДОГОВОРА\n1.1. Исполнитель обязуется:\n1.1.1. оказать услуги;\n"
            "а) быстро;\nб) верно.\n2. ЦЕНА\n2.1. Цена указана в прейскуранте.",
            "1 1.1 1.1.1 1.1.1.а 1.1.1.б 2 2.1",
        ),
        (
            "1. člen\n(predmet)\n(1) Ponudnik nudi storitev.\n(2) Naročnik jo plača.\n"
            "2. člen\n(1) Cena je stalna.",
            "1 1.1 1.2 2 2.1",
        ),
        (
            "§ 1 Geltung\n(1) Der Kunde zahlt.\n(2) Der Anbieter liefert.\n§ 2 Preise\n"
            "(1) Sie gelten netto.",
            "1 1.1 1.2 2 2.1",
        ),
        (
            "ARTICLE I\nSection 1.1 Fees. They are due.\nARTICLE II\nSection 2.1 Term. A year.",
            "1 1.1 2 2.1",
        ),
    ],
    ids=["pl", "en", "ru", "sl", "de", "us"],
)
def test_every_language_numbers_its_own_way(text: str, expected: str) -> None:
    assert " ".join(paths(outline(text))) == expected


def test_chapters_hold_sections_that_are_numbered_through() -> None:
    text = "Rozdział I. Cena\n§ 1\n1. Jest stała.\nRozdział II. Inne\n§ 2\n1. Prawo jest polskie."
    assert paths(outline(text)) == ["I", "1", "1.1", "II", "2", "2.1"]


def test_annexes_start_their_own_numbers() -> None:
    text = "1. Fees are due.\n2. Term is long.\nAnnex 1: Prices\n1. Water is ten.\n2. Heat is two."
    assert paths(outline(text))[2:] == ["Annex 1", "Annex 1.1", "Annex 1.2"]


def test_a_letter_that_looks_roman_continues_the_letters() -> None:
    text = "1. The fee covers:\n" + "\n".join(
        f"({letter}) item {letter};" for letter in "abcdefghij"
    )
    assert paths(outline(text))[-2:] == ["1.i", "1.j"]


def test_a_heading_in_the_middle_of_a_list_does_not_end_it() -> None:
    text = (
        "5. Fees\n5.1 They are due.\nLate payment\n5.2 Interest is due.\n6. Term\n6.1 It is long."
    )
    found = outline(text)
    assert paths(found) == ["5", "5.1", "5.Late payment", "5.2", "6", "6.1"]
    assert found.clauses[found.clauses[3].parent].heading == "Late payment"


def test_a_sentence_about_a_clause_opens_none() -> None:
    text = "§ 1\n1. Cena jest stała.\n§ 1 ust. 1 nie dotyczy Konsumenta.\n2. Cena rośnie."
    assert paths(outline(text)) == ["1", "1.1", "1.2"]


def test_a_number_that_begins_a_sentence_opens_no_clause() -> None:
    text = "1. The fee is due.\n30 days later interest is due.\n2. Interest is ten percent."
    assert paths(outline(text)) == ["1", "2"]


def test_labels_are_kept_as_printed() -> None:
    found = outline("Art. 3. Opłaty\n1) Opłata jest stała.\na) zawsze;")
    assert [clause.label for clause in found.clauses] == ["Art. 3", "1)", "a)"]


def test_words_automatic_numbers_make_the_tree() -> None:
    found = recover(
        stored(
            ("list-item", "§ 7", "Kündigung"),
            ("list-item", "7.1", "Der Kunde darf kündigen."),
            ("list-item", "(a)", "schriftlich oder"),
            ("list-item", "(b)", "per E-Mail."),
            ("list-item", "7.2", "Der Anbieter darf das nicht."),
        )
    )
    assert paths(found) == ["7", "7.1", "7.1.a", "7.1.b", "7.2"]
    assert found.clauses[0].heading == "Kündigung"


def test_a_bare_label_takes_the_next_line_as_its_title() -> None:
    found = outline("7. člen\n(odpoved pogodbe)\nNaročnik lahko odpove pogodbo.")
    assert [(clause.label, clause.heading) for clause in found.clauses] == [
        ("7. člen", "(odpoved pogodbe)")
    ]


def test_a_title_may_stand_in_the_line_of_its_clause() -> None:
    found = outline("4.2 Termination. The Provider may end this contract at any time.")
    assert found.clauses[0].heading == "Termination"
    assert [each.heading for each in found.sentences] == [True, False]


def test_spans_cover_sub_clauses_and_sentences_are_counted_with_them() -> None:
    text = "1. Fees\n1.1 They are due.\n1.2 They are high.\n2. Term\n2.1 It is long."
    found = outline(text)
    first = found.clauses[0]
    assert first.span.of(text) == "1. Fees\n1.1 They are due.\n1.2 They are high."
    assert first.sentences == range(3)
    assert first.children == (1, 2)


def test_two_columns_with_the_same_number_are_one_clause() -> None:
    text = "1. The fee is due at once.\n1. Opłata jest płatna od razu."
    blocks = (
        Block("cell", Span(0, 26), table=(0, 0, 0)),
        Block("cell", Span(27, len(text)), table=(0, 0, 1)),
    )
    found = recover(Document("two.docx", "docx", text, blocks))
    assert paths(found) == ["1"]
    assert [each.clause for each in found.sentences] == [0, 0]


def test_footnotes_belong_to_no_clause() -> None:
    found = recover(
        stored(("paragraph", "", "1. The fee is due."), ("footnote", "", "Net of tax."))
    )
    assert [each.clause for each in found.sentences] == [0, -1]


def test_an_empty_document_has_an_empty_outline() -> None:
    assert recover(document("")) == Outline((), ())


def test_a_bare_heading_after_clauses_with_text_holds_the_list_that_begins_anew() -> None:
    text = (
        "1. Parties\nThe Provider and the Customer make this contract.\n"
        "2. Conditions\n1. The Provider repairs the device.\n2. The Customer pays in advance.\n"
        "3. The Provider keeps the device for ten days.\n3. Signatures\n"
    )
    assert paths(outline(text)) == ["1", "2", "2.1", "2.2", "2.3", "3"]


def test_a_table_of_contents_holds_no_clauses() -> None:
    text = (
        "1. Parties\n2. Conditions\n1. Parties\nThe Provider and the Customer are parties.\n"
        "2. Conditions\nThe Customer pays in advance.\n"
    )
    assert all("." not in path for path in paths(outline(text)))


def test_lines_below_contents_are_titles_up_to_where_the_numbers_begin_anew() -> None:
    found = outline(
        "OFFER\nContents\n1. Subject\n1.1. What is sold, in a word.\n2. Price\n3. End\n"
        "This offer is made to everybody.\n1. Subject\n1.1. The Seller sells bread.\n"
        "2. Price\n2.1. Bread costs EUR 3.\n3. End\n3.1. It ends."
    )
    assert paths(found) == ["OFFER", "Contents", "1", "1.1", "2", "2.1", "3", "3.1"]
    assert sum(sentence.heading for sentence in found.sentences) == 9


def test_headings_that_come_again_with_their_text_are_contents_without_a_title() -> None:
    found = outline(
        "1. Subject\n2. Price\n3. End\n1. Subject\nThe Seller sells bread.\n2. Price\n"
        "Bread costs EUR 3.\n3. End\nIt ends."
    )
    assert paths(found) == ["1", "2", "3"]


def test_a_numbered_list_with_text_below_contents_stays() -> None:
    found = outline("Contents\n1. Bread is sold.\n2. Bread costs EUR 3.\n3. All of it is eaten.")
    assert paths(found) == ["Contents", "1", "2", "3"]


def test_a_shouted_word_opens_a_chapter_with_a_title_in_small_letters() -> None:
    found = outline("СТАТЬЯ 2. стоимость работ\n2.1. Цена указана в смете.\nСтатья 3. и далее")
    assert paths(found) == ["2", "2.1"]


def test_a_contract_that_comes_again_in_another_language_begins_outside_of_the_first() -> None:
    found = outline(
        "1. Fees\nThe Customer pays the Provider ten euros in each month of the year.\n"
        "2. End\nThe Customer may end this contract with a notice of one month.\n"
        "Vertrag zwischen dem Anbieter und dem Kunden über die Lieferung von Brot.\n"
        "1. Preise\nDer Kunde zahlt dem Anbieter in jedem Monat des Jahres zehn Euro."
    )
    assert paths(found) == ["1", "2", "1"]
    assert [sentence.clause for sentence in found.sentences if sentence.clause < 0] == [-1]


def test_an_item_that_begins_behind_a_title_is_no_part_of_it() -> None:
    found = outline("3. Property. (a.) The Client owns the work. (b.) It may use it.")
    assert found.clauses[0].heading == "Property"


def test_a_line_set_as_a_heading_within_a_clause_does_not_hide_the_clause_after_it() -> None:
    address = "Bakery Ltd\nOven House\nRye Lane\nWheatfield\nCornwall"
    found = outline(
        f"1. OFFER\n1.1 Seller\n1.1.1 We are\n{address}\n1.1.2 We sell bread.\n2. PRICE\n"
        "2.1 Bread costs EUR 3.\n3. END"
    )
    numbered = [".".join(clause.path) for clause in found.clauses if clause.label]
    assert numbered == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "3"]


def test_a_list_goes_on_where_a_number_lost_its_stop() -> None:
    found = outline(
        "1. Rent\nIt is due in May.\n2 Repairs\na) He pays.\nb) She pays.\n3. End\nIt ends."
    )
    assert paths(found) == ["1", "2", "2.a", "2.b", "3"]
