"""Findings: numbers, limits, places, fingerprints and combinations."""

from pathlib import Path

from contractlint.examples import run
from contractlint.model.finding import Severity
from contractlint.rulebook.load import rulebook_of
from tests.lexica import lint, quotes, rule, rulebook, shelf

TERM = 'match: [{all: [term, "$term:duration"]}]\nwhere: $term > max-term'


def test_the_number_and_the_limit_are_reported(tmp_path: Path) -> None:
    findings, _ = lint(rulebook(tmp_path, TERM), "The initial term is sixty (60) months.")
    finding = findings[0]
    assert finding.message == "It lasts sixty (60) months, at most 24 months."
    assert finding.threshold is not None
    assert (finding.threshold.name, finding.threshold.limit) == ("max-term", "24 month")
    assert finding.threshold.source == "a law"


def test_a_number_within_the_limit_is_silent(tmp_path: Path) -> None:
    assert not quotes(rulebook(tmp_path, TERM), "The initial term is twelve months.")


def test_a_number_left_blank_is_told_not_guessed(tmp_path: Path) -> None:
    findings, unread = lint(rulebook(tmp_path, TERM), "The initial term is [___] months.")
    assert not findings
    assert unread[0].what.startswith("r")
    assert "left open" in unread[0].reason


def test_the_quote_stands_at_its_span(tmp_path: Path) -> None:
    text = "Some words. The initial term is 60 months."
    finding = lint(rulebook(tmp_path, TERM), text)[0][0]
    assert finding.location.span.of(text) == finding.location.quote
    assert finding.location.sentence.of(text) == "The initial term is 60 months."


def test_the_fingerprint_survives_renumbering_and_reflow(tmp_path: Path) -> None:
    book = rulebook(tmp_path, TERM)
    before = lint(book, "1. Term\n1.1 The initial term is 60 months.")[0][0]
    after = lint(book, "1. Aims\n1.1 We try.\n2. Term\n2.1 The initial   term is 60 months.")[0][0]
    assert before.fingerprint == after.fingerprint


def test_the_same_words_twice_are_two_findings(tmp_path: Path) -> None:
    text = "The initial term is 60 months. The initial term is 60 months."
    first, second = lint(rulebook(tmp_path, TERM), text)[0]
    assert first.location.quote == second.location.quote
    assert first.fingerprint != second.fingerprint


def test_one_sentence_is_one_finding_of_a_rule(tmp_path: Path) -> None:
    book = rulebook(tmp_path, "match: [{all: [price]}, {all: [change]}]")
    assert len(quotes(book, "A change of the price and a change of the fee.")) == 1


def test_a_combination_lists_its_parts(tmp_path: Path) -> None:
    book = rulebook(
        tmp_path,
        rule("match: [{all: [renew]}]", "renewing"),
        rule(TERM, "long-term"),
        rule("kind: combination\ncombine: {parts: [renewing, long-term]}", "trap").replace(
            "severity: high", "severity: critical"
        ),
    )
    findings, _ = lint(book, "The initial term is 60 months. It renews.")
    trap = next(finding for finding in findings if finding.rule == "trap")
    assert trap.severity is Severity.CRITICAL
    assert {related.quote for related in trap.related} == {
        finding.location.quote for finding in findings if finding.rule != "trap"
    }
    assert "trap" not in {f.rule for f in lint(book, "The initial term is 60 months.")[0]}


def test_an_example_of_a_combination_is_tried_with_its_parts(tmp_path: Path) -> None:
    part = "match: [{all: [renew]}]"
    trap = (
        'kind: combination\ncombine: {parts: [renewing]}\nexamples: {en: {fires: ["It renews."]}}'
    )
    found = shelf(tmp_path, rule(part, "renewing"), rule(trap, "trap"))
    outcome = next(iter(run(found, rulebook_of(found), ["trap"])))
    assert outcome.passed
    assert set(outcome.found) == {"renewing", "trap"}
