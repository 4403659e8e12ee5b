"""Contracts in two languages side by side, in every file they come in: each keeps its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document as Word
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from contractlint import readers
from contractlint.linter import contract_of, lint_document
from contractlint.model.contract import Outline
from contractlint.model.document import Document

ENGLISH = (
    "HOSTING AGREEMENT",
    "between Larch Hosting Ltd (the “Provider”) and its customer (the “Customer”).",
    "1. Subject",
    "1.1 The Provider runs the servers of the Customer in its own computing centre.",
    "1.2 The Customer pays for them within 14 days of each invoice.",
    "2. Prices",
    "2.1 The Provider may raise the prices at any time without notice to the Customer.",
    "2.2 The Provider shall:",
    "(a) send each invoice by e-mail;",
    "(b) keep a copy of it for five years.",
    "3. Disputes",
    "3.1 All disputes are decided by the court at the seat of the Provider.",
)
GERMAN = (
    "HOSTINGVERTRAG",
    "zwischen der Lärche Hosting GmbH (der „Anbieter“) und ihrem Kunden (der „Kunde“).",
    "1. Gegenstand",
    "1.1 Der Anbieter betreibt die Server des Kunden in seinem eigenen Rechenzentrum.",
    "1.2 Der Kunde bezahlt sie binnen 14 Tagen nach jeder Rechnung.",
    "2. Preise",
    "2.1 Der Anbieter kann die Preise jederzeit ohne Ankündigung gegenüber dem Kunden erhöhen.",
    "2.2 Der Anbieter ist verpflichtet:",
    "(a) jede Rechnung per E-Mail zu senden;",
    "(b) eine Kopie davon fünf Jahre lang aufzubewahren.",
    "3. Streitigkeiten",
    "3.1 Über alle Streitigkeiten entscheidet das Gericht am Sitz des Anbieters.",
)
_STYLE = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=12, spaceAfter=6)
Make = Callable[[Sequence[str], Sequence[str]], tuple[str, bytes]]


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text.replace("„", '"').replace("“", '"').replace("”", '"'), _STYLE)


def rows_of_a_pdf(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    rows = [[_paragraph(a), _paragraph(b)] for a, b in zip(left, right, strict=True)]
    table = Table(rows, colWidths=[250, 250], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    file = io.BytesIO()
    SimpleDocTemplate(file, leftMargin=40, rightMargin=40, invariant=1).build([table])
    return "contract.pdf", file.getvalue()


def ruled_pdf(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    rows = [[_paragraph(a), _paragraph(b)] for a, b in zip(left, right, strict=True)]
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    file = io.BytesIO()
    table = Table(rows, colWidths=[250, 250], style=rules)
    SimpleDocTemplate(file, leftMargin=40, rightMargin=40, invariant=1).build([table])
    return "contract.pdf", file.getvalue()


def columns_of_a_pdf(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    file = io.BytesIO()
    made = BaseDocTemplate(file, invariant=1)
    frames = [Frame(40, 40, 250, 760), Frame(305, 40, 250, 760)]
    made.addPageTemplates([PageTemplate(frames=frames)])
    made.build([*map(_paragraph, left), FrameBreak(), *map(_paragraph, right)])
    return "contract.pdf", file.getvalue()


def rows_of_a_docx(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    word = Word()
    table = word.add_table(rows=0, cols=2)
    for pair in zip(left, right, strict=True):
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            cell.text = text
    return "contract.docx", _saved(word)


def one_row_of_a_docx(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    word = Word()
    cells = word.add_table(rows=1, cols=2).rows[0].cells
    for cell, texts in zip(cells, (left, right), strict=True):
        cell.text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)
    return "contract.docx", _saved(word)


def one_after_the_other(left: Sequence[str], right: Sequence[str]) -> tuple[str, bytes]:
    return "contract.txt", "\n\n".join([*left, *right]).encode()


def _saved(word: object) -> bytes:
    file = io.BytesIO()
    word.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


LAYOUTS: tuple[Make, ...] = (
    rows_of_a_pdf,
    ruled_pdf,
    columns_of_a_pdf,
    rows_of_a_docx,
    one_row_of_a_docx,
    one_after_the_other,
)


def read(made: tuple[str, bytes]) -> Document:
    name, data = made
    return readers.read(Path(name), data=data)


def said(document: Document, found: Outline, language: str) -> list[tuple[str, str]]:
    """The path of the clause and the first word of each sentence in a language."""
    return [
        (
            ".".join(found.clauses[one.clause].path) if one.clause >= 0 else "",
            one.span.of(document.text).split()[0],
        )
        for one in found.sentences
        if one.language == language
    ]


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_each_language_has_its_own_sentences_in_the_order_of_its_clauses(make: Make) -> None:
    document = read(make(ENGLISH, GERMAN))
    found = contract_of(document).outline
    paths = ["", "", "1", "1.1", "1.2", "2", "2.1", "2.2", "2.2.a", "2.2.b", "3", "3.1"]
    english = ["HOSTING", "between", "Subject", "The", "The", "Prices", "The", "The", "send"]
    german = ["HOSTINGVERTRAG", "zwischen", "Gegenstand", "Der", "Der", "Preise", "Der", "Der"]
    german += ["jede", "eine", "Streitigkeiten", "Über"]
    assert said(document, found, "en") == list(
        zip(paths, [*english, "keep", "Disputes", "All"], strict=True)
    )
    assert said(document, found, "de") == list(zip(paths, german, strict=True))


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_findings_are_made_in_both_languages(make: Make) -> None:
    document = read(make(ENGLISH, GERMAN))
    quotes = [
        " ".join(one.location.quote.split())
        for one in lint_document(document).findings
        if one.rule == "unilateral-price-change"
    ]
    assert len(quotes) == 2
    assert any("may raise the prices" in quote for quote in quotes)
    assert any("ohne Ankündigung" in quote for quote in quotes)


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_party_has_its_names_in_both_languages(make: Make) -> None:
    found = contract_of(read(make(ENGLISH, GERMAN))).outline
    names = {party.role: party.names for party in found.parties}
    assert {"Provider", "Anbieter"} <= set(names["provider"])
    assert {"Customer", "Kunde"} <= set(names["customer"])


def test_two_columns_of_one_text_stay_columns() -> None:
    text = "The Provider runs the servers of the Customer in its own computing centre and " * 40
    file = io.BytesIO()
    made = BaseDocTemplate(file, invariant=1)
    frames = [Frame(40, 600, 250, 200), Frame(305, 600, 250, 200)]
    made.addPageTemplates([PageTemplate(frames=frames)])
    made.build([_paragraph(text)])
    document = read(("contract.pdf", file.getvalue()))
    assert not any(block.kind == "cell" for block in document.blocks)
