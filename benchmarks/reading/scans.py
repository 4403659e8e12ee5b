"""Scans against the text that they were made of: the findings that are left after recognition."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.reading.table import Section, percent
from contractlint.linter import lint_document, lint_file
from contractlint.model.document import Document
from contractlint.model.report import FileReport
from contractlint.readers import read
from contractlint.readers.pdf_scans import can_be_read
from contractlint.readers.reader import USUAL

HEAD = ("scan", "effect", "confidence", "in the text", "on the scan", "both", "share", "not read")
NOTE = (
    "Findings by rule on the text of a contract, cut where the scanned pages end, and on the scan. "
    "Scans that contractlint names as hard to recognise are told apart: they are never called read."
)
_GRAM = 8
_KEY = 40


def sections(data: Path) -> list[Section]:
    """One table; empty where Tesseract is missing or no text of a scan is at hand."""
    if not can_be_read(USUAL):
        return [Section("Scans", "Tesseract is not installed: not measured.", HEAD, [])]
    texts = {_key(path.stem): path for path in (data / "eval/dev/cuad").glob("*.txt")}
    folder = data / "corpus" / "synthetic-scans"
    index = (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[list[str]] = []
    totals: dict[str, list[tuple[int, int]]] = {"read well": [], "all": []}
    for made in map(json.loads, index):
        gold = texts.get(_key(Path(made["source"]).stem))
        scan = folder / "files" / made["file"]
        if gold is None or not scan.is_file():
            continue
        row, counts, well = _measured(made, scan, gold)
        rows.append(row)
        totals["all"].append(counts)
        if well:
            totals["read well"].append(counts)
    return [Section("Scans", NOTE, HEAD, [*rows, *_sums(totals)])]


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())[:_KEY]


def _measured(
    made: Mapping[str, str], scan: Path, gold: Path
) -> tuple[list[str], tuple[int, int], bool]:
    document = read(scan)
    report = lint_document(document)
    text = _cut(gold.read_text(encoding="utf-8", errors="replace"), document)
    whole = lint_file(gold, data=text.encode(), shown="gold.txt")
    expected, found = _rules(whole), _rules(report)
    both = (expected & found).total()
    sure = document.recognised.confidence if document.recognised else 0.0
    row = [
        made["file"][:24],
        made["effect"],
        percent(sure, 1, 0),
        str(expected.total()),
        str(found.total()),
        str(both),
        percent(both, expected.total(), 1),
        f"{sum(part.page > 0 for part in document.unread)} of {document.pages}",
    ]
    return row, (both, expected.total()), not document.unread


def _rules(report: FileReport) -> Counter[str]:
    return Counter(finding.rule for finding in report.findings)


def _cut(text: str, document: Document) -> str:
    """The text up to where the scanned pages end: the last eight words that both have in a row."""
    words = [(found.group().lower(), found.end()) for found in re.finditer(r"\w+", text)]
    ends = {
        tuple(word for word, _ in words[at : at + _GRAM]): words[at + _GRAM - 1][1]
        for at in range(len(words) - _GRAM + 1)
    }
    seen = re.findall(r"\w+", document.text.lower())
    grams = (tuple(seen[at : at + _GRAM]) for at in range(len(seen) - _GRAM + 1))
    return text[: max((ends[gram] for gram in grams if gram in ends), default=len(text))]


def _sums(totals: Mapping[str, Sequence[tuple[int, int]]]) -> list[list[str]]:
    rows = []
    for name, counts in totals.items():
        both, expected = sum(a for a, _ in counts), sum(b for _, b in counts)
        rows.append(
            [
                name,
                "",
                "",
                str(expected),
                "",
                str(both),
                percent(both, expected, 1),
                f"{len(counts)}",
            ]
        )
    return rows
