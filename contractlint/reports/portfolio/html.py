"""Answers → one self-contained HTML page with plots, without scripts and without network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from contractlint.locale import Words, words_of
from contractlint.model.portfolio import Answer, Cell, Column, Portfolio
from contractlint.reports.page.markup import EMPTY, Markup, element
from contractlint.reports.portfolio.cells import RIGHT, said
from contractlint.reports.portfolio.frame import about, left_out
from contractlint.reports.portfolio.plots import plot

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1e21;--page:#fff;--dim:#555b63;--line:#d5d9de;
--critical:#8a1457;--high:#a02010;--medium:#714600;--low:#17577a;--info:#474d55;--good:#17663a}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--page:#15171a;--dim:#a7aeb7;--line:#3a3f46;
--critical:#ffaedb;--high:#ffb5a9;--medium:#ffd68c;--low:#a6d7f6;--info:#c9ced6;--good:#94e0b1}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:75rem;padding:1rem 1.5rem 4rem;background:var(--page);
color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem;border-top:3px solid;padding-top:.75rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
a{color:var(--low)}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;text-align:left;
vertical-align:top;font-weight:normal}
thead th{color:var(--dim);font-size:.875rem}
.right{text-align:right;white-space:nowrap}
.nowrap{white-space:nowrap}
.dim{color:var(--dim)}
svg{display:block;width:100%;max-width:45rem;height:auto;margin:.5rem 0 1rem}
svg text{font-size:12px;fill:var(--ink)}svg .dim{fill:var(--dim)}
svg rect{fill:var(--low)}
.critical,.f,.e{color:var(--critical)}svg .critical,svg .f,svg .e{fill:var(--critical)}
.high{color:var(--high)}svg .high{fill:var(--high)}
.medium,.d{color:var(--medium)}svg .medium,svg .d{fill:var(--medium)}
.low,.c{color:var(--low)}svg .low,svg .c{fill:var(--low)}
.info{color:var(--info)}svg .info{fill:var(--info)}
.a,.b{color:var(--good)}svg .a,svg .b{fill:var(--good)}
@media (max-width:40rem){thead{display:none}tr{display:block;padding:.5rem 0}
td,th{display:block;border:0;padding:0}.right{text-align:left}}
@media print{body{margin:0;max-width:none}svg{break-inside:avoid}}
"""


def write(portfolio: Portfolio, language: str) -> str:
    """The whole page; the same answers give the same bytes."""
    words = words_of(language)
    title = words.say("What the contracts bind us to")
    body = element(
        "body",
        element("h1", title),
        element("p", about(portfolio, words), class_="dim"),
        _contents(portfolio, words),
        element("main", *(_answer(answer, words) for answer in portfolio.answers)),
    )
    return f"<!doctype html>\n{element('html', _head(title), body, lang=words.language)}\n"


def _head(title: str) -> Markup:
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("link", rel="icon", href="data:,"),
        element("title", f"{title} – contractlint"),
        element("style", Markup(_STYLE)),
    )


def _contents(portfolio: Portfolio, words: Words) -> Markup:
    if len(portfolio.answers) < 2:
        return EMPTY
    links = [
        element("li", element("a", words.phrase(answer.title), href=f"#{answer.question}"))
        for answer in portfolio.answers
    ]
    return element("nav", element("ul", *links), aria_label=words.say("Contents"))


def _answer(answer: Answer, words: Words) -> Markup:
    title = words.phrase(answer.title)
    return element(
        "section",
        element("h2", title, id=answer.question),
        plot(answer.bars, title, words),
        _table(answer, words),
        *(element("p", note, class_="dim") for note in left_out(answer, words)),
        aria_labelledby=answer.question,
    )


def _table(answer: Answer, words: Words) -> Markup:
    if not answer.rows:
        return element("p", words.say("none"))
    head = [
        element("th", words.say(column.title), scope="col", class_=_shape(column))
        for column in answer.columns
    ]
    rows = [element("tr", *_cells(row, answer.columns, words)) for row in answer.rows]
    return element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        aria_labelledby=answer.question,
    )


def _cells(row: tuple[Cell, ...], columns: tuple[Column, ...], words: Words) -> Iterator[Markup]:
    for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
        tone = str(cell).lower() if column.kind in ("severity", "grade") and cell else ""
        kind, scope = ("td", None) if number else ("th", "row")
        shape = f"{_shape(column) or ''} {tone}".strip() or None
        yield element(kind, said(cell, column, words), class_=shape, scope=scope)


def _shape(column: Column) -> str | None:
    if column.kind in RIGHT:
        return "right"
    return "nowrap" if column.kind in ("day", "length", "severity") else None
