"""Nearness: how near a rule came to each sentence of its topic, and what kept it from firing."""

from __future__ import annotations

from typing import Literal

from contractlint.model.finding import Location
from contractlint.model.quantity import Quantity
from contractlint.records import dataclass

# What stands between a pattern and a sentence: a term is not there ("missing"), is negated or is
# not, another party holds the right or owns the thing, forbidden words are there, a heading or a
# neighbour says something else, words stand too far apart, in another order or across a boundary,
# the number is within the limit or left open, a rule's excuse is there ("excused"), the lead-in was
# reported already, the protection that a rule asks for is there, or may be where nobody could look.
Kind = Literal[
    "missing", "negated", "affirmed", "party", "owner", "forbidden", "context", "far", "order",
    "boundary", "number", "open", "excused", "lead-in", "protected", "unverified",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a pattern as rules write it ("terminate|non-renewal"), and the words that say it:
    those of the contract where it is there, some that would do where it is missing.
    """

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that kept a rule from firing.

    `operator` and `limit` say which numbers are reported: (">", ("1", "month")); `found` is the
    party that holds the right, `wanted` are those the rule asks for; `location` is the place of the
    excuse or protection.
    """

    kind: Kind
    term: Term | None = None
    quantity: Quantity | None = None
    operator: str = ""
    limit: tuple[str, str] = ("", "")
    found: str = ""
    wanted: tuple[str, ...] = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Approach:
    """A sentence of a rule's topic: the terms that are there, and the obstacles; without any, the
    rule fires. `captures` are the numbers that it compared.
    """

    location: Location
    pattern: str
    met: tuple[Term, ...]
    obstacles: tuple[Obstacle, ...]
    captures: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near one rule came to a contract: its `approaches`, nearest first.

    `topic` are the patterns of which one must be somewhere in the contract, and is not. Of a rule
    that joins findings, `parts_found` and `parts_missing` are its parts, `at_least` so many needed.
    """

    rule: str
    title: str
    approaches: tuple[Approach, ...] = ()
    topic: tuple[str, ...] = ()
    parts_found: tuple[str, ...] = ()
    parts_missing: tuple[str, ...] = ()
    at_least: int = 0

    @property
    def fires(self) -> bool:
        """Whether the rule finds something."""
        if self.at_least:
            return len(self.parts_found) >= self.at_least
        return any(not approach.obstacles for approach in self.approaches)
