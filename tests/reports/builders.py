"""Reports built by hand, one value at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from contractlint.model.document import PageBox, Span, Unread
from contractlint.model.finding import Confidence, Finding, Law, Location, Severity, Threshold
from contractlint.model.quantity import Duration
from contractlint.model.report import Coverage, FileReport, Report, Score

SENTENCE = "The initial term is 60 months and cannot be shortened by the Member."

LAW = Law(
    "EU",
    "Directive 1 art. 2",
    "no longer than 24 months",
    "verified",
    effect="unlawful",
    applies_from="2020-12-21",
    decides=True,
)


def location(quote: str = "60 months", context: str = SENTENCE, at: int = 1000) -> Location:
    start = at + context.index(quote)
    return Location(
        path="gym.pdf",
        span=Span(start, start + len(quote)),
        quote=quote,
        sentence=Span(at, at + len(context)),
        clause_path=("7", "2"),
        clause_label="§ 7.2",
        clause_heading="Term",
        anchors=(PageBox(4, 72.04, 310.44, 520.1, 334),),
        context=context,
    )


def finding(**changes: object) -> Finding:
    where = location()
    found = Finding(
        rule="initial-term-too-long",
        family="lock-in",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        title="The first term is too long",
        message="The contract binds for 60 months.",
        why="Who cannot leave cannot choose.",
        fairer="The term is 12 months.",
        location=where,
        captures=(("term", Duration(where.span, Decimal("60"), "month")),),
        threshold=Threshold(
            "max-initial-term", "24 month", "Directive 1", "verified", "2020-12-21"
        ),
        law=(LAW,),
        standing="unlawful",
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def file(*findings: Finding, **changes: object) -> FileReport:
    found = FileReport(
        path="gym.pdf",
        format="pdf",
        digest="ab" * 32,
        languages=(("en", 0.97), ("pl", 0.03)),
        pages=12,
        coverage=Coverage(0.98, 1.0),
        findings=findings,
        score=Score(41, "D", (("lock-in", 60),)),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def report(*files: FileReport, language: str = "en") -> Report:
    return Report(files, profile="default", language=language, rules=15)


UNREAD = Unread("page 7", "a scan without a text layer")
BROKEN = file(
    path="broken.pdf",
    format="",
    digest="",
    languages=(),
    pages=None,
    coverage=Coverage(0.0, 0.0),
    score=None,
    error="there is no such file",
    help="check the spelling",
)
