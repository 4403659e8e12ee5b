"""One number for how fair a contract is: 100 is an ambassador's, 0 a hostage-taker's.

Every point is traced to a finding. What one clause does is counted once: further findings of a
rule weigh ever less, a combination weighs only what its parts left over, and neither a family nor
many small things can weigh without end, however long the contract is. The weight of all findings
together becomes the score: each further harm takes a little less than it would have alone, so that
a mended clause is worth something in the worst contract, too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from contractlint.model.finding import Confidence, Finding, Severity
from contractlint.model.given import ENOUGH
from contractlint.model.phrase import Name, Phrase, phrase
from contractlint.model.report import Coverage, Score, Working
from contractlint.records import dataclass, field, replace

POINTS: Mapping[Severity, Decimal] = {
    Severity.CRITICAL: Decimal(20),
    Severity.HIGH: Decimal(10),
    Severity.MEDIUM: Decimal(4),
    Severity.LOW: Decimal(1),
    Severity.INFO: Decimal(0),
}
# Being unable to leave weighs most; what is merely unclear or unsaid weighs least.
WEIGHTS: Mapping[str, Decimal] = {
    "lock-in": Decimal("1.2"),
    "exit": Decimal("1.2"),
    "procedure": Decimal("0.8"),
    "data": Decimal("0.8"),
    "transparency": Decimal("0.6"),
    "missing": Decimal("0.6"),
}
DOUBT: Mapping[Confidence, Decimal] = {
    Confidence.HIGH: Decimal(1),
    Confidence.MEDIUM: Decimal("0.75"),
    Confidence.LOW: Decimal("0.4"),
}
# The second finding of a rule weighs a quarter of the first, the third a quarter of that.
AGAIN = Decimal("0.25")
# No family alone can weigh more than this: seven ways to say one harm are one harm.
FAMILY_CAP = Decimal(45)
# All small things together weigh no more than one or three that matter.
SMALL_CAPS: Mapping[Severity, Decimal] = {Severity.LOW: Decimal(10), Severity.MEDIUM: Decimal(30)}
GRADES = ((85, "A"), (70, "B"), (55, "C"), (40, "D"), (20, "E"), (0, "F"))
_TENTH = Decimal("0.1")


def score(findings: Iterable[Finding], coverage: Coverage, enough: float = ENOUGH) -> Score | None:
    """The score of a file, None where less than `enough` of it was read and understood."""
    if min(coverage.read, coverage.spoken) < enough:
        return None
    tally = _Tally()
    # Combinations come last: they take what their parts left over.
    ordered = sorted(findings, key=lambda f: (f.family == "combination", *_rank(f)))
    lines = [(finding.location.span, tally.line(finding)) for finding in ordered]
    weight = float(sum(tally.families.values()))
    exact = 100 * math.exp(-weight / 100)
    share = (100 - exact) / weight if weight else 0.0
    families = tuple(
        (name, round(100 - 100 * float(gone / FAMILY_CAP)))
        for name, gone in sorted(tally.families.items())
        if gone
    )
    working = tuple(
        replace(line, points=line.weight * share)
        for _, line in sorted(lines, key=lambda pair: pair[0])
    )
    value = round(exact)
    return Score(value, grade_of(value), families, working)


def grade_of(value: int) -> str:
    """A to F."""
    return next(letter for least, letter in GRADES if value >= least)


def _rank(finding: Finding) -> tuple[int, int, int, str]:
    start = finding.location.span.start
    return -finding.severity, -finding.confidence, start, finding.rule


@dataclass(slots=True)
class _Tally:
    """The weight so far, by rule, family and severity; lives for one contract."""

    seen: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Decimal] = field(default_factory=dict)
    families: dict[str, Decimal] = field(default_factory=dict)
    severities: dict[Severity, Decimal] = field(default_factory=dict)

    def line(self, finding: Finding) -> Working:
        """What one finding weighs, after those that were counted before it."""
        points, reason = self._asked(finding)
        taken = min(points, self._room(finding))
        if taken < points:
            reason = phrase("{before}, but {limit} is the most here", before=reason, limit=taken)
        self.seen[finding.rule] += 1
        self.rules[finding.rule] = self.rules.get(finding.rule, Decimal(0)) + taken
        self.families[finding.family] = self.families.get(finding.family, Decimal(0)) + taken
        small = self.severities.get(finding.severity, Decimal(0))
        self.severities[finding.severity] = small + taken
        return Working(finding.fingerprint, finding.rule, finding.family, float(taken), reason)

    def _asked(self, finding: Finding) -> tuple[Decimal, Phrase]:
        """What a finding would weigh were there no limits."""
        points, reason = _priced(finding.severity, finding.family, finding.confidence)
        if again := self.seen[finding.rule]:
            points = (points * AGAIN**again).quantize(_TENTH)
            reason = phrase("{before}; found before ({times})", before=reason, times=again)
        if finding.family == "combination":
            parts = sum((self.rules.get(part, Decimal(0)) for part in finding.explanation), _NONE)
            points = max(Decimal(0), points - parts)
            reason = phrase("{before}; its parts weigh {parts} already", before=reason, parts=parts)
        return points, reason

    def _room(self, finding: Finding) -> Decimal:
        """What the family and the severity have room for."""
        family = FAMILY_CAP - self.families.get(finding.family, Decimal(0))
        cap = SMALL_CAPS.get(finding.severity, FAMILY_CAP)
        if finding.severity not in SMALL_CAPS:
            return family
        return min(family, cap - self.severities.get(finding.severity, Decimal(0)))


_NONE = Decimal(0)


@cache
def _priced(severity: Severity, family: str, confidence: Confidence) -> tuple[Decimal, Phrase]:
    """The points, and why: severity, the weight of the family and the doubt, where not 1."""
    reason = phrase("{severity}: {points}", severity=Name(severity.word), points=POINTS[severity])
    weight = WEIGHTS.get(family, Decimal(1))
    if weight != 1:
        reason = phrase(
            "{before}, {family} × {weight}", before=reason, family=Name(family), weight=weight
        )
    doubt = DOUBT[confidence]
    if doubt != 1:
        word = Name(confidence.word)
        reason = phrase(
            "{before}, confidence {word} × {doubt}", before=reason, word=word, doubt=doubt
        )
    return (POINTS[severity] * weight * doubt).quantize(_TENTH), reason
