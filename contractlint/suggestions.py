"""Fairer wordings as edits of a contract, offered only where the edited contract is better.

Each edit puts a rule's fairer wording, in the language of its clause, in place of a sentence that
harms, or behind one where something is missing. The edited copy is read and linted again: what an
edit is for must be gone, and nothing may be there that was not there before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from contractlint import readers, structure
from contractlint.annotators.annotator import AUTHOR, Annotator
from contractlint.model.annotation import Edit
from contractlint.model.contract import Outline
from contractlint.model.document import Document, Span
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport
from contractlint.model.rule import Rule
from contractlint.records import dataclass, field, replace
from contractlint.settings import Settings
from contractlint.stages import lint_document, load_once
from contractlint.workers import tell

# Who reads a longer sentence struck out no longer sees what is lost with it.
LONGEST: Final = 700
# Each trial reads and lints the contract once.
MOST_TRIALS: Final = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit, the finding that it is for, and the points that its sentence costs now."""

    edit: Edit
    finding: Finding
    points: float


@dataclass(frozen=True, slots=True)
class Offer:
    """The suggestions that hold together, in text order, and the report once all are accepted."""

    suggestions: tuple[Suggestion, ...]
    after: FileReport


def offer(
    data: bytes, document: Document, file: FileReport, settings: Settings, annotator: Annotator
) -> Offer:
    """What can be suggested for the findings of `file`, a report on `document`, the contents of
    `data`.
    """
    bench = _Bench(data, document, settings, annotator, lint_document(document, settings))
    left = bench.fitting(_choices(document, file, settings))
    bench.settle([options[0] for options in left])
    for option in (option for options in left for option in options[1:]):
        if option.edit.span not in {s.edit.span for s in bench.accepted}:
            bench.settle([option])
    ordered = sorted(bench.accepted, key=lambda s: s.edit.span)
    return Offer(tuple(ordered), bench.after)


@dataclass(slots=True)
class _Bench:
    """What was tried so far on one contract."""

    data: bytes
    document: Document
    settings: Settings
    annotator: Annotator
    before: FileReport
    accepted: list[Suggestion] = field(default_factory=list)
    after: FileReport = field(init=False)
    trials: int = 0

    def __post_init__(self) -> None:
        self.after = self.before

    def fitting(self, choices: Sequence[Sequence[Suggestion]]) -> list[list[Suggestion]]:
        """The choices without what the file's structure does not allow, which is the same for all
        edits of one place.
        """
        edits = {option.edit.span: option.edit for options in choices for option in options}
        ordered = [edit for _, edit in sorted(edits.items())]
        marked = self.annotator.annotate(self.data, self.document, (), ordered, "")
        refused = {edit.span for edit in marked.refused}
        left = ([o for o in options if o.edit.span not in refused] for options in choices)
        return [options for options in left if options]

    def settle(self, group: Sequence[Suggestion]) -> None:
        """Accepts what holds of a group: all of it, or what holds of its halves."""
        if not group or self.trials >= MOST_TRIALS:
            return
        tried = [*self.accepted, *group]
        after = self._linted(tried)
        if after is not None and _holds(self.before, after, tried):
            self.accepted, self.after = tried, after
        elif len(group) > 1:
            middle = len(group) // 2
            self.settle(group[:middle])
            self.settle(group[middle:])

    def _linted(self, suggestions: Iterable[Suggestion]) -> FileReport | None:
        """The report on the copy with all these edits accepted; None where they do not fit."""
        self.trials += 1
        tell(self.trials, MOST_TRIALS)  # each takes as long as a check
        edits = sorted((s.edit for s in suggestions), key=lambda edit: edit.span)
        marked = self.annotator.annotate(self.data, self.document, (), edits, "")
        if marked.refused:
            return None
        name = self.document.path
        copy = readers.read(Path(name), shown=name, data=marked.data)
        return lint_document(_as_accepted(copy), self.settings)


