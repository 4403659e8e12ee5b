"""Lays the trie of phrases over a row of words at once: a set of places is one integer."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from contractlint.model.contract import Words as WordTable
from contractlint.model.lexicon import Lexicon, Node

# A span of words, [first, last), by index into Contract.words.
Words = tuple[int, int]
# Where phrases of one way through the trie end: (bits of their last words; how many words they
# end with that stand together; the most words of the gap before those; what ends before the gap,
# None where there is no gap).
Hit = tuple[int, int, int, "Hit | None"]
# Where a concept's phrases end: bits of all ends; (words, bits of ends) of those without a gap;
# the others.
Phrases = tuple[int, list[tuple[int, int]], list[Hit]]
_Todo = list[tuple[Node, Hit]]

# A hostile paragraph of one word repeated must not make a table of its square.
MOST_SPANS = 400
# So many bits are taken out of an integer one by one; more are found in its digits.
FEW = 12


class Row:
    """Sentences of one language, their words numbered from 0 on, and the phrases in them.

    `sentences` are the numbers of sentences that have words, `kinds` the places of each kind of
    word (an index into Words.forms) that the lexicon knows, `found` the hits of each concept.
    """

    __slots__ = (
        "_bounds", "_firsts", "_inside", "_lasts", "_low", "_numbers", "_passing", "_phrases",
        "found", "kinds", "sentences",
    )  # fmt: skip

    def __init__(
        self,
        sentences: Sequence[int],
        words: WordTable,
        known: Sequence[tuple[int, ...]],
        also: Collection[int],
        lexicon: Lexicon,
    ) -> None:
        """`known` are the lexicon's slots of each kind of word; `also` are kinds whose places are
        kept though they have none.
        """
        self.sentences = sentences
        self._bounds: dict[int, tuple[int, int, int]] = {}
        kinds: list[int] = []
        for number in sentences:
            first, last = words.sentences[number], words.sentences[number + 1]
            place = len(kinds)
            self._bounds[number] = (place, place + last - first, first - place)
            kinds += words.types[first:last]
        self._firsts = [first for first, _, _ in self._bounds.values()]
        size = len(kinds)
        starts = bits_of(self._firsts, size)
        self._inside = (1 << size) - 1 & ~starts
        self._lasts = starts >> 1 | 1 << size - 1
        self._low = (1 << size) - 1 & ~self._lasts
        self._numbers = {last - 1: number for number, (_, last, _) in self._bounds.items()}
        self.kinds = _kinds(kinds, known, also)
        slots = _slots(self.kinds, known, size)
        stops = 0
        for slot in lexicon.negators:
            stops |= slots.get(slot, 0)
        self._passing = {1: ~stops << 1 & self._inside}
        self.found = self._walk(lexicon.phrases, slots)
        self._phrases: dict[str, Phrases] = {}

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
        for slot, child in node.words.items():
            if slot in slots and (there := slots[slot] & onward):
                todo.append((child, (there, length + 1, gap, before)))
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

    def numbers(self, ends: int) -> list[int]:
        """The sentences in which bits of `ends` lie."""
        # What lies below a sentence's last bit is carried into it.
        last = ((ends & self._low) + self._low | ends) & self._lasts
        return [self._numbers[place] for place in places(last)]

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
        return self.by_sentence(sorted(set(found)))

    def spans_in(self, concept: str, number: int) -> list[Words]:
        """Where a concept's phrases stand in one sentence, in order."""
        _, fixed, loose = self.phrases(concept)
        first, last, offset = self._bounds[number]
        sentence = (1 << last - first) - 1
        start = first + offset
        found = [
            (start + place - length + 1, start + place + 1)
            for length, bits in fixed
            for place in places(bits >> first & sentence)
        ]
        for hit in loose:
            there = [place + first for place in places(hit[0] >> first & sentence)]
            found += [(a + offset, b + offset) for a, b in self._behind_gaps(hit, there)]
        return sorted(set(found))[:MOST_SPANS]

    def by_sentence(self, spans: Iterable[Words]) -> dict[int, list[Words]]:
        """Spans of places, in order, as spans of the contract's words by sentence."""
        table: dict[int, list[Words]] = {}
        there: list[Words] = []
        end = offset = 0
        for first, last in spans:
            if first >= end:
                number = self.sentences[bisect_right(self._firsts, first) - 1]
                _, end, offset = self._bounds[number]
                there = table[number] = []
            if len(there) < MOST_SPANS:
                there.append((first + offset, last + offset))
        return table

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
                number = self.sentences[bisect_right(self._firsts, end) - 1]
                limit = next_sentence = self._bounds[number][1]
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
    ends = 0
    fixed: dict[int, int] = {}
    loose: list[Hit] = []
    for hit in hits:
        bits, length, _, before = hit
        ends |= bits
        if before is None:
            fixed[length] = fixed.get(length, 0) | bits
        else:
            loose.append(hit)
    return ends, list(fixed.items()), loose


def _kinds(
    kinds: Sequence[int], known: Sequence[tuple[int, ...]], also: Collection[int]
) -> dict[int, list[int]]:
    """The places of each kind of word that has slots or is one of `also`."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, kind in enumerate(kinds):
        found[kind].append(place)
    return {kind: there for kind, there in found.items() if known[kind] or kind in also}


def _slots(
    kinds: Mapping[int, list[int]], known: Sequence[tuple[int, ...]], size: int
) -> dict[int, int]:
    """The bits at which each slot stands."""
    slots: dict[int, int] = {}
    for kind, there in kinds.items():
        bits = bits_of(there, size)
        for slot in known[kind]:
            slots[slot] = slots.get(slot, 0) | bits
    return slots


def bits_of(there: Sequence[int], size: int) -> int:
    """The integer with these bits, each below `size`, set."""
    if len(there) <= FEW:
        bits = 0
        for place in there:
            bits |= 1 << place
        return bits
    row = bytearray(size // 8 + 1)
    for place in there:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


def places(bits: int) -> list[int]:
    """The bits that are set, lowest first."""
    found: list[int] = []
    if bits.bit_count() <= FEW:
        while bits:
            place = bits.bit_length() - 1
            bits ^= 1 << place
            found.append(place)
        found.reverse()
        return found
    digits = f"{bits:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        found.append(place)
        place = digits.find("1", place + 1)
    return found
