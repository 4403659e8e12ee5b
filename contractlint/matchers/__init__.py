"""Contract -> Findings: what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.locale import words_of
from contractlint.matchers.absence import look
from contractlint.matchers.combination import parts_of
from contractlint.matchers.evidence import combined, finding_of, mention_of
from contractlint.matchers.index import Index
from contractlint.matchers.structural import OF_THE_WHOLE, measure
from contractlint.matchers.text import Match
from contractlint.matchers.threshold import captures_named, holds
from contractlint.model.contract import Contract
from contractlint.model.document import Unread
from contractlint.model.finding import Finding, Severity
from contractlint.model.phrase import msgid
from contractlint.model.rule import Rule, Rulebook
from contractlint.records import replace


def match(
    contract: Contract, rulebook: Rulebook, language: str, read: Index | None = None
) -> tuple[list[Finding], list[Unread]]:
    """All findings, in text order, their texts in `language`; and what could not be verified.

    `read` is the contract as it was read before with the same lexicons.
    """
    index = read or Index(contract, rulebook.lexicons)
    findings: list[Finding] = []
    mentions: list[Finding] = []
    unread: list[Unread] = []
    for rule in rulebook.rules:
        if rule.combine is None:
            found, open_questions = _apply(rule, index, rulebook, language)
            findings += map(_doubted, found) if index.is_extract and _is_lack(rule) else found
            mentions += _mentions(rule, index, rulebook, language, found) if rule.mentions else ()
            unread += open_questions
    for rule in rulebook.rules:
        if rule.combine is not None and (parts := parts_of(rule.combine, findings)):
            findings.append(combined(rule, rulebook, parts, language))
    findings += mentions
    findings.sort(key=lambda finding: (finding.location.span, finding.rule))
    return findings, unread


def _is_lack(rule: Rule) -> bool:
    """Whether a rule says that something is nowhere in the contract."""
    return rule.absent is not None or rule.measure in OF_THE_WHOLE


def _doubted(finding: Finding) -> Finding:
    """What an extract lacks may stand in the rest of the contract: a hint, not more."""
    return replace(finding, severity=min(finding.severity, Severity.LOW))


def _apply(
    rule: Rule, index: Index, rulebook: Rulebook, language: str
) -> tuple[list[Finding], list[Unread]]:
    if rule.absent is not None:
        return _apply_absence(rule, index, rulebook, language)
    if rule.when and not any(True for pattern in rule.when for _ in index.matches(pattern)):
        return [], []
    matches, unclear = _matches(rule, index, rulebook)
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for found in matches:
        finding = finding_of(rule, rulebook, found, language)
        ordinal = seen.get(finding.letters, 0)
        seen[finding.letters] = ordinal + 1
        findings.append(
            finding_of(rule, rulebook, found, language, ordinal) if ordinal else finding
        )
    return findings, [_open_number(rule, found) for found in unclear]


def _mentions(
    rule: Rule, index: Index, rulebook: Rulebook, language: str, said: list[Finding]
) -> Iterator[Finding]:
    """One for each sentence in which the rule itself found nothing; no part of a combination."""
    harmful = {finding.location.sentence for finding in said}
    firm: dict[int, Match] = {}
    for pattern in rule.mentions:
        for found in index.matches(pattern):
            if index.sentences[found.unit.sentence].span not in harmful:
                firm.setdefault(found.unit.sentence, found)
    for _, found in sorted(firm.items()):
        if not _inherited(rule, found, firm):
            yield mention_of(rule, rulebook, found, language)


def _apply_absence(
    rule: Rule, index: Index, rulebook: Rulebook, language: str
) -> tuple[list[Finding], list[Unread]]:
    verdict = look(rule, index)
    if verdict.answer == "missing" and verdict.topic is not None:
        finding = finding_of(rule, rulebook, verdict.topic, language)
        proof = _proof(rule, index, verdict.topic, language)
        return [replace(finding, explanation=(*finding.explanation, proof))], []
    if verdict.answer == "could not verify":
        place = (("place", verdict.place),)
        return [], [Unread(rule.id, verdict.reason, True, place)]
    return [], []


def _proof(rule: Rule, index: Index, topic: Match, language: str) -> str:
    """What was looked for, and in how many sentences: the whole contract, or a part around it."""
    if rule.absent is None:
        return ""
    words = words_of(language)
    searched = index.scope(topic.unit.sentence, rule.absent.scope).bit_count()
    return words.say(
        "looked for and not found {where}: {patterns}",
        where=words.count("in {number} sentence", "in {number} sentences", searched),
        patterns="; ".join(pattern.source for pattern in rule.absent.patterns),
    )


def _matches(rule: Rule, index: Index, rulebook: Rulebook) -> tuple[list[Match], list[Match]]:
    """One match for each sentence, its first that holds and is not excused; and those left open."""
    firm: dict[int, Match] = {}
    unclear: dict[int, Match] = {}
    for found in _all_matches(rule, index):
        number = found.unit.sentence
        if number in firm:
            continue
        answer = _holds(rule, rulebook, found)
        if answer is False or _excused(rule, index, number):
            continue
        if answer:
            firm[number] = found
        else:
            unclear.setdefault(number, found)
    matches = [found for number, found in sorted(firm.items()) if not _inherited(rule, found, firm)]
    return matches, [found for number, found in sorted(unclear.items()) if number not in firm]


def _all_matches(rule: Rule, index: Index) -> Iterator[Match]:
    if rule.measure:
        yield from measure(rule, index)
    for pattern in rule.match:
        yield from index.matches(pattern)


def _holds(rule: Rule, rulebook: Rulebook, found: Match) -> bool | None:
    """An alternative that captures no number needs none ("for a term as long as the first")."""
    captured = {name for name, _ in found.captures}
    if rule.where is None or captured.isdisjoint(captures_named(rule.where)):
        return True
    return holds(rule.where, dict(found.captures), rulebook.profile.limits)


def _inherited(rule: Rule, found: Match, firm: dict[int, Match]) -> bool:
    """An item whose lead-in was reported already is part of that finding."""
    lead_ins = found.unit.contract.outline.sentences[found.unit.sentence].lead_ins
    return rule.inherit and any(lead_in in firm for lead_in in lead_ins)


def _excused(rule: Rule, index: Index, number: int) -> bool:
    return any(
        True
        for excuse in rule.unless
        for pattern in excuse.patterns
        for _ in index.matches(pattern, index.scope(number, excuse.scope))
    )


def _open_number(rule: Rule, found: Match) -> Unread:
    contract = found.unit.contract
    sentence = contract.outline.sentences[found.unit.sentence]
    clause = contract.clause_at(sentence.span.start)
    where = f" {clause.label}" if clause is not None and clause.label else ""
    reason = msgid("the number it needs is left open in the contract")
    return Unread(f"{rule.id}{where}", reason, True)
