"""Patterns of a pack that are read when they are asked for: a contract says what few of them need,
and most are struck out by that alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, SupportsIndex

from contractlint.model.rule import Group, Pattern, Term

Row = list[Any]
# Where a pattern that is not read yet keeps what it is read from.
_STASH: Any = vars(Pattern)["plan"]
_NEEDED: Any = vars(Pattern)["_needed"]
_TERMS: Any = vars(Pattern)["_terms"]
_FIELDS = tuple([vars(Pattern)[name].__set__ for name in Pattern.__match_args__])
_decoded = json.JSONDecoder().raw_decode


class Rows:
    """The patterns and terms of a pack: JSON lines, that name each other by their numbers."""

    __slots__ = ("_known", "_patterns", "_sets", "_terms")

    def __init__(self, patterns: Sequence[str], terms: Sequence[str]) -> None:
        self._patterns = patterns
        self._terms = terms
        self._known: dict[int, Term] = {}
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}

    def pattern(self, number: int) -> tuple[object, ...]:
        """The fields of a pattern, in their order."""
        (
            source, elements, gaps, who, anchor, whose, owned, within_clause, heading, previous,
            following, none,
        ) = _decoded(self._patterns[number])[0]  # fmt: skip
        return (
            source,
            tuple([self._element(element) for element in elements]),
            tuple(gaps),
            self._set(who),
            tuple(anchor),
            self._set(whose),
            tuple(owned),
            within_clause,
            self._optional(heading),
            self._optional(previous),
            self._optional(following),
            tuple([self._term(each) for each in none]),
        )

    def _element(self, element: int | Row) -> Term | Group:
        if isinstance(element, int):
            return self._term(element)
        return Group(tuple([self._term(each) for each in element[1:]]), element[0])

    def _optional(self, number: int) -> Term | None:
        return None if number < 0 else self._term(number)

    def _term(self, number: int) -> Term:
        term = self._known.get(number)
        if term is None:
            concepts, roles, capture, quantity, polarity = _decoded(self._terms[number])[0]
            term = Term(tuple(concepts), tuple(roles), capture, quantity, polarity)
            self._known[number] = term
        return term

    def _set(self, names: Row | None) -> frozenset[str] | None:
        if names is None:
            return None
        key = tuple(names)
        return self._sets.get(key) or self._sets.setdefault(key, frozenset(key))


class _Ahead(Pattern):
    """Becomes a Pattern like any other as soon as one of its fields is asked for."""

    __slots__ = ()

    @property
    def plan(self) -> Any:
        """None: who asks for a plan will make one."""
        return self._now().plan

    def __getattr__(self, name: str) -> Any:
        """Called for a field that is not set."""
        return getattr(self._now(), name)

    def __eq__(self, other: object) -> bool:
        return self._now() == other

    def __hash__(self) -> int:
        return hash(self._now())

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        return self._now().__reduce_ex__(protocol)

    def _now(self) -> Pattern:
        rows, number = _STASH.__get__(self)
        for put, value in zip(_FIELDS, rows.pattern(number), strict=True):
            put(self, value)
        _TERMS.__set__(self, None)
        _STASH.__set__(self, None)
        object.__setattr__(self, "__class__", Pattern)
        return self


def ahead(rows: Rows, number: int, needed: tuple[tuple[str, ...], ...]) -> Pattern:
    """A pattern that only tells what it needs, until it is asked for more."""
    pattern = _Ahead.__new__(_Ahead)
    _STASH.__set__(pattern, (rows, number))
    _NEEDED.__set__(pattern, needed)
    return pattern
