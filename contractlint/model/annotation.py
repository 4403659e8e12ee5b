"""Annotation: what is to be written into a copy of a contract, and what came of it."""

from __future__ import annotations

from contractlint.model.document import Anchor, Span
from contractlint.model.finding import Severity
from contractlint.model.phrase import Phrase
from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on words of a contract, in the language of its reader.

    `key` is the finding's fingerprint; `anchors` are the finding's places, exact to the word where
    the format knows boxes. `quote` are the words themselves; `group` is the family as it is said;
    `title` is one line, `lines` are the paragraphs below it, all plain text.
    """

    key: str
    span: Span
    anchors: tuple[Anchor, ...]
    quote: str
    severity: Severity
    family: str
    group: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that is proposed: `text` in place of `span`; behind it where `span` is empty."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The copy, with what could not be put where it belongs.

    `astray` are keys of notes without any place in the file, `refused` edits that the file's
    structure does not allow; `warnings` are for whoever opens the copy.
    """

    data: bytes
    astray: tuple[str, ...] = ()
    refused: tuple[Edit, ...] = ()
    warnings: tuple[Phrase, ...] = ()
