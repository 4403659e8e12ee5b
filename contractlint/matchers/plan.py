"""Patterns made ready to be laid on sentences: what never changes is worked out once for each."""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.model.lexicon import PARTS
from contractlint.model.rule import Group, Pattern, Term
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A term made ready; equal terms of all patterns share one, which is its own key.

    `concept` is its only one where it asks for nothing else, "" for any other term; `roles` are
    (party, bits of the parts that it may be in or 0 for any, whether only possessives will do).
    """

    term: Term
    concept: str
    roles: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An element of a pattern: its terms by their places in `Plan.wanted`.

    A group's lie within `width` words; `gap` is how far it may begin behind the step before.
    """

    places: tuple[int, ...]
    is_group: bool
    width: int
    gap: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A pattern made ready. `terms` are in the order in which they are placed, `wanted` each once;
    `telling` are the same, first those that are likely to stand in few sentences.

    `anchor` and `owned` are places in `terms`: whose holder and owner are asked for.
    """

    pattern: Pattern
    terms: tuple[Term, ...]
    wanted: tuple[Wanted, ...]
    telling: tuple[Wanted, ...]
    steps: tuple[Step, ...]
    none: tuple[Wanted, ...]
    anchor: int
    owned: int


_wanted: dict[Term, Wanted] = {}


def plan_of(pattern: Pattern) -> Plan:
    """The plan of a pattern, which keeps it."""
    plan: Plan | None = pattern.plan
    if plan is None:
        plan = _planned(pattern)
        object.__setattr__(pattern, "plan", plan)
    return plan


def wanted_of(term: Term) -> Wanted:
    """A term made ready."""
    found = _wanted.get(term)
    if found is None:
        plain = len(term.concepts) == 1 and not term.roles and term.quantity is None
        concept = term.concepts[0] if plain else ""
        found = _wanted[term] = Wanted(term, concept, tuple(map(_role, term.roles)))
    return found


def _role(wanted: str) -> tuple[str, int, bool]:
    role, _, part = wanted.partition(".")
    return role, PARTS.get(part, 0), part == "own"


def _planned(pattern: Pattern) -> Plan:
    terms = pattern.terms
    wanted = tuple(dict.fromkeys(map(wanted_of, terms)))
    place = {each: number for number, each in enumerate(wanted)}
    steps = []
    for number, element in enumerate(pattern.elements):
        is_group = isinstance(element, Group)
        parts = element.terms if isinstance(element, Group) else (element,)
        width = element.width if isinstance(element, Group) else 0
        gap = pattern.gaps[number - 1] if number else 0
        places = tuple(place[wanted_of(term)] for term in parts)
        steps.append(Step(places, is_group, width, gap))
    return Plan(
        pattern,
        terms,
        wanted,
        tuple(sorted(wanted, key=_commonness)),
        tuple(steps),
        tuple(map(wanted_of, pattern.none)),
        anchor_among(pattern.anchor, terms),
        anchor_among(pattern.owned, terms),
    )


def _commonness(wanted: Wanted) -> int:
    """A rule's own concept has few words, a party is named in every second sentence."""
    if wanted.concept:
        return int("/" not in wanted.concept)
    return 3 if wanted.roles else 2


def anchor_among(names: tuple[str, ...], terms: Sequence[Term]) -> int:
    """The place of the first term with one of these concepts; else of the first with any."""
    named = (place for place, term in enumerate(terms) if not set(names).isdisjoint(term.concepts))
    some = (place for place, term in enumerate(terms) if term.concepts)
    return next(named, next(some, 0))
