"""A comparison in sentences, the same for every format that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from contractlint.locale import Words
from contractlint.model.comparison import (
    CHANGED,
    Change,
    Comparison,
    FactChange,
    RightChange,
    Verdict,
)
from contractlint.model.facts import Fact
from contractlint.model.finding import Finding
from contractlint.model.phrase import Phrase
from contractlint.model.quantity import Count, Quantity
from contractlint.records import dataclass
from contractlint.reports.plain import place
from contractlint.reports.quotation import quotation

ORDER: tuple[Verdict, ...] = (*CHANGED, "unchanged")
MARKS = {"new": "+", "worse": "▲", "accepted": "~", "gone": "-", "better": "▼", "unchanged": "="}


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its mark, what it is, where, the numbers, and the words before and after."""

    verdict: Verdict
    severity: str
    title: str
    rule: str
    where: str
    numbers: str
    before: str
    after: str


def heading(comparison: Comparison, words: Words) -> str:
    """The contract, and its grades before and after."""
    if comparison.old is None:
        return words.say("{path}: added", path=comparison.path)
    if comparison.new is None:
        return words.say("{path}: removed", path=comparison.path)
    old, new = comparison.old, comparison.new
    names = comparison.path
    if new.author is not None:
        names += f" ({words.say('only the changes of {author}', author=new.author)})"
    elif old.revisions != new.revisions:
        names += f" ({words.say('with all tracked changes')})"
    if PurePath(old.path).name != PurePath(new.path).name:
        names = f"{old.path} → {new.path}"
    if old.score is None or new.score is None:
        return names
    before, after = (f"{s.grade} ({s.value})" for s in (old.score, new.score))
    return f"{names}: {before} → {after}"


def unread(comparison: Comparison, words: Words) -> Iterator[str]:
    """What of either version could not be checked."""
    for file in (comparison.old, comparison.new):
        if file is not None and file.error:
            yield words.say("not checked: {what}: {reason}", what=file.path, reason=file.error)
        for part in file.not_checked if file is not None else ():
            if not part.open_question:
                what, reason = words.unread(part)
                yield words.say("not checked: {what}: {reason}", what=what, reason=reason)


def line_of(change: Change, words: Words) -> Line:
    """One finding before and after."""
    finding = change.finding
    return Line(
        change.verdict,
        words.name(change.severity.word),
        finding.title,
        finding.rule,
        _where(change, words),
        "; ".join(f"{_said(s.old, words)} → {_said(s.new, words)}" for s in change.shifts),
        _quote(change.old),
        _quote(change.new),
    )


def fact_line(change: FactChange, words: Words) -> str:
    """A fact before and after: "Initial term: 36 months → 60 months"."""
    name = words.name(change.name)
    holder = (change.new or change.old or Fact("")).holder
    name += f" ({words.name(holder)})" if holder else ""
    return f"{name}: {_fact(change.old, words)} → {_fact(change.new, words)}"


def right_line(change: RightChange, words: Words) -> str:
    """Who has a right before and after."""
    old, new = words.name(change.old), words.name(change.new)
    return words.say(
        "Who may or must {right}: {old} → {new}", right=words.name(change.name), old=old, new=new
    )


def tally(comparison: Comparison, words: Words) -> str:
    """How many findings got which verdict: "1 new, 2 worse"."""
    counts = Counter(change.verdict for change in comparison.changes)
    said = [f"{counts[v]} {words.name(v)}" for v in ORDER if counts[v]]
    return ", ".join(said) or words.say("nothing found in either")


def _where(change: Change, words: Words) -> str:
    places = [place(f) for f in (change.old, change.new) if f is not None]
    if len(places) == 2 and change.moved and places[0] != places[1]:
        return " → ".join(places)
    return places[-1]


def _quote(finding: Finding | None) -> str:
    return "" if finding is None else quotation(finding.location).quote


def _said(quantity: Quantity, words: Words) -> str:
    return f"{quantity.value:f}" if isinstance(quantity, Count) else words.quantity(quantity)


def _fact(fact: Fact | None, words: Words) -> str:
    if fact is None or fact.value is None:
        return words.say("not said")
    value = fact.value
    return words.phrase(value) if isinstance(value, Phrase) else words.quantity(value)
