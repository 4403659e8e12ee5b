"""Who holds a right."""

from pathlib import Path

import pytest

from contractlint.matchers.holder import holder
from contractlint.matchers.index import Index
from tests.lexica import contract, rulebook


@pytest.mark.parametrize(
    ("text", "concept", "expected"),
    [
        ("The Provider may change the price.", "may", "provider"),
        ("The Customer may change the price.", "may", "customer"),
        ("Prices may be changed by the Provider.", "may", "provider"),
        ("Prices may be changed.", "may", "unknown"),
        ("Each party may terminate.", "may", "either"),
        ("We may terminate your access.", "may", "provider"),
        ("Your right to terminate ends.", "right", "customer"),
        ("The right of the Customer to terminate ends.", "right", "customer"),
        ("The contract gives the Provider's right to terminate.", "right", "provider"),
        ("The Provider shall tell the Customer and may change it.", "may", "provider"),
        ("If the Customer is late, the Provider may terminate.", "may", "provider"),
        ("After notice to the Customer the Provider may terminate.", "may", "provider"),
    ],
)
def test_the_holder_of_a_modal_or_right(
    tmp_path: Path, text: str, concept: str, expected: str
) -> None:
    book = rulebook(tmp_path, "match: [{seq: price}]")
    unit = Index(contract(text), book.lexicons).unit(0)
    assert unit is not None
    assert holder(unit, unit.spans[concept][0]) == expected


def test_names_that_the_contract_defines_are_parties(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{seq: price}]")
    text = (
        "This agreement is made between Acme Networks Ltd (the “Operator”) and the customer.\n"
        "Acme Networks Ltd may change the price.\n"
    )
    index = Index(contract(text), book.lexicons)
    last = index.unit(len(index.sentences) - 1)
    assert last is not None
    assert holder(last, last.spans["may"][0]) == "provider"
