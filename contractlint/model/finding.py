"""Finding: what is wrong, where, and how we know."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from contractlint.model.document import Anchor, Span
from contractlint.model.quantity import Quantity


class Severity(IntEnum):
    """How badly a clause traps the customer."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """As it is written in rules, flags and reports."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure we are that it is there."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    @property
    def word(self) -> str:
        """As it is written in rules, flags and reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands: its quote, the sentence around it, the clause, and the places on
    paper.

    `context` is the sentence in the document's own characters: reports show the quote inside it.
    """

    path: str
    span: Span
    quote: str
    sentence: Span
    clause_path: tuple[str, ...] = ()
    clause_label: str = ""
    clause_heading: str = ""
    anchors: tuple[Anchor, ...] = ()
    context: str = ""

    def words_of(self, span: Span) -> str:
        """The characters of a span of the same document, "" when they lie outside the sentence."""
        if not self.sentence.contains(span):
            return ""
        return self.context[span.start - self.sentence.start : span.end - self.sentence.start]


@dataclass(frozen=True, slots=True)
class Threshold:
    """The limit that a captured quantity was compared with, and who set it."""

    name: str
    limit: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A statute, standard or decision that a clause meets; `status` is verified, partly-
    verified or unverified.
    """

    jurisdiction: str
    cite: str
    says: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause that harms, ready to be reported: texts are in the language of the report."""

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    title: str
    message: str
    why: str
    fairer: str
    location: Location
    language: str = ""
    captures: tuple[tuple[str, Quantity], ...] = ()
    threshold: Threshold | None = None
    law: tuple[Law, ...] = ()
    related: tuple[Location, ...] = ()
    explanation: tuple[str, ...] = ()
    ordinal: int = 0

    @property
    def fingerprint(self) -> str:
        """Survives renumbering and reflow: rule id, letters and digits of the quote, ordinal
        among equals.
        """
        letters = "".join(
            character
            for character in unicodedata.normalize("NFKC", self.location.quote).casefold()
            if character.isalnum()
        )
        key = f"{self.rule}\n{letters}\n{self.ordinal}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]
