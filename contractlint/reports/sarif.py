"""Report → SARIF 2.1.0 (OASIS), for code scanning and editors.

A PDF or DOCX has no lines that a viewer could show. Where its text is kept beside it (`--sidecar`),
results point into that text and name the original as a related place; otherwise lines are those of
`contractlint text FILE`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from contractlint import __version__
from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.document import PageBox
from contractlint.model.finding import Finding, Location, Severity
from contractlint.model.report import FileReport, Report
from contractlint.model.suppression import Suppressed
from contractlint.reports.lines import region_of, shown_path
from contractlint.reports.plain import details, sentence

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[Severity, str] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}


def write(report: Report) -> str:
    """One run with all files."""
    words = words_of(report.language)
    rules = _rules(report)
    numbers = {rule: index for index, rule in enumerate(rules)}
    results: list[Value] = []
    for file in report.files:
        results += [_result(f, file, numbers, words) for f in file.findings]
        results += [
            _result(known.finding, file, numbers, words) | {"suppressions": [_suppression(known)]}
            for known in file.suppressed
        ]
    run: dict[str, Value] = {
        "tool": {
            "driver": {
                "name": "contractlint",
                "semanticVersion": __version__,
                "rules": [_rule(finding, words) for finding in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "where contractlint ran"}}},
        "invocations": [_invocation(report, words)],
        "results": results,
    }
    found: dict[str, Value] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _rules(report: Report) -> dict[str, Finding]:
    """The rules that found something, each with its first finding."""
    found: dict[str, Finding] = {}
    for file in report.files:
        for finding in (*file.findings, *(known.finding for known in file.suppressed)):
            found.setdefault(finding.rule, finding)
    return dict(sorted(found.items()))


def _rule(finding: Finding, words: Words) -> Value:
    help = details(finding, words) or finding.title
    return {
        "id": finding.rule,
        "shortDescription": {"text": harmless(finding.title)},
        "fullDescription": {"text": harmless(finding.why or finding.title)},
        "help": {"text": help},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"tags": [finding.family], "problem.severity": finding.severity.word},
    }


def _result(
    finding: Finding, file: FileReport, numbers: Mapping[str, int], words: Words
) -> dict[str, Value]:
    found: dict[str, Value] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": sentence(finding, words)},
        "locations": [_location(finding.location, file)],
        "partialFingerprints": {"contractlint/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity.word,
            "confidence": finding.confidence.word,
            "standing": finding.standing,
            "fairer": harmless(finding.fairer),
        },
    }
    related = list(_related(finding, file))
    return found | ({"relatedLocations": [*related]} if related else {})


def _suppression(known: Suppressed) -> Value:
    kind = "inSource" if known.kind == "inline" else "external"
    said = ", ".join(filter(None, (known.reason, known.approver)))
    return {"kind": kind, "justification": harmless(said or known.kind)}


def _location(location: Location, file: FileReport, message: str = "") -> Value:
    region = region_of(location, file)
    spot: dict[str, Value] = {"snippet": {"text": harmless(location.quote)}}
    if region is None:
        # A viewer wants a line; where there is none the first is the honest one.
        spot = {"startLine": 1} | spot
    else:
        spot = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        } | spot
    physical: dict[str, Value] = {"artifactLocation": _artifact(shown_path(file)), "region": spot}
    found: dict[str, Value] = {"physicalLocation": physical}
    name = " ".join((location.clause_label, location.clause_heading)).strip()
    if name:
        found["logicalLocations"] = [{"fullyQualifiedName": harmless(name), "kind": "clause"}]
    return found | ({"message": {"text": message}} if message else {})


def _related(finding: Finding, file: FileReport) -> Iterator[Value]:
    """The parts of a combination, and the page of the original."""
    for location in finding.related:
        yield _location(location, file, harmless(location.quote))
    pages = [a for a in finding.location.anchors if isinstance(a, PageBox)]
    if shown_path(file) != PurePath(file.path).as_posix():
        text = f"{file.path}: {pages[0]}" if pages else file.path
        yield {
            "physicalLocation": {"artifactLocation": _artifact(file.path)},
            "message": {"text": harmless(text)},
        }


def _artifact(path: str) -> Value:
    if PurePath(path).is_absolute():
        return {"uri": "file://" + quote(PurePath(path).as_posix(), errors="surrogateescape")}
    uri = quote(PurePath(path).as_posix(), errors="surrogateescape")
    return {"uri": uri, "uriBaseId": "SRCROOT"}


def _invocation(report: Report, words: Words) -> Value:
    """What could not be checked is told, so that a viewer never shows silence as a clean bill."""
    notes: list[Value] = []
    for file in report.files:
        parts = [(file.path, file.error)] if file.error else []
        parts += [words.unread(part) for part in file.not_checked]
        for what, reason in parts:
            text = words.say("not checked: {what}: {reason}", what=what, reason=reason)
            notes.append(
                {
                    "level": "error" if file.error else "warning",
                    "message": {"text": harmless(text)},
                    "locations": [{"physicalLocation": {"artifactLocation": _artifact(file.path)}}],
                }
            )
    return {
        "executionSuccessful": report.complete,
        "toolExecutionNotifications": notes,
    }
