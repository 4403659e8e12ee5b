"""Letter: what a contract's other side is asked for, and nothing of what we think of it."""

from __future__ import annotations

from typing import Literal

from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the contract: the numbers of its clauses as they are printed, the outermost
    first, the heading, and the words.
    """

    labels: tuple[str, ...]
    heading: str
    quote: str


@dataclass(frozen=True, slots=True)
class Request:
    """A wording that is asked for, in place of passages or in addition to the contract."""

    kind: Literal["instead", "added"]
    wording: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A negotiation letter about the contract `title`, in the contract's `language`; the first
    request buys most.
    """

    language: str
    title: str
    requests: tuple[Request, ...]
