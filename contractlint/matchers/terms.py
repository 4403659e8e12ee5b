"""Finds words that are written like defined terms but are nowhere explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from contractlint.matchers.index import Index
from contractlint.matchers.reading import Words
from contractlint.matchers.unit import Unit
from contractlint.model.document import Span
from contractlint.model.rule import Rule

OPENING = frozenset("\"„“«»‘'")
CLOSING = frozenset("\"“”«»’'")
MOST_WORDS = 4
# Languages that mark a term by its first word only ("Izravnalni znesek").
FIRST_WORD_ONLY = frozenset({"sl"})
# Languages in which every noun is a capitalised word, so that only quotation marks tell a term.
QUOTED_ONLY = frozenset({"de"})
# A sentence with a larger share of capitalised words is a title or shouted.
MOST_CAPITALS = 0.8
# Inflected endings are at most this long.
ENDING = 3


def undefined_terms(index: Index, rule: Rule) -> Iterator[tuple[Unit, Words, int]]:
    """Terms that no definition, heading or quotation explains, each once with its number of uses.

    What a term is about must be a word of the rule's own concept `head` ("fee", "period"), so that
    names of people, places and firms are left alone; a quoted word followed by one of its concept
    `meaning` is being defined.
    """
    known = _known(index)
    first: dict[tuple[str, ...], tuple[Unit, Words]] = {}
    uses: dict[tuple[str, ...], int] = {}
    for unit, span in _terms(index, rule):
        term = _stems([unit.form(i) for i in range(*span)])
        if any(_covers(other, term) for other in known):
            continue
        first.setdefault(term, (unit, span))
        uses[term] = uses.get(term, 0) + 1
    for term, (unit, span) in first.items():
        yield unit, span, uses[term]


def _terms(index: Index, rule: Rule) -> Iterator[tuple[Unit, Words]]:
    for number, sentence in enumerate(index.sentences):
        unit = None if sentence.heading else index.unit(number)
        heads = unit.spans.get(f"{rule.id}/head", ()) if unit is not None else ()
        if unit is None or not heads or _is_shouted(unit):
            continue
        if sentence.language in QUOTED_ONLY:
            found = _quoted(unit, unit.spans.get(f"{rule.id}/meaning", ()))
        else:
            found = _capitalised(unit, sentence.language in FIRST_WORD_ONLY)
        for span in found:
            headed = any(start < span[1] and span[0] < end for start, end in heads)
            if headed and not _is_pointer(index, unit, span):
                yield unit, span


def _is_shouted(unit: Unit) -> bool:
    words = [form for i in range(unit.own, unit.last) if (form := unit.form(i))[0].isalpha()]
    return sum(form[0].isupper() for form in words) > MOST_CAPITALS * len(words)


def _quoted(unit: Unit, meanings: Sequence[Words]) -> Iterator[Words]:
    """Short quotations that begin with a capital and are not being defined."""
    starts = {start for start, _ in meanings}
    for i in range(unit.own, unit.last - 2):
        if unit.form(i) in OPENING and unit.form(i + 1)[0].isupper():
            end = next((k for k in range(i + 2, unit.last) if unit.form(k) in CLOSING), -1)
            if i + 1 < end <= i + 1 + MOST_WORDS and starts.isdisjoint({end + 1, end + 2}):
                yield i + 1, end


def _capitalised(unit: Unit, first_word_only: bool) -> Iterator[Words]:
    """Runs of capitalised words inside a sentence; its own first word counts only in a run."""
    i = unit.own
    while i < unit.last:
        end = i + sum(1 for _ in takewhile(lambda k: _is_capital(unit, k), range(i, unit.last)))
        if i == unit.own and end > i and unit.form(i).casefold() in unit.lexicon.articles:
            i += 1
            continue
        if first_word_only and end == i + 1 and _is_inside(unit, i):
            yield i, min(end + 1, unit.last)
        elif 2 <= end - i <= MOST_WORDS and not _is_quoted(unit, i):
            yield i, end
        i = max(end, i + 1)


def _is_capital(unit: Unit, position: int) -> bool:
    form = unit.form(position)
    return form[0].isupper() and form[1:].islower()


def _is_inside(unit: Unit, position: int) -> bool:
    """Whether a word follows another, so that nothing but its meaning made it a capital."""
    return position > unit.own and unit.form(position - 1)[0].isalpha()


def _is_quoted(unit: Unit, position: int) -> bool:
    return position > unit.own and unit.form(position - 1) in OPENING


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
    for number, sentence in enumerate(index.sentences):
        unit = index.unit(number)
        if unit is not None and sentence.language not in QUOTED_ONLY:
            for start, end in _quoted(unit, ()):
                yield _stems([unit.form(i) for i in range(start, end)])


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
