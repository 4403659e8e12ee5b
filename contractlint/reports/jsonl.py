"""Report → JSON Lines: one object for each file, that can be written as soon as it is finished."""

from __future__ import annotations

import json

from contractlint.model.report import FileReport, Report
from contractlint.reports.json import VERSION, file_value


def write(report: Report) -> str:
    """A line for each file."""
    return "".join(line(file, report.language) for file in report.files)


def line(file: FileReport, language: str) -> str:
    """One file as in `files` of the JSON report, with the version of the contract."""
    found = {"version": VERSION, "file": file_value(file, language)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
