"""Report → GitLab Code Quality: the JSON list that merge requests show.

https://docs.gitlab.com/ci/testing/code_quality/ (fields: description, check_name, fingerprint,
severity, location.path, location.lines.begin).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from contractlint.controls import harmless
from contractlint.locale import words_of
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport, Report
from contractlint.reports.lines import region_of, shown_path
from contractlint.reports.plain import place, sentence

SEVERITIES: Mapping[Severity, str] = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}


def write(report: Report) -> str:
    """A list with one object for each finding and each file that could not be checked."""
    words = words_of(report.language)
    found: list[object] = []
    for file in report.files:
        for finding in file.findings:
            region = region_of(finding.location, file)
            where = place(finding)
            said = sentence(finding, words)
            found.append(
                {
                    "description": f"{where}: {said}" if where else said,
                    "check_name": finding.rule,
                    "fingerprint": _fingerprint(file, finding.fingerprint),
                    "severity": SEVERITIES[finding.severity],
                    "location": _location(file, region.line if region else 1),
                }
            )
        if file.error:
            said = words.say("not checked: {reason}", reason=file.error)
            found.append(
                {
                    "description": harmless(said),
                    "check_name": "not-checked",
                    "fingerprint": _fingerprint(file, "not-checked"),
                    "severity": "critical",
                    "location": _location(file, 1),
                }
            )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _location(file: FileReport, line: int) -> object:
    return {"path": harmless(shown_path(file)), "lines": {"begin": line}}


def _fingerprint(file: FileReport, key: str) -> str:
    """Unique in the list: the same clause may stand in two files."""
    return hashlib.sha256(f"{file.path}\n{key}".encode("utf-8", "backslashreplace")).hexdigest()
