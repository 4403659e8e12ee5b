"""The score: what lowers it, and when there is none."""

import pytest

from contractlint.model.document import Span
from contractlint.model.finding import Confidence, Finding, Location, Severity
from contractlint.model.report import Coverage
from contractlint.triage.scoring import score

ALL = Coverage(1.0, 1.0)


def finding(
    rule: str = "a",
    family: str = "fees",
    severity: Severity = Severity.HIGH,
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    where = Location("x", Span(0, 1), "q", Span(0, 1))
    return Finding(rule, family, severity, confidence, "", "", "", "", where)


def value(*findings: Finding) -> int:
    found = score(findings, ALL)
    assert found is not None
    return found.value


def test_a_contract_without_findings_is_an_ambassador() -> None:
    found = score([], ALL)
    assert found is not None
    assert (found.value, found.grade, found.families) == (100, "A", ())


@pytest.mark.parametrize("coverage", [Coverage(0.89, 1.0), Coverage(1.0, 0.5)])
def test_what_was_hardly_read_has_no_score(coverage: Coverage) -> None:
    assert score([], coverage) is None


def test_worse_findings_cost_more() -> None:
    values = [value(finding(severity=severity)) for severity in sorted(Severity)]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


def test_doubtful_findings_cost_less() -> None:
    values = [value(finding(confidence=confidence)) for confidence in sorted(Confidence)]
    assert values == sorted(set(values), reverse=True)


def test_the_same_harm_twice_counts_once() -> None:
    assert value(finding(), finding()) == value(finding())


def test_one_family_cannot_take_everything() -> None:
    many = [finding(rule=str(number), severity=Severity.CRITICAL) for number in range(20)]
    assert value(*many) == 55


def test_the_score_never_falls_below_nothing() -> None:
    families = ("exit", "fees", "lock-in", "redress")
    many = [
        finding(f"{family}-{number}", family, Severity.CRITICAL)
        for family in families
        for number in range(9)
    ]
    found = score(many, ALL)
    assert found is not None
    assert (found.value, found.grade) == (0, "F")
    assert dict(found.families) == dict.fromkeys(families, 0)
