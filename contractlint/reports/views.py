"""Facts, paths and rights as lines of text, for the terminal and for `show`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from contractlint.locale import Words
from contractlint.model.facts import ExitCost, Fact, Facts, Incorporated, Path, Right, Step
from contractlint.model.finding import Location
from contractlint.model.quantity import Duration

# What somebody who sells needs to see first.
FIRST = ("effective-lock-in", "lock-in-if-missed", "notice", "cancel-by", "exit-cost")


def summary(facts: Facts, words: Words) -> Iterator[str]:
    """The most important facts that are known, one a line."""
    for name in FIRST:
        fact = facts.get(name)
        if fact is not None and fact.value is not None:
            line = f"{words.name(name)}: {said(fact, words)}"
            yield line + (_at_first(facts, words) if name == "exit-cost" else "")


def _at_first(facts: Facts, words: Words) -> str:
    """ "; £2,891.00 after 1 month" """
    cost = facts.exit_cost
    if cost is None or len(cost.points) < 2 or not cost.points[1][1]:
        return ""
    month, sum_due = cost.points[1]
    after = words.count("after {number} month", "after {number} months", month)
    return f"; {amount(sum_due, cost.unit, words)} {after}"


def amount(number: Decimal, unit: str, words: Words) -> str:
    """Money, or monthly fees where the contract states no price."""
    if unit == "fee":
        return f"{words.formats.number(number.normalize())} × {words.name('monthly-fee')}"
    return words.formats.sum(number, unit)


def said(fact: Fact, words: Words) -> str:
    """The value with its working, or the reason why there is none."""
    if fact.value is None:
        reason = words.phrase(fact.reason) if fact.reason else "?"
        return words.say("indeterminate: {reason}", reason=reason)
    working = f" ({words.phrase(fact.working)})" if fact.working else ""
    return words.blank(fact.value) + working


def facts_lines(facts: Facts, words: Words) -> Iterator[str]:
    """Every fact with its clauses, and the curve of the exit cost at five months."""
    for fact in facts.entries:
        holder = f" ({words.name(fact.holder)})" if fact.holder else ""
        places = clauses(fact.sources)
        yield f"{words.name(fact.name)}{holder}: {said(fact, words)}" + (places and f"  {places}")
        if fact.name == "exit-cost" and facts.exit_cost is not None:
            yield from _curve(facts.exit_cost, words)


def _curve(cost: ExitCost, words: Words) -> Iterator[str]:
    step = max(1, (len(cost.points) - 1) // 4)
    for month, number in cost.points[::step]:
        after = words.count("after {number} month", "after {number} months", month)
        yield f"  {after}: {amount(number, cost.unit, words)}"


def path_lines(path: Path, words: Words) -> Iterator[str]:
    """A path card: its steps, then time, cost, who decides, and what is left unsaid."""
    yield words.name(f"path-{path.name}")
    for number, step in enumerate(path.steps, 1):
        yield f"  {number}. {_step(step, words)}"
    if path.days is not None:
        yield "  " + words.say("Time: {days}", days=path.days)
    if path.cost is not None:
        yield "  " + words.say("Cost: {cost}", cost=path.cost)
    if path.decides:
        yield "  " + words.say("Decides: {party}", party=words.name(path.decides))
    if path.hops:
        yield "  " + words.say("Leads through: {documents}", documents=", ".join(path.hops))
    for phrase in path.open:
        yield "  " + words.say("Not said: {what}", what=phrase)


def _step(step: Step, words: Words) -> str:
    days = f" ({words.quantity(step.days)})" if isinstance(step.days, Duration) else ""
    place = f"  {clauses((step.location,))}" if step.location else ""
    return f"{words.name(step.kind)}: {words.phrase(step.text)}{days}{place}".rstrip()


def right_line(right: Right, words: Words) -> str:
    """A line of the matrix: who has it, and the clauses of each side."""
    sides = (("provider", right.provider), ("customer", right.customer), ("unclear", right.unclear))
    listed = "; ".join(
        f"{words.name(side)} {clauses(places)}".rstrip() for side, places in sides if places
    )
    return f"{words.name(right.name)}: {listed or words.name('nobody')}"


def incorporated_line(paper: Incorporated, words: Words) -> str:
    """A document of the contract: where it is, who may change it, where it is said which wins."""
    label = clauses((paper.place,))
    return f"{paper.name}{f' ({label})' if label else ''}: {incorporation(paper, words)}"


def incorporation(paper: Incorporated, words: Words) -> str:
    """Whether a document was supplied, who may change it, where it is said which wins."""
    said = [words.name(paper.supplied)]
    if paper.changes:
        who = words.name(paper.changed_by or "unclear")
        said.append(words.say("may be changed by: {who}", who=who))
    if paper.prevails is not None:
        label = clauses((paper.prevails,))
        said.append(words.say("which document prevails: {clause}", clause=label or "…"))
    return "; ".join(said)


def clauses(places: tuple[Location, ...]) -> str:
    """The labels of clauses, each once, with their parents where the label leaves them out."""
    return ", ".join(dict.fromkeys(label for place in places if (label := _label(place))))


def _label(place: Location) -> str:
    return ".".join(place.clause_path) or place.clause_label
