"""Counts what makes a contract hard to use: long sentences, piled negations, pointers into
nothing, fees here and there, terms that nobody explains.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from contractlint.matchers.disguise import DISGUISE, disguised
from contractlint.matchers.fine_print import FINE_PRINT, fine_print
from contractlint.matchers.index import FEW_CLAUSES, Index
from contractlint.matchers.reading import NEGATION
from contractlint.matchers.row import Words
from contractlint.matchers.spelling import PAUSE, WORD, which
from contractlint.matchers.terms import undefined_terms
from contractlint.matchers.text import BOUNDARY, Match
from contractlint.matchers.unit import Unit
from contractlint.model.contract import Reference
from contractlint.model.document import Span
from contractlint.model.quantity import Count
from contractlint.model.rule import Pattern, Rule, Term

# A measure gives (unit, the words it is about, the number).
Measured = Iterator[tuple[Unit, Words, int]]
# English words to one word of the language: the lengths at which style guides call a sentence
# long (English 40 words, German, Polish and Slovenian 32, Russian 28 or 29).
DENSITY = {
    "de": Decimal("1.25"),
    "pl": Decimal("1.25"),
    "sl": Decimal("1.25"),
    "ru": Decimal("1.4"),
}
# So many sentences of a contract are worth showing as hard to read.
HEAVIEST = 5
# Parts of a clause: which clause, only the place says.
SMALL_PARTS = ("ust", "pkt", "punkt", "lit", "abs", "odst", "абз", "подп")


def measure(rule: Rule, index: Index) -> Iterator[Match]:
    """Everything that a structural rule counts, each with its number captured as `count`."""
    if rule.measure == FINE_PRINT:
        for variant, unit, numbers in fine_print(index):
            yield _match(rule, unit, (unit.own, unit.last), numbers, variant)
        return
    if rule.measure == DISGUISE:
        for variant, unit, place, numbers in disguised(index):
            yield _match(rule, unit, place, numbers, variant)
        return
    for unit, place, number in COUNTS[rule.measure](index, rule):
        yield _match(rule, unit, place, {"count": Decimal(number)})


def _match(
    rule: Rule, unit: Unit, place: Words, numbers: Mapping[str, Decimal], variant: str = ""
) -> Match:
    words = unit.contract.words
    span = Span(words.starts[place[0]], words.ends[place[1] - 1])
    return Match(
        unit,
        Pattern(rule.measure, ()),
        ((Term(), place),),
        tuple((name, Count(span, number)) for name, number in numbers.items()),
        variant,
    )


def _units(index: Index) -> Iterator[Unit]:
    for number, sentence in enumerate(index.sentences):
        unit = None if sentence.heading else index.unit(number)
        if unit is not None and unit.last > unit.own:
            yield unit


def _sentence_words(index: Index, _: Rule) -> Measured:
    """Words of each sentence, numbers and marks not counted."""
    for unit in _units(index):
        yield unit, (unit.own, unit.last), _count_words(unit)


def _count_words(unit: Unit) -> int:
    return unit.count(WORD, unit.own, unit.last)


def _reading_load(index: Index, _: Rule) -> Measured:
    """How many plain English words the heaviest sentences weigh.

    Each comma, bracket and joining word adds two, and languages that inflect say more in a word.
    A reader is served by the worst sentences; most contracts are made of long ones.
    """
    heaviest: list[tuple[int, int]] = []
    # From the one that may weigh most: none behind one that cannot is worth reading.
    for most, number in sorted(_most_loads(index), reverse=True):
        if len(heaviest) == HEAVIEST and most < heaviest[-1][0]:
            break
        if index.speaks(index.sentences[-number].language):
            heaviest.append((_load(index, -number), number))
            heaviest.sort(reverse=True)
            del heaviest[HEAVIEST:]
    for load, number in sorted(heaviest, key=lambda each: -each[1]):
        unit = index.unit(-number)
        if unit is not None:
            yield unit, (unit.own, unit.last), load


def _most_loads(index: Index) -> Iterator[tuple[int, int]]:
    """(what it weighs if each of its words joins two parts, its number below zero) of each
    sentence.
    """
    clauses = index.contract.outline.clauses
    labelled = any(clause.label for clause in clauses)
    words = index.contract.words
    letters, pauses = which(words, WORD).count, which(words, PAUSE).count
    bounds = words.sentences
    for number, sentence in enumerate(index.sentences):
        # What stands before the first clause says who the parties are.
        inside = not labelled or (sentence.clause >= 0 and clauses[sentence.clause].label)
        first, last = bounds[number], bounds[number + 1]
        if inside and first < last and not sentence.heading:
            load = 3 * letters(1, first, last) + 2 * pauses(1, first, last)
            yield _weighed(load, sentence.language), -number


def _load(index: Index, number: int) -> int:
    words = index.contract.words
    first, last = words.sentences[number], words.sentences[number + 1]
    letters = which(words, WORD)
    pauses = which(words, PAUSE).count(1, first, last)
    joints = sum([letters[start] for start, _ in index.spans(BOUNDARY, number)])
    load = letters.count(1, first, last) + 2 * pauses + 2 * joints
    return _weighed(load, index.sentences[number].language)


def _weighed(load: int, language: str) -> int:
    return int(DENSITY[language] * load) if language in DENSITY else load


def _negations(index: Index, _: Rule) -> Measured:
    """Negations of each sentence that are not part of a longer phrase."""
    for unit in index.units_with(Term((NEGATION,))):
        found = [span for span in unit.spans.get(NEGATION, ()) if span[0] >= unit.own]
        if found:
            yield unit, (found[0][0], found[-1][1]), len(found)


def _missing_references(index: Index, _: Rule) -> Measured:
    """Pointers to clauses and annexes that are not in the document; each name once."""
    seen: set[str] = set()
    highest = _highest_clause(index)
    text = index.contract.document.text
    for reference in index.contract.outline.references:
        name = reference.name.casefold()
        if name in seen or not _is_missing(reference, highest):
            continue
        if not highest and _is_torn_off(text, reference):
            continue
        unit = _unit_at(index, reference)
        span = _words_of(index, unit, reference.span) if unit is not None else (0, 0)
        if unit is not None and not _is_label(reference, unit, span):
            seen.add(name)
            yield unit, span, 1


def _is_label(reference: Reference, unit: Unit, span: Words) -> bool:
    """ "Annex 7" and "6. člen" at the head of a sentence say what follows, not where to look."""
    first = span[0] == unit.own
    return first and (reference.kind == "annex" or unit.form(unit.own)[0].isdigit())


def _is_missing(reference: Reference, highest: float) -> bool:
    """A number between the clauses that are there was more likely misread than left out."""
    if reference.target >= 0 or reference.kind not in ("clause", "annex"):
        return False
    if reference.kind == "annex":
        return True
    first = reference.name.partition(".")[0]
    return first.isdecimal() and int(first) > highest


def _is_torn_off(text: str, reference: Reference) -> bool:
    """Whether an extract would show this of a whole contract: the label of a clause torn from its
    line ("§ 20 1. Bank otwiera"), or a small part that is counted anew in each clause ("ust. 2").
    """
    if reference.kind != "clause":
        return False
    shown = reference.span.of(text)
    before = text[: reference.span.start].rstrip()
    opens = not before or before.endswith((".", "!", ";")) or before.split()[-1].isupper()
    is_label = shown.startswith("§") and opens
    is_small = shown.casefold().startswith(SMALL_PARTS) and reference.name.isalnum()
    return is_label or is_small


def _highest_clause(index: Index) -> float:
    """The highest number of a top-level clause.

    An extract or a document that lost its numbers in conversion has none: where its pointers lead
    cannot be told. In a sentence asked about alone, every pointer leads nowhere.
    """
    if index.clause_numbers:
        return max(index.clause_numbers)
    labels = [clause.path[0] for clause in index.contract.outline.clauses if clause.label]
    from_the_start = "1" in labels and len(labels) >= FEW_CLAUSES
    return 0 if from_the_start or len(index.sentences) == 1 else math.inf


def _unit_at(index: Index, reference: Reference) -> Unit | None:
    start = reference.span.start
    number = bisect_right(index.sentences, start, key=lambda each: each.span.start) - 1
    if number < 0 or index.sentences[number].heading:
        return None
    inside = index.sentences[number].span.contains(reference.span)
    return index.unit(number) if inside else None


def _words_of(index: Index, unit: Unit, span: Span) -> Words:
    starts, ends = index.contract.words.places(unit.sentence)
    first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
    return (unit.own + first, unit.own + last) if first < last else (unit.own, unit.last)


def _clauses_with_fees(index: Index, rule: Rule) -> Measured:
    """How many top-level clauses name a fee with its amount; reported at the first.

    A contract with a clause that is headed as a price list (the rule's own concept `table`) has
    its fees in one place.
    """
    places: dict[str, tuple[Unit, Words]] = {}
    for unit in index.units_with(Term(("price",)), Term(quantity="money")):
        clause = index.sentences[unit.sentence].clause
        amounts = [span for span, _ in unit.quantities.get("money", ()) if span[0] >= unit.own]
        if amounts and clause >= 0 and "price" in unit.spans:
            places.setdefault(index.contract.outline.clauses[clause].path[0], (unit, amounts[0]))
    if places and not _is_headed(index, f"{rule.id}/table"):
        unit, span = next(iter(places.values()))
        yield unit, span, len(places)


def _is_headed(index: Index, concept: str) -> bool:
    headings = (number for number, each in enumerate(index.sentences) if each.heading)
    units = (index.unit(number) for number in headings)
    return any(unit is not None and concept in unit.spans for unit in units)


COUNTS: Mapping[str, Callable[[Index, Rule], Measured]] = {
    "sentence-words": _sentence_words,
    "reading-load": _reading_load,
    "negations": _negations,
    "missing-references": _missing_references,
    "clauses-with-fees": _clauses_with_fees,
    "undefined-terms": undefined_terms,
}
MEASURES = (*COUNTS, FINE_PRINT, DISGUISE)
# Measures that say nothing about one clause: they need the whole contract.
OF_THE_WHOLE = frozenset({"missing-references", "clauses-with-fees", "undefined-terms"})
