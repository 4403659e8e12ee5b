"""How near a rule came to each sentence of its topic: asked for by `--why-not`, never in a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from contractlint.matchers.absence import look
from contractlint.matchers.evidence import location_of
from contractlint.matchers.index import Index
from contractlint.matchers.obstacles import Attempt, attempts, terms_of
from contractlint.matchers.structural import measure
from contractlint.matchers.text import Match
from contractlint.matchers.threshold import captures_named, holds, shortfalls
from contractlint.model.finding import Finding, Location
from contractlint.model.nearness import Approach, Kind, Nearness, Obstacle, Term
from contractlint.model.rule import Pattern, Rule, Rulebook
from contractlint.records import dataclass, replace

# The least serious first: what a sentence would have to say otherwise for the rule to fire.
_ORDER: tuple[Kind, ...] = (
    "lead-in", "open", "number", "excused", "protected", "unverified", "far", "boundary", "order",
    "party", "owner", "negated", "affirmed", "forbidden", "context", "missing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ranked:
    """An approach with how far it is from a finding: less is nearer."""

    distance: tuple[Decimal, ...]
    sentence: int
    approach: Approach


def nearness(
    rule: Rule, index: Index, rulebook: Rulebook, findings: Sequence[Finding], language: str
) -> Nearness:
    """How near `rule` came to the contract; `findings` are those of all rules."""
    texts = rule.texts.get(language) or rule.texts.get("en")
    title = texts.title if texts else rule.id
    if rule.combine is not None:
        return _combined(rule, title, findings)
    if rule.absent is not None:
        return _lacking(rule, title, index)
    topic = () if not rule.when or _is_there(index, rule.when) else rule.when
    near = _nearest(rule, index, rulebook)
    asked = tuple(pattern.source for pattern in topic)
    if topic:
        near = [replace(each, approach=_outside(each.approach, asked)) for each in near]
    return Nearness(rule.id, title, tuple(each.approach for each in near), asked)


def _outside(approach: Approach, asked: tuple[str, ...]) -> Approach:
    """Without its topic anywhere in the contract, a rule fires on nothing."""
    obstacle = Obstacle("context", Term("; ".join(asked)))
    return replace(approach, obstacles=(*approach.obstacles, obstacle))


def _combined(rule: Rule, title: str, findings: Sequence[Finding]) -> Nearness:
    assert rule.combine is not None
    there = {finding.rule for finding in findings}
    found: list[str] = []
    missing: list[str] = []
    for part in rule.combine.parts:
        met = [name for name in part if name in there]
        (found if met else missing).append("|".join(met or part))
    return Nearness(
        rule.id,
        title,
        parts_found=tuple(found),
        parts_missing=tuple(missing),
        at_least=rule.combine.at_least,
    )


def _lacking(rule: Rule, title: str, index: Index) -> Nearness:
    """A rule about what is missing: its topic, and the protection that was found."""
    assert rule.absent is not None
    verdict = look(rule, index, rule.when, rule.absent.patterns)
    if verdict.topic is None:
        near = _best(index, rule.when)
        asked = tuple(pattern.source for pattern in rule.when)
        return Nearness(rule.id, title, tuple(each.approach for each in near), asked)
    approach = _approach(index, Attempt(verdict.topic, ()))
    if verdict.answer == "present":
        obstacle = Obstacle("protected", location=_protection(rule, index, verdict.topic))
        approach = replace(approach, obstacles=(obstacle,))
    elif verdict.answer == "could not verify":
        approach = replace(approach, obstacles=(Obstacle("unverified", Term(verdict.place)),))
    return Nearness(rule.id, title, (approach,))


def _protection(rule: Rule, index: Index, topic: Match) -> Location | None:
    assert rule.absent is not None
    bits = index.scope(topic.unit.sentence, rule.absent.scope)
    return _place(index, rule.absent.patterns, bits)


def _place(index: Index, patterns: Sequence[Pattern], bits: int) -> Location | None:
    """The first place among the sentences of `bits` where one of the patterns lies."""
    found = next((match for p in patterns for match in index.matches(p, bits)), None)
    return None if found is None else _location(index, found)


def _location(index: Index, found: Match) -> Location:
    return location_of(index.contract, found)


def _is_there(index: Index, patterns: Sequence[Pattern]) -> bool:
    return any(True for pattern in patterns for _ in index.matches(pattern))


def _nearest(rule: Rule, index: Index, rulebook: Rulebook) -> list[_Ranked]:
    """The nearest approach of each sentence, nearest first."""
    best: dict[int, _Ranked] = {}
    for attempt in _attempts(rule, index):
        judged = _judged(rule, index, rulebook, attempt)
        there = best.get(judged.sentence)
        if there is None or judged.distance < there.distance:
            best[judged.sentence] = judged
    said = {number for number, each in best.items() if not each.approach.obstacles}
    for number in sorted(said):
        if rule.inherit and any(lead in said for lead in index.sentences[number].lead_ins):
            own = replace(best[number].approach, obstacles=(Obstacle("lead-in"),))
            best[number] = _ranked(own, number, ())
    return sorted(best.values(), key=lambda each: (each.distance, each.sentence))


def _best(index: Index, patterns: Sequence[Pattern]) -> list[_Ranked]:
    best: dict[int, _Ranked] = {}
    for pattern in patterns:
        for attempt in attempts(index, pattern):
            number = attempt.match.unit.sentence
            ranked = _ranked(_approach(index, attempt), number, ())
            if number not in best or ranked.distance < best[number].distance:
                best[number] = ranked
    return sorted(best.values(), key=lambda each: (each.distance, each.sentence))


def _attempts(rule: Rule, index: Index) -> Iterator[Attempt]:
    if rule.measure:
        for match in measure(rule, index):
            yield Attempt(match, ())
    for pattern in rule.match:
        yield from attempts(index, pattern)


def _judged(rule: Rule, index: Index, rulebook: Rulebook, attempt: Attempt) -> _Ranked:
    """An attempt with what its number and the rule's excuses say of it."""
    number = attempt.match.unit.sentence
    gaps: list[Decimal] = []
    obstacles = list(attempt.obstacles)
    captures = dict(attempt.match.captures)
    needed = captures_named(rule.where)
    if rule.where is not None and not needed.isdisjoint(captures):
        answer = holds(rule.where, captures, rulebook.profile.limits)
        if answer is not True:
            found = list(shortfalls(rule.where, captures, rulebook.profile.limits))
            gaps = [each.gap for each in found if each.gap is not None]
            obstacles += [
                Obstacle(
                    "open" if answer is None else "number",
                    quantity=each.quantity,
                    operator=each.operator,
                    limit=each.limit,
                )
                for each in found
            ]
    obstacles += _excuses(rule, index, number)
    approach = replace(_approach(index, attempt), obstacles=tuple(obstacles))
    compared = tuple((name, each) for name, each in captures.items() if name in needed)
    return _ranked(replace(approach, captures=compared), number, gaps)


def _excuses(rule: Rule, index: Index, number: int) -> Iterator[Obstacle]:
    for excuse in rule.unless:
        where = _place(index, excuse.patterns, index.scope(number, excuse.scope))
        if where is not None:
            yield Obstacle("excused", location=where)


def _approach(index: Index, attempt: Attempt) -> Approach:
    found = attempt.match
    met = () if not found.pattern.elements else terms_of(found)
    return Approach(_location(index, found), found.pattern.source, met, attempt.obstacles)


def _ranked(approach: Approach, sentence: int, gaps: Sequence[Decimal]) -> _Ranked:
    """What has all terms is nearest; then what has fewer obstacles, less serious ones, smaller
    gaps, more terms met.
    """
    kinds = [_ORDER.index(obstacle.kind) for obstacle in approach.obstacles]
    distance = (
        Decimal(any(obstacle.kind == "missing" for obstacle in approach.obstacles)),
        Decimal(len(kinds)),
        Decimal(max(kinds, default=0)),
        max(gaps, default=Decimal(0)),
        Decimal(-len(approach.met)),
    )
    return _Ranked(distance, sentence, approach)
