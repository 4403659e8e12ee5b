"""All phrases of a lexicon found at once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractlint.matchers.row import MOST_SPANS, Row, bits_of, places, rows_of
from contractlint.matchers.scan import Scan, kinds_in
from contractlint.model.contract import Contract, Outline, Sentence
from contractlint.model.contract import Words as WordTable
from contractlint.model.document import Document, Span
from contractlint.model.lexicon import Lexicon
from tests.matchers.trie import planted, walked

# Each word has its own slot; c and d share another, f is a negation.
ALPHABET = "abcdef"
SLOTS = {**{word: number for number, word in enumerate(ALPHABET)}, "x": 6}
KNOWN = [(0,), (1,), (2, 6), (3, 6), (4,), (5,)]
NEGATORS = frozenset({5})

WORD = st.sampled_from([*ALPHABET, "x", "_"])
GAP = st.sampled_from(["", "", "..0", "..1", "..2", "..3", "..7"])
PHRASE = st.builds(
    lambda first, rest: " ".join([first, *(part for gap, word in rest for part in (gap, word))]),
    st.sampled_from([*ALPHABET, "x"]),
    st.lists(
        st.tuples(GAP, WORD).filter(lambda pair: not (pair[0] and pair[1] == "_")), max_size=4
    ),
)
PHRASES = st.lists(st.tuples(PHRASE, st.sampled_from(["k", "l", "m"])), min_size=1, max_size=8)
SENTENCES = st.lists(st.text(ALPHABET, max_size=14), min_size=1, max_size=6)


def contract(sentences: Sequence[str], lead_ins: Sequence[tuple[int, ...]] = ()) -> Contract:
    """A contract whose sentences are words of one letter."""
    text = "".join(sentences)
    bounds = [0]
    for sentence in sentences:
        bounds.append(bounds[-1] + len(sentence))
    kinds = array("I", (ALPHABET.index(letter) for letter in text))
    origins = array("I", bounds[:-1])
    words = WordTable(kinds, tuple(ALPHABET), array("I", bounds), origins, text)
    leads = lead_ins or [()] * len(sentences)
    spans = zip(bounds, bounds[1:], leads, strict=False)
    outline = Outline((), tuple(Sentence(Span(a, b), -1, "en", own) for a, b, own in spans))
    return Contract(Document("t.txt", "text", text, ()), outline, words, ())


def scanned(row: Row, of: Contract, phrases: Sequence[tuple[str, str]]) -> Scan:
    """The phrases in all sentences of a row."""
    lexicon = Lexicon("en", {}, {}, {}, {}, (), -1, -1, planted(phrases, SLOTS), {}, NEGATORS)
    kinds = kinds_in(row, row.sentences, of.words, range(len(ALPHABET)))
    return Scan(row, kinds, KNOWN, lexicon)


@settings(max_examples=150, deadline=None)
@given(PHRASES, SENTENCES)
def test_all_places_at_once_are_those_of_a_walk_from_every_word(
    phrases: list[tuple[str, str]], sentences: list[str]
) -> None:
    whole = contract(sentences)
    root = planted(phrases, SLOTS)
    for numbers in rows_of(whole):
        row = Row(whole, numbers)
        scan = scanned(row, whole, phrases)
        tables = {concept: scan.spans(concept) for concept in "klm"}
        for number in row.sentences:
            first = whole.words.sentences[number]
            slots = [KNOWN[ALPHABET.index(letter)] for letter in sentences[number]]
            expected = walked(root, slots, NEGATORS)
            for concept in "klm":
                spans = [(a + first, b + first) for a, b in expected.get(concept, ())]
                assert tables[concept].get(number, []) == spans
                assert scan.spans_in(concept, number) == spans
                assert (number in row.numbers(row.units(scan.ends(concept)))) == bool(spans)


@pytest.mark.parametrize(
    ("phrase", "sentence", "expected"),
    [
        ("a b", "cab", [(1, 3)]),
        ("a _ b", "acb", [(0, 3)]),
        ("a ..1 b", "acb", [(0, 3)]),
        ("a ..1 b", "accb", []),
        ("a ..2 f", "acf", [(0, 3)]),
        ("a ..2 b", "afb", []),
        ("a ..2 x", "acd", [(0, 2), (0, 3)]),
    ],
)
def test_a_phrase_is_found_with_its_gaps(
    phrase: str, sentence: str, expected: list[tuple[int, int]]
) -> None:
    whole = contract([sentence])
    row = Row(whole, *rows_of(whole))
    assert scanned(row, whole, [(phrase, "k")]).spans_in("k", 0) == expected


@pytest.mark.parametrize(
    ("phrase", "near"), [("a", 402), ("a a", 402), ("a ..3 a", 402), ("a ..60 a ..60 a", 160)]
)
def test_of_a_word_repeated_the_first_places_are_kept(phrase: str, near: int) -> None:
    whole = contract(["a" * 3 * MOST_SPANS])
    row = Row(whole, *rows_of(whole))
    # The first places lie in the first words, however many follow.
    expected = walked(planted([(phrase, "k")], SLOTS), [(0,)] * near, NEGATORS)["k"]
    assert len(expected) == MOST_SPANS
    scan = scanned(row, whole, [(phrase, "k")])
    assert scan.spans_in("k", 0) == expected
    assert scan.spans("k") == {0: expected}


def test_what_a_lead_in_says_is_said_in_its_items() -> None:
    whole = contract(["ab", "c", "d", "e"], [(), (0,), (0, 1), ()])
    row = Row(whole, *rows_of(whole))
    scan = scanned(row, whole, [("a", "k"), ("c", "l"), ("e", "m")])
    assert row.numbers(row.units(scan.ends("k"))) == [0, 1, 2]
    assert row.numbers(row.units(scan.ends("l"))) == [1, 2]
    assert row.numbers(row.units(scan.ends("m"))) == [3]


def test_long_contracts_are_cut_between_sentences_that_belong_to_no_lead_in() -> None:
    long = "a" * 5_000
    leads: list[tuple[int, ...]] = [(), (), (1,), (), (3,), (), ()]
    whole = contract([long] * 7, leads)
    assert rows_of(whole) == [[0], [1, 2], [3, 4], [5], [6]]


def test_sentences_without_words_are_in_no_row() -> None:
    assert rows_of(contract(["", "a", "", "b"])) == [[1, 3]]
    assert rows_of(contract(["", ""])) == []


@given(st.sets(st.integers(0, 999)))
def test_an_integer_gives_back_its_places(there: set[int]) -> None:
    assert places(bits_of(sorted(there), 1_000)) == sorted(there)