def _as_accepted(document: Document) -> Document:
    """The document without the traces of our own changes: a tracked insertion is suspect."""
    pieces = (
        replace(piece, style=replace(piece.style, inserted_by=None))
        if piece.style is not None and piece.style.inserted_by == AUTHOR
        else piece
        for piece in document.pieces
    )
    return replace(document, pieces=tuple(pieces))


def _holds(before: FileReport, after: FileReport, tried: Iterable[Suggestion]) -> bool:
    """Whether what the edits are for is gone, and nothing is there that was not there before."""
    known, found = Counter(map(_rule, before.findings)), Counter(map(_rule, after.findings))
    known.subtract(suggestion.finding.rule for suggestion in tried)
    if any(number > known[rule] for rule, number in found.items()):
        return False
    there = {_key(finding) for finding in before.findings}
    return all(_key(f) in there for f in after.findings if f.family not in _WITHOUT_A_PLACE)


# What is missing, or comes of several clauses, may be shown at another place than before.
_WITHOUT_A_PLACE: Final = frozenset({"missing", "combination"})


def _rule(finding: Finding) -> str:
    return finding.rule


def _key(finding: Finding) -> str:
    return replace(finding, ordinal=0).fingerprint


def _choices(document: Document, file: FileReport, settings: Settings) -> list[list[Suggestion]]:
    """For each sentence that can be edited the suggestions, the most promising first."""
    rules = {r.id: r for r in load_once(settings.rule_folders, settings.profile).rules}
    usual = max(file.languages, key=lambda pair: pair[1], default=("en", 1.0))[0]
    points = {line.fingerprint: line.points for line in file.score.working} if file.score else {}
    whole = _whole_sentences(document, structure.recover(document))
    choices: list[list[Suggestion]] = []
    placed = sorted(file.findings, key=lambda finding: finding.location.sentence)
    for sentence, group in groupby(placed, key=lambda finding: finding.location.sentence):
        if sentence in whole:
            there = sorted(group, key=lambda f: (-points.get(f.fingerprint, 0.0), f.location.span))
            cost = sum(points.get(finding.fingerprint, 0.0) for finding in there)
            choices.append(list(_options(sentence, there, rules, usual, cost)))
    return _unrepeated(sorted((c for c in choices if c), key=lambda options: -options[0].points))


def _unrepeated(choices: list[list[Suggestion]]) -> list[list[Suggestion]]:
    """The choices in such an order that no wording is the first of two sentences, where others
    will do.
    """
    used: set[str] = set()
    ordered: list[list[Suggestion]] = []
    for options in choices:
        ordered.append(sorted(options, key=lambda option: option.edit.text in used))
        used.add(ordered[-1][0].edit.text)
    return ordered


def _options(
    sentence: Span,
    findings: Sequence[Finding],
    rules: Mapping[str, Rule],
    usual: str,
    points: float,
) -> Iterator[Suggestion]:
    """What might be written in place of a sentence, or behind it where something is missing."""
    for kind, span in (("present", sentence), ("missing", Span(sentence.end, sentence.end))):
        for finding in findings:
            rule = rules.get(finding.rule)
            text = "" if rule is None else rule.fairer_in(finding.language or usual)
            if rule is not None and rule.kind == kind and text:
                behind = f" {text}" if kind == "missing" else text
                yield Suggestion(Edit(span, behind), finding, points)


def _whole_sentences(document: Document, outline: Outline) -> set[Span]:
    """Sentences that stand for themselves: not begun by a lead-in, none themselves, and within
    one paragraph.
    """
    leading = {index for sentence in outline.sentences for index in sentence.lead_ins}
    return {
        sentence.span
        for index, sentence in enumerate(outline.sentences)
        if index not in leading
        and not sentence.lead_ins
        and len(sentence.span) <= LONGEST
        and "\n" not in sentence.span.of(document.text)
        and "\t" not in sentence.span.of(document.text)
    }
