"""From a report to a letter: the fairer wordings to ask for, in the order of what they buy."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import PurePath
from typing import Final, Literal

from contractlint import structure
from contractlint.locale import LANGUAGES
from contractlint.model.contract import Outline
from contractlint.model.document import Document, Span
from contractlint.model.finding import Finding
from contractlint.model.letter import Letter, Passage, Request
from contractlint.model.report import FileReport
from contractlint.model.rule import Rule
from contractlint.records import dataclass, replace
from contractlint.settings import Settings
from contractlint.stages import load_once

# A first line longer than this is no title.
LONGEST_TITLE: Final = 90


def letter_of(document: Document, file: FileReport, settings: Settings) -> Letter:
    """The letter about a contract: one request for each sentence that harms and for each thing that
    is missing, the same wording asked for once. What was accepted or is known is not in `file` and
    not asked for; a combination is gone when its parts are.
    """
    language = max(file.languages, key=lambda pair: pair[1], default=("en", 1.0))[0]
    if language not in LANGUAGES:
        language = "en"
    rules = {r.id: r for r in load_once(settings.rule_folders, settings.profile).rules}
    points = {line.fingerprint: line.points for line in file.score.working} if file.score else {}
    wishes = [
        _Wish(finding, rule, wording, points.get(finding.fingerprint, float(finding.severity)))
        for finding in file.findings
        if (rule := rules.get(finding.rule)) is not None
        and (wording := rule.fairer_in(language))
        and rule.kind != "combination"
    ]
    return Letter(language, _title(document), _requests(wishes, structure.recover(document)))


@dataclass(frozen=True, slots=True)
class _Wish:
    """A finding, and the wording that would mend it; `points` is what that buys."""

    finding: Finding
    rule: Rule
    wording: str
    points: float

    @property
    def place(self) -> tuple[Span, str]:
        """Wishes for one place are one request: a sentence is written anew only once."""
        return self.finding.location.sentence, "" if self.is_instead else self.rule.id

    @property
    def is_instead(self) -> bool:
        """Whether the wording is for words that are there."""
        return self.rule.kind == "present"


def _requests(wishes: Iterable[_Wish], outline: Outline) -> tuple[Request, ...]:
    """What buys most comes first."""
    found: list[tuple[float, tuple[Span, str], Request]] = []
    placed = sorted(wishes, key=lambda wish: wish.place)
    for place, group in groupby(placed, key=lambda wish: wish.place):
        there = sorted(group, key=lambda wish: -wish.points)
        best = there[0]
        where = best.finding.location
        passage = Passage(
            _labels(where.span, outline), where.clause_heading, where.context or where.quote
        )
        kind: Literal["instead", "added"] = "instead" if best.is_instead else "added"
        cost = sum(wish.points for wish in there)
        found.append((-cost, place, Request(kind, best.wording, (passage,))))
    return _joined(request for _, _, request in sorted(found, key=lambda item: item[:2]))


def _labels(span: Span, outline: Outline) -> tuple[str, ...]:
    """The numbers of the clauses around a span as they are printed, the outermost first: "§ 7",
    "(2)"; those that the next one repeats are left out ("2" before "2.1").
    """
    around = [c for c in outline.clauses if c.span.contains(span)]
    labels = [c.label.strip(" .") for c in sorted(around, key=lambda c: -len(c.span))]
    labels = [label for label in labels if label]
    return tuple(
        label
        for index, label in enumerate(labels)
        if not any(later.startswith(f"{label}.") for later in labels[index + 1 :])
    )


def _joined(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Each wording once, with all the passages that it is for."""
    found: dict[str, Request] = {}
    for request in requests:
        before = found.get(request.wording)
        if before is not None:
            request = replace(before, passages=before.passages + request.passages)
        found[request.wording] = request
    return tuple(found.values())


def _title(document: Document) -> str:
    """The contract's own title, or the name of its file."""
    first = next((block for block in document.blocks if len(block.span)), None)
    title = "" if first is None else " ".join(first.span.of(document.text).split())
    return title if 0 < len(title) <= LONGEST_TITLE else PurePath(document.path).stem
