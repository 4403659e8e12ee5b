"""Lays the trie of phrases over a row of words at once: all places of a phrase are one integer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from contractlint.matchers.row import MOST_SPANS, Row, Words, bits_of, places
from contractlint.model.contract import Words as WordTable
from contractlint.model.lexicon import Lexicon, Node

# Where phrases of one way through the trie end: (bits of their last words; how many words they
# end with that stand together; the most words of the gap before those; what ends before the gap,
# None where there is no gap).
Hit = tuple[int, int, int, "Hit | None"]
# Where a concept's phrases end: bits of all ends; (words, bits of ends) of those without a gap;
# the others.
Phrases = tuple[int, list[tuple[int, int]], list[Hit]]
_Todo = list[tuple[Node, Hit]]


class Scan:
    """The phrases of a lexicon in those sentences of a row that are in its language.

    `kinds` are the places of each kind of word (an index into Words.forms) that the lexicon knows,
    `found` the hits of each concept.
    """

    __slots__ = ("_inside", "_passing", "_phrases", "found", "kinds", "row")

    def __init__(
        self,
        row: Row,
        kinds: dict[int, list[int]],
        known: Sequence[tuple[int, ...]],
        lexicon: Lexicon,
    ) -> None:
        """`known` are the lexicon's slots of each kind of word."""
        self.row = row
        self.kinds = kinds
        self._inside = row.inside
        self._phrases: dict[str, Phrases] = {}
        slots = _slots(kinds, known, row.size)
        stops = 0
        for slot in lexicon.negators:
            stops |= slots.get(slot, 0)
        self._passing = {1: ~stops << 1 & self._inside}
        self.found = self._walk(lexicon.phrases, slots)

    def _walk(self, root: Node, slots: Mapping[int, int]) -> Mapping[str, list[Hit]]:
        """All phrases; each way through the trie is gone once for the whole row."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        inside = self._inside
        todo: _Todo = [
            (root.words[slot], (slots[slot], 1, 0, None))
            for slot in root.words.keys() & slots.keys()
        ]
        while todo:
            node, hit = todo.pop()
            for concept in node.concepts:
                found[concept].append(hit)
            if (node.words or node.gaps or node.anything is not None) and (
                onward := hit[0] << 1 & inside
            ):
                self._follow(node, hit, onward, slots, todo)
        return found

    def _follow(
        self, node: Node, hit: Hit, onward: int, slots: Mapping[int, int], todo: _Todo
    ) -> None:
        """Adds to `todo` where the next words lead from `node`; a gap never skips a negation."""
        _, length, gap, before = hit
        follows = node.words
        for slot in follows:
            if slot in slots and (there := slots[slot] & onward):
                todo.append((follows[slot], (there, length + 1, gap, before)))
        if node.anything is not None:
            todo.append((node.anything, (onward, length + 1, gap, before)))
        for most, after in node.gaps:
            words = after.words.keys() & slots.keys()
            reached = self._forward(onward, most) if words else 0
            for slot in words:
                if there := slots[slot] & reached:
                    todo.append((after.words[slot], (there, 1, most, hit)))

    def _forward(self, bits: int, most: int) -> int:
        """`bits` and the places that a gap of `most` words leads to from them."""
        reach = 0
        while reach < most:
            by = min(reach or 1, most - reach)
            more = bits << by & self._pass(by)
            if not more:
                break
            bits |= more
            reach += by
        return bits

    def _backward(self, bits: int, most: int) -> int:
        """`bits` and the places from which a gap of `most` words leads to them."""
        reach = 0
        while reach < most:
            by = min(reach or 1, most - reach)
            bits |= (bits & self._pass(by)) >> by
            reach += by
        return bits

    def _pass(self, by: int) -> int:
        """The places that a gap may reach by skipping the `by` words before them."""
        if by not in self._passing:
            half = by // 2
            self._passing[by] = self._pass(by - half) & self._pass(half) << by - half
        return self._passing[by]

    def phrases(self, concept: str) -> Phrases:
        """Where a concept's phrases end."""
        phrases = self._phrases.get(concept)
        if phrases is None:
            phrases = self._phrases[concept] = _phrases(self.found.get(concept, ()))
        return phrases

    def ends(self, concept: str) -> int:
        """Bits of the last words of a concept's phrases."""
        ends = 0
        for hit in self.found.get(concept, ()):
            ends |= hit[0]
        return ends

    def starts(self, hit: Hit) -> int:
        """Bits of the first words of phrases that end so."""
        return self._starts(hit, hit[0])

    def alone(self, but: Set[str]) -> int:
        """Bits of the words that are a phrase by themselves, of any concept but some."""
        alone = 0
        for concept in self.found.keys() - but:
            for length, ends in self.phrases(concept)[1]:
                alone |= ends if length == 1 else 0
        return alone

    def spans(self, concept: str) -> dict[int, list[Words]]:
        """Where a concept's phrases stand in each sentence, in order; all that overlap are kept."""
        _, fixed, loose = self.phrases(concept)
        found = [
            (place - length + 1, place + 1) for length, bits in fixed for place in places(bits)
        ]
        for hit in loose:
            found += self._behind_gaps(hit, places(hit[0]))
        return self.row.by_sentence(sorted(set(found)))

    def spans_in(self, concept: str, number: int) -> list[Words]:
        """Where a concept's phrases stand in one sentence, in order."""
        _, fixed, loose = self.phrases(concept)
        first, last, offset = self.row.bounds(number)
        sentence = (1 << last - first) - 1
        start = first + offset
        found: list[Words] = []
        for length, bits in fixed:
            there = bits >> first & sentence
            if there:
                found += [(start + p - length + 1, start + p + 1) for p in places(there)]
        for hit in loose:
            there = hit[0] >> first & sentence
            if there:
                ends = [place + first for place in places(there)]
                found += [(a + offset, b + offset) for a, b in self._behind_gaps(hit, ends)]
        # Phrases of one length are found in order.
        in_order = len(found) < 2 or (len(fixed) == 1 and not loose)
        return (found if in_order else sorted(set(found)))[:MOST_SPANS]

    def _behind_gaps(self, hit: Hit, ends: list[int]) -> Iterator[Words]:
        """The spans of a phrase with gaps that has these ends."""
        for place in self._first(ends, _width(hit)):
            for first in places(self._starts(hit, 1 << place)):
                yield first, place + 1

    def _starts(self, hit: Hit, ends: int) -> int:
        """Bits of the first words of phrases that end with `ends`."""
        _, length, gap, before = hit
        starts = ends >> length - 1
        if before is None:
            return starts
        behind = self._backward(starts, gap) & self._inside
        return self._starts(before, behind >> 1 & before[0])

    def _first(self, ends: list[int], width: int) -> list[int]:
        """Of each sentence the ends that can belong to its first MOST_SPANS spans."""
        if len(ends) <= MOST_SPANS:
            return ends
        kept: list[int] = []
        next_sentence = limit = count = 0
        for end in ends:
            if end >= next_sentence:
                limit = next_sentence = self.row.bounds(self.row.at(end))[1]
                count = 0
            count += 1
            if count == MOST_SPANS:
                limit = end + width
            if end < limit:
                kept.append(end)
        return kept


