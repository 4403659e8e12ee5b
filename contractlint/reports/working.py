"""How a score came about: what each finding weighs, why, and the points it took."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contractlint.locale import Words
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport, Score, Working
from contractlint.reports.grading import ungraded


def working(file: FileReport, words: Words) -> Iterator[str]:
    """The score with a line for each finding, the heaviest first, and a sum for each family."""
    score = file.score
    if score is None:
        yield ungraded(file.ungraded, words) if file.ungraded else ""
        return
    yield words.say("Score {value} of 100, grade {grade}.", value=score.value, grade=score.grade)
    findings = {finding.fingerprint: finding for finding in file.findings}
    for line in sorted(score.working, key=lambda line: -line.points):
        yield f"  {words.formats.points(line.points):>7}  {_about(line, findings, words)}"
        yield f"           {words.phrase(line.reason)}"
    yield from _families(score, words)
    weight = sum(line.weight for line in score.working)
    yield words.say(
        "All weights together are {weight}; the score is 100 × e^(−weight / 100), so that each "
        "further harm takes a little less than it would alone.",
        weight=_tenths(weight),
    )


def _about(line: Working, findings: dict[str, Finding], words: Words) -> str:
    finding = findings.get(line.fingerprint)
    label = finding.location.clause_label if finding else ""
    return "  ".join(part for part in (label, line.rule, words.name(line.family)) if part)


def _families(score: Score, words: Words) -> Iterator[str]:
    """What each family took, and how much of its own hundred is left."""
    for family, left in score.families:
        points = sum(line.points for line in score.working if line.family == family)
        yield words.say(
            "{family}: {points} points; {left} of 100 left in this family.",
            family=words.name(family),
            points=words.formats.points(points),
            left=left,
        )


def _tenths(number: float) -> Decimal:
    return Decimal(str(round(number, 1)))
