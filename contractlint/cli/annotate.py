"""`contractlint annotate`: copies of contracts with each finding as a comment on its words."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
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
from contractlint.cli.options import add_language, add_rules, add_strength, settings_of
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.locale import Words, words_of
from contractlint.model.annotation import Marked
from contractlint.model.document import Document
from contractlint.model.report import FileReport
from contractlint.records import dataclass
from contractlint.reports.notes import notes_of
from contractlint.settings import Settings, Source
from contractlint.stages import lint_document
from contractlint.suggestions import Offer, offer


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


def run(args: argparse.Namespace) -> int:
    """Write a marked copy of each file; 2 when one could not be written."""
    runs = targets(args)
    given = [source for _, found in runs for source in found]
    copies = copies_of(given, args.into)
    failed = False
    for config, found in runs:
        settings = settings_of(args, config)
        book = book_of(args, config, found[0].path, settings)
        for source in found:
            try:
                marker = _Marker(settings, book, [each.path for each in given], args.suggest)
                marker.mark(source, copies[source.name])
            except UnreadableFile as error:
                complain(error)
                failed = True
        failed = not is_sound(book) or failed
    return NOT_CHECKED if failed else 0


@dataclass(frozen=True, slots=True)
class _Marker:
    """How the files of a run are marked; `inputs` are never written over."""

    settings: Settings
    book: Book
    inputs: Sequence[Path]
    suggest: bool

    def mark(self, source: Source, copy: Path) -> None:
        """Write the marked copy of a file, and say what is in it."""
        data = _bytes(source)
        document = readers.read(source.path, shown=source.name, data=data or source.data)
        annotator = annotator_for(document)
        file = self.book.settle(lint_document(document, self.settings))
        words = words_of(self.settings.language)
        notes = notes_of(file, words)
        offered = self._offer(data, document, file, annotator)
        edits = [suggestion.edit for suggestion in offered.suggestions] if offered else []
        marked = annotator.annotate(data, document, notes, edits, moment())
        save_in(marked.data, copy, self.inputs, "--into")
        for line in (*_account(file, copy, marked, words), *_bought(file, offered, words)):
            say(f"{line}\n")
        for warning in marked.warnings:
            whisper(f"note: {source.name}: {words.phrase(warning)}")

    def _offer(
        self, data: bytes, document: Document, file: FileReport, annotator: Annotator
    ) -> Offer | None:
        """What is suggested, and the report on the contract once it is accepted."""
        if not self.suggest:
            return None
        if not annotator.suggests:
            whisper(f"note: {file.path}: {annotator.name} has no tracked changes: only comments")
            return None
        found = offer(data, document, file, self.settings, annotator)
        return Offer(found.suggestions, self.book.settle(found.after))


def _bytes(source: Source) -> bytes:
    """The file, nothing where it cannot be opened: to read it will say why."""
    if source.data is not None:
        return source.data
    try:
        return source.path.read_bytes()
    except OSError:
        return b""


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
