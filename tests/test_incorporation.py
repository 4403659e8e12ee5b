"""Documents that a contract makes part of itself: named, supplied, changed by whom, which wins."""

import pytest

from contractlint.linter import lint_text
from contractlint.model.facts import Incorporated

BODY = "1. The Customer pays the Provider 30 EUR a month.\n\n2. Payment is due on the 10th day.\n\n"


def papers(text: str) -> list[Incorporated]:
    return list(lint_text(text).incorporated)


@pytest.mark.parametrize(
    "clause",
    [
        "1. The Provider's internal regulations form an integral part of this Agreement.",
        "1. Wewnętrzny regulamin Usługodawcy stanowi integralną część umowy.",
        "1. Внутренний регламент Исполнителя является неотъемлемой частью договора.",
        "1. Interni pravilnik ponudnika je sestavni del pogodbe.",
        "1. Die interne Betriebsordnung des Anbieters ist Bestandteil des Vertrages.",
    ],
)
def test_a_document_that_is_nowhere_is_not_supplied(clause: str) -> None:
    (paper,) = papers(f"{clause}\n")
    assert paper.supplied == "not-supplied"
    assert paper.place.quote
    assert not paper.changes


def test_who_may_change_it_is_told() -> None:
    (paper,) = papers(
        "1. The Price List forms an integral part of this Agreement.\n\n"
        "2. The Provider may change the Price List at any time.\n"
    )
    assert (paper.changes, paper.changed_by) == (True, "provider")
    assert paper.change is not None
    assert paper.change.clause_label == "2."


def test_what_was_handed_over_is_not_missing() -> None:
    (paper,) = papers(
        "1. The Price List forms an integral part of this Agreement.\n\n"
        "2. The Price List was handed to the Customer before signature.\n"
    )
    assert paper.supplied == "handed-over"


def test_an_annex_in_the_file_is_here() -> None:
    text = (
        f"Service Agreement\n\n{BODY}3. Annex 1 forms an integral part of this Agreement.\n\n"
        "Annex 1\n\n1. The router costs 40 EUR.\n"
    )
    assert [(paper.name, paper.supplied) for paper in papers(text)] == [("Annex 1", "here")]


def test_where_it_is_said_which_document_wins() -> None:
    (paper,) = papers(
        "1. The Price List forms an integral part of this Agreement.\n\n"
        "2. If they conflict, the Price List prevails over this Agreement.\n"
    )
    assert paper.prevails is not None
    assert paper.prevails.clause_label == "2."


def test_a_contract_that_stands_alone_has_none() -> None:
    assert papers(f"Service Agreement\n\n{BODY}") == []
