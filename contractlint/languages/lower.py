"""Lower case of a whole contract, and its words, in little memory: line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain


def lowered(text: str) -> str:
    """`text.lower()`, which takes twelve bytes for each character of what it is given."""
    return "".join(map(str.lower, text.splitlines(keepends=True)))


def words_in(text: str) -> Iterator[str]:
    """The same as `text.split()`, but a list of each line only."""
    return chain.from_iterable(map(str.split, text.splitlines()))
