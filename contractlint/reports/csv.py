"""Report → CSV for spreadsheets; no cell can become a formula (OWASP, CSV injection)."""

from __future__ import annotations

import csv
import io

from contractlint.controls import harmless
from contractlint.locale import words_of
from contractlint.model.report import Report
from contractlint.reports.standing import standing

COLUMNS = (
    "file", "clause", "place", "severity", "confidence", "rule", "family", "title", "message",
    "quote", "standing", "law", "why", "fairer", "fingerprint", "status",
)  # fmt: skip
# Spreadsheets take a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(report: Report) -> str:
    """A header and a row for each finding, suppressed ones and what was not checked included."""
    words = words_of(report.language)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for file in report.files:
        for status, findings in (
            ("open", file.findings),
            ("accepted", tuple(known.finding for known in file.suppressed)),
        ):
            for finding in findings:
                where = finding.location
                row = (
                    file.path,
                    where.clause_label,
                    str(where.anchors[0]) if where.anchors else "",
                    finding.severity.word,
                    finding.confidence.word,
                    finding.rule,
                    finding.family,
                    finding.title,
                    finding.message,
                    where.quote,
                    standing(finding, words),
                    "; ".join(f"{law.jurisdiction} {law.cite}".strip() for law in finding.law),
                    finding.why,
                    finding.fairer,
                    finding.fingerprint,
                    status,
                )
                rows.writerow([cell(text) for text in row])
        unread = [("", file.error)] if file.error else []
        unread += [words.unread(part) for part in file.not_checked]
        for what, reason in unread:
            blank = [""] * (len(COLUMNS) - 10)
            row_of_unread = (file.path, *[""] * 6, what, reason, *blank, "not checked")
            rows.writerow([cell(text) for text in row_of_unread])
    return out.getvalue()


def cell(text: str) -> str:
    """The text; with an apostrophe before it where a spreadsheet would run it."""
    text = harmless(text)
    return f"'{text}" if text.lstrip(" \ufeff").startswith(_FORMULA) else text
