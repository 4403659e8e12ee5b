"""Terms and conditions annexed to an order form are one contract with it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as Word

from contractlint import readers
from contractlint.linter import contract_of
from contractlint.model.contract import Contract

FORM = {
    "Supplier": "Brightwave Ltd (the “Supplier”)",
    "Customer": "Acme Bakery GmbH (the “Customer”)",
    "Charges": "EUR 250 per month (the “Charges”)",
}
NOTES = (
    "1. This Order Form is governed by the Terms and Conditions attached to it.",
    "2. The Supplier begins the service on 1 March 2026.",
)
TERMS = (
    "1. Service",
    "1.1 The Supplier provides the service named in the Order Form to the Customer.",
    "2. Payment",
    "2.1 The Customer pays the Charges monthly in advance.",
    "2.2 The Supplier may increase the Charges at any time without notice.",
    "3. Term",
    "3.1 Section 2.2 also holds in a renewed term.",
)


def as_text() -> tuple[str, bytes]:
    form = [f"{name}: {value}" for name, value in FORM.items()]
    lines = ["ORDER FORM", *form, *NOTES, "TERMS AND CONDITIONS", *TERMS]
    return "order.txt", "\n\n".join(lines).encode()


def as_docx() -> tuple[str, bytes]:
    word = Word()
    word.add_heading("ORDER FORM", 1)
    table = word.add_table(rows=0, cols=2)
    for name, value in FORM.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value
    for line in NOTES:
        word.add_paragraph(line)
    word.add_page_break()
    word.add_heading("TERMS AND CONDITIONS", 1)
    for line in TERMS:
        word.add_paragraph(line)
    file = io.BytesIO()
    word.save(file)
    return "order.docx", file.getvalue()


@pytest.fixture(params=[as_text, as_docx], ids=["text", "docx"])
def contract(request: pytest.FixtureRequest) -> Contract:
    name, data = request.param()
    return contract_of(readers.read(Path(name), data=data))


def test_clauses_count_anew_in_the_terms(contract: Contract) -> None:
    labels = [clause.label for clause in contract.outline.clauses if clause.label]
    assert labels == ["1.", "2.", "1.", "1.1", "2.", "2.1", "2.2", "3.", "3.1"]
    paths = [clause.path for clause in contract.outline.clauses]
    assert len(set(paths)) == len(paths)


def test_parties_and_definitions_of_the_form_hold_in_the_terms(contract: Contract) -> None:
    assert [party.names[:2] for party in contract.outline.parties] == [
        ("Supplier", "Brightwave Ltd"),
        ("Customer", "Acme Bakery GmbH"),
    ]
    terms = [definition.term for definition in contract.outline.definitions]
    assert terms == ["Supplier", "Customer", "Charges"]


def test_a_number_means_the_clause_of_its_own_part(contract: Contract) -> None:
    outline = contract.outline
    (reference,) = [one for one in outline.references if one.kind == "clause"]
    assert outline.clauses[reference.target].label == "2.2"
