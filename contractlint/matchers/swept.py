"""Reads a long contract stretch by stretch and keeps the answers: its size takes little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice
from typing import TypeVar, get_args

from contractlint.matchers.lens import Lens
from contractlint.matchers.plan import Plan, Wanted, plan_of, wanted_of
from contractlint.matchers.reading import NEGATION, Mention, Quantities, Sight
from contractlint.matchers.ready import Patterns, ReadyBook
from contractlint.matchers.row import Row, Words
from contractlint.matchers.stretch import Stretch, joined
from contractlint.matchers.text import BOUNDARY, Match, find
from contractlint.matchers.unit import Unit
from contractlint.model.contract import Contract
from contractlint.model.rule import Pattern, QuantityKind, Term

# Concepts of which measures ask in every sentence.
COUNTED = frozenset({BOUNDARY, NEGATION, "price"})
# Of a pattern that lies in a sentence in more ways than this, none is kept.
MOST_KEPT = 8
# So many sentences that are read again stay at hand.
AT_HAND = 200


class Reopened:
    """A language's sight of a long contract: the open stretch's, or of one sentence read again.

    Of concepts that are counted in every sentence all places are kept.
    """

    __slots__ = ("_again", "_kept", "_lens", "_numbers", "_open", "lexicon")

    def __init__(self, lens: Lens) -> None:
        self.lexicon = lens.lexicon
        self._lens = lens
        self._open: Sight | None = None
        self._numbers = range(0)
        # Of each concept the first words of its phrases, and those behind their last.
        self._kept: dict[str, tuple[array[int], array[int]]] = {}
        self._again: dict[int, Sight] = {}

    def look_at(self, numbers: range, sight: Sight | None) -> None:
        """From now on these sentences are open."""
        self._numbers, self._open = numbers, sight

    def keep(self, concepts: Iterable[str]) -> None:
        """Keeps where these concepts stand in what is open."""
        for concept in concepts:
            starts, ends = self._kept.setdefault(concept, (array("I"), array("I")))
            for number in self._numbers if self._open is not None else ():
                for start, end in self._sight(number).spans(concept, number):
                    starts.append(start)
                    ends.append(end)

    def spans(self, concept: str, number: int) -> list[Words]:
        """Where a concept stands in a sentence."""
        kept = self._kept.get(concept)
        if kept is None or number in self._numbers:
            return self._sight(number).spans(concept, number)
        starts, ends = kept
        words = self._lens.contract.words.sentences
        there = slice(*(bisect_left(starts, words[each]) for each in (number, number + 1)))
        return list(zip(starts[there], ends[there], strict=True))

    def mentions(self, number: int) -> list[Mention]:
        """The parties named in a sentence, from left to right."""
        return self._sight(number).mentions(number)

    def quantities(self, number: int) -> Quantities:
        """The quantities in a sentence by kind, each with its words."""
        return self._sight(number).quantities(number)

    def _sight(self, number: int) -> Sight:
        if self._open is not None and number in self._numbers:
            return self._open
        sight = self._again.get(number)
        if sight is None:
            words = self._lens.contract.words.sentences
            rows = [[number]] if words[number] < words[number + 1] else []
            sight = Sight(self._lens, [number], [Row(self._lens.contract, row) for row in rows])
            _keep(self._again, number, sight)
        return sight


class Swept:
    """A contract of which one stretch is open at a time.

    Kept are what the patterns of a rulebook match, and in which sentences each concept may stand.
    Whatever else is asked of a sentence is answered by reading that sentence again.
    """

    def __init__(
        self,
        contract: Contract,
        lenses: Mapping[str, Lens],
        stretches: Sequence[tuple[range, Sequence[Sequence[int]]]],
    ) -> None:
        """`stretches` are the sentences of each: all of them, and row by row those with words."""
        self._contract = contract
        self._lenses = lenses
        self._stretches = stretches
        self._sights = {code: Reopened(lens) for code, lens in lenses.items()}
        # With the concept of a term that has more than that.
        self._concepts = {""}
        self._denying: set[int] = set()
        self._having: dict[Wanted, array[int]] = {}
        self._sifted: dict[Plan, array[int]] = {}
        self._found: dict[Plan, dict[int, Sequence[Match]]] = {}
        self._units: dict[int, Unit | None] = {}
        self._is_read = False

    def _read(self) -> Iterator[Stretch]:
        """One stretch after the other, which is open until the next is asked for."""
        for numbers, rows in self._stretches:
            stretch = Stretch(self._contract, self._lenses, numbers, rows)
            self._denying |= stretch.denying
            self._concepts |= stretch.concepts
            for code, sight in self._sights.items():
                sight.look_at(numbers, stretch.sights.get(code))
            yield stretch
            # The next is read when this one is gone.
            del stretch
            for sight in self._sights.values():
                sight.look_at(range(0), None)
        self._is_read = True

    def alive(self, book: ReadyBook) -> int:
        """Bits of the patterns of a rulebook that could lie in the contract; all are laid on it."""
        measured = tuple(f"{each.rule.id}/" for each in book.rules if each.rule.measure)
        alive = 0
        for stretch in self._read():
            here = stretch.alive(book)
            alive |= here
            own = {concept for concept in stretch.concepts if concept.startswith(measured)}
            self._count(stretch, own | COUNTED)
            self._lay(book, here, stretch)
            del stretch
        return alive

    def _count(self, stretch: Stretch, concepts: Set[str]) -> None:
        for sight in self._sights.values():
            sight.keep(concepts)
        terms = (
            *(Term((each,)) for each in concepts),
            *(Term(quantity=kind) for kind in get_args(QuantityKind)),
        )
        for wanted in map(wanted_of, terms):
            self._having.setdefault(wanted, array("I")).extend(stretch.having(wanted))

    def _lay(self, book: ReadyBook, alive: int, stretch: Stretch) -> None:
        """Lays the patterns that are alive on the stretch that is open: what excuses something is
        only sifted, as it matters in few places.
        """
        units: dict[int, Unit | None] = {}
        for plan in _plans(_first_asked(book, alive)):
            known = self._found.setdefault(plan, {})
            for number in stretch.sifted(plan):
                if number not in units:
                    units[number] = self._join(number)
                unit = units[number]
                found = list(islice(stretch.laid(plan, unit), MOST_KEPT + 1)) if unit else []
                if found:
                    known[number] = found if len(found) <= MOST_KEPT else ()
        for unit in filter(None, units.values()):
            unit.forget()
        for plan in _plans(_then_asked(book, alive)):
            self._sifted.setdefault(plan, array("I")).extend(stretch.sifted(plan))

    def sifted(self, plan: Plan) -> Sequence[int]:
        """The sentences in which a pattern may lie."""
        found = self._found.get(plan)
        if found is not None:
            return list(found)
        if plan not in self._sifted:
            numbers = (stretch.sifted(plan) for stretch in self._read())
            self._sifted[plan] = array("I", chain.from_iterable(numbers))
        return self._sifted[plan]

    def having(self, wanted: Wanted) -> Sequence[int]:
        """The sentences in which a term may occur."""
        if self._is_read and wanted.concept not in self._concepts:
            return []
        if wanted not in self._having:
            numbers = (stretch.having(wanted) for stretch in self._read())
            self._having[wanted] = array("I", chain.from_iterable(numbers))
        return self._having[wanted]

    def lying(self, pattern: Pattern, number: int) -> Iterator[Match]:
        """The ways in which a pattern lies in a sentence."""
        kept = self._found.get(plan_of(pattern), {}).get(number)
        if kept:
            return iter(kept)
        unit = self.unit(number)
        return iter(()) if unit is None else find(pattern, unit)

    def spans(self, concept: str, number: int) -> Sequence[Words]:
        """Where a concept stands in a sentence."""
        sight = self._sights[self._contract.outline.sentences[number].language]
        return sight.spans(concept, number)

    def unit(self, number: int) -> Unit | None:
        """The sentence joined to its lead-ins; None in a language that no lexicon speaks."""
        if not self._is_read:
            for _ in self._read():
                pass
        if number not in self._units:
            _keep(self._units, number, self._join(number))
        return self._units[number]

    def _join(self, number: int) -> Unit | None:
        return joined(self._contract, number, self._sights, self._denying)


def _plans(patterns: Iterable[Pattern]) -> Iterable[Plan]:
    """The plan of each pattern, once."""
    return dict.fromkeys(map(plan_of, patterns))


def _first_asked(book: ReadyBook, alive: int) -> Iterator[Pattern]:
    """What makes findings, mentions, topics and sightings."""
    rules = ((rule.match, rule.mentions, rule.when) for rule in book.rules)
    looks = (look.patterns for looks in book.probes for look in looks)
    return _left(chain(chain.from_iterable(rules), looks), alive)


def _then_asked(book: ReadyBook, alive: int) -> Iterator[Pattern]:
    """What excuses something, and what may be missing."""
    looks = (look.excuses for looks in book.probes for look in looks)
    excuses = chain.from_iterable(chain((rule.unless for rule in book.rules), looks))
    yield from _left((patterns for _, patterns in excuses), alive)
    yield from _left((ready.absent for ready in book.rules), alive)


def _left(each: Iterable[Patterns], alive: int) -> Iterator[Pattern]:
    return chain.from_iterable(patterns.left(alive) for patterns in each)


_Kept = TypeVar("_Kept")


def _keep(kept: dict[int, _Kept], number: int, what: _Kept) -> None:
    """Keeps what was asked for last."""
    if len(kept) >= AT_HAND:
        del kept[next(iter(kept))]
    kept[number] = what
