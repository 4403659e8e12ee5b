"""`contractlint portfolio`: a desk's questions to the tables that `batch` has written."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from contractlint.batch.extras import needed
from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import say
from contractlint.cli.files import save
from contractlint.cli.options import add_language, day, language_of
from contractlint.cli.outputs import STDOUT, Output, add_outputs, outputs_of
from contractlint.errors import ConfigError
from contractlint.model.portfolio import Portfolio
from contractlint.portfolio import QUESTIONS, portfolio
from contractlint.portfolio.asked import Asked, read_register
from contractlint.reports.portfolio import FORMATS, SUFFIXES


def configure(parser: Arguments) -> None:
    """The flags of `portfolio`."""
    parser.add_argument(
        "tables", type=Path, metavar="FOLDER", help="what `contractlint batch --out` has written"
    )
    parser.add_argument(
        "--ask",
        action="append",
        default=[],
        type=OneOf("question", QUESTIONS),
        metavar="QUESTION",
        help=f"only this, may be given several times: {', '.join(QUESTIONS)} (default: all)",
    )
    parser.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="as of this day (default: today)"
    )
    parser.add_argument(
        "--days",
        type=_number,
        default=90,
        metavar="N",
        help="last days to cancel in the next N days (default 90)",
    )
    parser.add_argument(
        "--top",
        type=_number,
        metavar="N",
        help="so many rows of each answer, 0 for all (default: 20; all in CSV)",
    )
    parser.add_argument(
        "--signed-from",
        type=Path,
        metavar="FILE",
        help="a CSV file that says when contracts begin: path,2026-03-01",
    )
    add_outputs(parser, FORMATS)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Ask, and say the answers."""
    needed("duckdb", "portfolio", "to ask the tables")
    outputs = outputs_of(args.outputs, SUFFIXES)
    questions = list(dict.fromkeys(args.ask)) or list(QUESTIONS)
    if len(questions) > 1 and any(output.format == "csv" for output in outputs):
        raise ConfigError(
            "CSV takes one answer at a time", help="add --ask ends, or another question"
        )
    register = read_register(args.signed_from) if args.signed_from else ()
    language = language_of(args)
    for output in outputs:
        today = args.today or date.today()
        asked = Asked(today, args.days, _top(args, output), register, language)
        _emit(portfolio(args.tables, questions, asked), output, language, args)
    return 0


def _top(args: argparse.Namespace, output: Output) -> int:
    if args.top is not None:
        return int(args.top)
    return 0 if output.format == "csv" else 20


def _emit(answers: Portfolio, output: Output, language: str, args: argparse.Namespace) -> None:
    text = FORMATS[output.format](answers, language)
    if output.file == STDOUT:
        say(text)
    else:
        inputs = [args.signed_from] if args.signed_from else []
        save(text.encode("utf-8", "backslashreplace"), Path(output.file), inputs)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of days or rows")
    return int(text)
