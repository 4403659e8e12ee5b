"""Finds words that are written like defined terms but are nowhere explained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from contractlint.matchers.index import Index
from contractlint.matchers.row import Words
from contractlint.matchers.spelling import (
    CAPITAL,
    CLOSING,
    OPENING,
    RAISED,
    RAISED_WORD,
    WORD,
    which,
)
from contractlint.matchers.unit import Unit
from contractlint.model.contract import Words as ContractWords
from contractlint.model.document import Span
from contractlint.model.rule import Rule, Term
from contractlint.patterns import pattern

MOST_WORDS = 4
# Languages that mark a term by its first word only ("Izravnalni znesek").
FIRST_WORD_ONLY = frozenset({"sl"})
# Languages in which every noun is a capitalised word, so that only quotation marks tell a term.
QUOTED_ONLY = frozenset({"de"})
# A sentence with a larger share of capitalised words is a title or shouted.
MOST_CAPITALS = 0.8
# Words in a row that pass a test.
_RUN = pattern(rb"\x01+")
# Inflected endings are at most this long.
ENDING = 3


def undefined_terms(index: Index, rule: Rule) -> Iterator[tuple[Unit, Words, int]]:
    """Terms that no definition, heading or quotation explains, each once with its number of uses.

    What a term is about must be a word of the rule's own concept `head` ("fee", "period"), so that
    names of people, places and firms are left alone; a quoted word followed by one of its concept
    `meaning` is being defined.
    """
    found: dict[tuple[str, ...], list[tuple[Unit, Words]]] = {}
    for unit, span in _terms(index, rule):
        term = _stems([unit.form(i) for i in range(*span)])
        found.setdefault(term, []).append((unit, span))
    known = _known(index) if found else ()
    for term, places in found.items():
        if not any(_covers(other, term) for other in known):
            yield *places[0], len(places)


def _terms(index: Index, rule: Rule) -> Iterator[tuple[Unit, Words]]:
    for number in index.numbers_with(Term((f"{rule.id}/head",))):
        language = index.sentences[number].language
        unit = index.unit(number) if _may_have_term(index, number, language) else None
        heads = unit.spans.get(f"{rule.id}/head", ()) if unit is not None else ()
        if unit is None or not heads or _is_shouted(unit):
            continue
        if language in QUOTED_ONLY:
            meanings = unit.spans.get(f"{rule.id}/meaning", ())
            found = _quoted(unit.contract.words, unit.own, unit.last, meanings)
        else:
            found = _capitalised(unit, language in FIRST_WORD_ONLY)
        for span in found:
            headed = any(start < span[1] and span[0] < end for start, end in heads)
            if headed and not _is_pointer(index, unit, span):
                yield unit, span


def _may_have_term(index: Index, number: int, language: str) -> bool:
    """Whether a sentence has the marks or capitals of a term: most have none."""
    words = index.contract.words
    first, last = words.sentences[number], words.sentences[number + 1]
    if language in QUOTED_ONLY:
        return which(words, OPENING).find(1, first, last) >= 0
    few = 1 if language in FIRST_WORD_ONLY else 2
    return which(words, CAPITAL).find(b"\1" * few, first, last) >= 0


def _is_shouted(unit: Unit) -> bool:
    words = unit.count(WORD, unit.own, unit.last)
    return unit.count(RAISED_WORD, unit.own, unit.last) > MOST_CAPITALS * words


def _quoted(
    words: ContractWords, first: int, last: int, meanings: Sequence[Words] = ()
) -> Iterator[Words]:
    """Short quotations among words [first, last) that begin with a capital and are not being
    defined.
    """
    opening, closing = which(words, OPENING), which(words, CLOSING)
    raised = which(words, RAISED)
    starts = {start for start, _ in meanings}
    farthest = max(first, last - 2)
    i = opening.find(1, first, farthest)
    while i >= 0:
        # One that ends too far away is none, wherever it ends.
        end = closing.find(1, i + 2, min(last, i + 2 + MOST_WORDS)) if raised[i + 1] else -1
        if end >= 0 and starts.isdisjoint({end + 1, end + 2}):
            yield i + 1, end
        i = opening.find(1, i + 1, farthest)


def _capitalised(unit: Unit, first_word_only: bool) -> Iterator[Words]:
    """Runs of capitalised words inside a sentence; its own first word counts only in a run."""
    words = unit.contract.words
    opening, letters = which(words, OPENING), which(words, WORD)
    for run in _RUN.finditer(which(words, CAPITAL), unit.own, unit.last):
        i, end = run.span()
        if i == unit.own and unit.form(i).casefold() in unit.lexicon.articles:
            i += 1
        follows = i > unit.own
        # A word that follows another is a capital for nothing but its meaning.
        if first_word_only and end == i + 1 and follows and letters[i - 1]:
            yield i, min(end + 1, unit.last)
        elif 2 <= end - i <= MOST_WORDS and not (follows and opening[i - 1]):
            yield i, end


def _is_pointer(index: Index, unit: Unit, span: Words) -> bool:
    """Whether the words name a document, a clause or a statute."""
    words = index.contract.words
    own = Span(words.starts[unit.word(span[0])], words.ends[unit.word(span[1] - 1)])
    return any(
        reference.span.start < own.end and own.start < reference.span.end
        for reference in index.contract.outline.references
    )


def _known(index: Index) -> set[tuple[str, ...]]:
    """What the contract defines, names as a party or puts above a clause, word by word."""
    outline = index.contract.outline
    texts = [definition.term for definition in outline.definitions]
    texts += [name for party in outline.parties for name in party.names]
    texts += [clause.heading for clause in outline.clauses]
    return {_stems(text.split()) for text in texts if text} | set(_named_in_quotes(index))


def _named_in_quotes(index: Index) -> Iterator[tuple[str, ...]]:
    """Quotations: where capitals mark terms, quotation marks are the place of a definition."""
    words = index.contract.words
    opening, bounds = which(words, OPENING), words.sentences
    place = opening.find(1)
    while place >= 0:
        number = bisect_right(bounds, place) - 1
        last = bounds[number + 1]
        language = index.sentences[number].language
        if index.speaks(language) and language not in QUOTED_ONLY:
            for start, end in _quoted(words, place, last):
                yield _stems([words.form(i) for i in range(start, end)])
        place = opening.find(1, last)


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold().strip(".,;:()„“”«»\"'") for word in words)


def _covers(known: tuple[str, ...], term: tuple[str, ...]) -> bool:
    """Whether one has all words of the other, whatever their endings."""
    short, long = sorted((known, term), key=len)
    return bool(short) and all(any(_same(word, other) for other in long) for word in short)


def _same(word: str, other: str) -> bool:
    """Whether two words differ in an ending only."""
    length = max(3, min(len(word), len(other)) - ENDING)
    return word[:length] == other[:length] and abs(len(word) - len(other)) <= ENDING
