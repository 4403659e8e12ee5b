"""One number for how fair a contract is: 100 is an ambassador's, 0 a hostage-taker's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contractlint.model.finding import Confidence, Finding, Severity
from contractlint.model.report import Coverage, Score

POINTS: Mapping[Severity, int] = {
    Severity.CRITICAL: 20,
    Severity.HIGH: 10,
    Severity.MEDIUM: 4,
    Severity.LOW: 1,
    Severity.INFO: 0,
}
# Being unable to leave weighs most; what is merely unclear or unsaid weighs least.
WEIGHTS: Mapping[str, float] = {
    "lock-in": 1.2,
    "exit": 1.2,
    "procedure": 0.8,
    "data": 0.8,
    "transparency": 0.6,
    "missing": 0.6,
}
DOUBT: Mapping[Confidence, float] = {
    Confidence.HIGH: 1.0,
    Confidence.MEDIUM: 0.75,
    Confidence.LOW: 0.4,
}
# No family alone can take more than this: seven ways to say one harm are one harm.
FAMILY_CAP = 45.0
GRADES = ((85, "A"), (70, "B"), (55, "C"), (40, "D"), (20, "E"), (0, "F"))
ENOUGH = 0.9


def score(findings: Iterable[Finding], coverage: Coverage) -> Score | None:
    """The score of a file, None where less than nine tenths of it was read and understood."""
    if min(coverage.read, coverage.spoken) < ENOUGH:
        return None
    worst: dict[tuple[str, str], float] = {}
    for finding in findings:
        key = (finding.family, finding.rule)
        points = POINTS[finding.severity] * DOUBT[finding.confidence]
        worst[key] = max(worst.get(key, 0.0), points * WEIGHTS.get(finding.family, 1.0))
    lost: dict[str, float] = {}
    for (family, _), points in sorted(worst.items()):
        lost[family] = min(FAMILY_CAP, lost.get(family, 0.0) + points)
    value = round(max(0.0, 100.0 - sum(lost.values())))
    grade = next(letter for least, letter in GRADES if value >= least)
    families = tuple(
        (name, round(100.0 - 100.0 * gone / FAMILY_CAP)) for name, gone in lost.items()
    )
    return Score(value, grade, families)
