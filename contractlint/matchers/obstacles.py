"""Tells what keeps a pattern from lying in a sentence, by loosening it until it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from contractlint.matchers.holder import FINITE, holder, owner
from contractlint.matchers.index import Index
from contractlint.matchers.reading import NEGATION, NO
from contractlint.matchers.text import Match, anchor_of, find, places
from contractlint.matchers.unit import Unit
from contractlint.model import nearness
from contractlint.model.nearness import Obstacle
from contractlint.model.rule import Element, Group, Pattern, Term
from contractlint.records import dataclass, replace

# Wider than any sentence.
WIDE = 1_000_000
# Words that stand in every second sentence say nothing about its topic.
FAINT = frozenset({*FINITE, NEGATION, NO, "may-not", "must-not", "forbidden"})
# What is tightened again, in this order; what cannot be is an obstacle.
_STEPS = ("order", "far", "boundary", "polarity", "forbidden", "owner", "party", "context")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A pattern laid on a sentence as well as it goes, with what is in the way."""

    match: Match
    obstacles: tuple[Obstacle, ...]


def is_telling(term: Term) -> bool:
    """Whether a term says what a clause is about."""
    return bool(term.concepts) and FAINT.isdisjoint(term.concepts)


def attempts(index: Index, pattern: Pattern) -> Iterator[Attempt]:
    """The sentences of the pattern's topic: those that have all its terms, or all but one."""
    for number in _near(index, pattern):
        unit = index.unit(number)
        attempt = None if unit is None else _attempt(index, pattern, unit, number)
        if attempt is None:
            continue
        if attempt.obstacles:
            yield attempt
        else:
            # The same words may lie in it in several ways, each with a number of its own.
            yield from (Attempt(match, ()) for match in find(pattern, attempt.match.unit))


def _near(index: Index, pattern: Pattern) -> Iterator[int]:
    """Sentences with all terms but one; what the pattern turns on must be among them."""
    terms = tuple(dict.fromkeys(pattern.terms))
    bits = [index.term_bits(term) for term in terms]
    near = 0
    for left_out in range(len(terms)):
        others = [other for place, other in enumerate(bits) if place != left_out]
        if _keeps_topic(pattern, terms, left_out):
            near |= _all(others, index.matchable)
    near |= _all(bits, index.matchable)
    for number in range(near.bit_length()):
        if near >> number & 1:
            yield number


def _all(bits: Sequence[int], start: int) -> int:
    for each in bits:
        start &= each
    return start


def _keeps_topic(pattern: Pattern, terms: tuple[Term, ...], left_out: int) -> bool:
    others = [term for place, term in enumerate(terms) if place != left_out]
    turns = set(pattern.anchor) & {concept for term in terms for concept in term.concepts}
    if turns - FAINT and not any(turns & set(term.concepts) for term in others):
        return False
    return any(is_telling(term) for term in others)


def _attempt(index: Index, pattern: Pattern, unit: Unit, number: int) -> Attempt | None:
    terms = tuple(dict.fromkeys(pattern.terms))
    stands = {term: places(_either(term), unit) for term in terms}
    missing = [term for term, found in stands.items() if not found]
    if len(missing) > 1:
        return None
    if missing:
        # What the sentence says itself is worth more than its lead-in.
        best = {t: next((p for p in f if p[0][1] > unit.own), f[0]) for t, f in stands.items() if f}
        placed = tuple((term, span) for term, (span, _) in best.items())
        if not _is_own(unit, placed):
            return None
        captures = tuple((t.capture, found) for t, (_, found) in best.items() if found is not None)
        absent = Obstacle("missing", nearness.Term(name_of(missing[0])))
        return Attempt(Match(unit, pattern, placed, captures), (absent,))
    return _loosened(index, pattern, unit, number)


def _is_own(unit: Unit, placed: Sequence[tuple[Term, tuple[int, int]]]) -> bool:
    """Whether the sentence itself, not only its lead-in, says something of it."""
    return any(span[1] > unit.own for term, span in placed if is_telling(term))


def _first(pattern: Pattern, unit: Unit) -> Match | None:
    return next(find(pattern, unit), None)


def _loosened(index: Index, pattern: Pattern, unit: Unit, number: int) -> Attempt | None:
    kept: list[str] = []
    match = _first(_loose(pattern, kept), unit)
    if match is None:
        return None
    failed: list[tuple[str, Match]] = []
    for step in _STEPS:
        if step == "far" and "order" not in kept and len(pattern.elements) > 1:
            continue
        tighter = _try(index, _loose(pattern, [*kept, step]), unit, number, step)
        if tighter is None:
            failed.append((step, match))
        else:
            kept.append(step)
            match = tighter
    obstacles = [o for step, at in failed for o in _said(step, index, pattern, at, number)]
    return Attempt(replace(match, pattern=pattern), tuple(obstacles))


