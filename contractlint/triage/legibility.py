"""A finding is no surer than the words that it was read from: recognised ones may be wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from contractlint.model.document import Recognised, Span
from contractlint.model.finding import Confidence, Finding
from contractlint.records import replace


def as_legible(finding: Finding, recognised: Recognised | None) -> Finding:
    """The finding, less sure by one degree if a word of its quote was not read with certainty."""
    where = finding.location
    if recognised is None or not _touches(recognised.doubtful, where.span):
        return finding
    return replace(finding, confidence=Confidence(max(finding.confidence - 1, Confidence.LOW)))


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, which are in order, shares a character with `span`."""
    first = bisect_right(spans, span.start, key=lambda doubtful: doubtful.end)
    return first < len(spans) and spans[first].overlaps(span)
