"""`contractlint annotate`: copies of contracts with each finding as a comment on its words."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from contractlint import readers
from contractlint.annotators import ANNOTATORS
from contractlint.annotators.annotator import Annotator
from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.check import add_targets, targets
from contractlint.cli.echo import complain, say, whisper
from contractlint.cli.files import save
from contractlint.cli.known import Book, add_known, book_of
from contractlint.cli.options import add_language, add_rules, add_strength, settings_of
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.linter import Settings, Source, lint_document
from contractlint.locale import Words, words_of
from contractlint.model.annotation import Marked
from contractlint.model.document import Document
from contractlint.model.report import FileReport
from contractlint.reports.notes import notes_of


def configure(parser: Arguments) -> None:
    """The flags of `annotate`."""
    add_targets(parser)
    parser.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="where the copies go"
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
        book = book_of(args, config, found[0].path)
        for source in found:
            try:
                _mark(source, copies[source.name], settings, book, [each.path for each in given])
            except UnreadableFile as error:
                complain(error)
                failed = True
    return NOT_CHECKED if failed else 0


def _mark(
    source: Source, copy: Path, settings: Settings, book: Book, inputs: Sequence[Path]
) -> None:
    data = source.data
    if data is None and source.path.is_file():
        data = source.path.read_bytes()
    document = readers.read(source.path, shown=source.name, data=data, reading=settings.reading)
    annotator = annotator_for(document)
    file = book.settle(lint_document(document, settings))
    words = words_of(settings.language)
    marked = annotator.annotate(data or b"", document, notes_of(file, words), (), moment())
    _write(marked.data, copy, inputs)
    for line in _account(file, copy, marked, words):
        say(f"{line}\n")
    for warning in marked.warnings:
        whisper(f"note: {source.name}: {words.phrase(warning)}")


def _write(data: bytes, copy: Path, inputs: Sequence[Path]) -> None:
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"cannot be made: {(error.strerror or str(error)).lower()}",
            path=copy.parent.as_posix(),
            help="choose another folder for --into",
        ) from error
    save(data, copy, inputs)


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
    names = [source.path.name for source in given]
    return {
        source.name: into
        / (source.path.name if names.count(source.path.name) == 1 else _below(source.path))
        for source in given
    }


def _below(path: Path) -> Path:
    """The path without what would lead out of a folder."""
    return Path(*(part for part in path.parts if part not in ("..", path.anchor)))


def moment() -> str:
    """The time of SOURCE_DATE_EPOCH (reproducible-builds.org); "" leaves marks undated, so that
    the same contract always gives the same copy.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return ""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):
        raise ConfigError(
            f"SOURCE_DATE_EPOCH is no time: {epoch}", help="it counts seconds since 1970"
        ) from None


def _account(file: FileReport, copy: Path, marked: Marked, words: Words) -> Iterator[str]:
    """What was written, and what found no place in it."""
    placed = len(file.findings) - len(marked.astray)
    comments = words.count("{number} comment", "{number} comments", placed)
    yield f"{file.path} → {copy.as_posix()}: {comments}"
    titles = {finding.fingerprint: finding.title for finding in file.findings}
    for key in marked.astray:
        yield words.say("  no place in the file for: {title}", title=titles.get(key, key))
