"""Finding: what is wrong, where, and how we know."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import Literal

from contractlint.digests import sha256
from contractlint.model.document import Anchor, Span
from contractlint.model.quantity import Quantity
from contractlint.records import dataclass

# What a law does to a clause of the kind that a rule finds: it forbids it or takes away its effect;
# lists it among the terms presumed unfair, or a court or authority condemned one; asks something of
# the supplier; weighs it by a general test or leaves it to the contract; or is no law but a model.
Effect = Literal["unlawful", "grey-list", "duty", "test", "standard"]
# What a finding amounts to under the profile in force; `likely-unlawful`: the source was not read.
Standing = Literal["unlawful", "likely-unlawful", "grey-list", "unusual", "house-policy"]


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
    """The limit that a captured quantity was compared with, and who set it.

    `status` is verified, partly-verified, unverified or policy; `applies_from` a day, or "".
    """

    name: str
    limit: str
    source: str = ""
    status: str = ""
    applies_from: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A statute, standard or decision that a clause meets; `status` is verified, partly-
    verified or unverified.

    `audience` (b2c, b2b) and `sector` (telecom, cloud …) say for whom it holds, "" for all;
    `applies_from` is a day or a year, or "". `decides`: the finding's standing rests on it;
    `to_come`: it will forbid the clause, from a day that lies ahead of the profile's own.
    """

    jurisdiction: str
    cite: str
    says: str = ""
    status: str = ""
    effect: Effect = "test"
    audience: str = ""
    sector: str = ""
    applies_from: str = ""
    decides: bool = False
    to_come: bool = False


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
    standing: Standing | None = None
    related: tuple[Location, ...] = ()
    explanation: tuple[str, ...] = ()
    ordinal: int = 0

    @property
    def letters(self) -> str:
        """Letters and digits of the quote, whatever their case: quotes alike in them are equals."""
        quote = unicodedata.normalize("NFKC", self.location.quote).casefold()
        return "".join(filter(str.isalnum, quote))

    @property
    def fingerprint(self) -> str:
        """Survives renumbering and reflow: rule id, letters and digits of the quote, ordinal
        among equals.
        """
        key = f"{self.rule}\n{self.letters}\n{self.ordinal}"
        return sha256(key.encode()).hexdigest()[:16]
