"""Report → JSON, version 1: a contract with other programs, written field by field."""

from __future__ import annotations

import json
from collections import Counter

from contractlint import __version__
from contractlint.locale import words_of
from contractlint.model.document import Recognised
from contractlint.model.finding import Finding, Law, Severity, Threshold
from contractlint.model.report import FileReport, Report, Score, Ungraded, Working
from contractlint.model.suppression import Suppressed
from contractlint.reports.json_nearness import nearness_of
from contractlint.reports.json_values import (
    Value,
    anchor_of,
    clause_of,
    place,
    quantity_of,
    span_of,
)
from contractlint.reports.json_views import facts_of, incorporated_of, path_of, right_of

VERSION = 1


def write(report: Report) -> str:
    """The whole report as one JSON object and a line break."""
    found: dict[str, Value] = {
        "version": VERSION,
        "tool": {"name": "contractlint", "version": __version__},
        "profile": report.profile,
        "files": [file_value(file, report.language) for file in report.files],
        "summary": _summary(report),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def file_value(file: FileReport, language: str) -> Value:
    """One file, as `files` holds it; words are in `language`."""
    words = words_of(language)
    found: dict[str, Value] = {
        "path": file.path,
        "format": file.format,
        "sha256": file.digest,
        "languages": {language: round(share, 4) for language, share in file.languages},
        "revisions": file.revisions if file.author is None else "author",
        "author": file.author,
        "pages": file.pages,
        "recognised": _recognised(file.recognised),
        "coverage": {
            "read": round(file.coverage.read, 4),
            "spoken": round(file.coverage.spoken, 4),
            "pages_read": file.coverage.pages_read,
        },
        "not_graded": _ungraded(file.ungraded),
        "score": _score(file.score),
        "findings": [finding_value(finding) for finding in file.findings],
        "suppressed": [_suppressed(known) for known in file.suppressed],
        "not_checked": _not_checked(file),
        "paths": {path.name: path_of(path, words) for path in file.paths},
        "facts": facts_of(file.facts, words),
        "rights": {right.name: right_of(right) for right in file.rights},
        "incorporated": [incorporated_of(paper) for paper in file.incorporated],
    }
    if file.nearness:
        found["why_not"] = [nearness_of(near, words) for near in file.nearness]
    return found


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


def _recognised(recognised: Recognised | None) -> Value:
    """Pages that were read off pictures, and how sure their words are; None without such pages."""
    if recognised is None:
        return None
    return {"pages": list(recognised.pages), "confidence": recognised.confidence}


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


def finding_value(finding: Finding) -> dict[str, Value]:
    """One finding, as `findings` holds it."""
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
        "span": span_of(where.span),
        "sentence": span_of(where.sentence),
        "clause": clause_of(where),
        "anchors": [anchor_of(anchor) for anchor in where.anchors],
        "captures": {
            name: quantity_of(quantity, where.words_of(quantity.span))
            for name, quantity in finding.captures
        },
        "threshold": _threshold(finding.threshold),
        "standing": finding.standing,
        "law": [_law(law) for law in finding.law],
        "fairer": finding.fairer,
        "because": list(finding.explanation),
        "related": [place(location) for location in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _suppressed(known: Suppressed) -> Value:
    """The finding, with who said that it need not be reported."""
    return finding_value(known.finding) | {
        "suppression": {
            "kind": known.kind,
            "reason": known.reason,
            "approver": known.approver,
            "expires": known.expires.isoformat() if known.expires else None,
        }
    }


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
