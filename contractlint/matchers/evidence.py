"""Turns a match into a finding: the quote, its place, the numbers and the words of the report."""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.locale import words_of
from contractlint.matchers.holder import holder
from contractlint.matchers.ready import ReadyRule
from contractlint.matchers.standing import gravest, weigh
from contractlint.matchers.text import Match, anchor_of
from contractlint.model.contract import Contract
from contractlint.model.document import Anchor, Document, Span
from contractlint.model.finding import (
    Confidence,
    Finding,
    Law,
    Location,
    Severity,
    Standing,
    Threshold,
)
from contractlint.model.quantity import Count, Quantity
from contractlint.model.rule import Limit, Rule, Texts
from contractlint.records import replace

# A quote shorter than this says too little by itself and takes in the words around it.
SHORTEST_QUOTE = 24
_EDGES = frozenset(",;:.()")


class _Blanks(dict[str, str]):
    """What a message asks for and this match does not have is said with an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def finding_of(ready: ReadyRule, found: Match, language: str) -> Finding:
    """The finding of one match, its texts in `language` (English where a rule lacks it)."""
    rule, contract = ready.rule, found.unit.contract
    said = ready.says(language)
    captures = dict(found.captures)
    words = _Blanks({name: _shown(q, contract, language) for name, q in captures.items()})
    words |= said.limits
    measured = not ready.compared.isdisjoint(captures)
    spoken = contract.outline.sentences[found.unit.sentence].language
    standing, law = ready.weighs(measured, spoken)
    return Finding(
        rule=rule.id,
        family=rule.family,
        severity=ready.severity,
        confidence=_confidence(rule, found),
        title=said.texts.title,
        message=_message(rule, found, said.texts, language).format_map(words),
        why=said.texts.why,
        fairer=said.texts.fairer,
        location=location_of(contract, found),
        language=spoken,
        captures=tuple(captures.items()),
        threshold=_threshold(ready.limit) if measured else None,
        law=law,
        standing=standing,
        explanation=(found.pattern.source,),
    )


def located(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, which stay in their order, with their exact places.

    They are looked for in the order of the text: to open a page of a PDF again is dear.
    """
    if document.locator is None:
        return list(findings)
    spans = sorted({finding.location.span for finding in findings})
    exact = {span: document.anchors(span) for span in spans}
    return [_at(finding, exact[finding.location.span]) for finding in findings]


def _at(finding: Finding, anchors: tuple[Anchor, ...]) -> Finding:
    return replace(finding, location=replace(finding.location, anchors=anchors))


def _shown(quantity: Quantity, contract: Contract, language: str) -> str:
    """A quantity as the contract writes it; what was counted, as the report's language does."""
    if isinstance(quantity, Count):
        return words_of(language).formats.number(quantity.value)
    return quantity.span.of(contract.document.text)


def _message(rule: Rule, found: Match, texts: Texts, language: str) -> str:
    by_language = rule.variants.get(found.variant, {})
    return by_language.get(language) or by_language.get("en") or texts.message


def combined(ready: ReadyRule, parts: Sequence[Finding], language: str) -> Finding:
    """One finding for several, standing where the worst of them stands."""
    texts = ready.says(language).texts
    listed = "; ".join(part.title for part in parts)
    standing = gravest(parts)
    return replace(
        parts[0],
        rule=ready.rule.id,
        family=ready.rule.family,
        severity=ready.severity,
        confidence=min(part.confidence for part in parts),
        title=texts.title,
        message=texts.message.format_map(_Blanks(parts=listed)),
        why=texts.why,
        fairer=texts.fairer,
        captures=(),
        threshold=None,
        law=_law_of(ready, parts, standing),
        standing=standing,
        related=tuple(part.location for part in parts),
        explanation=tuple(part.rule for part in parts),
        ordinal=0,
    )


def _law_of(
    ready: ReadyRule, parts: Sequence[Finding], standing: Standing | None
) -> tuple[Law, ...]:
    """The laws that give the parts their standing, then what the rule itself cites."""
    deciding = [law for part in parts if part.standing == standing for law in _deciding(part)]
    own = weigh(ready.rule, ready.profile, ready.rule.severity, None)[1]
    cites = {law.cite for law in deciding}
    others = (replace(law, decides=False) for law in own if law.cite not in cites)
    return (*dict.fromkeys(deciding), *others)


def _deciding(part: Finding) -> list[Law]:
    """What a part's standing rests on: laws, or the one that set its limit."""
    laws = [law for law in part.law if law.decides]
    limit = part.threshold
    if laws or limit is None or limit.status == "policy":
        return laws
    return [
        Law(
            "",
            limit.source,
            status=limit.status,
            sector=limit.sector,
            applies_from=limit.applies_from,
            decides=True,
        )
    ]


def mention_of(ready: ReadyRule, found: Match, language: str) -> Finding:
    """Says that such a clause is there, which is no fault; so there is nothing to mend or cite."""
    said = ready.says(language).texts.mention
    return replace(
        finding_of(ready, found, language),
        severity=Severity.INFO,
        title=said,
        message=said,
        why="",
        fairer="",
        law=(),
    )


def _said(limit: Limit) -> str:
    return " ".join(limit.value).strip()


def _threshold(limit: Limit | None) -> Threshold | None:
    if limit is None:
        return None
    return Threshold(
        limit.name, _said(limit), limit.source, limit.status, limit.applies_from, limit.sector
    )


def _confidence(rule: Rule, found: Match) -> Confidence:
    """A party that could not be told makes it less sure who holds the right."""
    if found.pattern.who is None:
        return rule.confidence
    anchor = anchor_of(found.pattern.anchor, found.placed)
    known = holder(found.unit, anchor) != "unknown"
    return rule.confidence if known else min(rule.confidence, Confidence.MEDIUM)


def location_of(contract: Contract, found: Match) -> Location:
    """Where a match stands: its quote, sentence, clause and places on paper, of a PDF whole
    lines.
    """
    document = contract.document
    sentence = contract.outline.sentences[found.unit.sentence]
    span = _quote(found)
    clause = contract.outline.clauses[sentence.clause] if sentence.clause >= 0 else None
    return Location(
        path=document.path,
        span=span,
        quote=" ".join(span.of(document.text).split()),
        sentence=sentence.span,
        clause_path=clause.path if clause else (),
        clause_label=clause.label if clause else "",
        clause_heading=clause.heading if clause else "",
        anchors=tuple(piece.anchor for piece in document.pieces_at(span)),
        context=sentence.span.of(document.text),
    )


def _quote(found: Match) -> Span:
    """The evidence with the party that holds the right, grown to the next comma when it is
    short.
    """
    unit = found.unit
    starts, ends = unit.contract.words.places(unit.sentence)
    first, last = found.own_words
    first = max(first, unit.own)
    if found.pattern.who is not None:
        subjects = [
            m.start for m in unit.mentions if unit.own <= m.start < first and first - m.end <= 3
        ]
        first = min([first, *subjects])
    own = unit.own
    while ends[last - own - 1] - starts[first - own] < SHORTEST_QUOTE:
        left = first > unit.own and unit.form(first - 1) not in _EDGES
        right = last < unit.last and unit.form(last) not in _EDGES
        if not left and not right:
            break
        first, last = first - left, last + right
    return Span(starts[first - own], ends[last - own - 1])
