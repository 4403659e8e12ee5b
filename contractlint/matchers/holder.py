"""Who holds a right or bears a duty: provider, customer, either party, or unknown."""

from __future__ import annotations

from contractlint.matchers.reading import Mention
from contractlint.matchers.row import Words
from contractlint.matchers.spelling import COMMA, STOP
from contractlint.matchers.unit import Unit
from contractlint.model.lexicon import AGENT, POSSESSOR, RECIPIENT, SUBJECT

# Farther than this a party is no longer the subject (RULELANG 9.4.5 says 14; contracts nest
# deeper).
FARTHEST = 24
COMMA_COST = 3
# Concepts by which a right is given to somebody, owned by or denied to somebody.
RIGHTS = ("right", "entitled", "forbidden")
# Things and acts whose owner stands behind them in the genitive: "заявление Абонента".
OWNED = (*RIGHTS, "request", "terminate", "complaint", "claim")
# Words after which a party is the subject of what follows, however it stands.
FINITE = ("may", "must", "will", "right", "entitled", "undertakes")
# Words that join a second verb to the subject of the first.
JOINS = "joins"


def holder(unit: Unit, anchor: Words) -> str:
    """The party whose act or right `anchor` is; "unknown" when no mention is near enough."""
    asked: list[Words] = []
    role = unit.holders.get(anchor)
    while role is None:
        asked.append(anchor)
        role = _owner(unit, anchor)
        earlier = _joined_to(unit, anchor) if role is None else None
        if earlier is not None:
            anchor = earlier
            role = unit.holders.get(anchor)
        elif role is None:
            role = _nearest(unit, anchor)
    for each in asked:
        unit.holders[each] = role
    return role


def _nearest(unit: Unit, anchor: Words) -> str:
    best, role = FARTHEST + 1, "unknown"
    for mention in unit.mentions_around(anchor[0] - FARTHEST - 1, anchor[1] + FARTHEST + 1):
        if mention.possessive:
            continue
        cost = _cost(unit, mention, anchor)
        if cost is not None and cost < best:
            best, role = cost, mention.role
    return role


def owner(unit: Unit, anchor: Words) -> str:
    """Whose thing `anchor` is ("our rules", "rules of the Provider"); "unknown" when nobody
    says.
    """
    return _owner(unit, anchor, thing=True) or "unknown"


def _owner(unit: Unit, anchor: Words, thing: bool = False) -> str | None:
    """Possessives: "our right", "the Provider's right"; genitives: "prawo Abonenta"."""
    for mention in unit.mentions_around(anchor[0] - 3, anchor[1] + 3):
        between = anchor[0] - mention.end
        if mention.possessive and 0 <= between <= (2 if thing else 0):
            return mention.role
        owns = mention.parts & POSSESSOR and not mention.parts & SUBJECT
        if not owns or not 0 <= mention.start - anchor[1] <= 2:
            continue
        genitive = thing or _is(unit, anchor, OWNED)
        if genitive and not unit.has_mark(anchor[1], mention.start):
            return mention.role
    return None


def _joined_to(unit: Unit, anchor: Words) -> Words | None:
    """In "shall tell the Customer and may change it" the second verb has the subject of the
    first.
    """
    start = anchor[0]
    if not any(end == start for _, end in unit.around(JOINS, start - 1, start)):
        return None
    stop = unit.last_before(STOP, start)
    found = (
        next((s for s in reversed(unit.around(verb, stop, start)) if stop < s[1] < start), None)
        for verb in FINITE
    )
    return max((span for span in found if span is not None), default=None)


def _cost(unit: Unit, mention: Mention, anchor: Words) -> int | None:
    """How far a mention is from being the holder; None when it can't be."""
    if mention.start < anchor[1] and anchor[0] < mention.end:
        return 0 if mention.parts & SUBJECT else None
    if mention.end <= anchor[0]:
        return _cost_before(unit, mention, anchor)
    return _cost_after(unit, mention, anchor)


def _cost_before(unit: Unit, mention: Mention, anchor: Words) -> int | None:
    distance = anchor[0] - mention.end
    if distance > FARTHEST or unit.has_mark(mention.end, anchor[0], STOP):
        return None
    if mention.parts & SUBJECT:
        commas = unit.count(COMMA, mention.end, anchor[0])
        return distance + COMMA_COST * commas + _object_cost(unit, mention)
    if mention.parts & RECIPIENT and distance <= 8 and _is(unit, anchor, RIGHTS):
        return distance
    return distance if mention.parts & AGENT and distance <= 8 else None


def _cost_after(unit: Unit, mention: Mention, anchor: Words) -> int | None:
    reach = unit.lexicon.reach
    distance = mention.start - anchor[1]
    if distance > FARTHEST or unit.has_mark(anchor[1], mention.start, STOP):
        return None
    if mention.parts & AGENT and not mention.parts & SUBJECT and distance <= reach.agent:
        return 1
    if mention.parts & RECIPIENT and not mention.parts & SUBJECT and _is(unit, anchor, RIGHTS):
        return distance if distance <= 6 else None
    if not mention.parts & SUBJECT or distance > reach.right:
        return None
    return None if unit.has_mark(anchor[1], mention.start) else distance + reach.right_cost


def _is(unit: Unit, anchor: Words, concepts: tuple[str, ...]) -> bool:
    return any(unit.is_said(concept, anchor) for concept in concepts)


def _object_cost(unit: Unit, mention: Mention) -> int:
    """A party right behind another word is rather its object, unless a finite verb follows."""
    cost = unit.lexicon.reach.object_cost
    if not cost or _followed_by_finite(unit, mention.end):
        return 0
    before = mention.start - 1
    while before >= unit.first and unit.form(before).casefold() in unit.lexicon.articles:
        before -= 1
    if before < unit.first or not unit.form(before)[:1].isalpha():
        return 0
    boundaries = unit.around("boundary", before, before + 1)
    joins = any(start <= before < end for start, end in boundaries)
    return 0 if joins else cost


def _followed_by_finite(unit: Unit, position: int) -> bool:
    return any(
        position <= start <= position + 1
        for concept in FINITE
        for start, _ in unit.around(concept, position - 1, position + 2)
    )
