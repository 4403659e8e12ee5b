"""Report: what counts, for every file, with what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from contractlint.model.document import Block, Recognised, Remark, Unread
from contractlint.model.facts import Facts, Incorporated, Path, Right
from contractlint.model.finding import Finding, Severity
from contractlint.model.nearness import Nearness
from contractlint.model.phrase import Phrase
from contractlint.model.suppression import Suppressed
from contractlint.records import dataclass

NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares from 0 to 1: of the characters that were read, and of those in a language the
    rules speak. `pages_read`: how many pages of a PDF gave their text.
    """

    read: float
    spoken: float
    pages_read: int | None = None


@dataclass(frozen=True, slots=True)
class Ungraded:
    """Why there is no grade: `number` of `pages` are scans or unreadable, or only `share` of the
    text was read ("text") or is in a language that the rules speak ("language").
    """

    reason: Literal["scans", "pages", "text", "language"]
    share: float
    number: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Working:
    """A line of the score's working: what one finding weighs and why, and the points it took.

    `weight` is 0 where other findings speak for this one already; `points` are its share of what
    all weights together took from 100.
    """

    fingerprint: str
    rule: str
    family: str
    weight: float
    reason: Phrase
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """0 (hostage, F) to 100 (ambassador, A); `families` holds a value for each family with
    findings.

    `working` has a line for each finding, in text order; their points and the value add up to
    100, but for rounding.
    """

    value: int
    grade: str
    families: tuple[tuple[str, int], ...] = ()
    working: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file; `score` is None where too little was read to grade.

    `text` and `blocks` are the document's, kept only where a report shows them; `sidecar` names the
    file that the text was written to.
    `remarks` are the comments in the file that speak to contractlint.
    `revisions`: "final" with all tracked changes accepted, "original" with none; an `author` is the
    one whose changes alone are accepted. `nearness`: how near rules came that were asked about.
    """

    path: str
    format: str
    digest: str
    languages: tuple[tuple[str, float], ...]
    pages: int | None
    coverage: Coverage
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    not_checked: tuple[Unread, ...] = ()
    score: Score | None = None
    error: str = ""
    help: str = ""
    facts: Facts = NO_FACTS
    paths: tuple[Path, ...] = ()
    rights: tuple[Right, ...] = ()
    incorporated: tuple[Incorporated, ...] = ()
    text: str = ""
    blocks: tuple[Block, ...] = ()
    sidecar: str = ""
    ungraded: Ungraded | None = None
    recognised: Recognised | None = None
    revisions: str = "final"
    author: str | None = None
    nearness: tuple[Nearness, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The highest severity found, None when nothing was."""
        return max((finding.severity for finding in self.findings), default=None)


@dataclass(frozen=True, slots=True)
class Report:
    """All files of a run, in the order of their paths."""

    files: Sequence[FileReport]
    profile: str
    language: str
    rules: int

    @property
    def complete(self) -> bool:
        """Whether every file was read whole, in languages that the rules speak.

        Open questions do not count: every template has blanks and names its annexes.
        """
        return not any(
            file.error or any(not part.open_question for part in file.not_checked)
            for file in self.files
        )
