"""The score: what lowers it, and when there is none."""

from dataclasses import replace

import pytest

from contractlint.locale import words_of
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


def weights(*findings: Finding) -> list[float]:
    found = score(findings, ALL)
    assert found is not None
    return [line.weight for line in found.working]


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


def test_findings_of_one_rule_weigh_ever_less() -> None:
    alone = weights(finding())
    assert weights(*[finding()] * 3) == [*alone, alone[0] / 4, 0.6]
    assert sum(weights(*[finding()] * 50)) < alone[0] * 1.4


def test_one_family_cannot_take_everything() -> None:
    many = [finding(rule=str(number), severity=Severity.CRITICAL) for number in range(20)]
    assert sum(weights(*many)) == 45
    assert value(*many) == 64


def test_many_small_things_are_one_that_matters() -> None:
    families = ("exit", "fees", "lock-in", "redress", "data")
    low = [finding(f"{f}-{n}", f, Severity.LOW) for f in families for n in range(10)]
    assert sum(weights(*low)) == 10
    found = score(low, ALL)
    assert found is not None
    assert found.grade == "A"


def test_a_combination_weighs_only_what_its_parts_left_over() -> None:
    parts = [finding("a"), finding("b", "data", Severity.MEDIUM)]
    both = replace(finding("trap", "combination", Severity.CRITICAL), explanation=("a", "b"))
    assert sum(weights(*parts, both)) == 20
    three = [*parts, finding("c", "exit", Severity.HIGH)]
    assert sum(weights(*three, replace(both, explanation=("a", "b", "c")))) == sum(weights(*three))


def test_every_point_is_traced_to_a_finding() -> None:
    many = [finding(str(n), f) for n in range(4) for f in ("exit", "fees", "data")]
    found = score(many, ALL)
    assert found is not None
    assert {line.fingerprint for line in found.working} == {f.fingerprint for f in many}
    assert abs(100 - found.value - sum(line.points for line in found.working)) <= 0.5


def test_the_working_says_why() -> None:
    found = score([finding(family="exit", confidence=Confidence.LOW)] * 2, ALL)
    assert found is not None
    words = words_of("en")
    assert [words.phrase(line.reason) for line in found.working] == [
        "high: 10, Leaving × 1.2, confidence low × 0.4",
        "high: 10, Leaving × 1.2, confidence low × 0.4; found before (1)",
    ]


def test_a_mended_clause_is_worth_something_in_the_worst_contract() -> None:
    families = ("exit", "fees", "lock-in", "redress", "data", "asymmetry", "procedure")
    worst = [finding(f, f, Severity.CRITICAL) for f in families] + [
        finding(f"{f}-2", f, Severity.CRITICAL) for f in families
    ]
    assert 0 < value(*worst) < value(*worst[2:])


def test_the_score_never_falls_below_nothing() -> None:
    families = ("exit", "fees", "lock-in", "redress")
    many = [
        finding(f"{family}-{number}", family, Severity.CRITICAL)
        for family in families
        for number in range(9)
    ]
    found = score(many, ALL)
    assert found is not None
    assert (found.value, found.grade) == (17, "F")
    assert dict(found.families) == dict.fromkeys(families, 0)
