"""Suppression: findings that somebody knows of, with who accepted them, why, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from contractlint.model.finding import Finding
from contractlint.records import dataclass

# What keeps a finding out of the report: a baseline, an entry of the ledger, or a remark in the
# contract itself.
SuppressionKind = Literal["baseline", "accepted", "inline"]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported, and on whose word."""

    finding: Finding
    kind: SuppressionKind
    reason: str = ""
    approver: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A risk that was accepted: which finding, where, why, by whom, until when.

    `path` is a glob over the contract's path, "" for any; an acceptance without `fingerprint` is
    for all findings of the rule there. `quote` only tells people what was accepted.
    """

    rule: str
    reason: str
    approver: str
    fingerprint: str = ""
    path: str = ""
    expires: date | None = None
    counterparty: str = ""
    quote: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a baseline; rule and quote only tell people what it is."""

    fingerprint: str
    rule: str
    quote: str


# Contract, without the suffix of its format -> what was found in it when the baseline was written.
Baseline = Mapping[str, tuple[Known, ...]]
