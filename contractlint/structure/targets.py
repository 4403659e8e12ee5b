"""Finds the clause that a number means, also where terms annexed to a form count anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from contractlint.model.contract import Clause

# The numbers of a clause, and of which part and in which language it is: None for any.
_Key = tuple[tuple[str, ...], int | None, str | None]


class Targets:
    """All clauses of a contract by their numbers."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._starts = [clause.span.start for clause in clauses]
        self._parts = _parts(clauses)
        self._first: dict[_Key, int] = {}
        for index, clause in enumerate(clauses):
            if clause.label:
                for key in _keys(self._numbers(index), self._parts[index], clause.language):
                    self._first.setdefault(key, index)

    def find(self, numbers: Sequence[str], position: int) -> int:
        """The index of the clause that the text at `position` means, -1 without one.

        It may be the nearest clause around it that has a label of its own. Of several with one
        number it is that of the same part, then that of the same language, then the first.
        """
        here = self._at(position)
        part, language = -1, ""
        if here >= 0:
            part, language = self._parts[here], self._clauses[here].language
        for length in range(len(numbers), 0, -1):
            for key in _keys(tuple(numbers[:length]), part, language):
                if key in self._first:
                    return self._first[key]
        return -1

    def _at(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self._clauses[index].span.end < position:
            index = self._clauses[index].parent
        return index

    def _numbers(self, index: int) -> tuple[str, ...]:
        """The path of a clause without the heading that tells it from others of its number."""
        path = self._clauses[index].path
        if len(path) < 2:
            return path
        titled = any(
            self._clauses[above].path[-1] == path[0]
            for above in self._above(index)
            if not self._clauses[above].label
        )
        return path[1:] if titled else path

    def _above(self, index: int) -> Iterator[int]:
        """A clause and those that hold it, from the inside out."""
        while index >= 0:
            yield index
            index = self._clauses[index].parent


def _parts(clauses: Sequence[Clause]) -> list[int]:
    """For each clause the outermost heading it stands below, -1 without one."""
    found: list[int] = []
    for index, clause in enumerate(clauses):
        outer = found[clause.parent] if clause.parent >= 0 else -1
        found.append(index if outer < 0 and not clause.label else outer)
    return found


def _keys(numbers: tuple[str, ...], part: int, language: str) -> tuple[_Key, ...]:
    """Under what a clause is found, the nearest first."""
    return (
        (numbers, part, language),
        (numbers, part, None),
        (numbers, None, language),
        (numbers, None, None),
    )
