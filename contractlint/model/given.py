"""Given: what a house says of its contracts beforehand."""

from __future__ import annotations

from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """`language` of all text, "" to find it out; names of those who provide and who pay."""

    language: str = ""
    provider: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()


NOTHING = Given()
