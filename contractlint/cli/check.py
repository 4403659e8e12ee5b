"""`contractlint check`: find the clauses that make a customer a hostage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.caching import add_cache, cache_of
from contractlint.cli.echo import recorded, say, wants_color
from contractlint.cli.effective import add_show_config, effective
from contractlint.cli.known import add_known
from contractlint.cli.limits import add_jobs, add_limits, said_of
from contractlint.cli.options import (
    SEVERITIES,
    add_contract_language,
    add_language,
    add_rules,
    add_signed,
    add_strength,
    asked,
    language_of,
)
from contractlint.cli.outputs import (
    add_outputs,
    emit,
    outputs_of,
    wants_text,
    width,
)
from contractlint.cli.progress import add_progress
from contractlint.cli.reading import add_reading, wants_each_author
from contractlint.cli.replay import Rerun, Run
from contractlint.cli.staged import add_staged, laid_out, names_of, wanted
from contractlint.cli.targets import STDIN, sources
from contractlint.config import Config, config_for
from contractlint.config.acceptances import ledger_for
from contractlint.config.amounts import limits_of
from contractlint.errors import ConfigError
from contractlint.records import replace
from contractlint.settings import Settings, Source

if TYPE_CHECKING:
    from contractlint.reports.terminal import Look


def configure(parser: Arguments) -> None:
    """The flags of `check`."""
    add_targets(parser)
    add_staged(parser)
    add_outputs(parser)
    parser.add_argument(
        "--sidecar",
        type=Path,
        metavar="FOLDER",
        help="write the text of each PDF or DOCX there, for SARIF and annotations to point into",
    )
    add_verdict(parser)
    add_language(parser)
    add_contract_language(parser)
    add_signed(parser)
    add_rules(parser)
    add_strength(parser)
    add_reading(parser)
    add_known(parser)
    add_jobs(parser)
    add_progress(parser)
    add_limits(parser)
    add_cache(parser)
    add_look(parser)
    parser.add_argument(
        "--why-not",
        action="append",
        default=[],
        metavar="RULE",
        help="say how near this rule came to each clause of its topic, and what was missing",
    )
    parser.add_argument(
        "--show-suppressed", action="store_true", help="also what is known already or accepted"
    )
    add_show_config(parser)


def add_targets(parser: Arguments) -> None:
    """PATHs, --stdin-filename and --exclude."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a contract, a folder, or - for stdin"
    )
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="what to call the contract on stdin"
    )
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="leave these out of folders, as .gitignore would",
    )


def add_verdict(parser: Arguments) -> None:
    """--fail-on and --exit-zero."""
    parser.add_argument(
        "--fail-on",
        type=OneOf("severity", SEVERITIES),
        metavar="SEVERITY",
        help="exit with 1 from this severity on (default: high)",
    )
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 whatever is found (2 stays 2)"
    )


def add_look(parser: Arguments) -> None:
    """-q, -v and --color."""
    parser.add_argument("-q", "--quiet", action="store_true", help="only findings")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also law, fairer wording and what matched"
    )
    parser.add_argument(
        "--color",
        type=OneOf("choice", ("auto", "always", "never")),
        default="auto",
        metavar="WHEN",
        help="auto, always or never (NO_COLOR is heeded)",
    )


def look_of(args: argparse.Namespace) -> Look:
    """How the terminal's report is shown."""
    from contractlint.reports.terminal import Look

    known = getattr(args, "show_suppressed", False)
    return Look(width(), wants_color(args.color, sys.stdout), args.verbose, args.quiet, known)


def run(args: argparse.Namespace) -> int:
    """Check everything, or what is staged, and say so."""
    if args.show_config:
        say("".join(f"{line}\n" for line in effective(args)))
        return 0
    if not args.staged:
        return _checked(args)
    names = names_of(args)
    with laid_out(args, names):
        args.paths = wanted(args, names)
        return _checked(args) if args.paths else _nothing(args)


def _nothing(args: argparse.Namespace) -> int:
    """Nothing is staged: the reports say so, and no rule is loaded for it."""
    from contractlint.model.report import Report

    empty = Report((), args.profile or "default", language_of(args), 0)
    emit(empty, outputs_of(args.outputs), look_of(args))
    return 0


def _checked(args: argparse.Namespace) -> int:
    outputs = outputs_of(args.outputs)
    texts = wants_text(outputs) or args.sidecar is not None
    runs = [
        _run(args, config, replace(asked(args, config), texts=texts), found)
        for config, found in targets(args)
    ]
    with cache_of(args) as cache:
        known = Rerun(args, runs, cache)
        if (code := known.replayed()) is not None:
            return code
        # Imported late: who only repeats what was said needs nothing that says it.
        from contractlint.cli.checking import checked

        with recorded() as said:
            code = checked(args, runs, outputs, cache)
        known.store(said, code)
        return code


def _run(
    args: argparse.Namespace, config: Config, settings: Settings, found: Sequence[Source]
) -> Run:
    """Some of the files, one version of each or one for each author."""
    if wants_each_author(args, config):
        from contractlint.linter import versions

        found = versions(found, settings.bounds)
    return Run(config, settings, tuple(found))


def targets(args: argparse.Namespace) -> list[tuple[Config, list[Source]]]:
    """The files to check, by the configuration and the ledger that hold for them; each once."""
    if not args.paths:
        raise ConfigError(
            "no PATH given", help="name a contract, a folder, or - for stdin; or say --staged"
        )
    found: dict[tuple[Config, Path | None], dict[str, Source]] = {}
    seen: set[str] = set()
    for path in args.paths:
        config = config_for(Path(args.stdin_filename if path == STDIN else path))
        exclude = [*config.exclude, *args.exclude]
        most = limits_of(said_of(args, config)).size
        name = args.stdin_filename
        given = sources([path], exclude=exclude, stdin_filename=name, most=most)
        new = {source.name: source for source in given if source.name not in seen}
        seen.update(new)
        for name, source in new.items():
            key = (config.at(source.path), ledger_for(source.path))
            found.setdefault(key, {})[name] = source
    return [(config, list(files.values())) for (config, _), files in found.items() if files]
