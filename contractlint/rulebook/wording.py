"""Puts words of the contract's language beside the concepts that a rule looked for in vain."""

from __future__ import annotations

import re

from contractlint.matchers.index import Index
from contractlint.model.nearness import Approach, Nearness, Obstacle, Term
from contractlint.model.rule import Rule
from contractlint.records import replace
from contractlint.rulebook.load import Shelf

# So many phrases show what is meant.
MOST_PHRASES = 4
_MARKS = re.compile(r'["=~]')
_GAP = re.compile(r"\s*\.\.\d*\s*")


def worded(near: Nearness, rule: Rule, index: Index, shelf: Shelf) -> Nearness:
    """The same, each missing term with some phrases that would have done."""
    languages = {sentence.span: sentence.language for sentence in index.sentences}
    return replace(
        near,
        approaches=tuple(
            _approach(each, rule, languages.get(each.location.sentence, ""), shelf)
            for each in near.approaches
        ),
    )


def _approach(approach: Approach, rule: Rule, language: str, shelf: Shelf) -> Approach:
    obstacles = tuple(_obstacle(each, rule, language, shelf) for each in approach.obstacles)
    return replace(approach, obstacles=obstacles)


def _obstacle(obstacle: Obstacle, rule: Rule, language: str, shelf: Shelf) -> Obstacle:
    if obstacle.kind != "missing" or obstacle.term is None:
        return obstacle
    words = phrases(obstacle.term.name.split("|"), rule, language, shelf)
    return replace(obstacle, term=Term(obstacle.term.name, words))


def phrases(concepts: list[str], rule: Rule, language: str, shelf: Shelf) -> tuple[str, ...]:
    """Some phrases for these concepts in a language, as a reader would write them."""
    found: dict[str, None] = {}
    for concept in concepts:
        for phrase in _written(concept, rule, language, shelf):
            found.setdefault(_plain(phrase))
    return tuple(found)[:MOST_PHRASES]


def _written(concept: str, rule: Rule, language: str, shelf: Shelf) -> list[str]:
    own = shelf.local.get(language, {}).get(f"{rule.id}/{concept}")
    if own is not None or language not in shelf.concepts:
        return own or []
    shared = shelf.concepts[language].keys()["concepts"].keys()
    return [item.text() for item in shared[concept].items()] if concept in shared else []


def _plain(phrase: str) -> str:
    """A phrase without the marks of the lexicon: "=vor ..4 ende|ablauf" is "vor … ende"."""
    words = [word.split("|")[0] for word in _GAP.sub(" … ", _MARKS.sub("", phrase)).split()]
    return " ".join(words)
