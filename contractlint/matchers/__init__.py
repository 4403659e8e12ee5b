"""Contract -> Findings: what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractlint.locale import words_of
from contractlint.matchers.absence import look
from contractlint.matchers.combination import parts_of
from contractlint.matchers.evidence import combined, finding_of, located, mention_of
from contractlint.matchers.index import Index
from contractlint.matchers.ready import Patterns, ReadyRule, prepared
from contractlint.matchers.structural import OF_THE_WHOLE, measure
from contractlint.matchers.text import Match
from contractlint.matchers.threshold import holds
from contractlint.model.contract import Contract
from contractlint.model.document import Unread
from contractlint.model.finding import Finding, Severity
from contractlint.model.phrase import msgid
from contractlint.model.rule import Absence, Rule, Rulebook
from contractlint.records import replace


def match(
    contract: Contract, rulebook: Rulebook, language: str, read: Index | None = None
) -> tuple[list[Finding], list[Unread]]:
    """All findings, in text order, their texts in `language`; and what could not be verified.

    `read` is the contract as it was read before with the same lexicons.
    """
    index = read or Index(contract, rulebook.lexicons)
    book = prepared(rulebook)
    alive = index.alive(book)
    findings: list[Finding] = []
    mentions: list[Finding] = []
    unread: list[Unread] = []
    for each in book.rules:
        if each.rule.combine is None:
            found, open_questions = _apply(each, index, alive, language)
            lacks = found and _is_lack(each.rule) and index.is_extract
            findings += map(_doubted, found) if lacks else found
            mentions += _mentions(each, index, alive, language, found)
            unread += open_questions
    places = located(contract.document, [*findings, *mentions])
    findings, mentions = places[: len(findings)], places[len(findings) :]
    for each in book.rules:
        if each.rule.combine is not None and (parts := parts_of(each.rule.combine, findings)):
            findings.append(combined(each, parts, language))
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
    ready: ReadyRule, index: Index, alive: int, language: str
) -> tuple[list[Finding], list[Unread]]:
    rule = ready.rule
    if rule.absent is not None:
        return _apply_absence(ready, rule.absent, index, alive, language)
    if not rule.measure and not ready.match.left(alive):
        return [], []
    if rule.when and not _is_there(ready.when, index, alive):
        return [], []
    matches, unclear = _matches(ready, index, alive)
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for found in matches:
        finding = finding_of(ready, found, language)
        # One alone has no equals.
        letters = finding.letters if len(matches) > 1 else ""
        ordinal = seen.get(letters, 0)
        seen[letters] = ordinal + 1
        findings.append(replace(finding, ordinal=ordinal) if ordinal else finding)
    return findings, [_open_number(rule, found) for found in unclear]


def _is_there(patterns: Patterns, index: Index, alive: int) -> bool:
    return any(True for pattern in patterns.left(alive) for _ in index.matches(pattern))


def _mentions(
    ready: ReadyRule, index: Index, alive: int, language: str, said: list[Finding]
) -> Iterator[Finding]:
    """One for each sentence in which the rule itself found nothing; no part of a combination."""
    left = ready.mentions.left(alive)
    if not left:
        return
    harmful = {finding.location.sentence for finding in said}
    firm: dict[int, Match] = {}
    there = 0
    for pattern in left:
        for found in index.firsts(pattern, ~there):
            number = found.unit.sentence
            there |= 1 << number
            if index.sentences[number].span not in harmful:
                firm[number] = found
    for _, found in sorted(firm.items()):
        if not _inherited(ready.rule, found, firm):
            yield mention_of(ready, found, language)


def _apply_absence(
    ready: ReadyRule, absent: Absence, index: Index, alive: int, language: str
) -> tuple[list[Finding], list[Unread]]:
    topics = ready.when.left(alive)
    if not topics:
        return [], []
    verdict = look(ready.rule, index, topics, ready.absent.left(alive))
    if verdict.answer == "missing" and verdict.topic is not None:
        finding = finding_of(ready, verdict.topic, language)
        proof = _proof(absent, index, verdict.topic, language)
        return [replace(finding, explanation=(*finding.explanation, proof))], []
    if verdict.answer == "could not verify":
        place = (("place", verdict.place),)
        return [], [Unread(ready.rule.id, verdict.reason, True, place)]
    return [], []


def _proof(absent: Absence, index: Index, topic: Match, language: str) -> str:
    """What was looked for, and in how many sentences: the whole contract, or a part around it."""
    words = words_of(language)
    searched = index.scope(topic.unit.sentence, absent.scope).bit_count()
    return words.say(
        "looked for and not found {where}: {patterns}",
        where=words.count("in {number} sentence", "in {number} sentences", searched),
        patterns="; ".join(pattern.source for pattern in absent.patterns),
    )


def _matches(ready: ReadyRule, index: Index, alive: int) -> tuple[list[Match], list[Match]]:
    """One match for each sentence, its first that holds and is not excused; and those left open."""
    said = _Said(ready, index, alive)
    if ready.rule.measure:
        for found in measure(ready.rule, index):
            said.hear(found.unit.sentence, (found,))
    for pattern in ready.match.left(alive):
        for number, matches in index.laid(pattern, ~said.settled):
            said.hear(number, matches)
    rule, firm = ready.rule, said.firm
    kept = [found for _, found in sorted(firm.items()) if not _inherited(rule, found, firm)]
    return kept, [found for number, found in sorted(said.unclear.items()) if number not in firm]


class _Said:
    """What a rule found in each sentence; `settled` are the bits of those in which it needs to
    look no further.
    """

    def __init__(self, ready: ReadyRule, index: Index, alive: int) -> None:
        self.firm: dict[int, Match] = {}
        self.unclear: dict[int, Match] = {}
        self.settled = 0
        self._ready = ready
        self._index = index
        self._alive = alive

    def hear(self, number: int, matches: Iterable[Match]) -> None:
        """Takes the first of a sentence's matches that holds, unless the sentence is excused."""
        if self.settled >> number & 1:
            return
        for found in matches:
            answer = _holds(self._ready, found)
            if answer is False:
                continue
            if number not in self.unclear and self._is_excused(number):
                self.settled |= 1 << number
                return
            if answer:
                self.firm[number] = found
                self.settled |= 1 << number
                return
            self.unclear.setdefault(number, found)

    def _is_excused(self, number: int) -> bool:
        return self._index.excuses(self._ready.unless, number, self._alive)


def _holds(ready: ReadyRule, found: Match) -> bool | None:
    """An alternative that captures no number needs none ("for a term as long as the first")."""
    if ready.rule.where is None or not found.captures:
        return True
    captured = dict(found.captures)
    if ready.compared.isdisjoint(captured):
        return True
    return holds(ready.rule.where, captured, ready.profile.limits)


def _inherited(rule: Rule, found: Match, firm: dict[int, Match]) -> bool:
    """An item whose lead-in was reported already is part of that finding."""
    lead_ins = found.unit.contract.outline.sentences[found.unit.sentence].lead_ins
    return rule.inherit and any(lead_in in firm for lead_in in lead_ins)


def _open_number(rule: Rule, found: Match) -> Unread:
    contract = found.unit.contract
    sentence = contract.outline.sentences[found.unit.sentence]
    clause = contract.clause_at(sentence.span.start)
    where = f" {clause.label}" if clause is not None and clause.label else ""
    reason = msgid("the number it needs is left open in the contract")
    return Unread(f"{rule.id}{where}", reason, True)
