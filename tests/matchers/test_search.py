"""Laying patterns on sentences: what is left out for speed changes nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from contractlint.linter import contract_of
from contractlint.matchers.index import Index
from contractlint.matchers.text import find
from contractlint.model.lexicon import Lexicon
from contractlint.model.rule import Element, Group, Pattern, Term
from contractlint.readers.text import READER
from contractlint.rulebook.load import rulebook_of
from tests.lexica import rule, shelf
from tests.matchers.plainly import ways

WORDS = """
    provider customer we you your our may must shall not no never change price fee term terminate
    notice right if and by the either , ; 30
"""
CONCEPTS = ("may", "must", "change", "price", "terminate", "notice", "right", "term", "not")
ROLES = ("provider", "customer", "customer.own", "provider.subject", "either")


def _term(draw: Random) -> Term:
    if draw.random() < 0.1:
        return Term(capture="length", quantity="duration")
    polarity = draw.choice(("affirmed", "affirmed", "either", "either", "negated"))
    concepts = tuple(draw.sample(CONCEPTS, draw.choice((1, 1, 2))))
    roles = (draw.choice(ROLES),) if draw.random() < 0.2 else ()
    return Term(concepts, roles, polarity=polarity)


def _element(draw: Random) -> Element:
    if draw.random() < 0.6:
        return _term(draw)
    return Group(tuple(_term(draw) for _ in range(draw.choice((2, 2, 3)))), draw.randint(2, 12))


def _pattern(draw: Random) -> Pattern:
    """A pattern of at most five terms, whose conditions most sentences meet."""
    elements = tuple(_element(draw) for _ in range(draw.choice((1, 1, 2, 2, 3))))
    parties = frozenset(draw.sample(("provider", "customer", "either", "unknown"), 2))
    return Pattern(
        "drawn",
        elements[:2] if any(isinstance(each, Group) for each in elements) else elements,
        gaps=tuple(draw.randint(0, 6) for _ in elements[1:]),
        who=parties if draw.random() < 0.3 else None,
        anchor=tuple(draw.sample(CONCEPTS, 1)),
        whose=parties if draw.random() < 0.2 else None,
        owned=tuple(draw.sample(CONCEPTS, 1)),
        within_clause=draw.random() < 0.3,
        none=(_term(draw),) if draw.random() < 0.2 else (),
    )


@pytest.fixture(scope="module")
def lexicons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lexicon]:
    folder: Path = tmp_path_factory.mktemp("lexicon")
    return dict(rulebook_of(shelf(folder, rule("match: [{all: [change, price]}]"))).lexicons)


@pytest.mark.parametrize("seed", range(12))
def test_a_pattern_lies_wherever_the_plainest_search_finds_it(
    lexicons: dict[str, Lexicon], seed: int
) -> None:
    draw = Random(seed)
    index = Index(contract_of(READER.read(_text(draw).encode(), "drawn.txt")), lexicons)
    units = [unit for number in range(len(index.sentences)) if (unit := index.unit(number))]
    matchable = [unit for unit in units if index.matchable >> unit.sentence & 1]
    found = 0
    for pattern in [_pattern(draw) for _ in range(150)]:
        plainly = {unit.sentence: ways(pattern, unit) for unit in units}
        for unit in units:
            assert list(find(pattern, unit)) == plainly[unit.sentence]
        everywhere = [way for unit in matchable for way in plainly[unit.sentence]]
        assert list(index.matches(pattern)) == everywhere
        found += len(everywhere)
    assert found > 10


def _text(draw: Random) -> str:
    """Sentences, some of them with items; what stands in one must not reach into the next."""
    lines = ["1. Terms"]
    for number in range(1, 5):
        words = " ".join(draw.choices(WORDS.split(), k=12)).replace("30", "30 days")
        items = [" ".join(draw.choices(WORDS.split(), k=5)) for _ in range(draw.choice((0, 2)))]
        lines.append(f"1.{number} The provider or the customer {words}{':' if items else '.'}")
        lines += [f"({'ab'[place]}) {item};" for place, item in enumerate(items)]
    return "\n".join(lines) + "\n"
