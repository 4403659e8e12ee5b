"""Reads sentences with a lexicon: which concepts, parties, negations and quantities stand where.

A contract is laid out once; what a sentence says is put together when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from contractlint.matchers.lens import Lens
from contractlint.matchers.row import Row, Words, bits_of, places
from contractlint.matchers.scan import Scan, kinds_in
from contractlint.model.contract import Role
from contractlint.model.document import Span
from contractlint.model.lexicon import ANY_PART, SUBJECT, Lexicon, PartyWord
from contractlint.model.quantity import Date, Duration, Money, Quantity

NEGATION = "not"
# A negated article: "no fee or charge", "keine Gebühr". It is a negation that reaches farther.
NO = "no"
_NEGATIONS = (NEGATION, NO)
# Phrases whose negation negates nothing: "not later than", "not less than".
NEUTRAL = "neutral"
# Phrases of this concept hide what is inside them from every other ("including but not limited
# to").
IGNORED = "ignored"
# In so many sentences a concept is looked up one by one, then in all of them.
FEW_ASKED = 24

# Spans of a concept by sentence, in order.
Table = Mapping[int, list[Words]]
Quantities = Mapping[str, list[tuple[Words, Quantity]]]
_NO_SPANS: list[Words] = []
_NO_QUANTITIES: Quantities = {}


class Mention(NamedTuple):
    """A party named in a sentence; `parts` are the bits of model.lexicon that it may be."""

    start: int
    end: int
    role: Role
    parts: int
    possessive: bool


class Seeing(Protocol):
    """Tells what stands in each sentence of a language."""

    @property
    def lexicon(self) -> Lexicon:
        """What it is read with."""

    def spans(self, concept: str, number: int) -> list[Words]:
        """Where a concept stands in a sentence."""

    def mentions(self, number: int) -> list[Mention]:
        """The parties named in a sentence, from left to right."""

    def quantities(self, number: int) -> Quantities:
        """The quantities in a sentence by kind, each with its words."""


class Sight:
    """What a lexicon sees in some sentences of a contract in its language; `numbers` are theirs."""

    def __init__(self, lens: Lens, numbers: Sequence[int], rows: Sequence[Row]) -> None:
        """`numbers` are in order; `rows` hold them, with those of other languages between them."""
        self.contract = lens.contract
        self.lexicon = lens.lexicon
        self._lens = lens
        self._numbers = numbers
        own = set(numbers)
        words = self.contract.words
        self.scans = [
            Scan(row, kinds_in(row, own, words, lens.wanted), lens.known, lens.lexicon)
            for row in rows
        ]
        self._scan_of = {number: scan for scan in self.scans for number in scan.row.sentences}
        self._asked: dict[str, dict[int, list[Words]]] = {}
        self._whole: dict[str, Table] = {}
        self._mentions: dict[int, list[Mention]] = {}

    def places(self, key: str, row: int) -> int:
        """Bits of places in a row where a concept or a party ("@customer") stands; it may turn out
        that something hides it there, or that of a name there is the first word only. Of a quantity
        ("$money") and of a verb's subject, the sentence's last.
        """
        scan = self.scans[row]
        if key[0] == "$":
            there = (n for n, kinds in self._quantities.items() if key[1:] in kinds)
            return scan.row.last_words(there)
        if key[0] != "@":
            return scan.ends(key)
        found = 0
        for concept, word in self.lexicon.parties.items():
            if word.role == key[1:]:
                found |= scan.ends(concept)
        for kind, names in self._lens.first_names.items():
            if any(role == key[1:] for _, role in names):
                found |= bits_of(scan.kinds.get(kind, []), scan.row.size)
        spoken = self._spoken.items()
        numbers = (n for n, there in spoken if any(m.role == key[1:] for m in there))
        return found | scan.row.last_words(numbers)

    def spans(self, concept: str, number: int) -> list[Words]:
        """Where a concept stands in a sentence: without what touches an ignored phrase, and
        without negations that negate nothing ("not later than").
        """
        if concept in self._whole:
            return self._whole[concept].get(number, _NO_SPANS)
        asked = self._asked.setdefault(concept, {})
        if number not in asked:
            if len(asked) == FEW_ASKED:
                self._whole[concept] = self._shown(concept)
                return self.spans(concept, number)
            asked[number] = self._shown_in(concept, number)
        return asked[number]

    def _shown_in(self, concept: str, number: int) -> list[Words]:
        scan = self._scan_of.get(number)
        if scan is None or concept == IGNORED or concept not in scan.found:
            return _NO_SPANS
        spans = scan.spans_in(concept, number)
        if spans and number in self._ignored:
            spans = _without(spans, self._ignored[number], _touches)
        if spans and concept in _NEGATIONS:
            spans = _without(spans, self.spans(NEUTRAL, number), _is_inside)
        return spans

    def _shown(self, concept: str) -> Table:
        """Where a concept stands in all sentences."""
        if concept == IGNORED:
            return {}
        table = self._found(concept)
        for number in table.keys() & self._ignored.keys():
            table[number] = _without(table[number], self._ignored[number], _touches)
        for number, spans in table.items() if concept in _NEGATIONS else ():
            table[number] = _without(spans, self.spans(NEUTRAL, number), _is_inside)
        return table

    def _found(self, concept: str) -> dict[int, list[Words]]:
        """Where a concept's phrases stand, hidden or not."""
        table: dict[int, list[Words]] = {}
        for scan in self.scans:
            if concept in scan.found:
                table |= scan.spans(concept)
        return table

    @cached_property
    def _ignored(self) -> Table:
        return self._found(IGNORED)

    def mentions(self, number: int) -> list[Mention]:
        """The parties named in a sentence, from left to right."""
        found = self._mentions.get(number)
        if found is None:
            found = self._mentions[number] = self._collect_mentions(number)
        return found

    def _collect_mentions(self, number: int) -> list[Mention]:
        first = self.contract.words.sentences[number]
        found: list[Mention] = []
        for start, end, word in self._parties.get(number, ()):
            parts = self._governed(start, first) or word.parts
            found.append(Mention(start, end, word.role, parts, word.possessive))
        for index, _ in self._first_words.get(number, ()):
            for named in self._names_at(index, number):
                parts = self._governed(index, first) or ANY_PART
                found.append(named._replace(parts=parts))
        return _longest(found + self._spoken.get(number, []))

    @cached_property
    def _parties(self) -> Mapping[int, list[tuple[int, int, PartyWord]]]:
        """The lexicon's words for a party, by sentence."""
        found: dict[int, list[tuple[int, int, PartyWord]]] = {}
        for concept, word in self.lexicon.parties.items():
            for number, spans in self._shown(concept).items():
                found.setdefault(number, []).extend((start, end, word) for start, end in spans)
        return found

    def _word(self, index: int) -> str:
        return self.contract.words.form(index).casefold()

    def _governed(self, start: int, first: int) -> int:
        """What the preposition or article before a party makes of it; 0 when nothing governs it."""
        governs = self.lexicon.governs
        found = 0
        for position in range(start - 1, max(first, start - 3) - 1, -1):
            word = self._word(position)
            if word not in governs and word not in self.lexicon.articles:
                break
            # In "von dem Anbieter" the preposition outweighs the article.
            found = governs.get(word, found)
        return found

    @cached_property
    def _first_words(self) -> Table:
        """Where a party's own name may begin, by sentence."""
        found: dict[int, list[Words]] = {}
        for scan in self.scans:
            kinds = (scan.kinds.get(kind, ()) for kind in self._lens.first_names)
            there = sorted(place for each in kinds for place in each)
            found |= scan.row.by_sentence((place, place + 1) for place in there)
        return found

    def _names_at(self, index: int, number: int) -> Iterator[Mention]:
        words = self.contract.words
        for name, role in self._lens.first_names[words.types[index]]:
            end = index + len(name)
            inside = end <= words.sentences[number + 1]
            if inside and name == tuple(map(self._word, range(index, end))):
                yield Mention(index, end, role, ANY_PART, False)

    @cached_property
    def _spoken(self) -> Mapping[int, list[Mention]]:
        """Verbs whose ending is their subject, among the words that some concept knows."""
        endings = self.lexicon.verb_endings
        if not endings:
            return {}
        known: dict[int, set[int]] = {}
        for scan in self.scans:
            alone = scan.alone({*self.lexicon.parties, IGNORED, *_NEGATIONS})
            table = scan.row.by_sentence((place, place + 1) for place in places(alone))
            for number, spans in table.items():
                shown = _without(spans, self._ignored.get(number, ()), _touches)
                known.setdefault(number, set()).update(start for start, _ in shown)
        for concept in _NEGATIONS:
            for number, spans in self._shown(concept).items():
                known.setdefault(number, set()).update(a for a, b in spans if b - a == 1)
        return {
            number: [
                Mention(index, index + 1, role, SUBJECT, False)
                for index in sorted(indices)
                for role in self._speakers(index)
            ]
            for number, indices in known.items()
        }

    def _speakers(self, index: int) -> list[Role]:
        """Who speaks in a verb, by its ending."""
        kind = self.contract.words.types[index]
        speakers = self._lens.speaking.get(kind)
        if speakers is None:
            fold = self._word(index)
            endings = self.lexicon.verb_endings
            speakers = [each.role for each in endings if fold.endswith(each.ending)]
            self._lens.speaking[kind] = speakers
        return speakers

    def quantities(self, number: int) -> Quantities:
        """The quantities in a sentence by kind, each with its words."""
        there = self._quantities.get(number)
        if there is None:
            return _NO_QUANTITIES
        starts, ends = self.contract.words.places(number)
        first = self.contract.words.sentences[number]
        return {
            kind: [(_words_of(each.span, starts, ends, first), each) for each in quantities]
            for kind, quantities in there.items()
        }

    @cached_property
    def _quantities(self) -> Mapping[int, Mapping[str, list[Quantity]]]:
        sentences = self.contract.outline.sentences
        starts = [sentences[number].span.start for number in self._numbers]
        found: dict[int, dict[str, list[Quantity]]] = {}
        for quantity in self._near():
            span = quantity.span
            index = bisect_right(starts, span.start) - 1
            number = self._numbers[index] if index >= 0 else -1
            if number >= 0 and span.end <= sentences[number].span.end:
                found.setdefault(number, {}).setdefault(kind_of(quantity), []).append(quantity)
        return found

    def _near(self) -> Sequence[Quantity]:
        """The quantities from the first of the sentences to the last."""
        sentences, quantities = self.contract.outline.sentences, self.contract.quantities
        first, last = sentences[self._numbers[0]].span, sentences[self._numbers[-1]].span
        low = bisect_left(quantities, first.start, key=_start)
        return quantities[low : bisect_left(quantities, last.end, low, key=_start)]


