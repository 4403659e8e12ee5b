"""Findings as remarks for the margin: what is wrong, why, the law, and what would be fairer."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.controls import harmless
from contractlint.locale import Words
from contractlint.model.annotation import Note
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport
from contractlint.reports.standing import standing


def notes_of(file: FileReport, words: Words) -> tuple[Note, ...]:
    """A note for each finding of a file, in text order, in the language of `words`."""
    return tuple(_note(finding, words) for finding in file.findings)


def _note(finding: Finding, words: Words) -> Note:
    severity = words.name(finding.severity.word)
    where = finding.location
    return Note(
        key=finding.fingerprint,
        span=where.span,
        anchors=where.anchors,
        quote=harmless(where.quote),
        severity=finding.severity,
        family=finding.family,
        group=words.name(finding.family),
        title=harmless(f"{severity[:1].upper()}{severity[1:]}: {finding.message or finding.title}"),
        lines=tuple(harmless(line) for line in _lines(finding, words)),
    )


def _lines(finding: Finding, words: Words) -> Iterator[str]:
    if finding.why:
        yield words.say("Why: {text}", text=finding.why)
    if said := standing(finding, words):
        yield said
    if finding.fairer:
        yield words.say("Fairer: {text}", text=finding.fairer)
    yield f"[{finding.rule}]"
