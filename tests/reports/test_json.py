"""The JSON contract, field by field."""

import json
from datetime import date
from decimal import Decimal

import pytest

from contractlint import __version__
from contractlint.model.document import LineColumn, ParagraphRange, Span
from contractlint.model.finding import Severity
from contractlint.model.quantity import Date, Duration, Money, Percentage, Quantity
from contractlint.reports.json import write

from .builders import BROKEN, UNREAD, file, finding, location, report


def test_every_field_of_the_contract() -> None:
    found = json.loads(write(report(file(finding(), not_checked=(UNREAD,)))))
    fingerprint = finding().fingerprint
    assert found == {
        "version": 1,
        "tool": {"name": "contractlint", "version": __version__},
        "profile": "default",
        "files": [
            {
                "path": "gym.pdf",
                "format": "pdf",
                "sha256": "ab" * 32,
                "languages": {"en": 0.97, "pl": 0.03},
                "revisions": "final",
                "author": None,
                "pages": 12,
                "recognised": None,
                "coverage": {"read": 0.98, "spoken": 1.0, "pages_read": None},
                "not_graded": None,
                "score": {"value": 41, "grade": "D", "families": {"lock-in": 60}, "working": []},
                "findings": [
                    {
                        "rule": "initial-term-too-long",
                        "family": "lock-in",
                        "severity": "high",
                        "confidence": "medium",
                        "title": "The first term is too long",
                        "message": "The contract binds for 60 months.",
                        "why": "Who cannot leave cannot choose.",
                        "quote": "60 months",
                        "span": [1020, 1029],
                        "sentence": [1000, 1068],
                        "clause": {"path": ["7", "2"], "label": "§ 7.2", "heading": "Term"},
                        "anchors": [{"page": 4, "box": [72.0, 310.4, 520.1, 334]}],
                        "captures": {
                            "term": {
                                "text": "60 months",
                                "value": "60",
                                "unit": "month",
                                "days": 1826,
                                "business": False,
                            }
                        },
                        "threshold": {
                            "name": "max-initial-term",
                            "limit": "24 month",
                            "source": "Directive 1",
                            "status": "verified",
                            "applies_from": "2020-12-21",
                            "sector": None,
                        },
                        "standing": "unlawful",
                        "law": [
                            {
                                "jurisdiction": "EU",
                                "cite": "Directive 1 art. 2",
                                "status": "verified",
                                "effect": "unlawful",
                                "sector": None,
                                "applies_from": "2020-12-21",
                                "decides": True,
                                "to_come": False,
                            }
                        ],
                        "fairer": "The term is 12 months.",
                        "because": [],
                        "related": [],
                        "fingerprint": fingerprint,
                    }
                ],
                "suppressed": [],
                "not_checked": [{"what": "page 7", "reason": "a scan without a text layer"}],
                "paths": {},
                "facts": {},
                "rights": {},
                "incorporated": [],
            }
        ],
        "summary": {"files": 1, "findings": {"high": 1}},
    }


def test_a_file_that_could_not_be_read_is_not_checked_with_its_reason() -> None:
    (found,) = json.loads(write(report(BROKEN)))["files"]
    assert found["not_checked"] == [{"what": "the whole file", "reason": "there is no such file"}]
    assert found["score"] is None


def test_the_summary_counts_by_severity_worst_first() -> None:
    findings = [finding(severity=severity) for severity in (Severity.LOW, Severity.CRITICAL)]
    summary = json.loads(write(report(file(*findings), BROKEN)))["summary"]
    assert summary == {"files": 2, "findings": {"critical": 1, "low": 1}}
    assert list(summary["findings"]) == ["critical", "low"]


@pytest.mark.parametrize(
    ("anchor", "written"),
    [
        (LineColumn(3, 9), {"line": 3, "column": 9}),
        (
            ParagraphRange(("body", "27"), 2, 11),
            {"paragraph": ["body", "27"], "start": 2, "end": 11},
        ),
    ],
)
def test_each_kind_of_anchor_has_its_own_fields(anchor, written) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    found = finding(location=replace(location(), anchors=(anchor,)))
    assert json.loads(write(report(file(found))))["files"][0]["findings"][0]["anchors"] == [written]


INSIDE = Span(1020, 1029)


@pytest.mark.parametrize(
    ("quantity", "written"),
    [
        (
            Duration(INSIDE, None, "day"),
            {"value": None, "unit": "day", "days": None, "business": False},
        ),
        (
            Duration(INSIDE, Decimal("10"), "day", business=True),
            {"value": "10", "unit": "day", "days": 14, "business": True},
        ),
        (
            Duration(INSIDE, Decimal("12"), "hour"),
            {"value": "12", "unit": "hour", "days": 0.5, "business": False},
        ),
        (Money(INSIDE, Decimal("1200.00"), "PLN"), {"value": "1200.00", "currency": "PLN"}),
        (Percentage(INSIDE, Decimal("0.5"), "day"), {"value": "0.5", "unit": "%", "per": "day"}),
        (Date(INSIDE, date(2026, 1, 31)), {"value": "2026-01-31"}),
    ],
)
def test_each_kind_of_quantity_has_its_own_fields(
    quantity: Quantity, written: dict[str, object]
) -> None:
    found = json.loads(write(report(file(finding(captures=(("x", quantity),))))))
    assert found["files"][0]["findings"][0]["captures"] == {"x": {"text": "60 months"} | written}


def test_letters_are_written_as_they_are() -> None:
    assert "Użytkownik" in write(report(file(finding(message="Użytkownik"))))


def test_the_same_report_is_the_same_bytes() -> None:
    assert write(report(file(finding()))) == write(report(file(finding())))
