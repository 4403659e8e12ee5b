"""Tells at once in which sentences of a row the words of a pattern stand near enough and in order.

Most sentences that have all words of a pattern have them too far apart. To learn that sentence by
sentence is dear; here all sentences of a row are asked together, as integers whose bits are words.
Whoever holds what, whatever is denied: that is asked of the few that are left.
"""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.matchers.plan import Plan, Step, Wanted
from contractlint.matchers.row import Row
from contractlint.matchers.scan import Scan
from contractlint.records import dataclass

# Words farther apart than this are near enough wherever they stand in a sentence.
WIDE = 48


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where a term may stand: bits of first words and of last words.

    `fixed` are (words, bits of last words) of what has so many words, `loose` the last words of the
    rest.
    """

    starts: int
    ends: int
    fixed: Sequence[tuple[int, int]]
    loose: int

    def ends_from(self, starts: int) -> int:
        """The last words of what begins with `starts`; of the rest all that there are."""
        ends = self.loose
        for length, bits in self.fixed:
            ends |= bits & starts << length - 1
        return ends


class Sieve:
    """A row with what the lexicons found in it; `scale` stretches gaps, as in the language that
    stretches them most.
    """

    def __init__(self, row: Row, scans: Sequence[Scan], scale: float) -> None:
        self._row = row
        self._scans = scans
        self._scale = scale
        self._places: dict[Wanted, Places | None] = {}
        self._reached: dict[tuple[Wanted, int], int] = {}
        self._behind = {1: row.inside}

    def lasts(self, plan: Plan) -> int:
        """Bits of the last words of sentences in which a pattern could lie, -1 for any; of those
        with lead-ins it tells nothing.
        """
        lasts = -1
        ends = -1
        for step in plan.steps:
            there = self._after(step, plan, ends)
            if there == 0:
                return 0
            if there == -1 != ends:
                # What was found so far must be in the sentence, too.
                lasts &= self._row.said_in(ends)
            ends = there
        return lasts if ends == -1 else lasts & self._row.said_in(ends)

    def _after(self, step: Step, plan: Plan, before: int) -> int:
        """Where a step may end that follows what ends at `before`; -1 stands for anywhere."""
        found = [self._stands(plan.wanted[place]) for place in step.places]
        known = [each for each in found if each is not None]
        width = round(step.width * self._scale)
        if not known or (step.is_group and width > WIDE):
            return -1
        near = -1
        if before != -1 and len(known) == len(found):
            near = self._forward(before << 1 & self._row.inside, round(step.gap * self._scale))
        if not step.is_group:
            first = known[0].starts & near
            return known[0].ends_from(first) if first else 0
        ends = self._forward(self._meeting(step, plan, width - 1) & near, width - 1)
        if len(known) < len(found):
            return ends
        last = 0
        for each in known:
            last |= each.ends
        return last & ends

    def _meeting(self, step: Step, plan: Plan, most: int) -> int:
        """Where one of the terms begins and each other at most `most` words behind it."""
        some, all_of_them = 0, -1
        for place in step.places:
            term = plan.wanted[place]
            there = self._stands(term)
            if there is not None:
                all_of_them &= self._before(term, there.starts, most)
                if not all_of_them:
                    return 0
                some |= there.starts
        return some & all_of_them

    def _before(self, term: Wanted, starts: int, most: int) -> int:
        """From where a term begins at most `most` words behind; many patterns ask the same."""
        known = self._reached.get((term, most))
        if known is None:
            known = self._reached[term, most] = self._backward(starts, most)
        return known

    def _stands(self, wanted: Wanted) -> Places | None:
        """None of a party and a quantity, which may be anywhere."""
        if wanted not in self._places:
            anywhere = wanted.roles or wanted.term.quantity is not None
            self._places[wanted] = None if anywhere else self._look(wanted.term.concepts)
        return self._places[wanted]

    def _look(self, concepts: Sequence[str]) -> Places:
        if len(concepts) == 1 == len(self._scans):
            ends, fixed, gaps = self._scans[0].phrases(concepts[0])
            if len(fixed) == 1 and not gaps:
                return Places(ends >> fixed[0][0] - 1, ends, fixed, 0)
        starts = ends = loose = 0
        fixed = []
        for scan in self._scans:
            for concept in concepts:
                there, lengths, gaps = scan.phrases(concept)
                ends |= there
                fixed += lengths
                for length, bits in lengths:
                    starts |= bits >> length - 1
                for hit in gaps:
                    starts |= scan.starts(hit)
                    loose |= hit[0]
        return Places(starts, ends, fixed, loose)

    def _forward(self, bits: int, most: int) -> int:
        """`bits` and the `most` words of the sentence behind each."""
        reach = 0
        while reach < most:
            by = min(reach + 1, most - reach)
            bits |= bits << by & self._behind_by(by)
            reach += by
        return bits

    def _backward(self, bits: int, most: int) -> int:
        """`bits` and the `most` words of the sentence before each."""
        reach = 0
        while reach < most:
            by = min(reach + 1, most - reach)
            bits |= (bits & self._behind_by(by)) >> by
            reach += by
        return bits

    def _behind_by(self, by: int) -> int:
        """The words that have `by` words of their sentence before them."""
        if by not in self._behind:
            half = by // 2
            self._behind[by] = self._behind_by(by - half) & self._behind_by(half) << by - half
        return self._behind[by]
