"""Given: what a house says of its contracts beforehand."""

from __future__ import annotations

from contractlint.records import dataclass

# The languages that contracts are read and reports are written in.
LANGUAGES = ("en", "pl", "ru", "sl", "de")
# Less than this share of the text read and understood is too little to grade.
ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Given:
    """`language` of all text, "" to find it out; names of those who provide and who pay."""

    language: str = ""
    provider: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()


NOTHING = Given()
