"""`contractlint annotate`: copies of contracts with each finding as a comment on its words."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from contractlint import readers
from contractlint.annotators import ANNOTATORS
from contractlint.annotators.annotator import Annotator
from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.check import add_targets, targets
from contractlint.cli.echo import complain, say, whisper
from contractlint.cli.files import save_in
from contractlint.cli.known import Book, add_known, book_of, is_sound, source_date
from contractlint.cli.limits import add_limits
from contractlint.cli.options import add_language, add_rules, add_strength, settings_of
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.locale import Words, words_of
from contractlint.model.annotation import Marked
from contractlint.model.document import Document
from contractlint.model.report import FileReport
from contractlint.records import dataclass, replace
from contractlint.reports.notes import notes_of
from contractlint.settings import Settings, Source
from contractlint.stages import lint_document
from contractlint.suggestions import Offer, offer
from contractlint.triage.suppressions import Faults
from contractlint.workers import run_all, tell


def configure(parser: Arguments) -> None:
    """The flags of `annotate`."""
    add_targets(parser)
    parser.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="where the copies go"
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="also fairer wordings as tracked changes (DOCX), where the contract is better then",
    )
    add_language(parser)
    add_rules(parser)
    add_strength(parser)
    add_known(parser)
    add_limits(parser)


def run(args: argparse.Namespace) -> int:
    """Write a marked copy of each file; 2 when one could not be written."""
    runs = targets(args)
    given = [source for _, found in runs for source in found]
    copies = copies_of(given, args.into)
    failed = False
    for config, found in runs:
        settings = settings_of(args, config)
        book = book_of(args, config, found[0].path, settings)
        work = _Marker(settings, book, copies, args.suggest).mark
        with closing(run_all(work, found, 1, bounds=settings.bounds)) as outcomes:
            for source, outcome in zip(found, outcomes, strict=True):
                try:
                    copy = outcome.of(source.name, settings.bounds)
                except UnreadableFile as error:
                    complain(error)
                    failed = True
                    continue
                save_in(copy.data, copies[source.name], [each.path for each in given], "--into")
                say("".join(f"{line}\n" for line in copy.lines))
                for note in copy.notes:
                    whisper(f"note: {source.name}: {note}")
                book.settlement.faults.update(copy.faults)
        failed = not is_sound(book) or failed
    return NOT_CHECKED if failed else 0


@dataclass(frozen=True, slots=True)
class _Copy:
    """A marked copy, what is to be said of it, and what is wrong with acceptances in the file."""

    data: bytes
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    faults: Faults


@dataclass(frozen=True, slots=True)
class _Marker:
    """How the files of a run are marked; `copies` tells where each goes."""

    settings: Settings
    book: Book
    copies: Mapping[str, Path]
    suggest: bool

    def mark(self, source: Source) -> _Copy:
        """The marked copy of a file."""
        reading = replace(self.settings.reading, page_done=tell)
        data = source.data
        if data is None:
            data = readers.content_of(source.path, source.name, reading.limits.size)
        document = readers.read(source.path, shown=source.name, data=data, reading=reading)
        annotator = annotator_for(document)
        file = self.book.settle(lint_document(document, self.settings))
        words = words_of(self.settings.language)
        suggests = self.suggest and annotator.suggests
        offered = self._offer(data, document, file, annotator) if suggests else None
        edits = [suggestion.edit for suggestion in offered.suggestions] if offered else []
        marked = annotator.annotate(data, document, notes_of(file, words), edits, moment())
        notes = [words.phrase(warning) for warning in marked.warnings]
        if self.suggest and not annotator.suggests:
            notes.append(f"{annotator.name} has no tracked changes: only comments")
        lines = (
            *_account(file, self.copies[source.name], marked, words),
            *_bought(file, offered, words),
        )
        return _Copy(marked.data, lines, tuple(notes), self.book.settlement.faults)

    def _offer(
        self, data: bytes, document: Document, file: FileReport, annotator: Annotator
    ) -> Offer:
        """What is suggested, and the report on the contract once it is accepted."""
        found = offer(data, document, file, self.settings, annotator)
        return Offer(found.suggestions, self.book.settle(found.after))


def _bought(file: FileReport, offered: Offer | None, words: Words) -> Iterator[str]:
    """How many changes are suggested, and what grade they would buy."""
    if offered is None:
        return
    number = len(offered.suggestions)
    yield "  " + words.count("{number} suggestion", "{number} suggestions", number)
    if number and file.score is not None and offered.after.score is not None:
        yield "  " + words.say(
            "Score now {value} of 100, grade {grade}; with all suggestions accepted {better}, "
            "grade {better_grade}.",
            value=file.score.value,
            grade=file.score.grade,
            better=offered.after.score.value,
            better_grade=offered.after.score.grade,
        )


def annotator_for(document: Document) -> Annotator:
    """The annotator of a document's format; raises `UnreadableFile` where there is none."""
    if document.format not in ANNOTATORS:
        raise UnreadableFile(
            f"no marked copy can be made of {document.format} files",
            path=document.path,
            help=f"annotate marks {', '.join(ANNOTATORS)}; 'check' reports on every format",
        )
    return ANNOTATORS[document.format]()


def copies_of(given: Sequence[Source], into: Path) -> dict[str, Path]:
    """Where each copy goes, by the name of its source: files of one name keep their folders."""
    names = Counter(source.path.name for source in given)
    copies = {
        source.name: into
        / (source.path.name if names[source.path.name] == 1 else _below(source.path))
        for source in given
    }
    for copy, number in Counter(copies.values()).items():
        if number > 1:
            raise ConfigError(
                f"{number} copies would have this name",
                path=copy.as_posix(),
                help="annotate the files one after the other, each into its own folder",
            )
    return copies


def _below(path: Path) -> Path:
    """The path without what would lead out of a folder."""
    return Path(*(part for part in path.parts if part not in ("..", path.anchor)))


def moment() -> str:
    """The time of SOURCE_DATE_EPOCH; "" leaves marks undated, so that the same contract always
    gives the same copy.
    """
    given = source_date()
    return "" if given is None else given.strftime("%Y-%m-%dT%H:%M:%SZ")


def _account(file: FileReport, copy: Path, marked: Marked, words: Words) -> Iterator[str]:
    """What was written, and what found no place in it."""
    placed = len(file.findings) - len(marked.astray)
    comments = words.count("{number} comment", "{number} comments", placed)
    yield f"{file.path} → {copy.as_posix()}: {comments}"
    titles = {finding.fingerprint: finding.title for finding in file.findings}
    for key in marked.astray:
        yield words.say("  no place in the file for: {title}", title=titles.get(key, key))
