"""The letter asks for what buys most first, once for each sentence, and never for what is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contractlint.letters import letter_of
from contractlint.linter import Settings, lint_document
from contractlint.model.document import Document
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport
from contractlint.readers import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SETTINGS = Settings(min_severity=Severity.LOW)


@pytest.fixture(scope="module")
def gym() -> tuple[Document, FileReport]:
    document = read(FIXTURES / "en" / "gym-hostage.docx")
    return document, lint_document(document, SETTINGS)


def test_what_buys_most_comes_first(gym: tuple[Document, FileReport]) -> None:
    document, file = gym
    assert file.score is not None
    points: dict[str, float] = {}
    lines = {line.fingerprint: line.points for line in file.score.working}
    for finding in file.findings:
        if finding.family != "combination":
            context = finding.location.context
            points[context] = points.get(context, 0.0) + lines[finding.fingerprint]
    first, *others = letter_of(document, file, SETTINGS).requests
    bought = points[first.passages[0].quote]
    assert all(bought >= points[other.passages[0].quote] - 0.01 for other in others[:3])


def test_a_sentence_is_written_anew_only_once(gym: tuple[Document, FileReport]) -> None:
    letter = letter_of(*gym, SETTINGS)
    quotes = [p.quote for r in letter.requests if r.kind == "instead" for p in r.passages]
    assert len(quotes) == len(set(quotes))
    wordings = [request.wording for request in letter.requests]
    assert len(wordings) == len(set(wordings))


def test_the_title_is_the_contracts_own(gym: tuple[Document, FileReport]) -> None:
    assert letter_of(*gym, SETTINGS).title == "Membership Agreement"


def test_what_was_settled_is_not_asked_for(gym: tuple[Document, FileReport]) -> None:
    document, file = gym
    kept = tuple(f for f in file.findings if f.rule != "non-disparagement-review-gag")
    kept = tuple(f for f in kept if f.family != "combination")
    letter = letter_of(document, replace(file, findings=kept), SETTINGS)
    assert not any("negative review" in p.quote for r in letter.requests for p in r.passages)
    assert letter_of(document, replace(file, findings=()), SETTINGS).requests == ()


@pytest.mark.parametrize(
    ("name", "language", "labels"),
    [
        ("pl/service", "pl", ("§ 2", "2")),
        ("ru/internet", "ru", ("6.3",)),
        ("sl/care", "sl", ("5. člen", "(3)")),
        ("de/service", "de", ("§ 2", "(2)")),
    ],
)
def test_clauses_are_cited_as_the_contract_numbers_them(
    name: str, language: str, labels: tuple[str, ...]
) -> None:
    document = read(FIXTURES / f"{name}-hostage.docx")
    letter = letter_of(document, lint_document(document, SETTINGS), SETTINGS)
    assert letter.language == language
    assert labels in [p.labels for request in letter.requests for p in request.passages]
