"""What structural rules count."""

from pathlib import Path

from contractlint.rulebook.load import rulebook_of
from tests.lexica import lint, quotes, rule, rulebook, shelf


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