def _words_of(span: Span, starts: Sequence[int], ends: Sequence[int], first: int) -> Words:
    """The words of a sentence that a span touches; `first` is the sentence's first."""
    start = bisect_left(ends, span.start + 1)
    return first + start, first + bisect_left(starts, span.end, start)


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def kind_of(quantity: Quantity) -> str:
    """The name by which patterns capture this quantity."""
    if isinstance(quantity, Duration):
        return "duration"
    if isinstance(quantity, Money):
        return "money"
    return "date" if isinstance(quantity, Date) else "percent"


def _touches(span: Words, other: Words) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _is_inside(span: Words, other: Words) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _without(
    spans: list[Words], hiding: Sequence[Words], hides: Callable[[Words, Words], bool]
) -> list[Words]:
    """Spans less those that one of `hiding` hides."""
    if not hiding:
        return spans
    return [span for span in spans if not any(hides(span, other) for other in hiding)]


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of overlapping mentions of one place the longest; equal ones of one role are joined."""
    if len(mentions) < 2:
        return mentions
    by_place: dict[tuple[int, int, Role, bool], int] = {}
    for mention in mentions:
        key = (mention.start, mention.end, mention.role, mention.possessive)
        by_place[key] = by_place.get(key, 0) | mention.parts
    joined = [Mention(s, e, role, parts, own) for (s, e, role, own), parts in by_place.items()]
    joined.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in joined:
        if (
            kept
            and mention.start < kept[-1].end
            and (mention.end - mention.start) < (kept[-1].end - kept[-1].start)
        ):
            continue
        kept.append(mention)
    return kept
