"""A finding in one line of plain text, for formats that have room for no more."""

from __future__ import annotations

from contractlint.controls import harmless
from contractlint.locale import Words
from contractlint.model.finding import Finding
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import standing


def named(path: str) -> str:
    """The name of a file as one line may show it; strangers name files, too."""
    return harmless(path.replace("\n", "\ufffd"))


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
