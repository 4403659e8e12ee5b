"""Laying patterns on sentences: what is left out for speed changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractlint.linter import contract_of
from contractlint.matchers.index import Index
from contractlint.matchers.text import find
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Group, Pattern, Term
from contractlint.readers.text import READER
from contractlint.rulebook.load import rulebook_of
from tests.lexica import rule, shelf
from tests.matchers.plainly import ways

WORDS = (
    "provider customer we you your our may must shall not no never change price fee term "
    "terminate notice right if unless and or by of the either , ; ( ) 30 days 12 months 5 %"
).split()
CONCEPTS = ("may", "must", "change", "price", "terminate", "notice", "right", "term", "not")
ROLES = ("provider", "customer", "customer.own", "provider.subject", "either")


def _terms() -> st.SearchStrategy[Term]:
    polarity = st.sampled_from(("affirmed", "affirmed", "either", "negated"))
    concepts = st.lists(st.sampled_from(CONCEPTS), min_size=1, max_size=2, unique=True).map(tuple)
    roles = st.lists(st.sampled_from(ROLES), max_size=1).map(tuple)
    said = st.builds(Term, concepts, roles, polarity=polarity)
    party = st.builds(Term, roles=st.sampled_from(ROLES).map(lambda role: (role,)))
    length = st.just(Term(capture="length", quantity="duration"))
    return st.one_of(said, said, said, party, length)


@st.composite
def _patterns(draw: st.DrawFn) -> Pattern:
    groups = st.builds(
        Group, st.lists(_terms(), min_size=2, max_size=3).map(tuple), st.integers(2, 12)
    )
    elements = tuple(draw(st.lists(st.one_of(_terms(), _terms(), groups), min_size=1, max_size=3)))
    who = st.frozensets(st.sampled_from(("provider", "customer", "either", "unknown")), min_size=1)
    maybe = st.one_of(st.none(), who)
    names = st.lists(st.sampled_from(CONCEPTS), max_size=2).map(tuple)
    return Pattern(
        "drawn",
        elements,
        gaps=tuple(draw(st.integers(0, 8)) for _ in elements[1:]),
        who=draw(maybe),
        anchor=draw(names),
        whose=draw(maybe),
        owned=draw(names),
        within_clause=draw(st.booleans()),
        none=tuple(draw(st.lists(_terms(), max_size=1))),
    )


@pytest.fixture(scope="module")
def lexicons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lexicon]:
    folder: Path = tmp_path_factory.mktemp("lexicon")
    return dict(rulebook_of(shelf(folder, rule("match: [{all: [change, price]}]"))).lexicons)


@settings(max_examples=60, deadline=None)
@given(
    patterns=st.lists(_patterns(), min_size=1, max_size=4),
    words=st.lists(st.sampled_from(WORDS), min_size=4, max_size=14),
    items=st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), max_size=2),
)
def test_a_pattern_lies_wherever_the_plainest_search_finds_it(
    lexicons: dict[str, Lexicon],
    patterns: list[Pattern],
    words: list[str],
    items: list[list[str]],
) -> None:
    text = "The provider says that the customer " + " ".join(words)
    listed = "".join(f"\n({'ab'[n]}) {' '.join(item)};" for n, item in enumerate(items))
    text = f"1. Terms\n1.1 {text}:{listed}\n" if items else f"1. Terms\n1.1 {text}.\n"
    index = Index(contract_of(READER.read(text.encode(), "drawn.txt")), lexicons)
    for number in range(len(index.sentences)):
        unit = index.unit(number)
        for pattern in patterns if unit is not None else ():
            assert unit is not None
            assert list(find(pattern, unit)) == ways(pattern, unit)
