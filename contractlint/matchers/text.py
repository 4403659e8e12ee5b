"""Finds a pattern in a unit: order, gaps, groups, polarity, holder and context."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from contractlint.matchers.holder import holder, owner
from contractlint.matchers.reading import Mention, Words
from contractlint.matchers.unit import Unit
from contractlint.model.lexicon import PARTS
from contractlint.model.quantity import Quantity
from contractlint.model.rule import Element, Group, Pattern, Term
from contractlint.records import dataclass

# A sentence that offers more ways than this to place a pattern is hostile or a list; the rest is
# not tried.
MOST_STEPS = 20_000
MOST_CANDIDATES = 60
BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern lies in a unit: the words of each term, and what was captured.

    `variant` is the wording of the message to choose where a rule has several.
    """

    unit: Unit
    pattern: Pattern
    placed: tuple[tuple[Term, Words], ...]
    captures: tuple[tuple[str, Quantity], ...] = ()
    variant: str = ""

    @property
    def own_words(self) -> tuple[int, int]:
        """First and last + 1 position of the evidence inside the sentence itself."""
        own = [span for _, span in self.placed if span[1] > self.unit.own]
        spans = own or [span for _, span in self.placed]
        return min(a for a, _ in spans), max(b for _, b in spans)


Candidate = tuple[Words, Quantity | None]
Placed = tuple[tuple[Term, Words, Quantity | None], ...]


class _Budget:
    """Steps left for one pattern in one unit."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def spend(self) -> bool:
        self.left -= 1
        return self.left > 0


def find(pattern: Pattern, unit: Unit) -> Iterator[Match]:
    """All ways in which `pattern` lies in `unit`, from left to right."""
    if any(_candidates(term, unit) for term in pattern.none):
        return
    terms = dict.fromkeys(pattern.terms)
    spent = unit.negations_in([span for term in terms for span in _spans(term, unit)])
    choices: dict[Term, list[Candidate]] = {}
    for term in terms:
        choices[term] = _candidates(term, unit, spent)
        if not choices[term]:
            return
    scale = unit.lexicon.reach.gap_scale
    for placed in _sequence(pattern, 0, (), choices, scale, _Budget()):
        match = _match(pattern, unit, placed)
        if match is not None:
            yield match


def present(term: Term, unit: Unit) -> bool:
    """Whether a single term occurs in a unit."""
    return bool(_candidates(term, unit))


def places(term: Term, unit: Unit) -> list[Candidate]:
    """Where a single term may stand, in the lead-ins too, with what it captures there."""
    return _candidates(term, unit)


def _match(pattern: Pattern, unit: Unit, placed: Placed) -> Match | None:
    spans = tuple((term, span) for term, span, _ in placed)
    if unit.shifts and not any(span[1] > unit.own for _, span in spans):
        return None  # the lead-in alone is a unit of its own
    if pattern.within_clause and _crosses_boundary(unit, spans):
        return None
    if not _is_held(pattern, unit, spans):
        return None
    captures = tuple((t.capture, quantity) for t, _, quantity in placed if quantity is not None)
    return Match(unit, pattern, spans, captures)


def _is_held(pattern: Pattern, unit: Unit, spans: tuple[tuple[Term, Words], ...]) -> bool:
    """Whether the right holder and owner stand in the sentence."""
    held = pattern.who is None or holder(unit, anchor_of(pattern.anchor, spans)) in pattern.who
    if not held:
        return False
    return pattern.whose is None or owner(unit, anchor_of(pattern.owned, spans)) in pattern.whose


def anchor_of(names: tuple[str, ...], spans: tuple[tuple[Term, Words], ...]) -> Words:
    """The words of the first term with one of these concepts; else of the first concept at all."""
    for term, span in spans:
        if set(names) & set(term.concepts):
            return span
    return next((span for term, span in spans if term.concepts), spans[0][1])


def _crosses_boundary(unit: Unit, spans: tuple[tuple[Term, Words], ...]) -> bool:
    first, last = min(a for _, (a, _) in spans), max(b for _, (_, b) in spans)
    taken = [span for _, span in spans]
    return any(
        first <= start and end <= last and not any(a <= start and end <= b for a, b in taken)
        for start, end in unit.spans.get(BOUNDARY, ())
    )


def _spans(term: Term, unit: Unit) -> set[Words]:
    """Where any concept of a term stands, negated or not."""
    return {span for concept in term.concepts for span in unit.spans.get(concept, ())}


def _candidates(term: Term, unit: Unit, spent: Collection[Words] = ()) -> list[Candidate]:
    """Where a term may be placed; a negation inside a phrase of the pattern itself is `spent`."""
    if term.quantity is not None:
        return [(span, quantity) for span, quantity in unit.quantities.get(term.quantity, ())]
    found = _spans(term, unit)
    if term.polarity != "either":
        wanted = term.polarity == "negated"
        found = {span for span in found if unit.negated(span, spent) == wanted}
    for role in term.roles:
        found.update((m.start, m.end) for m in unit.mentions if _is_mention(m, role))
    return [(span, None) for span in sorted(found)[:MOST_CANDIDATES]]


def _is_mention(mention: Mention, wanted: str) -> bool:
    """Whether a mention is of the party, and in the part, that a term asks for."""
    role, _, part = wanted.partition(".")
    if mention.role != role:
        return False
    if part == "own":
        return mention.possessive
    return not part or bool(mention.parts & PARTS[part] and not mention.possessive)


def _sequence(
    pattern: Pattern,
    index: int,
    placed: Placed,
    choices: dict[Term, list[Candidate]],
    scale: float,
    budget: _Budget,
) -> Iterator[Placed]:
    """Places elements from `index` on, each after the one before and no farther than its gap."""
    if index == len(pattern.elements):
        yield placed
        return
    low, high = 0, 1 << 60
    if index:
        low = max(span[1] for _, span, _ in placed)
        high = low + round(pattern.gaps[index - 1] * scale)
    low = low if index else -(1 << 60)
    for more in _place(pattern.elements[index], low, high, choices, scale, budget):
        yield from _sequence(pattern, index + 1, placed + more, choices, scale, budget)


def _place(
    element: Element,
    low: int,
    high: int,
    choices: dict[Term, list[Candidate]],
    scale: float,
    budget: _Budget,
) -> Iterator[Placed]:
    """Ways to put one element so that it begins in [low, high]."""
    if isinstance(element, Group):
        for placed in _group(element.terms, round(element.width * scale), low, (), choices, budget):
            if min(span[0] for _, span, _ in placed) <= high:
                yield placed
        return
    for span, quantity in choices[element]:
        if low <= span[0] <= high and budget.spend():
            yield ((element, span, quantity),)


def _group(
    terms: tuple[Term, ...],
    width: int,
    low: int,
    placed: Placed,
    choices: dict[Term, list[Candidate]],
    budget: _Budget,
) -> Iterator[Placed]:
    """Ways to put all terms, pairwise disjoint, within `width` words."""
    if not terms:
        yield placed
        return
    for span, quantity in choices[terms[0]]:
        if span[0] < low or not budget.spend():
            continue
        if any(span[0] < b and a < span[1] for _, (a, b), _ in placed):
            continue
        ends = [span, *(other for _, other, _ in placed)]
        if max(b for _, b in ends) - min(a for a, _ in ends) > width:
            continue
        yield from _group(
            terms[1:], width, low, (*placed, (terms[0], span, quantity)), choices, budget
        )
