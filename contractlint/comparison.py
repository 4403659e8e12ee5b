"""Two versions of a contract → what got worse, better, moved: by facts and direction, not by text.

Findings of one rule are the same when their quotes are, wherever they stand; those left are paired
by the words of their sentences, numbers apart, so that 36 months and 60 months are one clause that
got worse. What has no partner is new or gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from contractlint.model.comparison import (
    Change,
    Comparison,
    FactChange,
    RightChange,
    Shift,
    Verdict,
)
from contractlint.model.facts import Balance, ExitCost, Fact, Value
from contractlint.model.finding import Finding, Severity
from contractlint.model.quantity import Count, Date, Duration, Money, Percentage, Quantity
from contractlint.model.report import FileReport
from contractlint.model.rule import Rule
from contractlint.patterns import pattern

# Sentences that share fewer of their words than this are two clauses, not one that was changed.
ALIKE = 0.3
# Facts whose growth is good for the customer where they are the customer's own: time to act.
_OWN_TIME = "reaction"
# What each balance of a right is worth to the customer; a duty is read the other way round.
_WORTH: Mapping[Balance, int] = {
    "customer": 2,
    "both": 1,
    "nobody": 0,
    "unclear": 0,
    "provider": -1,
}
_WORD = pattern(r"[^\W\d_]{2,}")


def compare(
    old: FileReport | None, new: FileReport | None, rules: Mapping[str, Rule]
) -> Comparison:
    """The comparison of two reports on a contract; `rules` say in which direction numbers harm."""
    file = new or old
    assert file is not None
    before, after = (f.findings if f is not None else () for f in (old, new))
    changes = sorted(_changes(before, after, rules), key=_place)
    if old is None or new is None:
        return Comparison(file.path, old, new, tuple(changes))
    return Comparison(
        file.path, old, new, tuple(changes), tuple(_facts(old, new)), tuple(_rights(old, new))
    )


def _place(change: Change) -> tuple[int, int, str]:
    finding = change.finding
    return -change.severity, finding.location.span.start, finding.rule


def _changes(
    old: Sequence[Finding], new: Sequence[Finding], rules: Mapping[str, Rule]
) -> Iterator[Change]:
    left = list(new)
    unmatched: list[Finding] = []
    for finding in old:
        same = next((f for f in left if f.fingerprint == finding.fingerprint), None)
        if same is None:
            unmatched.append(finding)
        else:
            left.remove(same)
            yield _judged(finding, same, rules)
    for before, after in _pairs(unmatched, left):
        unmatched.remove(before)
        left.remove(after)
        yield _judged(before, after, rules)
    yield from (Change("gone", finding, None) for finding in unmatched)
    yield from (Change("new", None, finding) for finding in left)


def _pairs(old: list[Finding], new: list[Finding]) -> list[tuple[Finding, Finding]]:
    """Findings of one rule, the most alike first; ties by their order in the text."""
    likeness = [
        (-_alike(a, b), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if a.rule == b.rule and _comparable(a, b)
    ]
    pairs: list[tuple[Finding, Finding]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for minus, i, j in sorted(likeness):
        if -minus >= ALIKE and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old[i], new[j]))
    return pairs


def _alike(one: Finding, other: Finding) -> float:
    """The share of words that two findings' sentences have in common (Jaccard)."""
    first, second = (set(_words(finding)) for finding in (one, other))
    return len(first & second) / len(first | second) if first | second else 1.0


def _words(finding: Finding) -> list[str]:
    text = finding.location.context or finding.location.quote
    return _WORD.findall(text.casefold())


def _comparable(one: Finding, other: Finding) -> bool:
    """Sums in two currencies can't be one clause that got better or worse."""
    later = dict(other.captures)
    return all(
        name not in later or _difference(quantity, later[name]) is not None
        for name, quantity in one.captures
    )


def _judged(old: Finding, new: Finding, rules: Mapping[str, Rule]) -> Change:
    shifts = tuple(_shifts(old, new))
    moved = old.location.clause_path != new.location.clause_path
    if old.severity != new.severity:
        verdict: Verdict = "worse" if new.severity > old.severity else "better"
        return Change(verdict, old, new, shifts, moved)
    steps = [_difference(shift.old, shift.new) or Decimal(0) for shift in shifts]
    if _harms_less(old, new, rules):
        steps = [-step for step in steps]
    return Change(_verdict(steps), old, new, shifts, moved)


