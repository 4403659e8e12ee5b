"""`contractlint compare`: what a new version of a contract does to the customer."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from contractlint.cache import Cache
from contractlint.cli import FOUND_SOMETHING, NOT_CHECKED
from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.caching import add_cache, cache_of
from contractlint.cli.echo import complain, say, whisper
from contractlint.cli.files import save
from contractlint.cli.known import Book, add_known, book_of, is_sound, notes
from contractlint.cli.limits import add_jobs, add_limits, said_of
from contractlint.cli.options import (
    SEVERITIES,
    add_language,
    add_rules,
    add_signed,
    add_strength,
    settings_of,
)
from contractlint.cli.outputs import STDOUT, Output, add_outputs, outputs_of
from contractlint.cli.pairs import Pair, before_staged, given, in_work_tree, of_authors, with_staged
from contractlint.cli.staged import add_staged, laid_out, names_of, wanted
from contractlint.comparison import compare, is_worse
from contractlint.config import Config, config_for
from contractlint.config.amounts import bounds_of
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.linter import lint
from contractlint.model.comparison import WORSE, Change, Comparison, Comparisons, Verdict
from contractlint.model.report import FileReport
from contractlint.records import replace
from contractlint.reports.comparison import FORMATS, SUFFIXES
from contractlint.settings import Settings, Source
from contractlint.stages import loaded
from contractlint.triage.inline import Inline


def configure(parser: Arguments) -> None:
    """The flags of `compare`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="OLD NEW: two files or two folders; with --against: files or folders of a repository",
    )
    parser.add_argument(
        "--against", default="", metavar="REV", help="compare with this revision of git"
    )
    add_staged(parser)
    parser.add_argument(
        "--revisions",
        action="store_true",
        help="judge what the tracked changes in each PATH do, author by author",
    )
    add_outputs(parser, FORMATS)
    _add_verdict(parser)
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave out of folders"
    )
    add_known(parser)
    add_language(parser)
    add_signed(parser)
    add_rules(parser)
    add_strength(parser)
    add_jobs(parser)
    add_limits(parser)
    add_cache(parser)


def _add_verdict(parser: Arguments) -> None:
    parser.add_argument(
        "--fail-on-worse",
        type=OneOf("severity", SEVERITIES),
        metavar="SEVERITY",
        help="exit with 1 when something of this severity is new or got worse",
    )


def run(args: argparse.Namespace) -> int:
    """Compare, and say so."""
    _check(args)
    if args.staged:
        args.against = args.against or "HEAD"
        names = names_of(args)
        old = before_staged(args, names)
        with laid_out(args, names):
            config = config_for(Path(names[-1] if names else "."))
            return _said(args, config, with_staged(old, wanted(args, names)))
    config = config_for(Path(args.paths[-1]))
    exclude = [*config.exclude, *args.exclude]
    if args.revisions:
        pairs = list(of_authors(args.paths, bounds_of(said_of(args, config))))
        if not pairs:
            whisper(f"note: no tracked changes in {', '.join(args.paths)}")
    else:
        pairs = in_work_tree(args, exclude) if args.against else given(args.paths, exclude)
    return _said(args, config, pairs)


def _check(args: argparse.Namespace) -> None:
    if args.prune:
        raise ConfigError("compare changes no baseline", help="leave out --prune")
    if args.revisions and (args.against or args.staged):
        raise ConfigError(
            "--revisions compares a file with itself", help="leave out --against and --staged"
        )
    if not args.paths and not args.staged:
        raise ConfigError("no PATH given", help="contractlint compare OLD NEW, or --against REV .")


def _said(args: argparse.Namespace, config: Config, pairs: Sequence[Pair]) -> int:
    outputs = outputs_of(args.outputs, SUFFIXES)
    settings = settings_of(args, config)
    one = bool(args.against) or args.revisions
    names = (args.against, "") if one else (args.paths[0], args.paths[1])
    with cache_of(args) as cache:
        compared = _compared(pairs, settings, cache, by_author=args.revisions)
    settled, sound = _settled(compared, args, config, settings)
    found = Comparisons(settled, settings.language, settings.profile, *names)
    _emit(found, outputs, [s.path for pair in pairs for s in (pair.old, pair.new) if s])
    return _code(found, args.fail_on_worse) if sound else NOT_CHECKED


def _compared(
    pairs: Sequence[Pair], settings: Settings, cache: Cache | None, *, by_author: bool
) -> list[Comparison]:
    if not pairs:
        return []
    rules = {rule.id: rule for rule in loaded(settings).rules}
    reading = replace(settings.reading, revisions="original")
    original = replace(settings, reading=reading)
    before = _reports([pair.old for pair in pairs], original if by_author else settings, cache)
    after = _reports([pair.new for pair in pairs], settings, cache)
    return [
        replace(compare(_of(pair.old, before), _of(pair.new, after), rules), path=pair.name)
        for pair in pairs
    ]


def _settled(
    compared: Sequence[Comparison], args: argparse.Namespace, config: Config, settings: Settings
) -> tuple[tuple[Comparison, ...], bool]:
    """What was accepted is told as such, what the baseline knows is not new; neither fails.

    And whether all that the new versions accept themselves is said rightly.
    """
    books: dict[tuple[Path | None, Path | None, str], Book] = {}
    settled: list[Comparison] = []
    for each in compared:
        path = Path(each.path)
        book = book_of(args, config.at(path), path, settings)
        book = books.setdefault((book.ledger, book.baseline, book.inline), book)
        inline = book.inline_in(each.new) if each.new is not None else []
        changes = (replace(c, verdict=_verdict(c, book, each.path, inline)) for c in each.changes)
        settled.append(replace(each, changes=tuple(changes)))
    for book in books.values():
        for line in notes(book, unused=False):
            whisper(line)
    faulty = [book for book in books.values() if not is_sound(book)]
    return tuple(settled), not faulty


def _verdict(change: Change, book: Book, path: str, inline: Sequence[Inline]) -> Verdict:
    if change.verdict not in WORSE:
        return change.verdict
    said = any(each.covers(change.finding) for each in inline)
    if said or book.accepts(change.finding, path):
        return "accepted"
    known = change.verdict == "new" and book.knows(change.finding, path)
    return "unchanged" if known else change.verdict


Reports = dict[tuple[str, str | None], FileReport]


def _reports(sources: Iterable[Source | None], settings: Settings, cache: Cache | None) -> Reports:
    wanted = list(dict.fromkeys(source for source in sources if source is not None))
    if not wanted:
        return {}
    return {(f.path, f.author): f for f in lint(wanted, settings, cache=cache).files}


def _of(source: Source | None, reports: Reports) -> FileReport | None:
    return None if source is None else reports[source.name, source.author]


def _emit(found: Comparisons, outputs: Sequence[Output], inputs: Sequence[Path]) -> None:
    for output in outputs:
        text = FORMATS[output.format](found)
        if output.file == STDOUT:
            say(text)
        else:
            save(text.encode("utf-8", "backslashreplace"), Path(output.file), inputs)


def _code(found: Comparisons, fail_on_worse: str | None) -> int:
    for comparison in found.files:
        for file in (comparison.old, comparison.new):
            if file is not None and file.error:
                complain(UnreadableFile(file.error, path=file.path, help=file.help))
    if not all(comparison.complete for comparison in found.files):
        return NOT_CHECKED
    if fail_on_worse and any(is_worse(c, SEVERITIES[fail_on_worse]) for c in found.files):
        return FOUND_SOMETHING
    return 0
