"""Takes one contract through every stage: read, structure, analysis, rules, report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from contractlint import analysis, matchers, readers, structure
from contractlint.facts import facts_of
from contractlint.incorporation import incorporated_in
from contractlint.matchers.index import Index
from contractlint.matchers.sightings import look_for
from contractlint.model.contract import Contract, Sentence
from contractlint.model.document import Document, Unread
from contractlint.model.finding import Finding
from contractlint.model.given import NOTHING, Given
from contractlint.model.nearness import Nearness
from contractlint.model.phrase import msgid
from contractlint.model.report import FileReport
from contractlint.model.rule import Rule, Rulebook
from contractlint.paths import paths_of
from contractlint.records import replace
from contractlint.rights import rights_of
from contractlint.rulebook.book import load
from contractlint.rulebook.expressions import recall
from contractlint.settings import DEFAULT, Settings, Source
from contractlint.triage.coverage import coverage_of, why_ungraded
from contractlint.triage.legibility import as_legible
from contractlint.triage.remarks import remarks_of
from contractlint.triage.scoring import score

# Hears how many pages of how many are recognised.
PageDone = Callable[[int, int], None]
_UNSPOKEN = msgid("the text from “{start} …” (sentences: {count})")
_OTHER_LANGUAGE = msgid("in the language '{language}', which no rule speaks")
_NO_LANGUAGE = msgid("in another language, which no rule speaks")


def contract_of(document: Document, given: Given = NOTHING) -> Contract:
    """Everything that a rule may look at in a document."""
    return analysis.analyse(document, structure.recover(document, given))


def lint_document(document: Document, settings: Settings = DEFAULT) -> FileReport:
    """The report on a document that was read before."""
    rulebook = rulebook_for(settings)
    contract = contract_of(document, settings.given)
    index = Index(contract, rulebook.lexicons, at_once=bool(settings.why_not))
    found, open_questions = matchers.match(contract, rulebook, settings.language, index)
    sightings = look_for(index, rulebook)
    facts = facts_of(contract, sightings, settings.signed)
    coverage = coverage_of(document, _spoken(contract, rulebook))
    legible = [as_legible(finding, document.recognised) for finding in found]
    findings = sorted(
        (each for each in legible if _wanted(each, settings)),
        key=lambda finding: (finding.location.span, finding.rule),
    )
    return FileReport(
        path=document.path,
        format=document.format,
        digest=document.digest,
        languages=contract.outline.languages,
        pages=document.pages,
        coverage=coverage,
        findings=tuple(findings),
        not_checked=(*document.unread, *_unspoken(contract, rulebook), *open_questions),
        text=document.text if settings.texts else "",
        blocks=document.blocks if settings.texts else (),
        score=score(findings, coverage, settings.min_coverage),
        ungraded=why_ungraded(document, coverage, settings.min_coverage),
        facts=facts,
        paths=paths_of(contract, sightings, facts, settings.language),
        rights=rights_of(sightings),
        incorporated=incorporated_in(contract, sightings),
        recognised=document.recognised,
        remarks=remarks_of(contract),
        nearness=nearness_of(index, found, settings),
    )


def nearness_of(
    index: Index, findings: Sequence[Finding], settings: Settings
) -> tuple[Nearness, ...]:
    """How near the rules came that `settings.why_not` names; with words that would have done."""
    if not settings.why_not:
        return ()
    # Imported late, the rules' own files with them: only who asks why needs them.
    from contractlint.matchers.nearness import nearness
    from contractlint.rulebook.load import open_shelf
    from contractlint.rulebook.wording import worded

    rulebook = loaded(settings)
    shelf = open_shelf(settings.rule_folders)
    chosen = [rule for rule in rulebook.rules if rule.id in settings.why_not]
    return tuple(
        worded(nearness(rule, index, rulebook, findings, settings.language), rule, index, shelf)
        for rule in chosen
    )


def rules_in_force(settings: Settings) -> tuple[Rule, ...]:
    """The rules of the profile that `select` and `ignore` leave."""
    rules = loaded(settings).rules
    return tuple(
        rule for rule in rules if _chosen(rule.id, rule.family, settings) and _is_on(rule, settings)
    )


def _is_on(rule: Rule, settings: Settings) -> bool:
    return rule.status == "stable" or settings.experimental or rule.id in settings.select


@cache
def load_once(folders: tuple[Path, ...], profile: str) -> Rulebook:
    """The rulebook, loaded once in a process; forked workers inherit it."""
    return load(folders, profile)


def loaded(settings: Settings) -> Rulebook:
    """The whole rulebook that the settings ask for."""
    rulebook = load_once(settings.rule_folders, settings.profile)
    if not settings.limits:
        return rulebook
    from contractlint.rulebook.profile import with_policy

    return replace(rulebook, profile=with_policy(rulebook.profile, settings.limits))


@cache
def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook with only the rules in force, and what combination rules need."""
    rulebook = loaded(settings)
    chosen = rules_in_force(settings)
    needed = {rule.id for rule in chosen}
    for rule in chosen:
        if rule.combine is not None:
            needed.update(part for parts in rule.combine.parts for part in parts)
    rules = (r for r in rulebook.rules if r.id in needed and _is_on(r, settings))
    return replace(rulebook, rules=tuple(rules))


def lint_source(source: Source, settings: Settings, page_done: PageDone | None) -> FileReport:
    """The report on a file; raises `UnreadableFile` where it can't be read."""
    recall()
    reading = replace(settings.reading, author=source.author, page_done=page_done)
    document = readers.read(source.path, shown=source.name, data=source.data, reading=reading)
    return replace(
        lint_document(document, settings), revisions=reading.revisions, author=source.author
    )


def _chosen(rule: str, family: str, settings: Settings) -> bool:
    selected = not settings.select or _named(rule, family, settings.select)
    return selected and not _named(rule, family, settings.ignore)


def _named(rule: str, family: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(rule, p) or fnmatchcase(family, p) for p in patterns)


def _wanted(finding: Finding, settings: Settings) -> bool:
    return (
        finding.severity >= settings.min_severity
        and finding.confidence >= settings.min_confidence
        and _chosen(finding.rule, finding.family, settings)
    )


def _spoken(contract: Contract, rulebook: Rulebook) -> float:
    """The share of characters that stand in sentences of a language the rulebook speaks."""
    sizes = [(len(s.span), _is_spoken(s, rulebook)) for s in contract.outline.sentences]
    total = sum(size for size, _ in sizes)
    return sum(size for size, spoken in sizes if spoken) / total if total else 1.0


def _is_spoken(sentence: Sentence, rulebook: Rulebook) -> bool:
    """A name or a number has no language and needs none."""
    return not sentence.language or sentence.language in rulebook.lexicons


def _unspoken(contract: Contract, rulebook: Rulebook) -> Iterator[Unread]:
    """One entry for each language that no rule speaks, with where it begins."""
    unspoken: dict[str, list[Sentence]] = {}
    for sentence in contract.outline.sentences:
        if not _is_spoken(sentence, rulebook):
            unspoken.setdefault(sentence.language, []).append(sentence)
    for language, sentences in sorted(unspoken.items()):
        start = " ".join(sentences[0].span.of(contract.document.text).split()[:6])
        known = language != "und"
        reason = _OTHER_LANGUAGE if known else _NO_LANGUAGE
        values = (("start", start), ("count", str(len(sentences))), ("language", language))
        yield Unread(_UNSPOKEN, reason, values=values)
