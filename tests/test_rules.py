"""Every rule keeps what its file promises, in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest

from contractlint.examples import Outcome, run
from contractlint.model.rule import Rule, Rulebook
from contractlint.rulebook.book import load
from contractlint.rulebook.load import lexicon_of, open_shelf, rules_of
from contractlint.rulebook.schema import LANGUAGES

# Clauses that do not occur in a language.
NOT_OCCURRING = {("jury-waiver", language) for language in LANGUAGES[1:]}  # no juries there
# How many examples a rule must carry in each language.
FIRING, SILENT = 4, 3

SHELF = open_shelf()
RULES = {rule.id: rule for rule in rules_of(SHELF)}


@cache
def outcomes() -> Mapping[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = {rule: [] for rule in RULES}
    for outcome in run(SHELF, _everything()):
        found[outcome.rule].append(outcome)
    return found


def _everything() -> Rulebook:
    return load()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_does_what_its_examples_say(rule: str) -> None:
    wrong = [
        f"{outcome.name}: {outcome.text} (found: {', '.join(outcome.found) or 'nothing'})"
        for outcome in outcomes()[rule]
        if outcome.passed == outcome.known
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_has_examples_of_both_kinds_in_every_language(rule: str) -> None:
    counts = Counter((o.language, o.kind) for o in outcomes()[rule] if not o.known)
    few = [
        language
        for language in LANGUAGES
        if (rule, language) not in NOT_OCCURRING
        and (counts[language, "fires"] < FIRING or counts[language, "silent"] < SILENT)
    ]
    assert few == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_speaks_every_language(rule: Rule) -> None:
    silent = {
        language
        for language in LANGUAGES
        if language not in SHELF.spoken(rule) and (rule.id, language) not in NOT_OCCURRING
    }
    assert silent == set()
    for language in LANGUAGES:
        texts = rule.texts.get(language)
        assert texts is not None, language
        assert texts.title, language
        assert texts.message, language
        assert texts.why, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lexicon_word_has_its_forms(language: str) -> None:
    assert sorted(lexicon_of(SHELF, language)[1]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shared_concept_is_said_in_every_language(language: str) -> None:
    own = set(SHELF.concepts[language].keys()["concepts"].keys())
    used = {c for rule in RULES.values() for p in rule.match for t in p.terms for c in t.concepts}
    assert sorted(used & SHELF.shared - own) == []
