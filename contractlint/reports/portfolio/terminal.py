"""Answers → tables of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.locale import Words, words_of
from contractlint.model.portfolio import Answer, Portfolio
from contractlint.reports.portfolio.cells import RIGHT, said
from contractlint.reports.portfolio.frame import about, left_out


def write(portfolio: Portfolio, language: str) -> str:
    """All answers, one below the other."""
    words = words_of(language)
    lines = [about(portfolio, words)]
    for answer in portfolio.answers:
        lines += ["", words.phrase(answer.title), *_table(answer, words)]
        lines += [f"  {note}" for note in left_out(answer, words)]
    return "".join(f"{line}\n" for line in lines)


def _table(answer: Answer, words: Words) -> Iterator[str]:
    """Columns side by side; the contract's comes last, since its name may be of any length."""
    if not answer.rows:
        yield "  " + words.say("none")
        return
    order = sorted(range(len(answer.columns)), key=lambda at: _is_long(answer.columns[at].kind))
    columns = [answer.columns[at] for at in order]
    rows = [[said(row[at], answer.columns[at], words) for at in order] for row in answer.rows]
    table = [[words.say(column.title) for column in columns], *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = [
            text.rjust(width) if column.kind in RIGHT else text.ljust(width)
            for text, width, column in zip(row, widths, columns, strict=True)
        ]
        yield f"  {'  '.join(cells)}".rstrip()


def _is_long(kind: str) -> bool:
    return kind == "contract"
