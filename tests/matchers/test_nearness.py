"""How near a rule came: each obstacle is named, and the numbers with their limit."""

from pathlib import Path

import pytest

from contractlint import readers
from contractlint.linter import Settings, contract_of, lint_text
from contractlint.matchers import match
from contractlint.matchers.index import Index
from contractlint.matchers.nearness import nearness
from contractlint.model.nearness import Nearness
from contractlint.rulebook.book import load

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
OWN = """\
id: {id}
family: exit
kind: present
severity: high
confidence: high
status: stable
title: {{en: "Letters"}}
message: {{en: "Letters."}}
why: {{en: "Letters."}}
fairer: {{en: "Anything in writing."}}
{body}
"""
BODIES = {
    "own-order": 'match: {any: [{seq: "terminate ..3 by-letter"}]}',
    "own-party": "who: [customer]\nanchor: terminate\n"
    "match: {any: [{seq: 'terminate ..9 by-letter'}]}",
    "own-excuse": "match: {any: [{seq: 'terminate ..9 by-letter'}]}\n"
    "unless: [{in: sentence, any: [{seq: 'by-e-mail'}]}]",
    "own-none": "match: {any: [{seq: 'terminate ..9 by-letter', none: [by-e-mail]}]}",
    "own-when": "when: {any: [{seq: 'by-e-mail'}]}\n"
    "match: {any: [{seq: 'terminate ..9 by-letter'}]}",
}
CONCEPTS = "concepts: {by-letter: {en: [by letter]}, by-e-mail: {en: [by e-mail]}}\n"


@pytest.fixture(scope="module")
def own_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules with one obstacle each."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "exit").mkdir()
    for name, body in BODIES.items():
        text = OWN.format(id=name, body=CONCEPTS + body)
        (folder / "exit" / f"{name}.yaml").write_text(text)
    return folder


def _near(text: str, rule: str, *folders: Path) -> Nearness:
    settings = Settings(why_not=(rule,), rule_folders=folders)
    (near,) = lint_text(text, settings=settings).nearness
    return near


def _kinds(near: Nearness) -> list[str]:
    return [obstacle.kind for obstacle in near.approaches[0].obstacles]


def test_a_number_within_the_limit_is_shown_with_it() -> None:
    near = _near(
        "1. Exit\n1.1 The Customer may terminate by giving 20 days' notice.\n",
        "notice-period-too-long",
    )
    (obstacle,) = near.approaches[0].obstacles
    limit = load().profile.limits["max-notice-period"].value
    assert (obstacle.kind, obstacle.operator, obstacle.limit) == ("number", ">", limit)
    assert near.approaches[0].location.words_of(obstacle.quantity.span) == "20 days"  # type: ignore[union-attr]
    assert not near.fires


def test_a_rule_that_fires_has_no_obstacle() -> None:
    near = _near("The Customer may terminate by giving 200 days' notice.", "notice-period-too-long")
    assert near.fires
    assert near.approaches[0].obstacles == ()


def test_a_number_left_blank_is_open() -> None:
    near = _near("The Customer may terminate by giving ___ days' notice.", "notice-period-too-long")
    assert _kinds(near) == ["open"]


def test_no_clause_speaks_of_it() -> None:
    assert _near("The sky is blue.", "notice-period-too-long").approaches == ()


def test_a_missing_term_brings_words_of_the_contracts_language(own_rules: Path) -> None:
    near = _near("The Customer may terminate by phone.", "own-order", own_rules)
    (obstacle,) = near.approaches[0].obstacles
    assert obstacle.kind == "missing"
    assert obstacle.term is not None
    assert (obstacle.term.name, obstacle.term.words) == ("by-letter", ("by letter",))


@pytest.mark.parametrize(
    ("rule", "text", "kinds"),
    [
        ("own-order", "By letter the Customer may terminate.", ["order"]),
        ("own-order", "The Customer may terminate the whole of it and only by letter.", ["far"]),
        ("own-order", "The Customer may not terminate by letter.", ["negated"] * 2),
        ("own-party", "The Provider may terminate by letter.", ["party"]),
        ("own-excuse", "The Customer may terminate by letter or by e-mail.", ["excused"]),
        ("own-none", "The Customer may terminate by letter or by e-mail.", ["forbidden"]),
        ("own-when", "The Customer may terminate by letter.", ["context"]),
        ("own-when", "The Customer may terminate by letter or by e-mail.", []),
    ],
)
def test_the_obstacle_is_named(own_rules: Path, rule: str, text: str, kinds: list[str]) -> None:
    assert _kinds(_near(text, rule, own_rules)) == kinds


def test_the_party_that_holds_the_right_is_named(own_rules: Path) -> None:
    near = _near("The Provider may terminate by letter.", "own-party", own_rules)
    (obstacle,) = near.approaches[0].obstacles
    assert (obstacle.found, obstacle.wanted) == ("provider", ("customer", "unknown"))


def test_the_excuse_is_quoted(own_rules: Path) -> None:
    near = _near("The Customer may terminate by letter or by e-mail.", "own-excuse", own_rules)
    (obstacle,) = near.approaches[0].obstacles
    assert obstacle.location is not None
    assert "by e-mail" in obstacle.location.quote


def test_a_protection_that_is_there_is_quoted() -> None:
    text = (
        "1. Complaints\n1.1 The Customer may submit a complaint in writing.\n"
        "1.2 The Provider answers every complaint within 14 days of its receipt.\n"
    )
    near = _near(text, "missing-response-deadline")
    (obstacle,) = near.approaches[0].obstacles
    assert obstacle.kind == "protected"
    assert obstacle.location is not None
    assert "14 days" in obstacle.location.quote


def test_a_rule_that_joins_findings_counts_its_parts() -> None:
    near = _near(
        "The Provider's decision on the complaint is final and binding.", "complaint-dead-end"
    )
    assert "no-escalation-final-decision" in near.parts_found
    assert any("missing-human-contact" in part for part in near.parts_missing)
    assert (near.at_least, near.fires) == (3, False)


@pytest.mark.parametrize("name", ["en/gym-hostage", "pl/service-hostage", "de/service-mirror"])
def test_it_fires_where_the_rule_fires_and_nowhere_else(name: str) -> None:
    rulebook = load()
    contract = contract_of(readers.read(FIXTURES / f"{name}.md"))
    index = Index(contract, rulebook.lexicons)
    findings, _ = match(contract, rulebook, "en", index)
    for rule in rulebook.rules:
        if rule.kind == "present" and not rule.mentions:
            near = nearness(rule, index, rulebook, findings, "en")
            fired = {a.location.sentence for a in near.approaches if not a.obstacles}
            assert fired == {f.location.sentence for f in findings if f.rule == rule.id}, rule.id


def test_nearness_is_not_computed_unless_asked_for() -> None:
    assert lint_text("The Customer may terminate by letter.").nearness == ()
