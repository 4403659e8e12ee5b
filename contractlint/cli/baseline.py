"""`contractlint baseline`: write down what is there, so that only what is new is reported."""

from __future__ import annotations

import argparse
from pathlib import Path

from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.check import add_targets, targets
from contractlint.cli.echo import complain, whisper
from contractlint.cli.files import save
from contractlint.cli.known import shown_from
from contractlint.cli.limits import add_limits
from contractlint.cli.options import add_rules, add_strength, settings_of
from contractlint.config.baseline import NAME, text_of
from contractlint.errors import UnreadableFile
from contractlint.linter import lint
from contractlint.model.report import FileReport
from contractlint.model.suppression import Known
from contractlint.triage.suppressions import contract_key


def configure(parser: Arguments) -> None:
    """The flags of `baseline`."""
    add_targets(parser)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(NAME), metavar="FILE", help=f"default: {NAME}"
    )
    parser.set_defaults(lang=None)
    add_rules(parser)
    add_strength(parser)
    add_limits(parser)


def run(args: argparse.Namespace) -> int:
    """Check everything and write down what was found."""
    found: dict[str, set[Known]] = {}
    code = 0
    inputs = []
    for config, sources in targets(args):
        inputs += [source.path for source in sources]
        for file in lint(sources, settings_of(args, config)).files:
            if file.error:
                complain(UnreadableFile(file.error, path=file.path, help=file.help))
                code = NOT_CHECKED
            key = contract_key(shown_from(file.path, args.output))
            found.setdefault(key, set()).update(known(file))
    baseline = {key: tuple(entries) for key, entries in found.items()}
    save(text_of(baseline).encode(), args.output, inputs)
    total = sum(len(entries) for entries in baseline.values())
    whisper(f"{args.output}: {total} findings of {len(baseline)} contracts")
    return code


def known(file: FileReport) -> list[Known]:
    """The findings of a file as a baseline holds them."""
    return [Known(f.fingerprint, f.rule, f.location.quote) for f in file.findings]
