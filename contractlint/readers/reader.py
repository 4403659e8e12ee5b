"""What a reader is: bytes of one format -> Document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from contractlint.model.document import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read.

    `suffixes` are lower-case with their dot; `sniff` says from the first bytes whether this is
    really the
    format (a renamed file is told from a right one); `read` takes the file's bytes and its path as
    shown
    in reports, and raises `UnreadableFile` with what is wrong and what to do.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Document]
