"""Finds a pattern in a unit: order, gaps, groups, polarity, holder and context."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from contractlint.matchers.candidates import candidates, reaches, said
from contractlint.matchers.holder import holder, owner
from contractlint.matchers.plan import Plan, Step, Wanted, anchor_among, plan_of, wanted_of
from contractlint.matchers.row import Words
from contractlint.matchers.unit import Candidate, Unit
from contractlint.model.quantity import Quantity
from contractlint.model.rule import Pattern, Term
from contractlint.records import dataclass

# A sentence that offers more ways than this to place a pattern is hostile or a list; the rest is
# not tried.
MOST_STEPS = 20_000
# Wider than any document.
FAR = 1 << 60
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


Placed = tuple[tuple[Term, Words, Quantity | None], ...]


def find(pattern: Pattern, unit: Unit) -> Iterator[Match]:
    """All ways in which `pattern` lies in `unit`, from left to right."""
    plan = plan_of(pattern)
    return lay(plan, unit, plan.none)


def lay(plan: Plan, unit: Unit, none: Sequence[Wanted], *, sifted: bool = False) -> Iterator[Match]:
    """The same of a plan; `none` are those of its forbidden terms that may be in the unit;
    `sifted`: its terms are known to stand near enough to each other.
    """
    for term in none:
        if candidates(term, unit):
            return iter(())
    return _found(plan, unit) if sifted or reaches(plan, unit) else iter(())


def present(term: Term, unit: Unit) -> bool:
    """Whether a single term occurs in a unit."""
    return bool(candidates(wanted_of(term), unit))


def places(term: Term, unit: Unit) -> Sequence[Candidate]:
    """Where a single term may stand, in the lead-ins too, with what it captures there."""
    return candidates(wanted_of(term), unit)


def _found(plan: Plan, unit: Unit) -> Iterator[Match]:
    spent: Collection[Words] = ()
    if unit.denies:
        spent = unit.negations_in([span for term in plan.wanted for span in said(term, unit)])
    choices = []
    for term in plan.wanted:
        found = candidates(term, unit, spent)
        if not found:
            return
        choices.append(found)
    search = _Search(plan, choices, unit.lexicon.reach.gap_scale)
    for placed in search.sequence(0, (), -FAR):
        match = _match(plan, unit, placed)
        if match is not None:
            yield match


def _match(plan: Plan, unit: Unit, placed: Placed) -> Match | None:
    pattern = plan.pattern
    if unit.shifts and not any(span[1] > unit.own for _, span, _ in placed):
        return None  # the lead-in alone is a unit of its own
    spans = tuple((term, span) for term, span, _ in placed)
    if pattern.within_clause and _crosses_boundary(unit, spans):
        return None
    # The right holder and owner must stand in the sentence.
    if pattern.who is not None and holder(unit, placed[plan.anchor][1]) not in pattern.who:
        return None
    if pattern.whose is not None and owner(unit, placed[plan.owned][1]) not in pattern.whose:
        return None
    captures = tuple((t.capture, quantity) for t, _, quantity in placed if quantity is not None)
    return Match(unit, pattern, spans, captures)


def anchor_of(names: tuple[str, ...], spans: tuple[tuple[Term, Words], ...]) -> Words:
    """The words of the first term with one of these concepts; else of the first concept at all."""
    return spans[anchor_among(names, [term for term, _ in spans])][1]


def _crosses_boundary(unit: Unit, spans: tuple[tuple[Term, Words], ...]) -> bool:
    first, last = min(a for _, (a, _) in spans), max(b for _, (_, b) in spans)
    taken = [span for _, span in spans]
    return any(
        first <= start and end <= last and not any(a <= start and end <= b for a, b in taken)
        for start, end in unit.around(BOUNDARY, first, last)
    )


class _Search:
    """One pattern being laid on one unit."""

    def __init__(self, plan: Plan, choices: list[list[Candidate]], scale: float) -> None:
        self._plan = plan
        self._choices = choices
        self._scale = scale
        self._left = MOST_STEPS

    def _spend(self) -> bool:
        self._left -= 1
        return self._left > 0

    def sequence(self, index: int, placed: Placed, low: int) -> Iterator[Placed]:
        """Places steps from `index` on, each after the one before, which ended at `low`, and no
        farther than its gap.
        """
        if index == len(self._plan.steps):
            yield placed
            return
        step = self._plan.steps[index]
        high = low + round(step.gap * self._scale) if index else FAR
        for more, end in self._group(step, low) if step.is_group else self._single(step, low, high):
            if not step.is_group or min(span[0] for _, span, _ in more) <= high:
                yield from self.sequence(index + 1, placed + more, end)

    def _single(self, step: Step, low: int, high: int) -> Iterator[tuple[Placed, int]]:
        """Ways to put one term so that it begins in [low, high], each with its end."""
        (place,) = step.places
        term = self._plan.wanted[place].term
        for span, quantity in self._choices[place]:
            if low <= span[0] <= high and self._spend():
                yield ((term, span, quantity),), span[1]

    def _group(self, step: Step, low: int) -> Iterator[tuple[Placed, int]]:
        """Ways to put all terms, pairwise disjoint, within their width, each with its end."""
        width = round(step.width * self._scale)
        return self._grouped(step.places, width, low, (), FAR, -FAR)

    def _grouped(
        self,
        places: tuple[int, ...],
        width: int,
        low: int,
        placed: Placed,
        first: int,
        last: int,
    ) -> Iterator[tuple[Placed, int]]:
        """`placed` reaches from `first` to `last`."""
        term, rest = self._plan.wanted[places[0]].term, places[1:]
        for span, quantity in self._choices[places[0]]:
            start, end = span
            if start < low or not self._spend():
                continue
            if placed and any(start < b and a < end for _, (a, b), _ in placed):
                continue
            begin, stop = min(first, start), max(last, end)
            if stop - begin > width:
                continue
            more = (*placed, (term, span, quantity))
            if rest:
                yield from self._grouped(rest, width, low, more, begin, stop)
            else:
                yield more, stop
