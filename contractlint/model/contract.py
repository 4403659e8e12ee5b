"""Outline and Contract: how a document is organised, and what it says."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, overload

from contractlint.model.document import Document, Span
from contractlint.model.quantity import Quantity
from contractlint.records import dataclass, field

Role = Literal["provider", "customer", "either", "other"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or headed part of a contract.

    `path` is the normalised way from the root, ("7", "3", "b"); `label` is what is printed ("§ 7
    ust. 3",
    "(b)"); `heading` the title's own words, "" without one; `span` covers label, heading and all
    sub-clauses. `sentences` are indices into `Outline.sentences`, own ones and those of sub-
    clauses;
    `parent` and `children` are indices into `Outline.clauses` (-1: no parent).
    """

    path: tuple[str, ...]
    label: str
    heading: str
    span: Span
    language: str
    sentences: range
    parent: int = -1
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or one item of an enumeration.

    `lead_ins` are the indices of the sentences whose words this item continues, outermost first
    ("The Provider may:" for "(a) change the prices"). A `heading` is consulted by rules, never
    matched.
    `clause` is an index into `Outline.clauses`, -1 before the first clause.
    """

    span: Span
    clause: int
    language: str
    lead_ins: tuple[int, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the contract defines, and where."""

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """Someone the contract binds, with all names it uses for them ("the Operator", "ACME sp. z
    o.o.").
    """

    role: Role
    names: tuple[str, ...]
    span: Span


ReferenceKind = Literal["clause", "annex", "document", "law", "url"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer in the text; `target` is the clause it leads to, -1 when that is not in this
    document.

    `name` is the normalised name of what is referred to: "7.2", "Annex 1", "Regulamin".
    """

    kind: ReferenceKind
    span: Span
    name: str
    target: int = -1


@dataclass(frozen=True, slots=True)
class Outline:
    """How a document is organised; all tuples are in text order."""

    clauses: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]
    definitions: tuple[Definition, ...] = ()
    parties: tuple[Party, ...] = ()
    references: tuple[Reference, ...] = ()
    languages: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all sentences as a compact table, in text order.

    Word i is spelled forms[types[i]]; sentence s has the words sentences[s] to sentences[s + 1] and
    begins at character origins[s] of `text`. Where the words stand is looked up in the text when it
    is first asked for: few sentences are ever quoted. `asked` keeps answers about all spellings.
    """

    types: array[int]
    forms: tuple[str, ...]
    sentences: array[int]
    origins: array[int]
    text: str = field(repr=False)
    asked: dict[bytes, bytes] = field(default_factory=dict, compare=False, repr=False)
    _places: dict[int, tuple[array[int], array[int]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def form(self, index: int) -> str:
        """Word `index` as it is spelled."""
        return self.forms[self.types[index]]

    @property
    def starts(self) -> Sequence[int]:
        """Where each word begins, in characters of the document's text."""
        return _Column(self, 0)

    @property
    def ends(self) -> Sequence[int]:
        """Where each word ends."""
        return _Column(self, 1)

    def places(self, sentence: int) -> tuple[array[int], array[int]]:
        """Where the words of a sentence begin, and where they end."""
        found = self._places.get(sentence)
        return found or self._places.setdefault(sentence, self._located(sentence))

    def _located(self, sentence: int) -> tuple[array[int], array[int]]:
        # Between two words of a sentence there is nothing but white space.
        starts, ends = [], []
        end = self.origins[sentence]
        find, forms = self.text.find, self.forms
        for kind in self.types[self.sentences[sentence] : self.sentences[sentence + 1]]:
            form = forms[kind]
            start = find(form, end)
            end = start + len(form)
            starts.append(start)
            ends.append(end)
        return array("I", starts), array("I", ends)


@dataclass(frozen=True, slots=True)
class _Column(Sequence[int]):
    """One of the two places of all words."""

    words: Words
    which: Literal[0, 1]

    def __len__(self) -> int:
        return len(self.words.types)

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...

    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        bounds = self.words.sentences
        sentence = bisect_right(bounds, index) - 1
        return self.words.places(sentence)[self.which][index - bounds[sentence]]


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything a rule may look at, and nothing else. `quantities` are in text order."""

    document: Document
    outline: Outline
    words: Words
    quantities: tuple[Quantity, ...]

    def clause_at(self, position: int) -> Clause | None:
        """The innermost clause that covers a character, or None before the first."""
        starts = self.outline.clauses
        index = bisect_right(starts, position, key=lambda clause: clause.span.start) - 1
        while index >= 0 and not starts[index].span.start <= position < starts[index].span.end:
            index -= 1
        return starts[index] if index >= 0 else None

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that lie wholly inside `span`."""
        first = bisect_left(self.quantities, span.start, key=lambda quantity: quantity.span.start)
        last = bisect_left(self.quantities, span.end, key=lambda quantity: quantity.span.start)
        return tuple(q for q in self.quantities[first:last] if q.span.end <= span.end)
