"""What is known already: baselines and accepted risks, as flags and as notes after a run."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import complain, whisper
from contractlint.cli.files import save
from contractlint.config import NAME as CONFIG
from contractlint.config import Config
from contractlint.config import acceptances as ledgers
from contractlint.config.settings import BY_KEY
from contractlint.errors import ConfigError
from contractlint.records import dataclass
from contractlint.settings import Settings

if TYPE_CHECKING:
    from contractlint.model.finding import Finding
    from contractlint.model.report import FileReport
    from contractlint.triage.inline import Inline
    from contractlint.triage.suppressions import Settlement

WHEN = BY_KEY["inline-accept"].allowed
# Formats that people write by hand; a DOCX comes from the other side as often as not.
_SOURCES = ("markdown", "html")


def add_known(parser: Arguments) -> None:
    """--baseline, --prune, --accepted, --today."""
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="report only what is not in this file (see 'contractlint baseline')",
    )
    parser.add_argument(
        "--prune", action="store_true", help="take out of the baseline what is gone"
    )
    parser.add_argument(
        "--accepted",
        type=Path,
        metavar="FILE",
        help=f"ledger of accepted risks (default: the nearest {ledgers.NAME})",
    )
    parser.add_argument(
        "--inline-accept",
        type=OneOf("choice", WHEN),
        metavar="WHEN",
        help="whether acceptances written in a contract count: auto (Markdown and HTML of a "
        "repository, the default), always (DOCX comments too) or never",
    )
    add_today(parser)


def add_today(parser: Arguments) -> None:
    """--today."""
    parser.add_argument(
        "--today",
        type=day,
        metavar="DATE",
        help="the day on which accepted risks are judged, for example 2026-03-01",
    )


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"'{text}' is no day", help="write it as 2026-03-01") from None


@dataclass(frozen=True, slots=True)
class Book:
    """The settlement of a run, and the files that it stands on."""

    settlement: Settlement
    baseline: Path | None
    ledger: Path | None
    inline: str = "auto"

    def knows(self, finding: Finding, path: str) -> bool:
        """Whether the baseline has this finding of the contract at `path`."""
        from contractlint.triage.suppressions import contract_key

        key = contract_key(shown_from(path, self.baseline))
        entries = self.settlement.baseline.get(key, ())
        return any(entry.fingerprint == finding.fingerprint for entry in entries)

    def accepts(self, finding: Finding, path: str) -> bool:
        """Whether somebody accepted this finding of the contract at `path`."""
        seen = shown_from(path, self.ledger)
        return self.settlement.acceptance(finding, seen) is not None

    def settle(self, file: FileReport) -> FileReport:
        """The report on a file without what is known."""
        from contractlint.triage.suppressions import contract_key

        path = shown_from(file.path, self.ledger)
        key = contract_key(shown_from(file.path, self.baseline))
        return self.settlement.settle(file, path, key, heeds_remarks=self._heeds(file))

    def inline_in(self, file: FileReport) -> list[Inline]:
        """What a contract itself accepts, where that counts."""
        return self.settlement.inline(file, heeds=self._heeds(file))

    def _heeds(self, file: FileReport) -> bool:
        return self.inline == "always" or (
            self.inline == "auto" and file.format in _SOURCES and is_in_repository(file.path)
        )


def book_of(args: argparse.Namespace, config: Config, target: Path, settings: Settings) -> Book:
    """What is known for the contracts under `target`."""
    # Imported late, as in all of this module: the flags are known without what they lead to.
    from contractlint.config import baseline as baselines
    from contractlint.triage.suppressions import Settlement

    known = dict(files_of(args, config, target))
    baseline, ledger = known.get("baseline"), known.get("ledger")
    if args.prune and baseline is None:
        raise ConfigError("nothing to prune", help="name the file: --baseline FILE --prune")
    settlement = Settlement(
        day_of_run(args),
        baselines.read(baseline) if baseline else {},
        ledgers.read(ledger) if ledger else (),
        rules=partial(_rules, settings),
    )
    return Book(settlement, baseline, ledger, args.inline_accept or config.inline_accept or "auto")


def files_of(args: argparse.Namespace, config: Config, target: Path) -> Iterator[tuple[str, Path]]:
    """The baseline and the ledger for the contracts under `target`, those that there are."""
    if baseline := args.baseline or config.baseline:
        yield "baseline", baseline
    if ledger := args.accepted or config.accepted or ledgers.ledger_for(target):
        yield "ledger", ledger


def day_of_run(args: argparse.Namespace) -> date:
    """The day on which accepted risks are judged."""
    found: date = args.today or today()
    return found


def _rules(settings: Settings) -> frozenset[str]:
    """The ids of all rules: they are loaded only for a contract with remarks."""
    from contractlint.stages import loaded

    return frozenset(rule.id for rule in loaded(settings).rules)


def is_in_repository(path: str) -> bool:
    """Whether a contract lies among somebody's own files: git or a configuration is above it."""
    return any(
        (folder / name).exists()
        for folder in Path(path).resolve().parents
        for name in (".git", CONFIG)
    )


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH where that is set."""
    given = source_date()
    return datetime.now().astimezone().date() if given is None else given.date()


def source_date() -> datetime | None:
    """The time of SOURCE_DATE_EPOCH (reproducible-builds.org), None where it is not set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (OverflowError, OSError, ValueError):
        raise ConfigError(
            f"SOURCE_DATE_EPOCH is no time: {epoch}", help="it counts seconds since 1970"
        ) from None


