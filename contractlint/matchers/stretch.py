"""Reads a stretch of a contract once and tells which of its sentences a pattern could lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from contractlint.matchers.lens import Lens
from contractlint.matchers.plan import Plan, Wanted, plan_of
from contractlint.matchers.reading import Seeing, Sight
from contractlint.matchers.ready import ReadyBook
from contractlint.matchers.row import Row, Words
from contractlint.matchers.sieve import Sieve
from contractlint.matchers.text import Match, lay
from contractlint.matchers.unit import DENIALS, Unit, join
from contractlint.model.contract import Contract
from contractlint.model.rule import Pattern

# In so few sentences of a row a pattern is laid at once.
FEW = 3


class Stretch:
    """Sentences laid in rows and read by their languages' lexicons; units are joined when asked
    for.

    Of each row and every concept, party and kind of quantity there is one integer whose bits are
    the last words of the sentences in which it occurs, so that the sentences worth trying are an
    AND of a few integers (RULELANG 10.5).
    """

    def __init__(
        self,
        contract: Contract,
        lenses: Mapping[str, Lens],
        numbers: Sequence[int],
        rows: Sequence[Sequence[int]],
    ) -> None:
        """`numbers` are the sentences, in order; `rows` those of them that have words."""
        self._contract = contract
        spoken: dict[str, list[int]] = {}
        for number in numbers:
            language = contract.outline.sentences[number].language
            if language in lenses:
                spoken.setdefault(language, []).append(number)
        self._rows = [Row(contract, row) for row in rows] if spoken else []
        self.sights = {code: Sight(lenses[code], own, self._rows) for code, own in spoken.items()}
        self._units: dict[int, Unit | None] = {}
        # Of a pattern's sentences: those in which its terms are known to stand near enough to each
        # other, and those that may say what it forbids.
        self._close: dict[Plan, frozenset[int]] = {}
        self._forbidding: dict[Plan, frozenset[int]] = {}
        # Of each row, the last words of the sentences in which a concept or another term stands.
        self._concepts = [self._said_in(number) for number in range(len(self._rows))]
        self._terms: list[dict[Wanted, int]] = [{} for _ in self._rows]
        scale = max((s.lexicon.reach.gap_scale for s in self.sights.values()), default=1.0)
        self._sieves = [
            Sieve(row, [sight.scans[number] for sight in self.sights.values()], scale)
            for number, row in enumerate(self._rows)
        ]

    def _said_in(self, row: int) -> dict[str, int]:
        """Bits of the last words of a row's sentences in which each concept may stand."""
        said: dict[str, int] = {}
        for sight in self.sights.values():
            for concept, lasts in self._rows[row].units_by_key(sight.scans[row].found).items():
                said[concept] = said.get(concept, 0) | lasts
        return said

    @property
    def concepts(self) -> Set[str]:
        """What may be said in it."""
        return set().union(*self._concepts)

    def alive(self, book: ReadyBook) -> int:
        """Bits of the patterns of a rulebook that could lie in it."""
        return book.alive(self.concepts)

    def sifted(self, plan: Plan) -> Sequence[int]:
        """The sentences in which a pattern may lie: every term of it stands near enough to the
        others; in items that continue a sentence, every term occurs.
        """
        found: list[int] = []
        close: list[int] = []
        forbidding: list[int] = []
        for number, row in enumerate(self._rows):
            lasts = self._lasts_with(plan.telling, number)
            if not lasts:
                continue
            there = row.numbers(lasts)
            if len(there) > FEW and lasts & row.alone:
                lasts &= self._sieves[number].lasts(plan) | row.items
                there = row.numbers(lasts)
                close += row.numbers(lasts & row.alone)
            found += there
            for wanted in plan.none:
                forbidding += row.numbers(lasts & self._lasts_with((wanted,), number))
        if found:
            self._close[plan] = frozenset(close)
            self._forbidding[plan] = frozenset(forbidding)
        return found

    def having(self, wanted: Wanted) -> Sequence[int]:
        """The sentences in which a term may occur."""
        rows = enumerate(self._rows)
        lasts = ((row, self._lasts_with((wanted,), number)) for number, row in rows)
        return [sentence for row, there in lasts for sentence in row.numbers(there)]

    def lying(self, pattern: Pattern, number: int) -> Iterator[Match]:
        """The ways in which a pattern lies in one of its sentences, which were sifted."""
        unit = self.unit(number)
        return iter(()) if unit is None else self.laid(plan_of(pattern), unit)

    def laid(self, plan: Plan, unit: Unit) -> Iterator[Match]:
        """The same of a unit that was joined before."""
        number = unit.sentence
        none = plan.none if number in self._forbidding[plan] else ()
        return lay(plan, unit, none, sifted=number in self._close[plan])

    def spans(self, concept: str, number: int) -> Sequence[Words]:
        """Where a concept stands in a sentence."""
        return self.sights[self._contract.outline.sentences[number].language].spans(concept, number)

    def _lasts_with(self, terms: Sequence[Wanted], row: int) -> int:
        """Bits of the last words of a row's sentences in which each term may occur."""
        said = self._concepts[row]
        lasts = self._rows[row].matchable
        for wanted in terms:
            lasts &= said.get(wanted.concept, 0) if wanted.concept else self._lasts(wanted, row)
            if not lasts:
                break
        return lasts

    def _lasts(self, wanted: Wanted, row: int) -> int:
        """The same of one term."""
        known = self._terms[row]
        lasts = known.get(wanted)
        if lasts is None:
            said = self._concepts[row]
            lasts = 0
            for concept in wanted.term.concepts:
                lasts |= said.get(concept, 0)
            for role, _, _ in wanted.roles:
                lasts |= self._lasts_of_key(f"@{role}", row)
            if wanted.term.quantity is not None:
                lasts |= self._lasts_of_key(f"${wanted.term.quantity}", row)
            known[wanted] = lasts
        return lasts

    def _lasts_of_key(self, key: str, row: int) -> int:
        """The same of a party ("@customer") or a kind of quantity ("$money")."""
        said = self._concepts[row]
        if key not in said:
            places = 0
            for sight in self.sights.values():
                places |= sight.places(key, row)
            said[key] = self._rows[row].units(places)
        return said[key]

    def unit(self, number: int) -> Unit | None:
        """The sentence joined to its lead-ins; None in a language that no lexicon speaks."""
        if number not in self._units:
            self._units[number] = joined(self._contract, number, self.sights, self.denying)
        return self._units[number]

    @cached_property
    def denying(self) -> Set[int]:
        """The sentences in which something may be denied."""
        return {
            number
            for row, said in zip(self._rows, self._concepts, strict=True)
            for concept in DENIALS
            for number in row.numbers(said.get(concept, 0))
        }


def joined(
    contract: Contract, number: int, sights: Mapping[str, Seeing], denying: Set[int]
) -> Unit | None:
    """A sentence joined to its lead-ins, each seen by its language; None where none sees it."""
    sentences = contract.outline.sentences
    own = sentences[number]
    if own.language not in sights:
        return None
    parts = ((sights.get(sentences[part].language), part) for part in (*own.lead_ins, number))
    read = [(sight, part) for sight, part in parts if sight is not None]
    return join(contract, number, read, own.heading or number in denying)
