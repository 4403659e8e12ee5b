"""The plainest way to lay a pattern on a sentence, the oracle: every choice is tried."""

from __future__ import annotations

from itertools import product

from contractlint.matchers.holder import holder, owner
from contractlint.matchers.row import Words
from contractlint.matchers.text import BOUNDARY, Match, anchor_of
from contractlint.matchers.unit import Unit
from contractlint.model.lexicon import PARTS
from contractlint.model.quantity import Quantity
from contractlint.model.rule import Element, Group, Pattern, Term

Place = tuple[Words, Quantity | None]


def ways(pattern: Pattern, unit: Unit) -> list[Match]:
    """All ways in which `pattern` lies in `unit`, from left to right."""
    if any(_places(term, unit, set()) for term in pattern.none):
        return []
    spans = [span for term in pattern.terms for span in _said(term, unit)]
    spent = unit.negations_in(spans)
    rows = [_places(term, unit, spent) for term in pattern.terms]
    found = []
    for chosen in product(*rows):
        if _fits(pattern, [span for span, _ in chosen], unit.lexicon.reach.gap_scale):
            placed = tuple((t, s) for t, (s, _) in zip(pattern.terms, chosen, strict=True))
            captures = tuple(
                (t.capture, q)
                for t, (_, q) in zip(pattern.terms, chosen, strict=True)
                if q is not None
            )
            match = Match(unit, pattern, placed, captures)
            if _counts(match):
                found.append(match)
    return found


def _said(term: Term, unit: Unit) -> set[Words]:
    return {span for concept in term.concepts for span in unit.spans.get(concept, ())}


def _places(term: Term, unit: Unit, spent: set[Words]) -> list[Place]:
    if term.quantity is not None:
        return list(unit.quantities.get(term.quantity, ()))
    found = _said(term, unit)
    if term.polarity != "either":
        found = {s for s in found if unit.negated(s, spent) == (term.polarity == "negated")}
    for wanted in term.roles:
        role, _, part = wanted.partition(".")
        for mention in unit.mentions:
            plays = bool(mention.parts & PARTS.get(part, 0)) and not mention.possessive
            if mention.role == role and (
                not part or plays or (part == "own" and mention.possessive)
            ):
                found.add((mention.start, mention.end))
    return [(span, None) for span in sorted(found)]


def _fits(pattern: Pattern, spans: list[Words], scale: float) -> bool:
    """Order, gaps, widths, and no word for two terms."""
    place, low = 0, 0
    for number, element in enumerate(pattern.elements):
        count = len(_terms(element))
        own = spans[place : place + count]
        start, end = min(a for a, _ in own), max(b for _, b in own)
        if number and not low <= start <= low + round(pattern.gaps[number - 1] * scale):
            return False
        if isinstance(element, Group) and end - start > round(element.width * scale):
            return False
        if any(a < d and c < b for i, (a, b) in enumerate(own) for c, d in own[:i]):
            return False
        place, low = place + count, end
    return True


def _terms(element: Element) -> tuple[Term, ...]:
    return element.terms if isinstance(element, Group) else (element,)


def _counts(match: Match) -> bool:
    """Not in the lead-in alone, across no boundary, of the right holder and owner."""
    unit, pattern = match.unit, match.pattern
    spans = [span for _, span in match.placed]
    if unit.shifts and all(end <= unit.own for _, end in spans):
        return False
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    crossed = any(
        first <= a and b <= last and not any(c <= a and b <= d for c, d in spans)
        for a, b in unit.spans.get(BOUNDARY, ())
    )
    if pattern.within_clause and crossed:
        return False
    held = holder(unit, anchor_of(pattern.anchor, match.placed))
    if pattern.who is not None and held not in pattern.who:
        return False
    owned = owner(unit, anchor_of(pattern.owned, match.placed))
    return pattern.whose is None or owned in pattern.whose
