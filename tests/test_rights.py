"""The matrix: whose right it is, said of the provider and, mirrored, of the customer."""

from __future__ import annotations

import pytest

from contractlint.linter import lint_text
from contractlint.model.facts import Right
from contractlint.rights import RIGHTS

HEAD = (
    "Agreement between Alder Ltd (the “Provider”) and the person named below (the “Customer”).\n\n"
)
CLAUSES = {
    "leave": "1. The Provider may terminate this Agreement on 30 days' notice.",
    "change-price": "1. The Provider may change the fees on 30 days' notice.",
    "change-terms": "1. The Provider may amend these terms on 30 days' notice.",
    "suspend": "1. The Provider may suspend performance after a reminder.",
    "assign": "1. The Provider may assign this Agreement to an affiliate.",
    "cap": "1. The Provider's liability is limited to the fees of one year.",
    "answer-within": "1. The Provider shall answer every complaint within 14 days.",
}


def right(name: str, *clauses: str) -> Right:
    found = lint_text(HEAD + "\n\n".join(clauses)).rights
    return next(right for right in found if right.name == name)


def mirrored(clause: str) -> str:
    return (
        clause.replace("Provider", "\0").replace("Customer", "Provider").replace("\0", "Customer")
    )


@pytest.mark.parametrize("name", CLAUSES)
def test_a_right_is_the_providers(name: str) -> None:
    assert right(name, CLAUSES[name]).balance == "provider"


@pytest.mark.parametrize("name", CLAUSES)
def test_mirrored_it_is_the_customers(name: str) -> None:
    assert right(name, mirrored(CLAUSES[name])).balance == "customer"


@pytest.mark.parametrize("name", CLAUSES)
def test_what_both_may_is_mutual(name: str) -> None:
    other = mirrored(CLAUSES[name]).replace("1.", "2.", 1)
    assert right(name, CLAUSES[name], other).balance == "both"


def test_who_owes_a_penalty_gives_the_other_a_right() -> None:
    clause = "1. The Customer shall pay a contractual penalty of EUR 500."
    assert right("penalise", clause).balance == "provider"
    assert right("penalise", mirrored(clause)).balance == "customer"


def test_what_is_forbidden_is_no_right() -> None:
    assert right("assign", "1. The Provider may not assign this Agreement.").balance == "nobody"


def test_every_right_has_a_line() -> None:
    assert tuple(r.name for r in lint_text("1. We meet.").rights) == RIGHTS
