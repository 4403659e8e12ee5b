"""Comparison → JSON, version 1."""

from __future__ import annotations

import json
from collections import Counter

from contractlint import __version__
from contractlint.locale import Words, words_of
from contractlint.model.comparison import Change, Comparison, Comparisons
from contractlint.model.facts import Fact
from contractlint.model.phrase import Phrase
from contractlint.model.report import FileReport
from contractlint.reports.json import finding_value
from contractlint.reports.json_values import Value, quantity_of

VERSION = 1


def write(comparisons: Comparisons) -> str:
    """All contracts as one JSON object and a line break."""
    words = words_of(comparisons.language)
    found: dict[str, Value] = {
        "version": VERSION,
        "tool": {"name": "contractlint", "version": __version__},
        "profile": comparisons.profile,
        "old": comparisons.old_name,
        "new": comparisons.new_name,
        "files": [_contract(comparison, words) for comparison in comparisons.files],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _contract(comparison: Comparison, words: Words) -> Value:
    counts = Counter(change.verdict for change in comparison.changes)
    worst = comparison.worst
    return {
        "path": comparison.path,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "worst": None if worst is None else worst.word,
        "summary": {str(verdict): count for verdict, count in sorted(counts.items())},
        "changes": [_change(change) for change in comparison.changes],
        "facts": [
            {
                "verdict": fact.verdict,
                "name": fact.name,
                "old": _fact(fact.old, words),
                "new": _fact(fact.new, words),
            }
            for fact in comparison.facts
        ],
        "rights": [
            {"verdict": right.verdict, "name": right.name, "old": right.old, "new": right.new}
            for right in comparison.rights
        ],
    }


def _version(file: FileReport | None) -> Value:
    if file is None:
        return None
    score = file.score
    return {
        "path": file.path,
        "revisions": file.revisions if file.author is None else "author",
        "author": file.author,
        "sha256": file.digest,
        "error": file.error or None,
        "score": None if score is None else {"value": score.value, "grade": score.grade},
    }


def _change(change: Change) -> Value:
    return {
        "verdict": change.verdict,
        "rule": change.finding.rule,
        "severity": change.severity.word,
        "moved": change.moved,
        "numbers": [
            {"name": s.name, "old": quantity_of(s.old, ""), "new": quantity_of(s.new, "")}
            for s in change.shifts
        ],
        "old": None if change.old is None else finding_value(change.old),
        "new": None if change.new is None else finding_value(change.new),
    }


def _fact(fact: Fact | None, words: Words) -> Value:
    if fact is None or fact.value is None:
        return None
    if isinstance(fact.value, Phrase):
        return words.phrase(fact.value)
    return quantity_of(fact.value, words.quantity(fact.value))
