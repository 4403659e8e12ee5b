"""What a reader is: bytes of one format -> Document, and what can be asked of the reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from contractlint.model.document import Document
from contractlint.readers.limits import ORDINARY, Limits
from contractlint.records import dataclass

Recognising = Literal["auto", "never"]
Revisions = Literal["final", "original"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read.

    `recognising`: pages without a text layer are recognised where the programs for it are there,
    or never; `languages` are those of such pages, () to find out. `revisions`: tracked changes as
    if all were accepted, or all rejected; with an `author`, only this author's are accepted.
    `page_done` hears how many pages of how many are recognised. `limits`: how much is read.
    """

    recognising: Recognising = "auto"
    languages: tuple[str, ...] = ()
    revisions: Revisions = "final"
    author: str | None = None
    page_done: Callable[[int, int], None] | None = None
    limits: Limits = ORDINARY

    def accepts(self, author: str | None) -> bool:
        """Whether the text is to be as this author's tracked changes would make it."""
        if self.author is not None:
            return author == self.author
        return self.revisions == "final"


USUAL = Reading()


def _nobody(_data: bytes, _path: str) -> tuple[str, ...]:
    return ()


class Read(Protocol):
    """The function of a reader; raises `UnreadableFile` with what is wrong and what to do."""

    def __call__(self, data: bytes, path: str, reading: Reading = USUAL, /) -> Document: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read.

    `suffixes` are lower-case with their dot; `sniff` says from the first bytes whether this is
    really the format (a renamed file is told from a right one); `read` takes the file's bytes and
    its path as shown in reports; `authors` says who has tracked changes in it.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Read
    authors: Callable[[bytes, str], tuple[str, ...]] = _nobody
