"""`contractlint demo`: what a report looks like, on an invented contract."""

from __future__ import annotations

import argparse
from pathlib import Path

import contractlint
from contractlint.cli.arguments import Arguments
from contractlint.cli.check import add_look, look_of
from contractlint.cli.options import add_language, language_of
from contractlint.cli.outputs import add_outputs, emit, outputs_of
from contractlint.linter import lint
from contractlint.settings import Settings, Source

SAMPLE = "gym-hostage.docx"


def configure(parser: Arguments) -> None:
    """The flags of `demo`."""
    add_outputs(parser)
    add_language(parser)
    add_look(parser)


def run(args: argparse.Namespace) -> int:
    """Check the sample; 0 although much is found, because nothing is wrong with the user's work."""
    settings = Settings(language=language_of(args))
    report = lint([Source(sample(), SAMPLE)], settings)
    emit(report, outputs_of(args.outputs), look_of(args))
    return 0


def sample() -> Path:
    """The sample contract: inside the package when installed, beside it in a checkout."""
    package = Path(contractlint.__file__).resolve().parent
    inside = package / "samples" / SAMPLE
    return inside if inside.exists() else package.parent / "fixtures" / "en" / SAMPLE
