"""Answers whether a protection is present, missing, or could not be verified, with what was
looked for.
"""

from __future__ import annotations

from typing import Literal

from contractlint.matchers.index import Index
from contractlint.matchers.text import Match
from contractlint.model.phrase import msgid
from contractlint.model.rule import Rule
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


def look(rule: Rule, index: Index) -> Verdict:
    """Looks for what `rule.absent` names, wherever its topic (`when`) is in the contract."""
    if rule.absent is None:
        return Verdict("not applicable")
    topics = sorted(
        (match for pattern in rule.when for match in index.matches(pattern)),
        key=lambda match: match.unit.sentence,
    )
    if not topics:
        return Verdict("not applicable")
    for topic in topics:
        if _present(rule, index, topic):
            return Verdict("present", topic)
        if rule.absent.scope == "document":
            break
    return _missing(rule, index, topics)


def _present(rule: Rule, index: Index, topic: Match) -> bool:
    assert rule.absent is not None
    bits = index.scope(topic.unit.sentence, rule.absent.scope)
    return any(True for p in rule.absent.patterns for _ in index.matches(p, bits))


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
