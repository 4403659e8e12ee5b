"""An answer → CSV for spreadsheets; no cell can become a formula."""

from __future__ import annotations

import csv
import io

from contractlint.locale import words_of
from contractlint.model.portfolio import Portfolio
from contractlint.reports.csv import cell
from contractlint.reports.portfolio.cells import plain


def write(portfolio: Portfolio, language: str) -> str:
    """A header of keys and a row for each row; several answers follow each other, a blank line
    between them.
    """
    words = words_of(language)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    for number, answer in enumerate(portfolio.answers):
        if number:
            rows.writerow([])
        rows.writerow([column.key for column in answer.columns])
        rows.writerows([cell(plain(each, words)) for each in row] for row in answer.rows)
    return out.getvalue()
