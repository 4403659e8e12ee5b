"""Reads sentences with a lexicon: which concepts, parties, negations and quantities stand where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from contractlint.model.contract import Contract, Role
from contractlint.model.lexicon import ANY_PART, SUBJECT, Known, Lexicon, Node, folded
from contractlint.model.quantity import Date, Duration, Money, Quantity
from contractlint.records import dataclass, field

# A span of words, [first, last), by index into Contract.words.
Words = tuple[int, int]

NEGATION = "not"
# A negated article: "no fee or charge", "keine Gebühr". It is a negation that reaches farther.
NO = "no"
# Phrases whose negation negates nothing: "not later than", "not less than".
NEUTRAL = "neutral"
# Phrases of this concept hide what is inside them from every other ("including but not limited
# to").
IGNORED = "ignored"
# A hostile paragraph of one word repeated must not make a table of its square.
MOST_SPANS = 400


# Spellings that a process remembers for a lexicon; beyond this they are forgotten.
MOST_KNOWN = 400_000


class Mention(NamedTuple):
    """A party named in a sentence; `parts` are the bits of model.lexicon that it may be."""

    start: int
    end: int
    role: Role
    parts: int
    possessive: bool


@dataclass(slots=True)
class Reading:
    """One sentence, read: words [first, last) and what stands where among them."""

    first: int
    last: int
    spans: dict[str, list[Words]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quantities: dict[str, list[tuple[Words, Quantity]]] = field(default_factory=dict)


class Sight:
    """A lexicon laid over one contract: each distinct word is looked up once."""

    def __init__(self, contract: Contract, lexicon: Lexicon) -> None:
        self.contract = contract
        self.lexicon = lexicon
        self._names = _learned_names(contract)
        self._folded = [form.casefold() for form in contract.words.forms]
        known = lexicon.known
        if len(known) > MOST_KNOWN:
            known.clear()
        self._known = [
            known.get(form) or known.setdefault(form, _known(lexicon, form))
            for form in contract.words.forms
        ]

    def read(self, sentence: int) -> Reading:
        """One sentence with all that stands in it."""
        words = self.contract.words
        reading = Reading(words.sentences[sentence], words.sentences[sentence + 1])
        known = self._known
        _scan([known[kind] for kind in words.types[reading.first : reading.last]], reading)
        _hide_ignored(reading)
        self._collect_mentions(reading)
        self._collect_quantities(reading, sentence)
        return reading

    def _collect_mentions(self, reading: Reading) -> None:
        found: list[Mention] = []
        for concept, word in self.lexicon.parties.items():
            for start, end in reading.spans.pop(concept, ()):
                parts = self._governed(start, reading.first) or word.parts
                found.append(Mention(start, end, word.role, parts, word.possessive))
        found += self._named(reading) if self._names else ()
        found += self._spoken_by_verb(reading) if self.lexicon.verb_endings else ()
        reading.mentions = _longest(found)

    def _word(self, index: int) -> str:
        """A word casefolded; each distinct one was folded once."""
        return self._folded[self.contract.words.types[index]]

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

    def _named(self, reading: Reading) -> list[Mention]:
        found: list[Mention] = []
        for index in range(reading.first, reading.last):
            for name, role in self._names.get(self._word(index), ()):
                end = index + len(name)
                if end <= reading.last and name == tuple(map(self._word, range(index, end))):
                    parts = self._governed(index, reading.first) or ANY_PART
                    found.append(Mention(index, end, role, parts, False))
        return found

    def _spoken_by_verb(self, reading: Reading) -> list[Mention]:
        """Verbs whose ending is their subject, among the words that some concept knows."""
        known = {
            span[0] for spans in reading.spans.values() for span in spans if span[1] - span[0] == 1
        }
        return [
            Mention(index, index + 1, ending.role, SUBJECT, False)
            for index in sorted(known)
            for ending in self.lexicon.verb_endings
            if self._word(index).endswith(ending.ending)
        ]

    def _collect_quantities(self, reading: Reading, sentence: int) -> None:
        for quantity in self.contract.quantities_in(self.contract.outline.sentences[sentence].span):
            starts, ends = self.contract.words.places(sentence)
            first = bisect_left(ends, quantity.span.start + 1)
            last = bisect_left(starts, quantity.span.end, first)
            place = reading.first + first, reading.first + last
            reading.quantities.setdefault(kind_of(quantity), []).append((place, quantity))


def kind_of(quantity: Quantity) -> str:
    """The name by which patterns capture this quantity."""
    if isinstance(quantity, Duration):
        return "duration"
    if isinstance(quantity, Money):
        return "money"
    return "date" if isinstance(quantity, Date) else "percent"


def _learned_names(contract: Contract) -> Mapping[str, list[tuple[tuple[str, ...], Role]]]:
    names: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for party in contract.outline.parties:
        for name in party.names:
            words = tuple(name.casefold().split())
            if words and party.role != "other":
                names.setdefault(words[0], []).append((words, party.role))
    return names


def _look_up(lexicon: Lexicon, form: str) -> tuple[int, ...]:
    spelled = folded(form)
    slots = [*lexicon.forms.get(spelled, ()), *lexicon.cased.get(form, ())]
    for cut in range(1, len(spelled) + 1):
        slots += lexicon.stems.get(spelled[:cut], ())
        slots += lexicon.endings.get(spelled[-cut:], ())
    slots += [slot for middle, slot in lexicon.middles if middle in spelled]
    if lexicon.capitals >= 0 and form[:1].isupper():
        slots.append(lexicon.capitals)
    if lexicon.numbers >= 0 and form[:1].isdigit():
        slots.append(lexicon.numbers)
    return tuple(slots)


def _known(lexicon: Lexicon, form: str) -> Known:
    slots = _look_up(lexicon, form)
    begun = [node for slot in slots if (node := lexicon.phrases.words.get(slot)) is not None]
    return Known(
        slots,
        tuple(concept for node in begun for concept in node.concepts),
        tuple(node for node in begun if node.words or node.anything or node.gaps),
        not lexicon.negators.isdisjoint(slots),
    )


def _scan(words: list[Known], reading: Reading) -> None:
    """Walks the trie from every word; all phrases found are kept, overlapping ones too."""
    found: dict[str, set[Words]] = {}
    trail = _Trail(words)
    offset = reading.first
    for start, word in enumerate(words):
        for concept in word.alone:
            found.setdefault(concept, set()).add((start + offset, start + offset + 1))
        for node in word.begun:
            for end, concepts in trail.ends(node, start + 1):
                for concept in concepts:
                    found.setdefault(concept, set()).add((start + offset, end + offset))
    for concept, spans in found.items():
        reading.spans[concept] = sorted(spans)[:MOST_SPANS]


class _Trail:
    """The words of one sentence, to walk the trie along; where each slot stands is looked up."""

    def __init__(self, words: list[Known]) -> None:
        self._slots = [word.slots for word in words]
        self._negators = [place for place, word in enumerate(words) if word.negates]
        self._places: dict[int, list[int]] = {}
        for place, word in enumerate(words):
            for slot in word.slots:
                self._places.setdefault(slot, []).append(place)

    def ends(self, node: Node, position: int) -> list[tuple[int, list[str]]]:
        """Where phrases that lead through `node` (its own word apart) end, and what they say."""
        found: list[tuple[int, list[str]]] = []
        todo = self._after(node, position)
        while todo:
            node, position = todo.pop()
            if node.concepts:
                found.append((position, node.concepts))
            if node.words or node.anything or node.gaps:
                todo += self._after(node, position)
        return found

    def _after(self, node: Node, position: int) -> list[tuple[Node, int]]:
        """The nodes that the next words lead to, each with the place behind its word."""
        there: list[tuple[Node, int]] = []
        if position < len(self._slots):
            if node.words:
                words = node.words
                there += [(words[s], position + 1) for s in self._slots[position] if s in words]
            if node.anything is not None:
                there.append((node.anything, position + 1))
        for most, after in node.gaps:
            there += self._behind_gap(after, position, position + most)
        return there

    def _behind_gap(self, node: Node, low: int, high: int) -> list[tuple[Node, int]]:
        """The nodes that words at [low, high] lead to; a gap never skips a negation."""
        there: list[tuple[Node, int]] = []
        for slot in node.words.keys() & self._places.keys():
            for place in self._places[slot]:
                if place > high:
                    break
                if place >= low and not any(low <= n < place for n in self._negators):
                    there.append((node.words[slot], place + 1))
        return there


def _hide_ignored(reading: Reading) -> None:
    """Drops what touches an ignored phrase, and negations that negate nothing ("not later
    than").
    """
    ignored = reading.spans.pop(IGNORED, None)
    if ignored:
        for concept, spans in list(reading.spans.items()):
            kept = [s for s in spans if not any(s[0] < b and a < s[1] for a, b in ignored)]
            if kept:
                reading.spans[concept] = kept
            else:
                del reading.spans[concept]
    neutral = reading.spans.get(NEUTRAL, ())
    for negation in (NEGATION, NO):
        if neutral and negation in reading.spans:
            reading.spans[negation] = [
                (a, b)
                for a, b in reading.spans[negation]
                if not any(c <= a and b <= d for c, d in neutral)
            ]


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of overlapping mentions of one place the longest; equal ones of one role are joined."""
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
