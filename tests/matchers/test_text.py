"""Patterns in sentences: order, gaps, groups, polarity, holders and context."""

from pathlib import Path

import pytest

from contractlint.linter import Settings, lint_text
from contractlint.model.finding import Severity
from tests.lexica import quotes, rulebook

MAY_CHANGE = 'match: [{seq: "may ..6 {change & price}~8", who: provider}]'


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The Provider may change the price at will.", True),
        ("The Provider may at any time change its fees.", True),
        ("The Provider may the price change.", True),
        ("The Provider may not change the price.", False),
        ("The Provider can't change the price.", False),
        ("The Provider may never change the price.", False),
        ("The Customer may change the price.", False),
        ("Either party may change the price.", False),
        ("The price may change.", False),
        ("The Provider may one two three four five six seven change the price.", False),
    ],
)
def test_order_gap_negation_and_holder_decide(tmp_path: Path, text: str, fires: bool) -> None:
    assert bool(quotes(rulebook(tmp_path, MAY_CHANGE), text)) is fires


def test_a_negation_beyond_a_comma_is_not_felt(tmp_path: Path) -> None:
    book = rulebook(tmp_path, MAY_CHANGE)
    assert quotes(book, "If the Customer does not pay, the Provider may change the price.")


def test_a_negation_inside_a_longer_phrase_stays_there(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [change, price]}]")
    assert quotes(book, "The price is, not later than May, changed.")


def test_an_ignored_phrase_hides_its_words(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [not, price]}]")
    assert not quotes(book, "All costs including but not limited to the price are owed.")


def test_one_word_never_serves_two_terms(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [change, change|price]}]")
    assert not quotes(book, "A change is announced.")
    assert quotes(book, "A change of the price is announced.")


def test_a_wanted_negation_must_be_there(tmp_path: Path) -> None:
    book = rulebook(tmp_path, 'match: [{all: ["!terminate", term]}]')
    assert quotes(book, "You may not terminate during the term.")
    assert not quotes(book, "You may terminate during the term.")


def test_a_pattern_does_not_cross_a_boundary_when_told(tmp_path: Path) -> None:
    book = rulebook(tmp_path, 'match: [{seq: "terminate ..9 price", within-clause: true}]')
    assert quotes(book, "Whoever terminated owes the price.")
    assert not quotes(book, "Whoever terminated is free if no price is owed.")


def test_a_forbidden_term_silences(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [change, price], none: [notice]}]")
    assert not quotes(book, "The price is changed after notice.")


def test_an_excuse_in_the_sentence_silences(tmp_path: Path) -> None:
    body = MAY_CHANGE + '\nunless: [{in: section, any: [{seq: "@customer ..4 terminate"}]}]'
    book = rulebook(tmp_path, body)
    assert quotes(book, "The Provider may change the price.")
    assert not quotes(
        book, "The Provider may change the price. The Customer may then terminate at once."
    )
    assert quotes(
        book, "The Provider may change the price. The Customer may not terminate for that."
    )


def test_an_item_continues_its_lead_in(tmp_path: Path) -> None:
    text = "The Provider may:\na) send letters;\nb) change the price;\nc) answer calls.\n"
    assert quotes(rulebook(tmp_path, MAY_CHANGE), text) == ["change the price"]


def test_a_lead_in_gives_its_negation_to_the_items(tmp_path: Path) -> None:
    text = "The Provider may not:\na) send letters;\nb) change the price.\n"
    assert not quotes(rulebook(tmp_path, MAY_CHANGE), text)


def test_the_heading_above_is_context(tmp_path: Path) -> None:
    book = rulebook(tmp_path, 'match: [{all: [answer, "$a:duration"], heading: complaint}]')
    assert quotes(book, "1. Complaints\n1.1 We answer within 60 days.\n")
    assert not quotes(book, "1. Orders\n1.1 We answer within 60 days.\n")


def test_the_sentence_before_is_context(tmp_path: Path) -> None:
    book = rulebook(tmp_path, 'match: [{all: [answer, "$a:duration"], previous: complaint}]')
    assert quotes(book, "Send your complaint by post. The answer takes 60 days at most.")
    assert not quotes(book, "Send your order by post. The answer takes 60 days at most.")


def test_a_hostile_sentence_of_one_word_ends_soon(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [change, price, term, notice, renew]}]")
    assert not quotes(book, "change price term notice " * 2000 + ".")


NEGATED = [
    "A fee for early termination is not charged.",
    "Opłata za wcześniejsze rozwiązanie umowy nie jest pobierana.",
    "Плата за досрочное расторжение договора не взимается.",
    "Nadomestilo za predčasno odpoved se ne zaračuna.",
    "Eine Gebühr für die vorzeitige Kündigung wird nicht erhoben.",
    "The contract does not renew automatically.",
    "Automatyczne przedłużenie umowy nie jest przewidziane.",
    "Автоматическое продление договора не предусмотрено.",
    "Samodejno podaljšanje pogodbe ni predvideno.",
    "Eine automatische Verlängerung ist nicht vorgesehen.",
    "Operator nie może jednostronnie zmieniać cen.",
    "Оператор не вправе изменять цены в одностороннем порядке.",
    "Ponudnik ne sme enostransko spremeniti cen.",
    "Der Anbieter darf die Preise nicht einseitig ändern.",
]


@pytest.mark.parametrize("text", NEGATED)
def test_what_a_contract_denies_is_no_finding(text: str) -> None:
    findings = lint_text(text, settings=Settings(min_severity=Severity.LOW)).findings
    assert [finding.rule for finding in findings] == []
