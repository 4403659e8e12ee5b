"""A unit is what a pattern must lie in: a sentence, or an enumeration item joined to its lead-
ins.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from contractlint.matchers.plan import Wanted
from contractlint.matchers.reading import NEGATION, NO, Mention, Reading, Words
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


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of lead-ins and sentence in one row, numbered so that the sentence keeps its own
    numbers.

    `shifts` are (first, last, shift) of the lead-ins: word i of the contract stands at i + shift.
    `standing`, `candidates` and `holders` keep what was asked before: patterns share their terms.
    """

    contract: Contract
    lexicon: Lexicon
    sentence: int
    first: int
    last: int
    own: int
    spans: dict[str, list[Words]]
    mentions: list[Mention]
    quantities: dict[str, list[tuple[Words, Quantity]]]
    shifts: tuple[tuple[int, int, int], ...] = ()
    standing: dict[Wanted, list[Words]] = field(default_factory=dict, compare=False, repr=False)
    candidates: dict[Wanted, list[Candidate]] = field(
        default_factory=dict, compare=False, repr=False
    )
    holders: dict[Words, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def denies(self) -> bool:
        """Whether anything in it denies anything."""
        return any(concept in self.spans for concept in (NEGATION, NO, DENIED))

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

    def _is_modal(self, span: Words) -> bool:
        """A modal is negated by the very next word: "may not"."""
        return any(span in self.spans.get(concept, ()) for concept in MODALS)

    def negated(self, span: Words, spent: Collection[Words] = ()) -> bool:
        """Whether a negation is felt at `span`; those `spent` belong to phrases of the pattern."""
        reach = self.lexicon.reach
        after = max(reach.after, 1) if self._is_modal(span) else reach.after
        near = any(
            self._feels(span, negation, before, after)
            for concept, before in ((NEGATION, reach.before), (NO, reach.no))
            for negation in self.spans.get(concept, ())
            if negation not in spent
        )
        return near or self._denied(span)

    def _denied(self, span: Words) -> bool:
        """Whether the sentence goes on to say that there is no such thing: "a fee is not
        charged".
        """
        return any(
            0 <= start - span[1] < DENIAL_REACH and not self.has_mark(span[1], start)
            for start, _ in self.spans.get(DENIED, ())
        )

    def negations_in(self, spans: Collection[Words]) -> set[Words]:
        """The negations that are part of longer phrases among `spans`."""
        return {
            negation
            for concept in (NEGATION, NO)
            for negation in self.spans.get(concept, ())
            for start, end in spans
            if start <= negation[0] and negation[1] <= end and end - start > 1
        }

    def _feels(self, span: Words, negation: Words, before: int, after: int) -> bool:
        start, end = negation
        preposition = negation in self.spans.get(WITHOUT, ())
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
        joined = {first for first, _ in self.spans.get(JOINS, ())}
        return any(
            self.form(position)[:1].isupper() and position + 1 not in joined
            for position in range(start, end)
        )


def join(
    contract: Contract,
    lexicon: Lexicon,
    sentence: int,
    readings: Sequence[Reading],
) -> Unit:
    """The unit of `readings`: the lead-ins from outermost to innermost, the sentence itself
    last.
    """
    own = readings[-1]
    unit = Unit(
        contract,
        lexicon,
        sentence,
        own.first - sum(reading.last - reading.first for reading in readings[:-1]),
        own.last,
        own.first,
        spans={concept: list(spans) for concept, spans in own.spans.items()},
        mentions=list(own.mentions),
        quantities={kind: list(found) for kind, found in own.quantities.items()},
        shifts=_shifts(readings),
    )
    for reading, (_, _, shift) in zip(readings[-2::-1], unit.shifts, strict=True):
        _add(unit, reading, shift)
    return unit


def alone(contract: Contract, lexicon: Lexicon, sentence: int, reading: Reading) -> Unit:
    """The unit of a sentence without lead-ins; shares the reading's tables."""
    return Unit(
        contract,
        lexicon,
        sentence,
        reading.first,
        reading.last,
        reading.first,
        reading.spans,
        reading.mentions,
        reading.quantities,
    )


def _shifts(readings: Sequence[Reading]) -> tuple[tuple[int, int, int], ...]:
    shifts: list[tuple[int, int, int]] = []
    end = readings[-1].first
    for reading in readings[-2::-1]:
        shifts.append((reading.first, reading.last, end - reading.last))
        end -= reading.last - reading.first
    return tuple(shifts)


def _add(unit: Unit, reading: Reading, shift: int) -> None:
    for concept, spans in reading.spans.items():
        moved = [(start + shift, end + shift) for start, end in spans]
        unit.spans[concept] = moved + unit.spans.get(concept, [])
    unit.mentions[:0] = [
        m._replace(start=m.start + shift, end=m.end + shift) for m in reading.mentions
    ]
    for kind, found in reading.quantities.items():
        there = [((a + shift, b + shift), quantity) for (a, b), quantity in found]
        unit.quantities[kind] = there + unit.quantities.get(kind, [])
