"""Says how near a rule came to each clause of its topic, and what kept it from firing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from contractlint.locale import Words
from contractlint.model.finding import Location
from contractlint.model.nearness import Approach, Kind, Nearness, Obstacle, Term
from contractlint.model.phrase import msgid
from contractlint.model.quantity import Count
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import quantity
from contractlint.reports.wording import clause, place

# A list for people shows so many clauses, the nearest.
MOST_CLAUSES = 8
# Obstacle -> what it says; each fills the blanks that it has.
_SAID: Mapping[Kind, str] = {
    "missing": msgid("missing: {what}"),
    "negated": msgid("negated: {what}"),
    "affirmed": msgid("not negated: {what}"),
    "party": msgid("another party: {found}; the rule asks for: {wanted}"),
    "owner": msgid("belongs to: {found}; the rule asks for: {wanted}"),
    "forbidden": msgid("must not be there: {what}"),
    "context": msgid("missing beside or above it: {what}"),
    "far": msgid("the words stand too far apart"),
    "order": msgid("the words stand in another order"),
    "boundary": msgid("the words stand in different parts of the sentence"),
    "open": msgid("the number is left open: {text}"),
    "excused": msgid("excused by {place}"),
    "lead-in": msgid("part of a finding in the words before the list"),
    "protected": msgid("the protection is there: {place}"),
    "unverified": msgid("the protection may be where nobody could look: {what}"),
}
# Operator -> what it says of a number that the rule lets pass.
_COMPARED: Mapping[str, str] = {
    ">": msgid("it says {text}; reported when more than {limit}"),
    ">=": msgid("it says {text}; reported from {limit} on"),
    "<": msgid("it says {text}; reported when less than {limit}"),
    "<=": msgid("it says {text}; reported up to {limit}"),
}
_LIMITED = msgid("it says {text}; the limit is {limit}")
# Text and its indent in columns.
Line = tuple[str, int]


def said(near: Nearness, words: Words) -> Iterator[Line]:
    """The lines on one rule, not yet wrapped."""
    yield words.say("How near “{rule}” came: {title}", rule=near.rule, title=near.title), 2
    if near.at_least:
        yield from _parts(near, words)
        return
    if near.topic:
        asked = "; ".join(near.topic)
        yield words.say("asks for a clause that is not there: {patterns}", patterns=asked), 4
    if not near.approaches:
        yield words.say("no clause speaks of it"), 4
    for approach in near.approaches[:MOST_CLAUSES]:
        yield from _approach(approach, words)
    left = len(near.approaches) - MOST_CLAUSES
    if left > 0:
        yield words.count("{number} clause is farther", "{number} clauses are farther", left), 4


def _parts(near: Nearness, words: Words) -> Iterator[Line]:
    yield words.say("needs {number} of these findings", number=near.at_least), 4
    for part in near.parts_found:
        yield words.say("there: {what}", what=part), 6
    for part in near.parts_missing:
        yield words.say("missing: {what}", what=part), 6


def _approach(approach: Approach, words: Words) -> Iterator[Line]:
    where = approach.location
    yield f"{_where(where, words)} “{_short(where)}”".strip(), 4
    if not approach.obstacles:
        yield words.say("the rule fires here"), 6
        return
    for obstacle in approach.obstacles:
        yield obstacle_said(obstacle, approach, words), 6
    if met := ", ".join(_term(term, words) for term in approach.met):
        yield words.say("there: {what}", what=met), 6


def _where(where: Location, words: Words) -> str:
    """Clause and page, those that there are: "7.2, p. 4:"."""
    parts = [clause(where)] + [place(anchor, words) for anchor in where.anchors[:1]]
    named = ", ".join(part for part in parts if part)
    return f"{named}:" if named else ""


def _short(where: Location) -> str:
    found = quotation(where)
    return f"{found.before}{found.quote}{found.after}".strip()


def _term(term: Term, words: Words) -> str:
    """ "notice-period (“Kündigungsfrist”)", "a length of time (“60 Tage”)"."""
    name = _name(term.name, words)
    shown = ", ".join(f"“{phrase}”" for phrase in term.words)
    return f"{name} ({shown})" if shown else name


def _name(name: str, words: Words) -> str:
    """A term's name; parties and kinds of quantities in the language of the report."""
    if name.startswith("$"):
        return _quantity_named(name.partition(":")[2] or name[1:], words)
    parts = name.split("|")
    return "|".join(
        words.name(part[1:].partition(".")[0]) if part.startswith("@") else part for part in parts
    )


def _quantity_named(kind: str, words: Words) -> str:
    """A kind of quantity: "a length of time"."""
    named: Mapping[str, str] = {
        "duration": words.say("a length of time"),
        "money": words.say("a sum of money"),
        "percent": words.say("a percentage"),
        "date": words.say("a day"),
    }
    return named.get(kind, kind)


def obstacle_said(obstacle: Obstacle, approach: Approach, words: Words) -> str:
    """One obstacle as a sentence."""
    template = _COMPARED.get(obstacle.operator, _LIMITED)
    return words.say(
        template if obstacle.kind == "number" else _SAID[obstacle.kind],
        what=_term(obstacle.term, words) if obstacle.term else "",
        found=words.name(obstacle.found) if obstacle.found != "unknown" else words.name("unclear"),
        wanted=", ".join(words.name(role) for role in obstacle.wanted if role != "unknown"),
        place=_elsewhere(obstacle.location, approach.location, words),
        text=_written(obstacle, approach, words),
        limit=_limit(obstacle, words),
    )


def _elsewhere(where: Location | None, own: Location, words: Words) -> str:
    """A quote, with its place when it stands in another sentence."""
    if where is None:
        return ""
    quote = f"“{quotation(where).quote}”"
    return quote if where.sentence == own.sentence else f"{_where(where, words)} {quote}".strip()


def _written(obstacle: Obstacle, approach: Approach, words: Words) -> str:
    """The number as the contract writes it; what was counted, as the report's language does."""
    if obstacle.quantity is None:
        return ""
    if isinstance(obstacle.quantity, Count):
        return words.formats.number(obstacle.quantity.value)
    return " ".join(approach.location.words_of(obstacle.quantity.span).split()) or "?"


def _limit(obstacle: Obstacle, words: Words) -> str:
    number, unit = obstacle.limit
    percent = unit in ("percent", "%")
    return words.formats.share(Decimal(number)) if percent else quantity(number, unit, words)
