"""Reads a whole contract once and tells which sentences a pattern could lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from contractlint.matchers.plan import Plan, Wanted, plan_of, wanted_of
from contractlint.matchers.reading import Sight
from contractlint.matchers.ready import Excuses, ReadyBook
from contractlint.matchers.row import bits_of, rows_of
from contractlint.matchers.sieve import Sieve
from contractlint.matchers.text import Match, find, present
from contractlint.matchers.unit import DENIALS, Unit, join
from contractlint.model.contract import Contract
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Pattern, Scope, Term

# Around a sentence that stands in no clause, this many sentences are its section.
NEIGHBOURS = 6
# A contract with fewer numbered clauses than this may be an extract.
FEW_CLAUSES = 3
# A document of at most so many sentences may be one.
EXTRACT = 12


class Index:
    """All sentences of a contract read by their languages' lexicons; units are joined when asked
    for.

    For every concept, party and kind of quantity there is one integer whose bit u says that it
    occurs in
    unit u, so that the sentences worth trying are an AND of a few integers (RULELANG 10.5).
    """

    def __init__(self, contract: Contract, lexicons: Mapping[str, Lexicon]) -> None:
        self.contract = contract
        self.sentences = contract.outline.sentences
        spoken: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            if sentence.language in lexicons:
                spoken.setdefault(sentence.language, []).append(number)
        self._rows = rows_of(contract) if spoken else []
        self._sights = {
            code: Sight(contract, lexicons[code], numbers, self._rows)
            for code, numbers in spoken.items()
        }
        self._units: dict[int, Unit | None] = {}
        self._alive: dict[ReadyBook, int] = {}
        self._candidates: dict[Plan, int] = {}
        # Of each row, the last words of the sentences in which a concept or another term stands.
        self._concepts = [self._said_in(number) for number in range(len(self._rows))]
        self._terms: list[dict[Wanted, int]] = [{} for _ in self._rows]
        scale = max((s.lexicon.reach.gap_scale for s in self._sights.values()), default=1.0)
        self._sieves = [
            Sieve(row, [sight.scans[number] for sight in self._sights.values()], scale)
            for number, row in enumerate(self._rows)
        ]
        numbers = (number for numbers in spoken.values() for number in numbers)
        self.matchable = bits_of(
            [number for number in numbers if not self.sentences[number].heading],
            len(self.sentences),
        )

    def _said_in(self, row: int) -> dict[str, int]:
        """Bits of the last words of a row's sentences in which each concept may stand."""
        said: dict[str, int] = {}
        for sight in self._sights.values():
            for concept, lasts in self._rows[row].units_by_key(sight.scans[row].found).items():
                said[concept] = said.get(concept, 0) | lasts
        return said

    def alive(self, book: ReadyBook) -> int:
        """Bits of the patterns of a rulebook that could lie in this contract."""
        if book not in self._alive:
            self._alive[book] = book.alive(set().union(*self._concepts))
        return self._alive[book]

    def candidates(self, pattern: Pattern) -> int:
        """Bits of the units in which `pattern` may lie: every term of it stands near enough to the
        others; in items that continue a sentence, every term occurs.
        """
        plan = plan_of(pattern)
        units = self._candidates.get(plan)
        if units is None:
            units = self._candidates[plan] = self._sifted(plan) & self.matchable
        return units

    def _sifted(self, plan: Plan) -> int:
        units = 0
        for number, row in enumerate(self._rows):
            lasts = self._lasts_with(plan.telling, number)
            if lasts & row.alone:
                lasts &= self._sieves[number].lasts(plan) | row.items
            for unit in row.numbers(lasts) if lasts else ():
                units |= 1 << unit
        return units

    def term_bits(self, term: Term) -> int:
        """Bits of the units in which a term may occur."""
        units = 0
        for number, row in enumerate(self._rows):
            for unit in row.numbers(self._lasts_with((wanted_of(term),), number)):
                units |= 1 << unit
        return units & self.matchable

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
            for sight in self._sights.values():
                places |= sight.places(key, row)
            said[key] = self._rows[row].units(places)
        return said[key]

    def matches(self, pattern: Pattern, within: int | None = None) -> Iterator[Match]:
        """All matches of a pattern, sentence by sentence; `within` are the bits of allowed
        units.
        """
        bits = self.candidates(pattern)
        if within is not None:
            bits &= within
        return self._lying(pattern, bits) if bits else iter(())

    def _lying(self, pattern: Pattern, bits: int) -> Iterator[Match]:
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            number = lowest.bit_length() - 1
            unit = self.unit(number)
            if unit is not None and self.in_context(pattern, number):
                yield from find(pattern, unit)

    def excuses(self, excuses: Excuses, number: int, alive: int) -> bool:
        """Whether anything in its scope excuses what a sentence says."""
        return any(
            True
            for scope, patterns in excuses
            for pattern in patterns.left(alive)
            for _ in self.matches(pattern, self.scope(number, scope))
        )

    def units_with(self, *terms: Term) -> Iterator[Unit]:
        """The units in which each of some terms may occur, in text order."""
        units = map(self.unit, self.numbers_with(*terms))
        return (unit for unit in units if unit is not None)

    def numbers_with(self, *terms: Term) -> Iterator[int]:
        """The sentences in which each of some terms may occur, in text order."""
        bits = self.matchable
        for term in terms:
            bits &= self.term_bits(term)
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            yield lowest.bit_length() - 1

    def speaks(self, language: str) -> bool:
        """Whether a lexicon speaks the language."""
        return language in self._sights

    def unit(self, number: int) -> Unit | None:
        """The sentence joined to its lead-ins; None in a language that no lexicon speaks."""
        if number not in self._units:
            self._units[number] = self._join(number)
        return self._units[number]

    @cached_property
    def _denying(self) -> int:
        """Bits of the units in which something may be denied."""
        units = 0
        for row, said in zip(self._rows, self._concepts, strict=True):
            for concept in DENIALS:
                for unit in row.numbers(said.get(concept, 0)):
                    units |= 1 << unit
        return units

    def _join(self, number: int) -> Unit | None:
        sentence = self.sentences[number]
        if sentence.language not in self._sights:
            return None
        parts = (
            (self._sights.get(self.sentences[part].language), part)
            for part in (*sentence.lead_ins, number)
        )
        read = [(sight, part) for sight, part in parts if sight is not None]
        denies = sentence.heading or bool(self._denying >> number & 1)
        return join(self.contract, number, read, denies)

    def in_context(self, pattern: Pattern, number: int) -> bool:
        """Whether headings and neighbours of a sentence say what a pattern asks of them."""
        if pattern.heading is not None and not self._says(pattern.heading, self.headings(number)):
            return False
        if pattern.previous is not None and not self._says(
            pattern.previous, self._beside(number, -1)
        ):
            return False
        return pattern.following is None or self._says(pattern.following, self._beside(number, 1))

    def _says(self, term: Term, numbers: list[int]) -> bool:
        units = (self.unit(number) for number in numbers)
        return any(unit is not None and present(term, unit) for unit in units)

    @property
    def clause_numbers(self) -> list[int]:
        """The numbers of the top-level clauses; empty where too few are numbered to tell."""
        numbers = [
            int(clause.path[0])
            for clause in self.contract.outline.clauses
            if clause.label and clause.path[0].isdecimal()
        ]
        return numbers if len(set(numbers)) >= FEW_CLAUSES else []

    @property
    def is_extract(self) -> bool:
        """Whether this may be part of a contract, so that what is not here may stand elsewhere."""
        return not self.clause_numbers and len(self.sentences) <= EXTRACT

    def headings(self, number: int) -> list[int]:
        """The heading sentences above a sentence, innermost first."""
        found: list[int] = []
        clause = self.sentences[number].clause
        while clause >= 0:
            own = self.contract.outline.clauses[clause]
            for candidate in own.sentences[:3]:
                if not self.sentences[candidate].heading:
                    break
                found.append(candidate)
            clause = own.parent
        return found

    def _beside(self, number: int, step: int) -> list[int]:
        other = number + step
        while 0 <= other < len(self.sentences) and self.sentences[other].heading:
            other += step
        return [other] if 0 <= other < len(self.sentences) else []

    def scope(self, number: int, scope: Scope) -> int:
        """Bits of the units in the sentence, its innermost clause, its whole section, or the
        document.
        """
        if scope == "sentence":
            return 1 << number
        if scope == "document":
            return self.matchable
        clause = self.sentences[number].clause
        if clause < 0:
            low, high = max(0, number - NEIGHBOURS), number + NEIGHBOURS + 1
            return self._bits_of(range(low, min(high, len(self.sentences))))
        clauses = self.contract.outline.clauses
        while scope == "section" and not self._is_title(clauses[clause].parent):
            clause = clauses[clause].parent
        return self._bits_of(clauses[clause].sentences)

    def _is_title(self, clause: int) -> bool:
        """Whether there is nothing above but the document's own title, which is no section."""
        if clause < 0:
            return True
        clauses = self.contract.outline.clauses
        own = clauses[clause]
        labelled = any(clauses[child].label for child in own.children)
        return not own.label and own.parent < 0 and labelled

    def _bits_of(self, numbers: range) -> int:
        mask = ((1 << len(numbers)) - 1) << numbers.start if numbers else 0
        return mask & self.matchable
