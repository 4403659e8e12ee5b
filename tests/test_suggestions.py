"""A suggestion is offered only where the contract is better with it, and all hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractlint.annotators.docx import ANNOTATOR
from contractlint.linter import Settings, lint_document
from contractlint.model.document import Document
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport
from contractlint.readers.docx import READER
from contractlint.readers.reader import Reading
from contractlint.suggestions import Offer, offer

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SETTINGS = Settings(min_severity=Severity.LOW)
Case = tuple[bytes, Document, FileReport, Offer]


@pytest.fixture(scope="module", params=["en/gym", "pl/service", "ru/internet"])
def case(request: pytest.FixtureRequest) -> Case:
    data = (FIXTURES / f"{request.param}-hostage.docx").read_bytes()
    document = READER.read(data, "contract.docx")
    file = lint_document(document, SETTINGS)
    return data, document, file, offer(data, document, file, SETTINGS, ANNOTATOR)


def test_a_hostage_contract_gets_a_better_grade(case: Case) -> None:
    _, _, file, offered = case
    assert len(offered.suggestions) >= 10
    assert file.score is not None
    assert offered.after.score is not None
    assert offered.after.score.grade < file.score.grade


def test_what_the_edits_are_for_is_gone_and_no_rule_finds_more(case: Case) -> None:
    _, _, file, offered = case
    before = [finding.rule for finding in file.findings]
    after = [finding.rule for finding in offered.after.findings]
    gone = [suggestion.finding.rule for suggestion in offered.suggestions]
    assert [r for r in set(after) if after.count(r) > before.count(r) - gone.count(r)] == []


def test_edits_are_whole_sentences_in_the_language_of_the_contract(case: Case) -> None:
    _, document, file, offered = case
    sentences = {finding.location.sentence for finding in file.findings}
    for suggestion in offered.suggestions:
        span = suggestion.edit.span
        assert span in sentences or (not len(span) and span.start in {s.end for s in sentences})
        assert suggestion.finding.language == file.languages[0][0]
    assert document.text


def test_rejecting_all_gives_back_the_text_accepting_all_the_edits(case: Case) -> None:
    data, document, _, offered = case
    edits = [suggestion.edit for suggestion in offered.suggestions]
    copy = ANNOTATOR.annotate(data, document, (), edits, "").data
    expected = document.text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert READER.read(copy, "copy.docx").text == expected
    rejected = READER.read(copy, "copy.docx", Reading(revisions="original"))
    assert rejected.text == document.text


def test_what_is_accepted_is_not_suggested(case: Case) -> None:
    data, document, _, _ = case
    nothing = lint_document(document, Settings(select=("fine-print",)))
    assert nothing.findings == ()
    assert offer(data, document, nothing, SETTINGS, ANNOTATOR).suggestions == ()
