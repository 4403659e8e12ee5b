"""Comparison → one self-contained HTML page, without scripts and without network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.comparison import CHANGED, Comparison, Comparisons, Verdict
from contractlint.reports.comparison.lines import (
    MARKS,
    Line,
    fact_line,
    heading,
    line_of,
    right_line,
    tally,
    unread,
)

_STYLE = """
:root{color-scheme:light dark;--worse:#b3261e;--better:#1b6e3c;--line:#8884}
body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere}
.new,.worse{color:var(--worse)}.gone,.better{color:var(--better)}
small{opacity:.75}
@media (prefers-color-scheme:dark){:root{--worse:#ff8a80;--better:#7bd69b}}
@media (max-width:40rem){
thead{display:none}tr{display:block;padding:.5rem 0}td{display:block;border:0}}
@media print{body{margin:0;max-width:none}}
"""


def write(comparisons: Comparisons) -> str:
    """The whole page."""
    words = words_of(comparisons.language)
    title = words.say("What changed for the customer")
    parts = [
        "<!doctype html>",
        f'<html lang="{comparisons.language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">",
        f"<title>{_text(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{_text(title)}</h1>",
    ]
    for comparison in comparisons.files:
        parts += _contract(comparison, words)
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _contract(comparison: Comparison, words: Words) -> Iterator[str]:
    yield f"<section><h2>{_text(heading(comparison, words))}</h2>"
    yield f"<p>{_text(tally(comparison, words))}</p>"
    for text in unread(comparison, words):
        yield f'<p class="worse">{_text(text)}</p>'
    moved = [(f.verdict, fact_line(f, words)) for f in comparison.facts]
    moved += [(r.verdict, right_line(r, words)) for r in comparison.rights]
    if moved:
        yield f"<ul>{''.join(_item(*line) for line in moved)}</ul>"
    changes = list(comparison.of(*CHANGED))
    if changes:
        titles = [words.say("change"), words.say("finding"), words.say("before"), words.say("now")]
        head = "".join(f'<th scope="col">{_text(title)}</th>' for title in titles)
        yield f"<table><thead><tr>{head}</tr></thead><tbody>"
        for change in changes:
            yield _row(line_of(change, words), words)
        yield "</tbody></table>"
    yield "</section>"


def _item(verdict: Verdict, text: str) -> str:
    return f'<li class="{verdict}">{MARKS[verdict]} {_text(text)}</li>'


def _row(line: Line, words: Words) -> str:
    verdict = f"{MARKS[line.verdict]} {_text(words.name(line.verdict))}"
    numbers = f"<br>{_text(line.numbers)}" if line.numbers else ""
    small = f"<small>{_text(line.rule)}, {_text(line.where)}</small>"
    return (
        f'<tr><td class="{line.verdict}">{verdict}<br>{_text(line.severity)}{numbers}</td>'
        f"<td>{_text(line.title)}<br>{small}</td>"
        f"<td>{_text(line.before)}</td><td>{_text(line.after)}</td></tr>"
    )


def _text(text: str) -> str:
    return escape(harmless(text))
