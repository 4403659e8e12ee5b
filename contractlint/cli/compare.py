"""`contractlint compare`: what a new version of a contract does to the customer."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from contractlint.cli import FOUND_SOMETHING, NOT_CHECKED
from contractlint.cli.arguments import Arguments, InOrder, OneOf
from contractlint.cli.echo import complain, say
from contractlint.cli.files import save
from contractlint.cli.git import Revision
from contractlint.cli.options import (
    SEVERITIES,
    add_language,
    add_rules,
    add_signed,
    add_strength,
    settings_of,
)
from contractlint.cli.outputs import STDOUT, Output, outputs_of
from contractlint.cli.targets import sources
from contractlint.comparison import compare, is_worse
from contractlint.config import config_for
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.linter import Settings, Source, lint, loaded
from contractlint.model.comparison import Comparison, Comparisons
from contractlint.model.report import FileReport
from contractlint.reports.comparison import FORMATS, SUFFIXES
from contractlint.triage.suppressions import contract_key


def configure(parser: Arguments) -> None:
    """The flags of `compare`."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="OLD NEW: two files or two folders; with --against: files or folders of a repository",
    )
    parser.add_argument(
        "--against", default="", metavar="REV", help="compare with this revision of git"
    )
    parser.add_argument(
        "-f",
        "--format",
        dest="outputs",
        action=InOrder,
        const="format",
        type=OneOf("format", FORMATS),
        metavar="NAME",
        help=", ".join(FORMATS),
    )
    parser.add_argument(
        "-o", "--output", dest="outputs", action=InOrder, const="output", metavar="FILE"
    )
    parser.add_argument(
        "--fail-on-worse",
        type=OneOf("severity", SEVERITIES),
        metavar="SEVERITY",
        help="exit with 1 when something of this severity is new or got worse",
    )
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave out of folders"
    )
    add_language(parser)
    add_signed(parser)
    add_rules(parser)
    add_strength(parser)


def run(args: argparse.Namespace) -> int:
    """Compare, and say so."""
    outputs = outputs_of(args.outputs, SUFFIXES)
    config = config_for(Path(args.paths[-1]))
    settings = settings_of(args, config)
    exclude = [*config.exclude, *args.exclude]
    if args.against:
        old, new = _in_git(args, exclude)
        names = (args.against, "")
    else:
        old, new = _two(args.paths, exclude)
        names = (args.paths[0], args.paths[1])
    found = Comparisons(
        tuple(_compared(old, new, settings)), settings.language, settings.profile, *names
    )
    _emit(found, outputs, [s.path for s in (*old.values(), *new.values())])
    return _code(found, args.fail_on_worse)


Named = Mapping[str, Source]


def _two(paths: Sequence[str], exclude: Sequence[str]) -> tuple[Named, Named]:
    if len(paths) != 2:
        raise ConfigError(
            f"{len(paths)} paths given", help="contractlint compare OLD NEW, or --against REV PATH…"
        )
    old, new = map(Path, paths)
    if old.is_dir() != new.is_dir():
        raise ConfigError("a folder and a file", help="give two files or two folders")
    if old.is_dir():
        return _folder(old, exclude), _folder(new, exclude)
    return {new.as_posix(): Source(old)}, {new.as_posix(): Source(new)}


def _folder(root: Path, exclude: Sequence[str]) -> Named:
    """The contracts of a folder by their path in it, without suffix: formats may change."""
    found = sources([str(root)], exclude=exclude)
    return {contract_key(source.path.relative_to(root).as_posix()): source for source in found}


def _in_git(args: argparse.Namespace, exclude: Sequence[str]) -> tuple[Named, Named]:
    """What stands in the work tree, and what stood there at a revision."""
    revision = Revision(args.against)
    new: dict[str, Source] = {}
    for path in args.paths:
        if Path(path).exists():
            given = sources([path], exclude=exclude) if _has_any(path) else []
            new |= {contract_key(source.name): source for source in given}
    old = {
        contract_key(source.name): source
        for path in args.paths
        for source in revision.contracts(path)
    }
    changed = {key for key in old.keys() | new.keys() if not _same(old.get(key), new.get(key))}
    return (
        {key: source for key, source in old.items() if key in changed},
        {key: source for key, source in new.items() if key in changed},
    )


def _has_any(path: str) -> bool:
    """Whether a folder has contracts at all: all of them may have been removed."""
    try:
        return bool(sources([path]))
    except ConfigError:
        return False


def _same(old: Source | None, new: Source | None) -> bool:
    if old is None or new is None or old.data is None:
        return False
    try:
        return new.path.read_bytes() == old.data
    except OSError:
        return False


def _compared(old: Named, new: Named, settings: Settings) -> list[Comparison]:
    rules = {rule.id: rule for rule in loaded(settings).rules}
    before = _reports(old, settings)
    after = _reports(new, settings)
    return [
        replace(compare(before.get(key), after.get(key), rules), path=_name(key, old, new))
        for key in sorted(before.keys() | after.keys())
    ]


def _name(key: str, old: Named, new: Named) -> str:
    source = new.get(key) or old[key]
    return source.name


def _reports(given: Named, settings: Settings) -> dict[str, FileReport]:
    named = {source.name: key for key, source in given.items()}
    return {named[f.path]: f for f in lint(list(given.values()), settings).files}


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
