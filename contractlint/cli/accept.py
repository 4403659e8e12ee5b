"""`contractlint accept`: write a risk into the ledger, with who accepts it, why, and until when."""

from __future__ import annotations

import argparse
from pathlib import Path

from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say, whisper
from contractlint.cli.files import save
from contractlint.cli.known import add_today, day, shown_from, today
from contractlint.cli.limits import add_limits
from contractlint.cli.options import add_rules, rule_named, settings_of
from contractlint.config import acceptances as ledgers
from contractlint.config import config_for
from contractlint.errors import ConfigError, UnreadableFile
from contractlint.linter import lint_file
from contractlint.model.finding import Finding, Severity
from contractlint.model.suppression import Acceptance
from contractlint.records import replace
from contractlint.reports.ledger import write
from contractlint.stages import loaded


def configure(parser: Arguments) -> None:
    """The flags of `accept`."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="the contract")
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule whose finding it is")
    parser.add_argument("--reason", default="", help="why the risk is accepted (needed)")
    parser.add_argument("--approver", default="", metavar="NAME", help="who accepts it (needed)")
    parser.add_argument("--expires", type=day, metavar="DATE", help="the last day it is accepted")
    parser.add_argument("--counterparty", default="", metavar="NAME")
    parser.add_argument(
        "--fingerprint", default="", metavar="ID", help="only this finding of the rule"
    )
    parser.add_argument("--clause", default="", metavar="LABEL", help="only in this clause")
    parser.add_argument(
        "--accepted", type=Path, metavar="FILE", help=f"the ledger (default: {ledgers.NAME})"
    )
    parser.add_argument("--ledger", action="store_true", help="print all that was accepted, as CSV")
    parser.set_defaults(lang=None)
    add_today(parser)
    add_rules(parser)
    add_limits(parser)


def run(args: argparse.Namespace) -> int:
    """Add to the ledger, or print it."""
    target = Path(args.file or ".")
    config = config_for(target)
    ledger = args.accepted or config.accepted or ledgers.ledger_for(target)
    if args.ledger:
        say(write(ledgers.read(ledger) if ledger else (), args.today or today()))
        return 0
    _check(args)
    ledger = ledger or target.parent / ledgers.NAME
    settings = replace(settings_of(args, config), min_severity=Severity.INFO)
    rule_named(args.rule, loaded(settings).rules)
    file = lint_file(target, settings)
    if file.error:
        raise UnreadableFile(file.error, path=file.path, help=file.help)
    known = {entry.fingerprint for entry in (ledgers.read(ledger) if ledger.exists() else ())}
    chosen = [f for f in file.findings if _is_meant(f, args)]
    new = [f for f in chosen if f.fingerprint not in known]
    if not chosen:
        raise ConfigError(
            f"no finding of {args.rule} there",
            path=args.file,
            help=f"'contractlint check {args.file} --select {args.rule}' shows what is found",
        )
    _write(ledger, [_entry(f, args, shown_from(args.file, ledger)) for f in new])
    for finding in new:
        where = finding.location.clause_label or finding.fingerprint
        whisper(f'{ledger}: accepted {finding.rule} at {where}: "{finding.location.quote}"')
    if not new:
        whisper(f"{ledger}: accepted before")
    return 0


def _check(args: argparse.Namespace) -> None:
    for name in ("file", "rule", "reason", "approver"):
        if not str(getattr(args, name) or "").strip():
            raise ConfigError(
                f"no {name} given",
                help="contractlint accept FILE RULE --reason WHY --approver NAME",
            )


def _is_meant(finding: Finding, args: argparse.Namespace) -> bool:
    if finding.rule != args.rule:
        return False
    if args.fingerprint and finding.fingerprint != args.fingerprint:
        return False
    return not args.clause or finding.location.clause_label.strip(" .") == args.clause.strip(" .")


def _entry(finding: Finding, args: argparse.Namespace, path: str) -> Acceptance:
    return Acceptance(
        rule=finding.rule,
        fingerprint=finding.fingerprint,
        path=ledgers.literal(path),
        quote=finding.location.quote,
        reason=args.reason.strip(),
        approver=args.approver.strip(),
        expires=args.expires,
        counterparty=args.counterparty.strip(),
    )


def _write(ledger: Path, entries: list[Acceptance]) -> None:
    """Adds at the end: what people wrote, comments too, stays as it is."""
    before = ledger.read_text(encoding="utf-8") if ledger.exists() else ledgers.HEAD
    if "accepted:" not in before:
        before = f"{before.rstrip()}\naccepted:\n".lstrip("\n")
    text = before if before.endswith("\n") else f"{before}\n"
    save((text + "".join(ledgers.line_of(entry) for entry in entries)).encode(), ledger)