def _try(index: Index, pattern: Pattern, unit: Unit, number: int, step: str) -> Match | None:
    if step == "context" and not index.in_context(pattern, number):
        return None
    return _first(pattern, unit)


def _loose(pattern: Pattern, kept: Sequence[str]) -> Pattern:
    """The pattern with only the strictness that is kept."""
    elements = pattern.elements if "order" in kept else (Group(pattern.terms, WIDE),)
    far = "far" not in kept
    return Pattern(
        pattern.source,
        tuple(_element(each, far, "polarity" in kept) for each in elements),
        gaps=(WIDE,) * (len(elements) - 1) if far else pattern.gaps,
        who=pattern.who if "party" in kept else None,
        anchor=pattern.anchor,
        whose=pattern.whose if "owner" in kept else None,
        owned=pattern.owned,
        within_clause=pattern.within_clause and "boundary" in kept,
        heading=pattern.heading,
        previous=pattern.previous,
        following=pattern.following,
        none=pattern.none if "forbidden" in kept else (),
    )


def _element(element: Element, far: bool, strict: bool) -> Element:
    if isinstance(element, Group):
        terms = tuple(each if strict else _either(each) for each in element.terms)
        return Group(terms, WIDE if far else element.width)
    return element if strict else _either(element)


def _either(term: Term) -> Term:
    return replace(term, polarity="either")


def _said(
    step: str, index: Index, pattern: Pattern, match: Match, number: int
) -> Iterable[Obstacle]:
    """What a step that could not be tightened says of the sentence."""
    match step:
        case "polarity":
            return _polarity(pattern, match)
        case "forbidden":
            return _forbidden(pattern, match.unit)
        case "party" | "owner":
            return [_held(step, pattern, match)]
        case "context":
            return _context(index, pattern, number)
        case "far" | "order" | "boundary":
            return [Obstacle(step)]
    return []


def _forbidden(pattern: Pattern, unit: Unit) -> Iterator[Obstacle]:
    for term in pattern.none:
        there = _first(Pattern("", (term,)), unit)
        if there is not None:
            yield Obstacle("forbidden", terms_of(there)[0])


def _held(step: Literal["party", "owner"], pattern: Pattern, match: Match) -> Obstacle:
    """Who holds the right, or owns the thing, and who would have to."""
    if step == "party":
        found = holder(match.unit, anchor_of(pattern.anchor, match.placed))
        return Obstacle("party", found=found, wanted=tuple(sorted(pattern.who or ())))
    found = owner(match.unit, anchor_of(pattern.owned, match.placed))
    return Obstacle("owner", found=found, wanted=tuple(sorted(pattern.whose or ())))


def _polarity(pattern: Pattern, match: Match) -> Iterator[Obstacle]:
    """The terms that are negated and must not be, or the other way round."""
    strict = {_either(term): term for term in pattern.terms}
    spent = match.unit.negations_in([span for _, span in match.placed])
    for (term, span), said in zip(match.placed, terms_of(match), strict=True):
        wanted = strict.get(term, term).polarity
        if wanted == "either" or term.quantity is not None:
            continue
        negated = match.unit.negated(span, spent)
        if negated != (wanted == "negated"):
            yield Obstacle("negated" if negated else "affirmed", said)


def _context(index: Index, pattern: Pattern, number: int) -> Iterator[Obstacle]:
    free = replace(pattern, heading=None, previous=None, following=None)
    for term, alone in (
        (pattern.heading, replace(free, heading=pattern.heading)),
        (pattern.previous, replace(free, previous=pattern.previous)),
        (pattern.following, replace(free, following=pattern.following)),
    ):
        if term is not None and not index.in_context(alone, number):
            yield Obstacle("context", nearness.Term(name_of(term)))


def terms_of(match: Match) -> tuple[nearness.Term, ...]:
    """The terms of a match with their words in the contract."""
    words, text = match.unit.contract.words, match.unit.contract.document.text
    said = []
    for term, (first, last) in match.placed:
        start, end = match.unit.word(first), match.unit.word(last - 1)
        quote = " ".join(text[words.starts[start] : words.ends[end]].split())
        said.append(nearness.Term(name_of(term), (quote,)))
    return tuple(said)


def name_of(term: Term) -> str:
    """A term as rules write it: "terminate|non-renewal", "@customer", "$notice:duration"."""
    if term.quantity is not None:
        return f"${term.capture}:{term.quantity}" if term.capture else f"${term.quantity}"
    # A concept of the rule's own carries the rule's name before it.
    concepts = [concept.rpartition("/")[2] for concept in term.concepts]
    return "|".join([*concepts, *(f"@{role}" for role in term.roles)])
