"""Present, missing, could not verify."""

import dataclasses
from pathlib import Path

import pytest

from contractlint.matchers.absence import Verdict, look
from contractlint.matchers.index import Index
from contractlint.model.contract import Contract
from contractlint.model.document import Unread
from contractlint.model.rule import Rulebook
from tests.lexica import contract, rulebook

BODY = """
kind: missing
when: [complaint]
absent:
  any: [{all: [answer, "$a:duration"]}]
"""


def _look(book: Rulebook, read: Contract) -> Verdict:
    (rule,) = book.rules
    assert rule.absent is not None
    return look(rule, Index(read, book.lexicons), rule.when, rule.absent.patterns)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Send every complaint to us.", "missing"),
        ("Send every complaint to us. Our answer comes within 14 days.", "present"),
        ("Send every order to us.", "not applicable"),
        ("A complaint is handled under the Complaint Policy (Annex 3).", "could not verify"),
        ("A complaint is handled under the Price List.", "missing"),
    ],
)
def test_the_answer(tmp_path: Path, text: str, answer: str) -> None:
    book = rulebook(tmp_path, BODY)
    assert _look(book, contract(text)).answer == answer


def test_an_unread_page_leaves_it_open(tmp_path: Path) -> None:
    book = rulebook(tmp_path, BODY)
    read = contract("Send every complaint to us.")
    holed = dataclasses.replace(read.document, unread=(Unread("page 7", "a scan"),))
    verdict = _look(book, dataclasses.replace(read, document=holed))
    assert verdict.answer == "could not verify"
    assert "page 7" in verdict.place
