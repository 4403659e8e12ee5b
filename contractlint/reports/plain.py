"""A finding in one line of plain text, for formats that have room for no more."""

from __future__ import annotations

import re

from contractlint.locale import Words
from contractlint.model.finding import Finding
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import standing

# What a terminal, a log or an XML file would take for a command: C0, C1, bidi controls, surrogates.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def harmless(text: str) -> str:
    """The text without control characters; line breaks and tabs stay."""
    return _CONTROLS.sub("\ufffd", text)


def place(finding: Finding) -> str:
    """Clause and page: "§ 7.2, p. 4"."""
    where = finding.location
    anchor = [str(where.anchors[0])] if where.anchors else []
    label = [where.clause_label.strip()] if where.clause_label.strip() else []
    return harmless(", ".join(label + anchor))


def sentence(finding: Finding, words: Words) -> str:
    """What is wrong, the quote, and what it amounts to."""
    quote = quotation(finding.location).quote
    said = [finding.message or finding.title]
    said += [f"“{quote}”"] if quote else []
    said += [line] if (line := standing(finding, words)) else []
    return harmless(" ".join(said))


def details(finding: Finding, words: Words) -> str:
    """Why it harms, the fairer wording and the law, a line each."""
    lines = [words.say("Why: {text}", text=finding.why)] if finding.why else []
    lines += [words.say("Fairer: {text}", text=finding.fairer)] if finding.fairer else []
    lines += [
        words.say("Law: {text}", text=f"{law.jurisdiction} {law.cite}".strip())
        for law in finding.law
    ]
    return harmless("\n".join(lines))
