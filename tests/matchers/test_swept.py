"""A long contract, which is read row by row, says what it says when it is read at once."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from contractlint.linter import Settings, contract_of, lint_file, lint_text, rulebook_for
from contractlint.matchers.index import Index
from contractlint.matchers.ready import prepared
from contractlint.matchers.row import Row
from contractlint.matchers.swept import AT_HAND, MOST_KEPT
from contractlint.model.contract import Contract
from contractlint.model.rule import Rulebook, Term
from contractlint.readers.text import READER

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CONTRACTS = sorted(FIXTURES.glob("??/*-hostage.md"))
EVERYTHING = Settings(experimental=True, texts=True)
# In one sentence the fee is changed in more ways than are kept.
MANY_WAYS = "The Provider may change the price" + ", change the fee" * MOST_KEPT + " at any time."
TEXT = "\n".join(
    [
        "1. Prices",
        "1.1 The Provider may:",
        "(a) change the fees at any time without notice;",
        "(b) suspend the Services.",
        f"1.2 {MANY_WAYS}",
        "2. Term",
        "2.1 The Agreement renews automatically for further terms of 12 months.",
        "2.2 The Customer may not terminate before the end of 24 months.",
        "3. Liability",
        "3.1 The Provider is not liable for any damage. Die Parteien haften nicht.",
    ]
)


def _book() -> Rulebook:
    return rulebook_for(EVERYTHING)


def _contract(text: str = TEXT) -> Contract:
    return contract_of(READER.read(text.encode(), "t.txt"))


@pytest.fixture
def row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every contract read as a long one is, in rows of a few sentences."""
    monkeypatch.setattr("contractlint.matchers.index.FEW_ROWS", 0)
    monkeypatch.setattr("contractlint.matchers.row.ROW", 40)


@pytest.mark.parametrize("source", CONTRACTS, ids=lambda path: path.parent.name)
def test_a_long_contract_has_the_findings_of_the_same_read_at_once(
    source: Path, request: pytest.FixtureRequest
) -> None:
    at_once = lint_file(source, EVERYTHING)
    assert at_once.findings
    request.getfixturevalue("row_by_row")
    assert lint_file(source, EVERYTHING) == at_once


def test_why_a_rule_is_silent_is_told_of_a_long_contract_too(
    request: pytest.FixtureRequest,
) -> None:
    asked = Settings(why_not=("no-exit", "unilateral-price-change"))
    at_once = lint_text(TEXT, settings=asked)
    request.getfixturevalue("row_by_row")
    assert lint_text(TEXT, settings=asked) == at_once


@pytest.mark.usefixtures("row_by_row")
@pytest.mark.parametrize("laid", [True, False], ids=["laid with its book", "alone"])
def test_a_pattern_lies_where_it_lies_in_the_same_read_at_once(laid: bool) -> None:
    book, contract = _book(), _contract()
    long, short = Index(contract, book.lexicons), Index(contract, book.lexicons, at_once=True)
    if laid:
        long.alive(prepared(book))
    most = 0
    for pattern in (pattern for rule in book.rules for pattern in (*rule.match, *rule.when)):
        if not short.candidates(pattern):
            continue
        here, there = (
            [(each.unit.sentence, each.placed, each.captures) for each in index.matches(pattern)]
            for index in (long, short)
        )
        assert here == there
        most = max(most, len(here))
    assert most > MOST_KEPT


@pytest.mark.usefixtures("row_by_row")
@pytest.mark.parametrize("laid", [True, False], ids=["laid with its book", "alone"])
@pytest.mark.parametrize(
    "term", [Term(("price",)), Term(("renew", "terminate")), Term(quantity="duration")]
)
def test_a_term_is_in_the_sentences_in_which_it_is_when_read_at_once(
    term: Term, laid: bool
) -> None:
    book, contract = _book(), _contract()
    long, short = Index(contract, book.lexicons), Index(contract, book.lexicons, at_once=True)
    if laid:
        long.alive(prepared(book))
    assert long.term_bits(term) == short.term_bits(term) != 0


@pytest.mark.usefixtures("row_by_row")
def test_no_row_of_a_long_contract_is_kept() -> None:
    book = _book()
    many = "\n".join(f"{number}. {MANY_WAYS}" for number in range(1, 2 * AT_HAND))
    index = Index(_contract(many), book.lexicons)
    before = _rows()
    index.alive(prepared(book))
    assert _rows() == before
    kept = Index(index.contract, book.lexicons, at_once=True)
    assert _rows() > before
    assert kept.matchable == index.matchable


def _rows() -> int:
    gc.collect()
    return sum(isinstance(each, Row) for each in gc.get_objects())