def shown_from(path: str, file: Path | None) -> str:
    """A contract's path as seen from the folder of a ledger or baseline; others stay as given."""
    if file is None:
        return Path(path).as_posix()
    try:
        return Path(os.path.relpath(path, file.parent)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()


def close(book: Book, *, prune: bool) -> bool:
    """Tell what of the known is gone, expired, unused or wrong; take what is gone out when asked.

    False when something is wrong with an acceptance in a contract.
    """
    for line in notes(book, prune=prune):
        whisper(line)
    stale = [(key, known) for key, gone in book.settlement.stale.items() for known in gone]
    if prune and stale and book.baseline is not None:
        from contractlint.config import baseline as baselines

        left = baselines.pruned(book.settlement.baseline, stale)
        save(baselines.text_of(left).encode(), book.baseline)
    return is_sound(book)


def is_sound(book: Book) -> bool:
    """Whether every acceptance in a contract is one; complains about those that are not."""
    for fault in book.settlement.faults.values():
        complain(fault)
    return not book.settlement.faults


def notes(book: Book, *, prune: bool = False, unused: bool = True) -> Iterator[str]:
    """A line for each thing that somebody should look at."""
    from contractlint.triage.inline import place_of

    settlement, ledger = book.settlement, _named(book.ledger)
    gone = sum(len(entries) for entries in settlement.stale.values())
    if gone:
        done = "were taken out" if prune else "are gone: --prune takes them out"
        yield f"note: {_named(book.baseline)}: {gone} of the known findings {done}"
    for entry in sorted(settlement.expired, key=lambda entry: entry.line):
        yield f"note: {ledger}:{entry.line}: {entry.rule}: accepted until {entry.expires}"
    for entry in settlement.unused() if unused else ():
        yield f"note: {ledger}:{entry.line}: {entry.rule}: nothing left to accept"
    for path, inline in settlement.told:
        where = place_of(inline.remark, path)
        yield f"note: {where}: {inline.rule}: nothing there to accept"
    for path, number in settlement.heeded.items():
        yield f"note: {path}: accepted in the contract itself and not shown: {number}"
    for path, number in settlement.unheeded.items():
        if number:
            yield (
                f"note: {path}: accepted in the contract itself, which does not count here (see "
                f"--inline-accept): {number}"
            )


def _named(file: Path | None) -> str:
    """A file's path as somebody would type it: from the current folder where that is shorter."""
    try:
        near = os.path.relpath(str(file))
    except (ValueError, OSError):  # another drive, or a folder that is gone
        near = str(file)
    return min(near, str(file), key=len)