def _width(hit: Hit | None) -> int:
    """The most words that a phrase covers."""
    return 0 if hit is None else hit[1] + hit[2] + _width(hit[3])


def _phrases(hits: Iterable[Hit]) -> Phrases:
    fixed: dict[int, int] = {}
    loose: list[Hit] = []
    ends = 0
    for hit in hits:
        if hit[3] is None:
            fixed[hit[1]] = fixed.get(hit[1], 0) | hit[0]
        else:
            ends |= hit[0]
            loose.append(hit)
    for bits in fixed.values():
        ends |= bits
    return ends, list(fixed.items()), loose


def kinds_in(
    row: Row, numbers: Collection[int], words: WordTable, wanted: Collection[int]
) -> dict[int, list[int]]:
    """The places of each wanted kind of word in those sentences of a row that are in `numbers`."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in row.sentences:
        if number in numbers:
            first, _, offset = row.bounds(number)
            own = words.types[first + offset : words.sentences[number + 1]]
            for place, kind in enumerate(own, first):
                found[kind].append(place)
    return {kind: there for kind, there in found.items() if kind in wanted}


def _slots(
    kinds: Mapping[int, list[int]], known: Sequence[tuple[int, ...]], size: int
) -> dict[int, int]:
    """The bits at which each slot stands."""
    slots: dict[int, int] = {}
    for kind, there in kinds.items():
        # Most spellings stand in one place.
        bits = bits_of(there, size) if len(there) > 1 else 1 << there[0]
        for slot in known[kind]:
            slots[slot] = slots.get(slot, 0) | bits
    return slots
