"""A unit is what a pattern must lie in: a sentence, or an enumeration item joined to its lead-
ins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from contractlint.matchers.plan import Wanted
from contractlint.matchers.reading import NEGATION, NO, Mention, Quantities, Seeing
from contractlint.matchers.row import Words
from contractlint.matchers.spelling import MARK, Question, which
from contractlint.model.contract import Contract
from contractlint.model.lexicon import Lexicon
from contractlint.model.quantity import Quantity
from contractlint.records import dataclass, field

# A place where a term may stand, with the quantity that it captures there.
Candidate = tuple[Words, Quantity | None]
# Concepts whose words stand before their negation in every language that puts it after the verb.
MODALS = ("may", "must", "will")
# "ohne Ankündigung", "without notice": they deny what follows, never the verb before them.
WITHOUT = "without"
JOINS = "joins"
# "не взимается", "nie przewiduje się": negated verbs that deny what stands before them.
DENIED = "denied"
DENIAL_REACH = 8
# So many places are gone through faster than those near to a word are picked out.
FEW = 6


# What says that something is not so.
DENIALS = (NEGATION, NO, DENIED)
# A sentence of a unit, and by how much its words are shifted.
Part = tuple[Seeing, int, int]


class Contents:
    """What stands in the sentences of a unit, outermost lead-in first; put together when it is
    asked for.
    """

    __slots__ = ("_mentions", "_parts", "_quantities", "_spans")

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._spans: dict[str, Sequence[Words]] = {}
        self._mentions: list[Mention] | None = None
        self._quantities: Quantities | None = None

    def get(self, concept: str, default: Sequence[Words] = ()) -> Sequence[Words]:
        """Where a concept stands."""
        found = self._spans.get(concept)
        if found is None:
            found = self._spans[concept] = self._look(concept)
        return found or default

    def __getitem__(self, concept: str) -> Sequence[Words]:
        return self.get(concept)

    def __contains__(self, concept: str) -> bool:
        return bool(self.get(concept))

    def _look(self, concept: str) -> Sequence[Words]:
        if len(self._parts) == 1:
            sight, number, _ = self._parts[0]
            return sight.spans(concept, number)
        return [
            (start + shift, end + shift)
            for sight, number, shift in self._parts
            for start, end in sight.spans(concept, number)
        ]

    @property
    def mentions(self) -> list[Mention]:
        """The parties that are named."""
        if self._mentions is None:
            self._mentions = [
                m._replace(start=m.start + shift, end=m.end + shift) if shift else m
                for sight, number, shift in self._parts
                for m in sight.mentions(number)
            ]
        return self._mentions

    @property
    def quantities(self) -> Quantities:
        """The quantities by kind, each with its words."""
        if self._quantities is None:
            found: dict[str, list[tuple[Words, Quantity]]] = {}
            for sight, number, shift in self._parts:
                for kind, there in sight.quantities(number).items():
                    moved = [((a + shift, b + shift), quantity) for (a, b), quantity in there]
                    found.setdefault(kind, []).extend(moved)
            self._quantities = found
        return self._quantities


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Words of lead-ins and sentence in one row, numbered so that the sentence keeps its own
    numbers.

    `denies`: something in it may deny something. `shifts` are (first, last, shift) of the lead-ins:
    word i of the contract stands at i + shift.
    `standing`, `candidates`, `holders` and `longest` keep what was asked before: patterns share
    their terms.
    """

    contract: Contract
    lexicon: Lexicon
    sentence: int
    first: int
    last: int
    own: int
    spans: Contents
    denies: bool = True
    shifts: tuple[tuple[int, int, int], ...] = ()
    standing: dict[Wanted, list[Words]] = field(default_factory=dict, compare=False, repr=False)
    candidates: dict[Wanted, list[Candidate]] = field(
        default_factory=dict, compare=False, repr=False
    )
    holders: dict[Words, str] = field(default_factory=dict, compare=False, repr=False)
    longest: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def mentions(self) -> list[Mention]:
        """The parties that are named in it, from left to right."""
        return self.spans.mentions

    @property
    def quantities(self) -> Quantities:
        """The quantities in it by kind, each with its words."""
        return self.spans.quantities

    def forget(self) -> None:
        """Drops what was kept for patterns that are still to come."""
        for kept in (self.standing, self.candidates, self.longest):
            kept.clear()

    def word(self, position: int) -> int:
        """The word of the contract that stands at a position of the unit."""
        if position >= self.own:
            return position
        for first, last, shift in self.shifts:
            if first + shift <= position < last + shift:
                return position - shift
        return self.own

    def form(self, position: int) -> str:
        """The spelling at a position."""
        return self.contract.words.form(self.word(position))

    def has_mark(self, start: int, end: int, question: Question = MARK) -> bool:
        """Whether a comma, bracket or the like stands among positions [start, end)."""
        if start >= end:
            return False
        marks = which(self.contract.words, question)
        return any(marks.find(1, first, last) >= 0 for first, last in self.stretches(start, end))

    def count(self, question: Question, start: int, end: int) -> int:
        """Of how many words at positions [start, end) the answer is yes."""
        passing = which(self.contract.words, question)
        return sum(passing.count(1, first, last) for first, last in self.stretches(start, end))

    def stretches(self, start: int, end: int) -> Sequence[Words]:
        """The words of the contract that stand at positions [start, end), in rows."""
        if start >= self.own:
            return ((start, end),)
        rows = [
            (max(first, start - shift), min(last, end - shift))
            for first, last, shift in (*self.shifts, (self.own, self.last, 0))
        ]
        return [row for row in rows if row[0] < row[1]]

    def around(self, concept: str, low: int, high: int) -> Sequence[Words]:
        """Where a concept stands that begins before `high` and ends behind `low`; where it stands
        few times, all places.
        """
        found = self.spans.get(concept)
        if len(found) <= FEW:
            return found
        longest = self.longest.get(concept)
        if longest is None:
            longest = self.longest[concept] = max(end - start for start, end in found)
        return found[bisect_left(found, (low - longest,)) : bisect_left(found, (high,))]

    def mentions_around(self, low: int, high: int) -> Sequence[Mention]:
        """The same of the parties."""
        found = self.mentions
        if len(found) <= FEW:
            return found
        longest = self.longest.get("@")
        if longest is None:
            longest = self.longest["@"] = max(each.end - each.start for each in found)
        return found[bisect_left(found, (low - longest,)) : bisect_left(found, (high,))]

    def last_before(self, question: Question, end: int) -> int:
        """The last position before `end` at which the answer is yes, one before the first if none
        is.
        """
        answers = which(self.contract.words, question)
        for first, last, shift in ((self.own, self.last, 0), *self.shifts):
            place = answers.rfind(1, first, max(0, min(last, end - shift)))
            if place >= 0:
                return place + shift
        return self.first - 1

    def is_said(self, concept: str, span: Words) -> bool:
        """Whether a concept stands exactly there."""
        return span in self.around(concept, *span)

    def _is_modal(self, span: Words) -> bool:
        """A modal is negated by the very next word: "may not"."""
        return any(self.is_said(concept, span) for concept in MODALS)

    def negated(self, span: Words, spent: Collection[Words] = ()) -> bool:
        """Whether a negation is felt at `span`; those `spent` belong to phrases of the pattern."""
        if not self.denies:
            return False
        reach = self.lexicon.reach
        return (
            self._reached(NEGATION, reach.before, span, spent)
            or self._reached(NO, reach.no, span, spent)
            or self._denied(span)
        )

    def _reached(self, concept: str, before: int, span: Words, spent: Collection[Words]) -> bool:
        """Whether a negation of a kind is felt at `span`."""
        after = self.lexicon.reach.after
        for negation in self.around(concept, span[0] - before, span[1] + max(after, 1)):
            if negation in spent:
                continue
            behind = negation[0] - span[1]
            if behind == 0 == after and self._is_modal(span):
                after = 1
            if self._feels(span, negation, before, after):
                return True
        return False

    def _denied(self, span: Words) -> bool:
        """Whether the sentence goes on to say that there is no such thing: "a fee is not
        charged".
        """
        return any(
            0 <= start - span[1] < DENIAL_REACH and not self.has_mark(span[1], start)
            for start, _ in self.around(DENIED, span[1], span[1] + DENIAL_REACH)
        )

    def negations_in(self, spans: Collection[Words]) -> set[Words]:
        """The negations that are part of longer phrases among `spans`."""
        return {
            negation
            for start, end in spans
            if end - start > 1
            for concept in (NEGATION, NO)
            for negation in self.around(concept, start, end)
            if start <= negation[0] and negation[1] <= end
        }

    def _feels(self, span: Words, negation: Words, before: int, after: int) -> bool:
        start, end = negation
        preposition = self.is_said(WITHOUT, negation)
        if end <= span[0]:
            near = span[0] - end < before and not self.has_mark(end, span[0])
            return near and not (preposition and self._has_noun(end, span[0]))
        return (
            not preposition and 0 <= start - span[1] < after and not self.has_mark(span[1], start)
        )

    def _has_noun(self, start: int, end: int) -> bool:
        """Whether a noun, which German writes with a capital, stands among positions [start, end)
        with no "oder" behind it: then a preposition before it says nothing of what comes after.
        """
        joined = {first for first, _ in self.around(JOINS, start, end + 1)}
        return any(
            self.form(position)[:1].isupper() and position + 1 not in joined
            for position in range(start, end)
        )


def join(
    contract: Contract, sentence: int, sights: Sequence[tuple[Seeing, int]], denies: bool
) -> Unit:
    """The unit of a sentence; `denies`: it may deny something; `sights` are the sentences that are
    read, each with what reads it: the lead-ins from outermost to innermost, then the sentence.
    """
    bounds = contract.words.sentences
    own = end = bounds[sentence]
    shifts: list[tuple[int, int, int]] = []
    parts: list[Part] = [(*sights[-1], 0)]
    for sight, number in sights[-2::-1]:
        first, last = bounds[number], bounds[number + 1]
        shifts.append((first, last, end - last))
        parts.append((sight, number, end - last))
        end -= last - first
    return Unit(
        contract,
        sights[-1][0].lexicon,
        sentence,
        end,
        bounds[sentence + 1],
        own,
        Contents(parts[::-1]),
        denies,
        tuple(shifts),
    )
