"""Files that cannot be read whole: each must be told with its fault, none called clean."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading.table import Section
from contractlint.linter import Settings, lint_file
from contractlint.model.report import FileReport, Report
from contractlint.readers.reader import Reading

HEAD = ("file", "pages", "read", "grade", "what contractlint says")
CORPORA = {
    "odd-and-scanned": "Odd and scanned files",
    "synthetic-scans": "Scans made of contracts",
}
_WITHOUT_OCR = Settings(reading=Reading(recognising="never"))
NOTE = (
    "Read without OCR. Exit 2 means that the fault was named. "
    "A file with exit 0 or 1 was read whole: right only for what has "
    "no fault (several columns, a format with a reader of its own)."
)


def sections(data: Path) -> list[Section]:
    """A table for each folder of files that have a fault."""
    return [_section(data / "corpus" / name, title) for name, title in CORPORA.items()]


def _section(folder: Path, title: str) -> Section:
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix not in (".md", ".jsonl")
    ]
    reports = [lint_file(file, _WITHOUT_OCR) for file in files]
    rows = [_row(file.name, report) for file, report in zip(files, reports, strict=True)]
    named = sum(_exit(report) == 2 for report in reports)
    return Section(title, f"{NOTE} Named: {named} of {len(rows)}.", HEAD, rows)


def _row(name: str, report: FileReport) -> list[str]:
    faults = [report.error] if report.error else []
    faults += [
        f"{part.what_said}: {part.reason_said}"
        for part in report.not_checked
        if not part.open_question
    ]
    more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
    return [
        name,
        str(report.pages or "-"),
        f"{100 * report.coverage.read:.0f} %",
        report.score.grade if report.score else "-",
        "; ".join(faults[:3]) + more or f"read whole, exit {_exit(report)}",
    ]


def _exit(report: FileReport) -> int:
    whole = Report((report,), "default", "en", 0).complete
    return 2 if not whole else int(bool(report.findings))
