"""Lays the words of a contract in rows, so that a set of places in a row is one integer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contractlint.model.contract import Contract

# A span of words, [first, last), by index into Contract.words.
Words = tuple[int, int]

# A hostile paragraph of one word repeated must not make a table of its square.
MOST_SPANS = 400
# Words of a row: longer rows are gone along less often, but each of their integers is slower.
ROW = 8_000
# So many bits are taken out of an integer one by one; more are found in its digits.
FEW = 12


class Row:
    """Sentences with their lead-ins, their words numbered from 0 on.

    `sentences` are their numbers, of those that have words; `inside` are the bits of all words but
    the first of each sentence, `matchable` those of the last words of sentences to be matched,
    `items` those of the last words of sentences that continue others, `alone` of the rest.
    """

    __slots__ = (
        "_bounds", "_firsts", "_items", "_lasts", "_leads", "_low", "_numbers", "alone", "inside",
        "items", "matchable", "sentences", "size",
    )  # fmt: skip

    def __init__(self, contract: Contract, sentences: Sequence[int]) -> None:
        bounds = contract.words.sentences
        self.sentences = sentences
        # Of each sentence: its first place, the place behind its last, and what to add to a place
        # to have the index of the contract's word there.
        self._bounds: dict[int, tuple[int, int, int]] = {}
        size = 0
        for number in sentences:
            first, last = bounds[number], bounds[number + 1]
            self._bounds[number] = (size, size + last - first, first - size)
            size += last - first
        self.size = size
        self._firsts = [first for first, _, _ in self._bounds.values()]
        starts = bits_of(self._firsts, size)
        self.inside = (1 << size) - 1 & ~starts
        self._lasts = starts >> 1 | 1 << size - 1
        self._low = (1 << size) - 1 & ~self._lasts
        self._numbers = {last - 1: number for number, (_, last, _) in self._bounds.items()}
        self._items: dict[int, int] = {}
        own: list[int] = []
        for place, number in self._numbers.items():
            sentence = contract.outline.sentences[number]
            if not sentence.heading:
                own.append(place)
                for lead_in in sentence.lead_ins:
                    if lead_in in self._bounds:
                        end = self._bounds[lead_in][1] - 1
                        self._items[end] = self._items.get(end, 0) | 1 << place
        self.matchable = bits_of(own, size)
        self._leads = bits_of(list(self._items), size)
        self.items = 0
        for lasts in self._items.values():
            self.items |= lasts
        self.alone = self._lasts & ~self.items

    def units(self, places_said: int) -> int:
        """Bits of the last words of the sentences in which, or in whose lead-ins, something is
        said at these places.
        """
        last = self.said_in(places_said)
        if last & self._leads:
            for place in places(last & self._leads):
                last |= self._items[place]
        return last

    def said_in(self, places_said: int) -> int:
        """Bits of the last words of the sentences in which something is said at these places."""
        # What lies below a sentence's last bit is carried into it.
        return ((places_said & self._low) + self._low | places_said) & self._lasts

    def units_by_key(
        self, found: Mapping[str, Iterable[tuple[int, object, object, object]]]
    ) -> dict[str, int]:
        """The same of each key; its entries begin with the bits of places."""
        low, lasts, leads, items = self._low, self._lasts, self._leads, self._items
        units: dict[str, int] = {}
        for key, entries in found.items():
            said = 0
            for entry in entries:
                said |= entry[0]
            last = ((said & low) + low | said) & lasts
            if last & leads:
                for place in places(last & leads):
                    last |= items[place]
            units[key] = last
        return units

    def numbers(self, lasts: int) -> list[int]:
        """The sentences whose last words these are."""
        return [self._numbers[place] for place in places(lasts)]

    def last_words(self, numbers: Iterable[int]) -> int:
        """Bits of the last words of sentences."""
        known = self._bounds
        return bits_of([known[n][1] - 1 for n in numbers if n in known], self.size)

    def bounds(self, number: int) -> tuple[int, int, int]:
        """The first place of a sentence, the one behind its last, and what makes of a place the
        index of a word of the contract.
        """
        return self._bounds[number]

    def at(self, place: int) -> int:
        """The sentence in which a place lies."""
        return self.sentences[bisect_right(self._firsts, place) - 1]

    def by_sentence(self, spans: Iterable[Words]) -> dict[int, list[Words]]:
        """Spans of places, in order, as spans of the contract's words by sentence."""
        table: dict[int, list[Words]] = {}
        there: list[Words] = []
        end = offset = 0
        for first, last in spans:
            if first >= end:
                number = self.at(first)
                _, end, offset = self._bounds[number]
                there = table[number] = []
            if len(there) < MOST_SPANS:
                there.append((first + offset, last + offset))
        return table


def rows_of(contract: Contract) -> list[list[int]]:
    """All sentences with words, row by row; no item is in another row than its lead-ins."""
    bounds = contract.words.sentences
    rows: list[list[int]] = []
    row: list[int] = []
    size = 0
    for number, may_break in enumerate(_breaks(contract)):
        length = bounds[number + 1] - bounds[number]
        if may_break and row and size + length > ROW:
            rows.append(row)
            row, size = [], 0
        if length:
            row.append(number)
            size += length
    return [*rows, row] if row else rows


def _breaks(contract: Contract) -> Iterator[bool]:
    """Of each sentence, whether no lead-in before it is continued in it or behind it."""
    earliest: list[int] = []
    low = len(contract.outline.sentences)
    for sentence in reversed(contract.outline.sentences):
        low = min((low, *sentence.lead_ins))
        earliest.append(low)
    return (lead_in >= number for number, lead_in in enumerate(reversed(earliest)))


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
    while bits:
        if len(found) == FEW:
            return [*_digits(bits), *found[::-1]]
        place = bits.bit_length() - 1
        bits ^= 1 << place
        found.append(place)
    found.reverse()
    return found


def _digits(bits: int) -> list[int]:
    """The same of many."""
    found: list[int] = []
    digits = f"{bits:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        found.append(place)
        place = digits.find("1", place + 1)
    return found
