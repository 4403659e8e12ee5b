"""The ledger of accepted risks as CSV, for those who must answer for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from contractlint.model.suppression import Acceptance
from contractlint.reports.csv import cell

COLUMNS = (
    "rule", "contract", "counterparty", "quote", "reason", "approver", "expires", "state",
    "fingerprint",
)  # fmt: skip


def write(entries: Iterable[Acceptance], today: date) -> str:
    """A header and a row for each entry; `state` is open-ended, in force or expired."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in entries:
        expires = entry.expires.isoformat() if entry.expires else ""
        row = (
            entry.rule, entry.path, entry.counterparty, entry.quote, entry.reason, entry.approver,
            expires, _state(entry, today), entry.fingerprint,
        )  # fmt: skip
        rows.writerow([cell(text) for text in row])
    return out.getvalue()


def _state(entry: Acceptance, today: date) -> str:
    if entry.expires is None:
        return "open-ended"
    return "in force" if entry.expires >= today else "expired"