def _verdict(steps: Sequence[Decimal]) -> Verdict:
    """Where one number got worse, another's getting better does not undo it."""
    if any(step > 0 for step in steps):
        return "worse"
    return "better" if any(step < 0 for step in steps) else "unchanged"


def _harms_less(old: Finding, new: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether the number is one that harms by being small: a time to complain, a cap."""
    threshold = new.threshold or old.threshold
    if threshold is not None:
        return threshold.name.startswith("min-")
    rule = rules.get(new.rule)
    return rule is not None and rule.worse == "less"


def _shifts(old: Finding, new: Finding) -> Iterator[Shift]:
    later = dict(new.captures)
    for name, quantity in old.captures:
        if name in later and _difference(quantity, later[name]):
            yield Shift(name, quantity, later[name])


def _difference(old: Quantity, new: Quantity) -> Decimal | None:
    """By how much a number grew, in one unit; None for what can't be compared."""
    match old, new:
        case Duration(), Duration():
            return _minus(old.days, new.days)
        case (Money(currency=a), Money(currency=b)) if a == b or not (a and b):
            return _minus(old.value, new.value)
        case Percentage(), Percentage():
            return _minus(_yearly(old), _yearly(new))
        case Count(), Count():
            return new.value - old.value
        case (Date(value=a), Date(value=b)) if a is not None and b is not None:
            return Decimal((b - a).days)
        case _:
            return None


def _minus(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    return None if old is None or new is None else new - old


def _yearly(share: Percentage) -> Decimal | None:
    """A rate by the year; a plain share as it is."""
    if share.value is None or share.per is None:
        return share.value
    return share.value * Decimal("365.25") / (Duration(share.span, Decimal(1), share.per).days or 1)


def _facts(old: FileReport, new: FileReport) -> Iterator[FactChange]:
    """The numbers that mean something to somebody who wants out."""
    later = {(fact.name, fact.holder): fact for fact in new.facts.entries}
    for fact in old.facts.entries:
        other = later.get((fact.name, fact.holder))
        if other is not None and (verdict := _fact_verdict(fact, other)) != "unchanged":
            yield FactChange(verdict, fact.name, fact, other)
    before, after = old.facts.exit_cost, new.facts.exit_cost
    step = _dearest(before, after)
    if step:
        yield FactChange(
            "worse" if step > 0 else "better",
            "exit-cost",
            old.facts.get("exit-cost"),
            new.facts.get("exit-cost"),
        )


def _fact_verdict(old: Fact, new: Fact) -> Verdict:
    """What was a number and is none, or the other way round, is left to the findings."""
    step = _step(old.value, new.value)
    if step is None:
        return "unchanged"
    own_time = old.name == _OWN_TIME and old.holder == "customer"
    return _verdict([-step if own_time else step])


def _step(old: Value | None, new: Value | None) -> Decimal | None:
    if isinstance(old, Duration | Money | Percentage) and isinstance(
        new, Duration | Money | Percentage
    ):
        return _difference(old, new)
    return None


def _dearest(old: ExitCost | None, new: ExitCost | None) -> Decimal | None:
    """By how much leaving got dearer in its dearest month, where both curves are known."""
    if old is None or new is None or not old.points or not new.points or old.unit != new.unit:
        return None
    return max(amount for _, amount in new.points) - max(amount for _, amount in old.points)


def _rights(old: FileReport, new: FileReport) -> Iterator[RightChange]:
    later = {right.name: right.balance for right in new.rights}
    for right in old.rights:
        now = later.get(right.name, "nobody")
        if now != right.balance:
            step = _WORTH[now] - _WORTH[right.balance]
            if right.name == "answer-within":
                step = -step
            if step:
                yield RightChange("better" if step > 0 else "worse", right.name, right.balance, now)


def is_worse(comparison: Comparison, severity: Severity) -> bool:
    """Whether something of at least this severity is new or got worse."""
    return comparison.worst is not None and comparison.worst >= severity
