"""Answers whether a protection is present, missing, or could not be verified, with what was
looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from contractlint.matchers.index import Index
from contractlint.matchers.text import Match
from contractlint.model.phrase import msgid
from contractlint.model.rule import Pattern, Rule
from contractlint.records import dataclass

_UNREAD_PART = msgid("could not be verified: {place} was not read")
_NOT_SUPPLIED = msgid("could not be verified: “{place}” was not supplied")
Answer = Literal["not applicable", "present", "missing", "could not verify"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the first place where the topic stands, and why the answer is not surer."""

    answer: Answer
    topic: Match | None = None
    reason: str = ""
    place: str = ""


def look(
    rule: Rule, index: Index, topics: Sequence[Pattern], protections: Sequence[Pattern]
) -> Verdict:
    """Looks for what `rule.absent` names, wherever the rule's topic is in the contract.

    `topics` and `protections` are those patterns of `when` and `absent` that may lie in it.
    """
    if rule.absent is None:
        return Verdict("not applicable")
    found = sorted(
        (match for pattern in topics for match in index.firsts(pattern)),
        key=lambda match: match.unit.sentence,
    )
    if not found:
        return Verdict("not applicable")
    asked: set[int] = set()
    for topic in found:
        within = index.scope(topic.unit.sentence, rule.absent.scope)
        if within not in asked and _is_there(index, protections, within):
            return Verdict("present", topic)
        asked.add(within)
    return _missing(rule, index, found)


def _is_there(index: Index, patterns: Sequence[Pattern], within: int) -> bool:
    return any(True for pattern in patterns for _ in index.matches(pattern, within))


def _plainest(rule: Rule, topics: list[Match]) -> Match:
    """The topic where the want is felt most: rules name the plainest of their patterns first."""
    order = {pattern: number for number, pattern in enumerate(rule.when)}
    return min(topics, key=lambda topic: (order[topic.pattern], topic.unit.sentence))


def _missing(rule: Rule, index: Index, topics: list[Match]) -> Verdict:
    """What is missing here may stand on an unread page, or in an annex that was not supplied.

    Rules or a price list that the sentence merely names are no such place: to send the customer
    there without handing them over is what the finding is about.
    """
    document = index.contract.document
    if document.unread:
        place = document.unread[0].what_said
        return Verdict("could not verify", topics[0], _UNREAD_PART, place)
    for topic in topics:
        span = index.sentences[topic.unit.sentence].span
        for reference in index.contract.outline.references:
            elsewhere = reference.kind in ("annex", "url") and reference.target < 0
            if elsewhere and span.contains(reference.span):
                return Verdict("could not verify", topic, _NOT_SUPPLIED, reference.name)
    return Verdict("missing", _plainest(rule, topics))
