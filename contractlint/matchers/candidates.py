"""Where the terms of a pattern may stand in a unit; the unit keeps what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from contractlint.matchers.plan import Plan, Wanted
from contractlint.matchers.reading import Mention
from contractlint.matchers.row import Words
from contractlint.matchers.unit import Candidate, Unit

MOST_CANDIDATES = 60
# More pairs of places than this are not compared only to learn whether a pattern can lie there.
MOST_PAIRS = 2_000


def candidates(wanted: Wanted, unit: Unit, spent: Collection[Words] = ()) -> list[Candidate]:
    """Where a term may be placed; a negation inside a phrase of the pattern itself is `spent`."""
    if spent:
        return _candidates(wanted, unit, spent)
    found = unit.candidates.get(wanted)
    if found is None:
        found = unit.candidates[wanted] = _candidates(wanted, unit, spent)
    return found


def _candidates(wanted: Wanted, unit: Unit, spent: Collection[Words]) -> list[Candidate]:
    term = wanted.term
    if term.quantity is not None:
        return list(unit.quantities.get(term.quantity, ()))
    found = said(wanted, unit)
    if found and term.polarity != "either":
        negated = term.polarity == "negated"
        if unit.denies:
            right = (span for span in found if unit.negated(span, spent) == negated)
            found = list(islice(right, MOST_CANDIDATES))
        elif negated:
            found = ()
    if wanted.roles:
        found = sorted({*found, *_mentioned(wanted, unit)})
    return [(span, None) for span in found[:MOST_CANDIDATES]]


def said(wanted: Wanted, unit: Unit) -> Sequence[Words]:
    """Where any concept of a term stands, negated or not, in order."""
    if wanted.concept:
        return unit.spans.get(wanted.concept, ())
    concepts = wanted.term.concepts
    return sorted({span for concept in concepts for span in unit.spans.get(concept, ())})


def _mentioned(wanted: Wanted, unit: Unit) -> set[Words]:
    """Where a party is mentioned, in the part that a term asks for."""
    return {
        (mention.start, mention.end)
        for role, parts, possessive in wanted.roles
        for mention in unit.mentions
        if mention.role == role
        and (mention.possessive if possessive else not parts or _plays(mention, parts))
    }


def _plays(mention: Mention, parts: int) -> bool:
    return bool(mention.parts & parts) and not mention.possessive


def stands(wanted: Wanted, unit: Unit) -> Sequence[Words]:
    """Where a term stands if no negation matters."""
    if wanted.concept:
        return unit.spans.get(wanted.concept, ())
    found = unit.standing.get(wanted)
    if found is None:
        if wanted.term.quantity is not None:
            found = [span for span, _ in unit.quantities.get(wanted.term.quantity, ())]
        else:
            found = sorted({*said(wanted, unit), *_mentioned(wanted, unit)})
        unit.standing[wanted] = found
    return found


def reaches(plan: Plan, unit: Unit) -> bool:
    """Whether all terms stand near enough to each other, whoever holds what and is denied it.

    Most sentences that have the words of a pattern have them too far apart: to tell costs little.
    """
    if len(plan.wanted) == 1:
        return True
    scale = unit.lexicon.reach.gap_scale
    ends: list[int] = []
    for number, step in enumerate(plan.steps):
        rows = [stands(plan.wanted[place], unit) for place in step.places]
        if step.is_group and not _meet(rows, round(step.width * scale)):
            return False
        spans = rows[0] if len(rows) == 1 else [span for row in rows for span in row]
        if number:
            near = _behind(ends, spans, round(step.gap * scale))
            if not near:
                return False
            # Only the first of a group must be near to what is before it.
            spans = spans if step.is_group else near
        ends = [end for _, end in spans]
    return bool(ends)


def _behind(ends: Sequence[int], spans: Sequence[Words], gap: int) -> Sequence[Words]:
    """The spans that begin at one of `ends` or at most `gap` words behind it."""
    if len(ends) * len(spans) > MOST_PAIRS:
        return spans
    return [span for span in spans if any(0 <= span[0] - end <= gap for end in ends)]


def _meet(rows: Sequence[Sequence[Words]], width: int) -> bool:
    """Whether some place of the first term has one of each other term within `width` words."""
    first, *others = rows
    if len(first) * sum(map(len, others)) > MOST_PAIRS:
        return True
    return any(
        all(any(_are_near(span, other, width) for other in row) for row in others) for span in first
    )


def _are_near(one: Words, other: Words, width: int) -> bool:
    """Whether two places share no word and lie within `width` words."""
    if one[1] <= other[0]:
        return other[1] - one[0] <= width
    return other[1] <= one[0] and one[1] - other[0] <= width
