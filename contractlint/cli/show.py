"""`contractlint show`: what contractlint sees in a contract, to understand a finding."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial

from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say
from contractlint.cli.options import (
    add_contract_language,
    add_language,
    add_signed,
    given_of,
    language_of,
)
from contractlint.cli.reading import add_reading, documents, reading_of, wants_each_author
from contractlint.cli.single import add_single, made_apart, single
from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.contract import Clause, Contract
from contractlint.model.document import Document, Span
from contractlint.model.report import FileReport
from contractlint.reports.views import facts_lines, incorporated_line, path_lines, right_line
from contractlint.settings import Settings, Source
from contractlint.stages import contract_of, lint_document

LONGEST = 70


def configure(parser: Arguments) -> None:
    """The flags of `show`."""
    add_single(parser)
    add_language(parser)
    add_contract_language(parser)
    add_signed(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the contract means, its parties and clauses; 2 if parts of it are unread."""
    source, config = single(args)
    # Words of one's own tell who and what is meant, too.
    settings = Settings(
        language=language_of(args, config),
        rule_folders=config.rules,
        signed=args.signed,
        given=given_of(args, config),
        reading=reading_of(args, config),
    )
    work = partial(_seen, settings=settings, by_author=wants_each_author(args, config))
    found = made_apart(work, source, args, config)
    for text, _ in found:
        say(text)
    return 0 if all(is_whole for _, is_whole in found) else NOT_CHECKED


def _seen(source: Source, *, settings: Settings, by_author: bool) -> list[tuple[str, bool]]:
    """What is to be printed of each version, and whether all of it was read."""
    found: list[tuple[str, bool]] = []
    for name, document in documents(source, settings.reading, by_author=by_author):
        report = lint_document(document, settings)
        contract = contract_of(document, settings.given)
        lines = _shown(contract, report, name, words_of(settings.language))
        found.append((harmless("\n".join(lines)) + "\n", not document.unread))
    return found


def _shown(contract: Contract, report: FileReport, name: str, words: Words) -> Iterator[str]:
    yield from _head(contract, name)
    yield from _views(report, words)
    yield from _names(contract)
    yield from _clauses(contract)
    yield from _rest(contract)


def _head(contract: Contract, name: str) -> Iterator[str]:
    document = contract.document
    pages = f", {document.pages} pages" if document.pages else ""
    yield f"{name}: {document.format}{pages}, {len(document.text)} characters"
    shares = ", ".join(f"{code or '?'} {share:.0%}" for code, share in contract.outline.languages)
    if shares:
        yield f"languages: {shares}"


def _views(report: FileReport, words: Words) -> Iterator[str]:
    """Facts, paths and the matrix of rights."""
    yield from _section(words.say("facts"), list(facts_lines(report.facts, words)))
    for path in report.paths:
        title, *lines = path_lines(path, words)
        yield from _section(title, [line.removeprefix("  ") for line in lines])
    rights = [right_line(right, words) for right in report.rights]
    yield from _section(words.say("who has which right or duty"), rights)
    papers = [incorporated_line(paper, words) for paper in report.incorporated]
    yield from _section(words.say("documents that are part of it"), papers)


def _names(contract: Contract) -> Iterator[str]:
    outline = contract.outline
    yield from _section(
        "parties", [f"{party.role}: {', '.join(party.names)}" for party in outline.parties]
    )
    yield from _section(
        "definitions",
        [f"{d.term}  {_place(contract.document, d.span)}" for d in outline.definitions],
    )


def _clauses(contract: Contract) -> Iterator[str]:
    lines: list[str] = []
    for clause in contract.outline.clauses:
        lines.append(_clause(contract, clause))
        own = Span(clause.span.start, _own_end(contract, clause))
        indent = "  " * len(clause.path)
        for quantity in contract.quantities_in(own):
            words = _short(quantity.span.of(contract.document.text))
            lines.append(f"{indent}  = {words}  {type(quantity).__name__.lower()}")
    yield from _section("clauses", lines)


def _clause(contract: Contract, clause: Clause) -> str:
    """One line: label, heading or first words, place, language."""
    words = clause.heading or clause.span.of(contract.document.text)
    place = _place(contract.document, clause.span)
    indent = "  " * (len(clause.path) - 1)
    return f"{indent}{clause.label or '-'}  {_short(words)}  {place} {clause.language}".rstrip()


def _own_end(contract: Contract, clause: Clause) -> int:
    """Where a clause's own words end and its first sub-clause begins."""
    starts = [contract.outline.clauses[child].span.start for child in clause.children]
    return min(starts, default=clause.span.end)


def _rest(contract: Contract) -> Iterator[str]:
    references = [
        f"{reference.kind}: {reference.name}  {_place(contract.document, reference.span)}"
        + ("" if reference.target >= 0 or reference.kind != "clause" else "  not found")
        for reference in contract.outline.references
    ]
    yield from _section("references", references)
    apart = [f"{_short(part.text)}  ({part.anchor})" for part in contract.document.furniture]
    yield from _section("set apart", apart)
    unread = [f"{part.what_said}: {part.reason_said}" for part in contract.document.unread]
    yield from _section("not read", unread)


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _place(document: Document, span: Span) -> str:
    anchors = document.anchors(Span(span.start, min(span.end, span.start + 1)))
    return f"({anchors[0]})" if anchors else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
