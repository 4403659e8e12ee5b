"""Report → JSON, version 1: a contract with other programs, written field by field."""

from __future__ import annotations

import json
from collections import Counter
from typing import TypeAlias, assert_never

from contractlint import __version__
from contractlint.model.document import Anchor, LineColumn, PageBox, ParagraphRange, Span
from contractlint.model.finding import Finding, Law, Location, Severity, Threshold
from contractlint.model.quantity import Count, Date, Duration, Money, Percentage, Quantity
from contractlint.model.report import FileReport, Report, Score, Ungraded, Working

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

VERSION = 1


def write(report: Report) -> str:
    """The whole report as one JSON object and a line break."""
    found: dict[str, Value] = {
        "version": VERSION,
        "tool": {"name": "contractlint", "version": __version__},
        "profile": report.profile,
        "files": [file_value(file) for file in report.files],
        "summary": _summary(report),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def file_value(file: FileReport) -> Value:
    """One file, as `files` holds it."""
    return {
        "path": file.path,
        "format": file.format,
        "sha256": file.digest,
        "languages": {language: round(share, 4) for language, share in file.languages},
        "pages": file.pages,
        "coverage": {
            "read": round(file.coverage.read, 4),
            "spoken": round(file.coverage.spoken, 4),
            "pages_read": file.coverage.pages_read,
        },
        "not_graded": _ungraded(file.ungraded),
        "score": _score(file.score),
        "findings": [_finding(finding) for finding in file.findings],
        "suppressed": [_finding(finding) for finding in file.suppressed],
        "not_checked": _not_checked(file),
        "paths": {},
        "facts": {},
    }


def _not_checked(file: FileReport) -> Value:
    whole: list[Value] = [{"what": "the whole file", "reason": file.error}] if file.error else []
    return whole + [
        {"what": part.what_said, "reason": part.reason_said} for part in file.not_checked
    ]


def _ungraded(why: Ungraded | None) -> Value:
    if why is None:
        return None
    return {
        "reason": why.reason,
        "share": round(why.share, 4),
        "number": why.number,
        "pages": why.pages,
    }


def _score(score: Score | None) -> Value:
    if score is None:
        return None
    return {
        "value": score.value,
        "grade": score.grade,
        "families": dict(score.families),
        "working": [_working(line) for line in score.working],
    }


def _working(line: Working) -> Value:
    return {
        "fingerprint": line.fingerprint,
        "rule": line.rule,
        "family": line.family,
        "weight": round(line.weight, 1),
        "points": round(line.points, 2),
    }


def _finding(finding: Finding) -> Value:
    where = finding.location
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.word,
        "confidence": finding.confidence.word,
        "title": finding.title,
        "message": finding.message,
        "why": finding.why,
        "quote": where.quote,
        "span": _span(where.span),
        "sentence": _span(where.sentence),
        "clause": _clause(where),
        "anchors": [_anchor(anchor) for anchor in where.anchors],
        "captures": {
            name: _capture(quantity, where.words_of(quantity.span))
            for name, quantity in finding.captures
        },
        "threshold": _threshold(finding.threshold),
        "standing": finding.standing,
        "law": [_law(law) for law in finding.law],
        "fairer": finding.fairer,
        "related": [_related(location) for location in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _related(location: Location) -> Value:
    return {
        "quote": location.quote,
        "span": _span(location.span),
        "sentence": _span(location.sentence),
        "clause": _clause(location),
        "anchors": [_anchor(anchor) for anchor in location.anchors],
    }


def _span(span: Span) -> Value:
    return [span.start, span.end]


def _clause(location: Location) -> Value:
    return {
        "path": list(location.clause_path),
        "label": location.clause_label,
        "heading": location.clause_heading,
    }


def _anchor(anchor: Anchor) -> Value:
    match anchor:
        case PageBox(page, left, top, right, bottom):
            return {"page": page, "box": [round(edge, 1) for edge in (left, top, right, bottom)]}
        case ParagraphRange(path, start, end):
            return {"paragraph": list(path), "start": start, "end": end}
        case LineColumn(line, column):
            return {"line": line, "column": column}
        case _:
            assert_never(anchor)


def _capture(quantity: Quantity, text: str) -> Value:
    match quantity:
        case Duration(value=value, unit=unit, business=business):
            return {
                "text": text,
                "value": None if value is None else f"{value.normalize():f}",
                "unit": unit,
                "days": _days(quantity),
                "business": business,
            }
        case Money(value=value, currency=currency):
            return {
                "text": text,
                "value": None if value is None else f"{value:f}",
                "currency": currency,
            }
        case Percentage(value=value, per=per):
            return {
                "text": text,
                "value": None if value is None else f"{value.normalize():f}",
                "unit": "%",
                "per": per,
            }
        case Date(value=day):
            return {"text": text, "value": None if day is None else day.isoformat()}
        case Count(value=number):
            return {"text": text, "value": f"{number:f}"}
        case _:
            assert_never(quantity)


def _days(duration: Duration) -> Value:
    """Whole calendar days; hours are parts of a day."""
    days = duration.days
    if days is None:
        return None
    return round(float(days), 4) if days < 1 else int(days)


def _threshold(threshold: Threshold | None) -> Value:
    if threshold is None:
        return None
    return {
        "name": threshold.name,
        "limit": threshold.limit,
        "source": threshold.source,
        "status": threshold.status,
        "applies_from": threshold.applies_from or None,
        "sector": threshold.sector or None,
    }


def _law(law: Law) -> Value:
    return {
        "jurisdiction": law.jurisdiction,
        "cite": law.cite,
        "status": law.status,
        "effect": law.effect,
        "sector": law.sector or None,
        "applies_from": law.applies_from or None,
        "decides": law.decides,
        "to_come": law.to_come,
    }


def _summary(report: Report) -> Value:
    counts = Counter(finding.severity for file in report.files for finding in file.findings)
    worst_first = sorted(Severity, reverse=True)
    return {
        "files": len(report.files),
        "findings": {
            severity.word: counts[severity] for severity in worst_first if counts[severity]
        },
    }
