"""Facts, paths and rights as JSON: values for programs, words in the language of the report."""

from __future__ import annotations

from contractlint.locale import Words
from contractlint.model.facts import (
    ExitCost,
    Fact,
    Facts,
    Incorporated,
    Milestone,
    Path,
    Right,
    Step,
    Value,
)
from contractlint.model.phrase import Phrase
from contractlint.model.quantity import Date, Duration, Money, Percentage
from contractlint.reports import json_values
from contractlint.reports.json_values import place, quantity_of


def facts_of(facts: Facts, words: Words) -> json_values.Value:
    """All facts; {} for a file that was not read."""
    if not facts.entries:
        return {}
    return {
        "signed": facts.signed.isoformat() if facts.signed else None,
        "entries": [_fact(fact, words) for fact in facts.entries],
        "exit_cost": _exit_cost(facts.exit_cost, words),
        "timeline": [_milestone(milestone) for milestone in facts.timeline],
    }


def _fact(fact: Fact, words: Words) -> json_values.Value:
    return {
        "name": fact.name,
        "holder": fact.holder or None,
        "value": _value(fact.value, words),
        "text": words.blank(fact.value) if fact.value is not None else None,
        "reason": _said(fact.reason, words),
        "working": _said(fact.working, words),
        "sources": [place(location) for location in fact.sources],
    }


def _value(value: Value | None, words: Words) -> json_values.Value:
    if isinstance(value, Duration | Money | Percentage | Date):
        return quantity_of(value, words.quantity(value))
    return None


def _exit_cost(cost: ExitCost | None, words: Words) -> json_values.Value:
    if cost is None:
        return None
    return {
        "unit": cost.unit or None,
        "formula": _said(cost.formula, words),
        "points": [[month, f"{amount:f}"] for month, amount in cost.points],
        "reason": _said(cost.reason, words),
        "sources": [place(location) for location in cost.sources],
    }


def _milestone(milestone: Milestone) -> json_values.Value:
    return {
        "name": milestone.name,
        "months": f"{milestone.months:f}",
        "day": milestone.day.isoformat() if milestone.day else None,
    }


def path_of(path: Path, words: Words) -> json_values.Value:
    """A path card."""
    return {
        "steps": [_step(step, words) for step in path.steps],
        "days": quantity_of(path.days, words.quantity(path.days)) if path.days else None,
        "cost": _said(path.cost, words),
        "decides": path.decides or None,
        "hops": list(path.hops),
        "open": [words.phrase(phrase) for phrase in path.open],
    }


def _step(step: Step, words: Words) -> json_values.Value:
    return {
        "kind": step.kind,
        "text": words.phrase(step.text),
        "who": step.who or None,
        "days": quantity_of(step.days, words.quantity(step.days)) if step.days else None,
        "cost": quantity_of(step.cost, words.quantity(step.cost)) if step.cost else None,
        "place": place(step.location) if step.location else None,
    }


def right_of(right: Right) -> json_values.Value:
    """A line of the mutuality matrix."""
    return {
        "balance": right.balance,
        "provider": [place(location) for location in right.provider],
        "customer": [place(location) for location in right.customer],
        "unclear": [place(location) for location in right.unclear],
    }


def incorporated_of(paper: Incorporated) -> json_values.Value:
    """A document that the contract makes part of itself."""
    return {
        "name": paper.name,
        "place": place(paper.place),
        "supplied": paper.supplied,
        "may_change": paper.changes,
        "changed_by": paper.changed_by or None,
        "change": place(paper.change) if paper.change else None,
        "prevails": place(paper.prevails) if paper.prevails else None,
    }


def _said(phrase: Phrase | None, words: Words) -> json_values.Value:
    return words.phrase(phrase) if phrase is not None else None
