"""Pointers lead to clauses, annexes, statutes, other documents and the web."""

import pytest

from contractlint.model.contract import Reference
from tests.builders import document, outline


def found(text: str, kind: str) -> list[Reference]:
    return [each for each in outline(text).references if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "shown", "path"),
    [
        ("7. Fees\n7.2 They are due.\n8. End\n8.1 As in clause 7.2 above.", "clause 7.2", "7.2"),
        (
            "§ 5\n3. Opłata jest stała.\n§ 6\n1. Zgodnie z § 5 ust. 3 jest należna.",
            "§ 5 ust. 3",
            "5.3",
        ),
        ("5. ЦЕНА\n5.3. Цена твёрдая.\n6. СРОК\n6.1. Согласно п. 5.3 и далее.", "п. 5.3", "5.3"),
        (
            "7. člen\n(2) Cena je stalna.\n8. člen\n(1) Po 2. odstavku 7. člena velja.",
            "2. odstavku 7. člena",
            "7.2",
        ),
        (
            "§ 4 Preis\n(2) Er ist fest.\n§ 5 Ende\n(1) Nach § 4 Abs. 2 gilt er.",
            "§ 4 Abs. 2",
            "4.2",
        ),
    ],
    ids=["en", "pl", "ru", "sl", "de"],
)
def test_clause_references_lead_to_their_clauses(text: str, shown: str, path: str) -> None:
    (reference,) = found(text, "clause")
    assert reference.span.of(document(text).text) == shown
    assert reference.name == path
    assert ".".join(outline(text).clauses[reference.target].path) == path


def test_a_clause_that_is_not_there_has_no_target() -> None:
    (reference,) = found("1. The fee is due.\n2. It is as in clause 9.", "clause")
    assert reference.target == -1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The prices are in Annex 1 to this contract.", "Annex 1"),
        ("Ceny są określone w Załączniku nr 2 do umowy.", "Załączniku 2"),
        ("Цены указаны в Приложении № 2 к договору.", "Приложении 2"),
        ("Cene so navedene v Prilogi 1 te pogodbe.", "Prilogi 1"),
        ("Die Preise stehen in Anlage 2 des Vertrages.", "Anlage 2"),
    ],
)
def test_annexes_are_named(text: str, name: str) -> None:
    assert [each.name.lower() for each in found(text, "annex")] == [name.lower()]


def test_an_annex_in_the_same_file_is_a_target() -> None:
    text = "1. Prices are in Annex 1.\nAnnex 1\n1. Water costs ten."
    (reference,) = found(text, "annex")
    assert outline(text).clauses[reference.target].label == "Annex 1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Es gilt § 312 Abs. 1 BGB für den Kunden.", "§ 312 Abs. 1"),
        ("Zgodnie z art. 385 § 1 k.c. nie jest wiążące.", "art. 385 § 1"),
        ("Согласно ст. 432 ГК РФ договор заключён.", "ст. 432"),
    ],
)
def test_statutes_are_no_clauses(text: str, shown: str) -> None:
    law = [each.span.of(text) for each in found(text, "law")]
    assert law[-1] in shown
    assert found(text, "clause") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The fees are in the price list of the gym.", "price list"),
        ("Abonent stosuje Regulamin, który jest na stronie.", "Regulamin"),
        ("Абонент соблюдает Регламент и не вправе спорить.", "Регламент"),
        ("Uporabnik upošteva pravilnik, ki je na strani.", "pravilnik"),
        ("Es gelten die AGB, die der Kunde nicht kennt.", "AGB"),
    ],
)
def test_other_documents_are_named(text: str, shown: str) -> None:
    assert [each.span.of(text) for each in found(text, "document")] == [shown]


def test_links_end_before_the_full_stop() -> None:
    assert [each.name for each in found("See https://brisa.example/terms.", "url")] == [
        "https://brisa.example/terms"
    ]


def test_a_label_is_no_reference_to_itself() -> None:
    assert found("Section 1. The fee is due.\nSection 2. It is high.", "clause") == []
