"""What structural rules count."""

from pathlib import Path

from contractlint.rulebook.load import rulebook_of, shelf_of
from tests.lexica import ENGLISH, lint, quotes, rule, rulebook, shelf


def test_a_long_sentence_is_counted_in_words(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: sentence-words\nwhere: $count > 20")
    assert not quotes(book, "The Provider may, after notice, change the price of the service.")
    long = "the price of the very long service " * 4
    assert quotes(book, f"The Provider may change {long}.")


def test_piled_negations_are_counted(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: negations\nwhere: $count >= 3")
    assert quotes(book, "The Provider shall not be obliged never to not change the price.")
    assert not quotes(book, "The Provider shall not be obliged to change the price.")


def test_a_negation_inside_a_fixed_phrase_does_not_count(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: negations\nwhere: $count >= 1")
    assert not quotes(book, "The Provider answers the customer not later than in May.")


def test_a_pointer_to_a_clause_that_is_not_there_is_found_once(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: missing-references")
    text = (
        "1. Price\n1.1 The price is set out in clause 9.4 of this contract.\n"
        "1.2 It follows clause 1.1 and again clause 9.4 of this contract.\n"
    )
    assert quotes(book, text) == ["out in clause 9.4 of this"]


def test_fees_in_many_clauses_are_counted(tmp_path: Path) -> None:
    opened = shelf(
        tmp_path, rule("kind: structural\nmeasure: clauses-with-fees\nwhere: $count > 2")
    )
    text = "".join(f"{n}. Part\n{n}.1 The customer pays a fee of EUR {n}0.\n" for n in (1, 2, 3))
    findings, _ = lint(rulebook_of(opened), text)
    assert [dict(f.captures)["count"].value for f in findings] == [3]  # type: ignore[union-attr]


FEES = """kind: structural
measure: clauses-with-fees
where: $count > 2
concepts: {table: {en: [price list]}}
"""
TERMS = """kind: structural
measure: undefined-terms
concepts:
  head: {en: [=amount, =period, =fee]}
"""


def test_fees_under_a_price_list_are_in_one_place(tmp_path: Path) -> None:
    opened = shelf(tmp_path, rule(FEES))
    clauses = "".join(f"{n}. Part\n{n}.1 The customer pays a fee of EUR {n}0.\n" for n in (1, 2, 3))
    assert lint(rulebook_of(opened), clauses)[0]
    assert not lint(rulebook_of(opened), clauses + "4. Price list\n4.1 There is no fee.\n")[0]


def test_amounts_that_are_no_fees_are_not_counted(tmp_path: Path) -> None:
    opened = shelf(tmp_path, rule(FEES))
    text = "".join(f"{n}. Part\n{n}.1 The provider insures EUR {n}000.\n" for n in (1, 2, 3))
    assert not lint(rulebook_of(opened), text)[0]


def test_commas_and_joining_words_make_a_sentence_heavier(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: reading-load\nwhere: $count >= 17")
    assert not quotes(book, "The provider may change the price of the service in the next month.")
    assert quotes(
        book, "The provider may, if asked, change the price, unless the customer objects."
    )


def test_a_clause_between_those_that_are_there_was_misread(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: missing-references")
    clauses = (
        "1. Price\nIt is EUR 5.\n2. Term\nIt follows clause {}.\n4. End\nIt ends at any time.\n"
    )
    assert not quotes(book, clauses.format(3))
    assert quotes(book, clauses.format(19))


def test_a_term_that_nothing_explains_is_found_once_with_its_uses(tmp_path: Path) -> None:
    opened = shelf(tmp_path, rule(TERMS))
    text = "The customer pays the Exit Amount in May. The provider sets the Exit Amount in June."
    findings, _ = lint(rulebook_of(opened), text)
    assert [finding.location.quote for finding in findings] == ["pays the Exit Amount in May"]
    assert [dict(f.captures)["count"].value for f in findings] == [2]  # type: ignore[union-attr]


def test_a_term_that_is_defined_is_known_in_any_number(tmp_path: Path) -> None:
    book = rulebook(tmp_path, TERMS)
    text = '"Exit Amount" means EUR 5. The customer pays all Exit Amounts in May.'
    assert not quotes(book, text)


def test_names_and_shouted_sentences_are_no_terms(tmp_path: Path) -> None:
    book = rulebook(tmp_path, TERMS)
    assert not quotes(book, "The customer pays the fee to Northern Gas in Leeds.")
    assert not quotes(book, "The Customer Pays The Exit Amount Every Month.")


def test_german_nouns_are_terms_only_in_quotation_marks(tmp_path: Path) -> None:
    german = ENGLISH.replace("language: en", "language: de")
    shelf(tmp_path, rule(TERMS.replace("en: [=amount, =period, =fee]", "de: [-betrag]")))
    (tmp_path / "concepts" / "de.yaml").write_text(german, encoding="utf-8")
    book = rulebook_of(shelf_of((tmp_path,)))
    plain = "Der Kunde zahlt dem Anbieter den Ausgleichsbetrag und die Steuer in der Frist."
    quoted = plain.replace("Ausgleichsbetrag", "„Ausgleichsbetrag“")
    assert not lint(book, plain)[0]
    assert [finding.location.quote for finding in lint(book, quoted)[0]] == [
        "den „Ausgleichsbetrag“ und"
    ]


def test_only_the_heaviest_sentences_of_a_contract_are_shown(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: reading-load\nwhere: $count >= 10")
    text = " ".join(
        f"The provider may change the price in the month of {n} times." for n in "ABCDEFG"
    )
    assert len(quotes(book, text)) == 5


def test_the_label_of_an_annex_points_nowhere(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "kind: structural\nmeasure: missing-references")
    assert not quotes(book, "Annex 7 contains the price of the service in each of the months.")
    assert quotes(book, "The price of the service is set out in Annex 7 for each of the months.")
