"""Counts what makes a contract hard to use: long sentences, piled negations, pointers into
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from contractlint.matchers.index import Index
from contractlint.matchers.reading import NEGATION, Words
from contractlint.matchers.text import Match
from contractlint.matchers.unit import Unit
from contractlint.model.contract import Reference
from contractlint.model.document import Span
from contractlint.model.quantity import Count
from contractlint.model.rule import Pattern, Rule, Term

# A measure gives (unit, the words it is about, the number).
Measured = Iterator[tuple[Unit, Words, int]]


def measure(rule: Rule, index: Index) -> Iterator[Match]:
    """Everything that a structural rule counts, each with its number captured as `count`."""
    words = index.contract.words
    for unit, (first, last), number in MEASURES[rule.measure](index):
        span = Span(words.starts[first], words.ends[last - 1])
        yield Match(
            unit,
            Pattern(rule.measure, ()),
            ((Term(), (first, last)),),
            (("count", Count(span, Decimal(number))),),
        )


def _units(index: Index) -> Iterator[Unit]:
    for number, sentence in enumerate(index.sentences):
        unit = None if sentence.heading else index.unit(number)
        if unit is not None and unit.last > unit.own:
            yield unit


def _sentence_words(index: Index) -> Measured:
    """Words of each sentence, numbers and marks not counted."""
    for unit in _units(index):
        count = sum(unit.form(i)[:1].isalpha() for i in range(unit.own, unit.last))
        yield unit, (unit.own, unit.last), count


def _negations(index: Index) -> Measured:
    """Negations of each sentence that are not part of a longer phrase."""
    for unit in _units(index):
        found = [span for span in unit.spans.get(NEGATION, ()) if span[0] >= unit.own]
        if found:
            yield unit, (found[0][0], found[-1][1]), len(found)


def _missing_references(index: Index) -> Measured:
    """Pointers to clauses and annexes that are not in the document; each name once."""
    seen: set[str] = set()
    for reference in index.contract.outline.references:
        if reference.kind in ("clause", "annex") and reference.target < 0:
            name = reference.name.casefold()
            unit = _unit_at(index, reference)
            if name not in seen and unit is not None:
                seen.add(name)
                yield unit, _words_of(index, unit, reference.span), 1


def _unit_at(index: Index, reference: Reference) -> Unit | None:
    for number, sentence in enumerate(index.sentences):
        if sentence.span.contains(reference.span) and not sentence.heading:
            return index.unit(number)
    return None


def _words_of(index: Index, unit: Unit, span: Span) -> Words:
    words = index.contract.words
    inside = [
        i
        for i in range(unit.own, unit.last)
        if words.starts[i] < span.end and words.ends[i] > span.start
    ]
    return (inside[0], inside[-1] + 1) if inside else (unit.own, unit.last)


def _clauses_with_fees(index: Index) -> Measured:
    """How many top-level clauses name an amount of money; reported at the first."""
    places: dict[str, tuple[Unit, Words]] = {}
    for unit in _units(index):
        clause = index.sentences[unit.sentence].clause
        amounts = [span for span, _ in unit.quantities.get("money", ()) if span[0] >= unit.own]
        if amounts and clause >= 0:
            places.setdefault(index.contract.outline.clauses[clause].path[0], (unit, amounts[0]))
    if places:
        unit, span = next(iter(places.values()))
        yield unit, span, len(places)


MEASURES: Mapping[str, Callable[[Index], Measured]] = {
    "sentence-words": _sentence_words,
    "negations": _negations,
    "missing-references": _missing_references,
    "clauses-with-fees": _clauses_with_fees,
}
