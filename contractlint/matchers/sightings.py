"""Contract → sightings: where it says what facts, paths and the matrix of rights are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contractlint.matchers.evidence import location_of
from contractlint.matchers.holder import holder, owner
from contractlint.matchers.index import Index
from contractlint.matchers.ready import Excuses, ReadyLook, prepared
from contractlint.matchers.text import Match, anchor_of
from contractlint.model.finding import Location
from contractlint.model.quantity import Quantity
from contractlint.model.rule import Pattern, Probe, Rulebook
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a probe found its thing; `trust` is the number of its look, 0 the firmest.

    `holder` is provider, customer, either, or "" where nothing tells; `subject` are the words of
    the pattern's first term.
    """

    probe: Probe
    trust: int
    sentence: int
    location: Location
    holder: str
    values: tuple[Quantity, ...]
    language: str
    subject: str = ""


Sightings = Mapping[str, tuple[Sighting, ...]]


def look_for(index: Index, rulebook: Rulebook) -> tuple[Sighting, ...]:
    """What all probes of a rulebook find, each in the order of trust and text."""
    book = prepared(rulebook)
    alive = index.alive(book)
    return tuple(
        found
        for probe, looks in zip(rulebook.probes, book.probes, strict=True)
        for found in _sightings(index, probe, looks, alive)
    )


def _sightings(
    index: Index, probe: Probe, looks: Sequence[ReadyLook], alive: int
) -> Iterator[Sighting]:
    seen: set[int] = set()
    for trust, look in enumerate(looks):
        left = look.patterns.left(alive)
        for match in _places(index, left, look.excuses, alive) if left else ():
            number = match.unit.sentence
            if number not in seen and (match.captures or not _inherited(index, number, seen)):
                seen.add(number)
                yield _sighting(index, probe, trust, match)


def _inherited(index: Index, number: int, seen: set[int]) -> bool:
    """An item whose lead-in was seen already says nothing new."""
    return any(lead_in in seen for lead_in in index.sentences[number].lead_ins)


def _places(
    index: Index, patterns: Sequence[Pattern], excuses: Excuses, alive: int
) -> Iterator[Match]:
    """The first match in each sentence, in text order, unless it is excused."""
    first: dict[int, Match] = {}
    there = 0
    for pattern in patterns:
        for match in index.firsts(pattern, ~there):
            number = match.unit.sentence
            first[number] = match
            there |= 1 << number
    for number, match in sorted(first.items()):
        if not index.excuses(excuses, number, alive):
            yield match


def _sighting(index: Index, probe: Probe, trust: int, match: Match) -> Sighting:
    number = match.unit.sentence
    return Sighting(
        probe=probe,
        trust=trust,
        sentence=number,
        location=location_of(index.contract, match),
        holder=_holder(match) or probe.holder,
        values=tuple(quantity for _, quantity in match.captures),
        language=index.sentences[number].language,
        subject=_subject(index, match),
    )


def _subject(index: Index, match: Match) -> str:
    words = index.contract.words
    span = next((span for term, span in match.placed if term.concepts), None)
    if span is None:
        return ""
    first, last = match.unit.word(span[0]), match.unit.word(span[1] - 1)
    text = index.contract.document.text[words.starts[first] : words.ends[last]]
    return " ".join(text.split())


def _holder(match: Match) -> str:
    pattern = match.pattern
    role = "unknown"
    if pattern.owned:
        role = owner(match.unit, anchor_of(pattern.owned, match.placed))
    elif pattern.anchor:
        role = holder(match.unit, anchor_of(pattern.anchor, match.placed))
    return "" if role == "unknown" else role
