"""Joins findings that make a worse one together, so that the reader sees the trap and not its
parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.model.finding import Finding
from contractlint.model.rule import Combination


def parts_of(combination: Combination, findings: Sequence[Finding]) -> list[Finding]:
    """The worst finding of each part that is there, worst first; empty when too few parts are."""
    parts: list[Finding] = []
    for rules in combination.parts:
        there = [finding for finding in findings if finding.rule in rules]
        if there:
            parts.append(max(there, key=lambda finding: finding.severity))
    if len(parts) < combination.at_least:
        return []
    return sorted(parts, key=lambda finding: (-finding.severity, finding.location.span))
