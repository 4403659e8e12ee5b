"""Finds the clause that a number means, also where terms annexed to a form count anew."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from contractlint.model.contract import Clause
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A clause: its index, the outermost heading it stands below (-1 without one), its language."""

    index: int
    part: int = -1
    language: str = ""


class Targets:
    """All clauses of a contract by their numbers."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._starts = [clause.span.start for clause in clauses]
        self._by_numbers: dict[tuple[str, ...], list[Target]] = defaultdict(list)
        for index, clause in enumerate(clauses):
            if clause.label:
                self._by_numbers[self._numbers(index)].append(self._target(index))

    def find(self, numbers: Sequence[str], position: int) -> int:
        """The index of the clause that the text at `position` means, -1 without one.

        It may be the nearest clause around it that has a label of its own. Of several with one
        number it is that of the same part, then that of the same language, then the first.
        """
        here = self._at(position)
        for length in range(len(numbers), 0, -1):
            found = self._by_numbers.get(tuple(numbers[:length]), ())
            if found:
                return max(found, key=lambda one: _nearness(one, here)).index
        return -1

    def _at(self, position: int) -> Target:
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self._clauses[index].span.end < position:
            index = self._clauses[index].parent
        return self._target(index) if index >= 0 else Target(-1)

    def _target(self, index: int) -> Target:
        titles = [above for above in self._above(index) if not self._clauses[above].label]
        return Target(index, titles[-1] if titles else -1, self._clauses[index].language)

    def _numbers(self, index: int) -> tuple[str, ...]:
        """The path of a clause without the heading that tells it from others of its number."""
        path = self._clauses[index].path
        titles = {
            self._clauses[above].path[-1]
            for above in self._above(index)
            if not self._clauses[above].label
        }
        return path[1:] if len(path) > 1 and path[0] in titles else path

    def _above(self, index: int) -> Iterator[int]:
        """A clause and those that hold it, from the inside out."""
        while index >= 0:
            yield index
            index = self._clauses[index].parent


def _nearness(one: Target, here: Target) -> tuple[bool, bool]:
    return one.part == here.part, one.language == here.language
