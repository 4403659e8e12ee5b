"""Two versions of a contract: what got worse, better, moved, judged by meaning and not by text."""

from pathlib import Path

import pytest

from contractlint.comparison import compare, is_worse
from contractlint.linter import Settings, lint_text, load_once
from contractlint.model.comparison import Comparison
from contractlint.model.finding import Severity

FIXTURES = Path(__file__).parents[1] / "fixtures"
RULES = {rule.id: rule for rule in load_once((), "default").rules}
SETTINGS = Settings(min_severity=Severity.LOW)
OTHERS = "Each party bears its own costs of preparing this Agreement."


def judged(old: str, new: str) -> Comparison:
    before, after = (lint_text(text, settings=SETTINGS) for text in (old, new))
    return compare(before, after, RULES)


def verdicts(old: str, new: str, rule: str) -> list[str]:
    found = judged(old, new)
    return [change.verdict for change in found.changes if change.finding.rule == rule]


def term(number: str) -> str:
    return f"1. The Customer is bound for an initial term of {number}.\n\n2. {OTHERS}\n"


LONG = "initial-term-too-long"
NOTICE = "2. The Customer may terminate this Agreement with {} notice.\n"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("36 months", "60 months", "worse"),
        ("60 months", "36 months", "better"),
        ("5 years", "60 months", "unchanged"),
        ("12 months", "60 months", "new"),
        ("60 months", "12 months", "gone"),
    ],
)
def test_a_longer_term_is_worse_in_whatever_unit(old: str, new: str, verdict: str) -> None:
    assert verdicts(term(old), term(new), LONG) == [verdict]


def test_a_shorter_notice_is_better_where_both_are_too_long() -> None:
    rule = "notice-period-too-long"
    assert verdicts(NOTICE.format("six months'"), NOTICE.format("four months'"), rule) == ["better"]


def test_a_number_below_every_limit_is_told_as_a_fact() -> None:
    found = judged(term("3 months"), term("6 months"))
    assert [(fact.name, fact.verdict) for fact in found.facts][:1] == [("initial-term", "worse")]


def test_a_clause_that_moved_and_was_renumbered_is_the_same() -> None:
    clause = "The Provider may change the price at any time at its sole discretion."
    old = f"1. {clause}\n\n2. {OTHERS}\n\n3. Notices are sent by e-mail.\n"
    new = f"1. {OTHERS}\n\n2. Notices are sent by e-mail.\n\n3. {clause}\n"
    found = judged(old, new)
    assert {change.verdict for change in found.changes} == {"unchanged"}
    assert any(change.moved for change in found.changes)
    assert found.worst is None


def test_a_cap_that_is_removed_makes_it_worse() -> None:
    capped = (
        "1. The Provider may raise the price once a year, by no more than 3 %, with three months'"
        " notice, and the Customer may then terminate.\n"
    )
    open_ended = "1. The Provider may raise the price at any time at its sole discretion.\n"
    found = judged(capped, open_ended)
    assert is_worse(found, Severity.HIGH)
    assert not is_worse(judged(open_ended, capped), Severity.HIGH)


def test_a_contract_compared_with_itself_has_not_changed() -> None:
    text = (FIXTURES / "en" / "gym-hostage.md").read_text(encoding="utf-8")
    found = judged(text, text)
    assert found.changes
    assert {change.verdict for change in found.changes} == {"unchanged"}
    assert not found.facts
    assert not found.rights


def test_back_and_forth_are_mirror_images() -> None:
    opposite = {"new": "gone", "gone": "new", "worse": "better", "better": "worse"}
    forth, back = (
        judged(term("36 months"), term("60 months")),
        judged(term("60 months"), term("36 months")),
    )
    there = sorted((c.finding.rule, c.verdict) for c in forth.changes)
    mirrored = sorted((c.finding.rule, opposite.get(c.verdict, c.verdict)) for c in back.changes)
    assert there == mirrored
