"""dev/docs: the same contract as text and as PDF or DOCX; what the reader loses on the way."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.table import Section, percent
from benchmarks.reading.words import Alignment, Word, words_of
from contractlint import readers
from contractlint.linter import Settings, lint_document
from contractlint.model.document import Document, PageBox, Span
from contractlint.model.finding import Finding

KINDS = {
    "pdf1": "PDF, one column",
    "pdf2": "PDF, two columns",
    "docx": "DOCX",
    "pdf-original": "PDF as filed (CUAD)",
}
HEAD = ("kind", "files", "words", "word error rate", "findings", "found again", "extra")
NOTE = (
    "Word error rate: words put in, left out or changed, over the words of the gold text; running "
    "heads and page numbers that the reader set apart are not counted as lost. Found again: "
    "findings of the plain text that the file gives too (same rule, places that overlap); extra: "
    "those that only the file gives, over the findings of the plain text."
)
_SETTINGS = Settings(profile="default")


@dataclass(slots=True)
class Sum:
    """Figures of one kind of file."""

    files: int = 0
    words: int = 0
    errors: int = 0
    findings: int = 0
    found: int = 0
    extra: int = 0
    unread: list[str] = field(default_factory=list)


def sections(data: Path, *, details: bool = False) -> list[Section]:
    """The table over dev/docs; `details` names every file that is not perfect."""
    folder = data / "eval" / "dev"
    sums: dict[str, Sum] = defaultdict(Sum)
    remarks: list[str] = []
    manifest = (folder / "docs" / "manifest.jsonl").read_text(encoding="utf-8")
    for record in map(json.loads, manifest.splitlines()):
        remarks += _add(sums[record["kind"]], folder, record, details)
    rows = [_row(KINDS[kind], sums[kind]) for kind in KINDS if kind in sums]
    return [
        Section("The same contracts as text and as files (dev/docs)", NOTE, HEAD, rows, remarks)
    ]


def _row(name: str, total: Sum) -> list[str]:
    return [
        name,
        str(total.files),
        str(total.words),
        percent(total.errors, total.words),
        str(total.findings),
        percent(total.found, total.findings),
        percent(total.extra, total.findings),
    ]


def _add(total: Sum, folder: Path, record: Mapping[str, str], details: bool) -> list[str]:
    gold_file, file = folder / f"{record['doc']}.txt", folder / record["file"]
    gold, read = readers.read(gold_file), readers.read(file)
    gold_words = without_furniture(words_of(gold.text), read)
    alignment = Alignment(gold_words, words_of(_printed(read)))
    total.files += 1
    total.words += len(gold_words)
    total.errors += alignment.errors
    wanted, given = (lint_document(one, _SETTINGS).findings for one in (gold, read))
    lost, extra = _unlike(wanted, given, Alignment(words_of(gold.text), words_of(read.text)))
    total.findings += len(wanted)
    total.found += len(wanted) - len(lost)
    total.extra += len(extra)
    return _remarks(file.name, alignment, lost, extra) if details else []


def _remarks(
    name: str, alignment: Alignment, lost: Sequence[Finding], extra: Sequence[Finding]
) -> list[str]:
    rate = alignment.errors / max(1, len(alignment.gold))
    said = [f"{name}: {100 * rate:.2f} % of the words"] if rate > 0.005 else []
    if said:
        worst = sorted(alignment.differences(), key=lambda pair: -len(pair[0] + pair[1]))[:8]
        said += [f"  gold “{gold[:150]}” read “{read[:150]}”" for gold, read in worst]
    said += [f"  {name}: lost {one.rule} “{one.location.quote[:100]}”" for one in lost]
    said += [f"  {name}: extra {one.rule} “{one.location.quote[:100]}”" for one in extra]
    return said


def _printed(document: Document) -> str:
    """The text with the numbers that Word prints but does not store."""
    parts = []
    for block in document.blocks:
        label = f"{block.label} " if block.label else ""
        parts.append(label + block.span.of(document.text))
    return "\n".join(parts)


def without_furniture(words: list[Word], document: Document, page: int = 0) -> list[Word]:
    """The words without running heads and page numbers that the reader set apart (on a page)."""
    left = Counter(
        letters
        for part in document.furniture
        if not page or (isinstance(part.anchor, PageBox) and part.anchor.page == page)
        if (letters := _letters(part.text))
    )
    longest = max((len(text) for text in left), default=0)
    kept: list[Word] = []
    at = 0
    while at < len(words):
        taken = _head_at(words, at, left, longest)
        if not taken:
            kept.append(words[at])
        at += taken or 1
    return kept


def _head_at(words: list[Word], at: int, left: Counter[str], longest: int) -> int:
    """How many words from `at` on are a running head that is still to be found; it is used up."""
    joined = ""
    for taken in range(1, len(words) - at + 1):
        joined += _letters(words[at + taken - 1].form)
        if len(joined) > longest:
            return 0
        if left[joined] > 0:
            left[joined] -= 1
            return taken
    return 0


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _unlike(
    wanted: Iterable[Finding], given: Iterable[Finding], alignment: Alignment
) -> tuple[list[Finding], list[Finding]]:
    """The findings that only the text has, and those that only the file has."""
    places: dict[str, list[tuple[Span, Finding]]] = defaultdict(list)
    for one in given:
        places[one.rule].append((alignment.numbers_of(one.location.span), one))
    lost: list[Finding] = []
    for one in wanted:
        there = alignment.place(one.location.span)
        near = [pair for pair in places[one.rule] if pair[0].overlaps(there)]
        if near:
            places[one.rule].remove(near[0])
        else:
            lost.append(one)
    return lost, [one for rest in places.values() for _, one in rest]
