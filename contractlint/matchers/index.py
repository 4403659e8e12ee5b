"""Reads a whole contract once and tells which sentences a pattern could lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from contractlint.matchers.lens import Lens
from contractlint.matchers.plan import Plan, plan_of, wanted_of
from contractlint.matchers.ready import Excuses, ReadyBook
from contractlint.matchers.row import Words, bits_of, rows_of
from contractlint.matchers.stretch import Stretch
from contractlint.matchers.swept import Swept
from contractlint.matchers.text import Match, present
from contractlint.matchers.unit import Unit
from contractlint.model.contract import Contract
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Pattern, Scope, Term

# A contract of more rows than this, some eighty pages, is read row by row.
FEW_ROWS = 6
# Around a sentence that stands in no clause, this many sentences are its section.
NEIGHBOURS = 6
# A contract with fewer numbered clauses than this may be an extract.
FEW_CLAUSES = 3
# A document of at most so many sentences may be one.
EXTRACT = 12


class Index:
    """All sentences of a contract read by their languages' lexicons.

    A long contract is read stretch by stretch, any other at once.
    """

    def __init__(
        self, contract: Contract, lexicons: Mapping[str, Lexicon], *, at_once: bool = False
    ) -> None:
        """`at_once`: so much will be asked of every sentence that memory matters less."""
        self.contract = contract
        self.sentences = contract.outline.sentences
        spoken = {sentence.language for sentence in self.sentences} & lexicons.keys()
        self._lenses = {code: Lens(contract, lexicons[code]) for code in sorted(spoken)}
        self._read = _reading(contract, self._lenses, at_once)
        self._alive: dict[ReadyBook, int] = {}
        self._candidates: dict[Plan, int] = {}
        self.matchable = bits_of(
            [
                number
                for number, sentence in enumerate(self.sentences)
                if sentence.language in spoken and not sentence.heading
            ],
            len(self.sentences),
        )

    def alive(self, book: ReadyBook) -> int:
        """Bits of the patterns of a rulebook that could lie in this contract."""
        if book not in self._alive:
            self._alive[book] = self._read.alive(book)
        return self._alive[book]

    def candidates(self, pattern: Pattern) -> int:
        """Bits of the units in which `pattern` may lie."""
        plan = plan_of(pattern)
        units = self._candidates.get(plan)
        if units is None:
            units = self._candidates[plan] = self._among(self._read.sifted(plan))
        return units

    def term_bits(self, term: Term) -> int:
        """Bits of the units in which a term may occur."""
        return self._among(self._read.having(wanted_of(term)))

    def _among(self, numbers: Sequence[int]) -> int:
        """Bits of the units among some sentences."""
        return bits_of(numbers, len(self.sentences)) & self.matchable if numbers else 0

    def matches(self, pattern: Pattern, within: int = -1) -> Iterator[Match]:
        """All matches of a pattern, sentence by sentence; `within` are the bits of allowed
        units.
        """
        for _, found in self.laid(pattern, within):
            yield from found

    def firsts(self, pattern: Pattern, within: int = -1) -> Iterator[Match]:
        """The first match in each sentence."""
        for _, found in self.laid(pattern, within):
            for match in found:
                yield match
                break

    def laid(self, pattern: Pattern, within: int = -1) -> Iterator[tuple[int, Iterator[Match]]]:
        """The sentences in which a pattern may lie, each with its matches there."""
        bits = self.candidates(pattern) & within
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            number = lowest.bit_length() - 1
            if self.in_context(pattern, number):
                yield number, self._read.lying(pattern, number)

    def excuses(self, excuses: Excuses, number: int, alive: int) -> bool:
        """Whether anything in its scope excuses what a sentence says."""
        for scope, patterns in excuses:
            left = patterns.left(alive)
            within = self.scope(number, scope) if left else 0
            for pattern in left:
                for _ in self.matches(pattern, within):
                    return True
        return False

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
        return language in self._lenses

    def spans(self, concept: str, number: int) -> Sequence[Words]:
        """Where a concept stands in a sentence itself, without its lead-ins."""
        return self._read.spans(concept, number)

    def unit(self, number: int) -> Unit | None:
        """The sentence joined to its lead-ins; None in a language that no lexicon speaks."""
        return self._read.unit(number)

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


def _reading(contract: Contract, lenses: Mapping[str, Lens], at_once: bool) -> Stretch | Swept:
    rows = rows_of(contract)
    if at_once or len(rows) <= FEW_ROWS:
        return Stretch(contract, lenses, range(len(contract.outline.sentences)), rows)
    # What has no words behind a stretch is of no other.
    starts = [0, *(row[0] for row in rows[1:]), len(contract.outline.sentences)]
    numbers = (range(*each) for each in pairwise(starts))
    return Swept(contract, lenses, [(each, [row]) for each, row in zip(numbers, rows, strict=True)])
