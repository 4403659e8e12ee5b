"""The three cards: what a hostage's customer goes through, and what an ambassador's does."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

import pytest

from contractlint.linter import Settings, lint_file, lint_text
from contractlint.locale import LANGUAGES, words_of
from contractlint.model.facts import Path
from contractlint.paths import CARDS, ORDER

FIXTURES = File(__file__).resolve().parents[1] / "fixtures"
STORIES = ("de/service", "en/gym", "pl/service", "ru/internet", "sl/care")


@cache
def card(story: str, name: str, language: str = "en") -> Path:
    report = lint_file(FIXTURES / f"{story}.docx", Settings(language=language))
    return next(path for path in report.paths if path.name == name)


def kinds(path: Path) -> set[str]:
    return {step.kind for step in path.steps}


@pytest.mark.parametrize("story", STORIES)
def test_leaving_a_hostage_takes_a_letter_and_all_that_is_left(story: str) -> None:
    path = card(f"{story}-hostage", "leave")
    assert {"channel", "place", "deadline", "cost"} <= kinds(path)
    assert path.days is not None
    assert str(path.cost) == "every remaining monthly fee"


@pytest.mark.parametrize("story", STORIES)
def test_leaving_an_ambassador_takes_no_place_decision_or_cost(story: str) -> None:
    path = card(f"{story}-ambassador", "leave")
    assert not kinds(path) & {"place", "decision", "cost", "document"}
    assert path.decides == ""


@pytest.mark.parametrize("story", STORIES)
def test_a_complaint_to_a_hostage_ends_with_the_provider(story: str) -> None:
    path = card(f"{story}-hostage", "complain")
    assert path.decides == "provider"
    assert path.days is None
    assert "how long the answer takes" in {str(phrase) for phrase in path.open}


@pytest.mark.parametrize("story", STORIES)
def test_an_ambassador_answers_a_complaint_in_days(story: str) -> None:
    path = card(f"{story}-ambassador", "complain")
    assert path.days is not None
    assert path.days.unit == "day"
    assert path.decides == ""


@pytest.mark.parametrize("story", STORIES)
def test_a_price_of_a_hostage_is_learnt_elsewhere_and_decided_by_the_provider(story: str) -> None:
    path = card(f"{story}-hostage", "price")
    assert {"elsewhere", "decision", "effect"} <= kinds(path)
    assert path.decides == "provider"


def test_a_path_leads_through_the_documents_that_its_steps_name() -> None:
    assert card("pl/service-hostage", "price").hops == ("Regulamin",)


@pytest.mark.parametrize("name", CARDS)
def test_steps_come_in_the_order_in_which_a_customer_meets_them(name: str) -> None:
    steps = [ORDER.index(step.kind) for step in card("en/gym-hostage", name).steps]
    assert steps == sorted(steps)
    assert all(step.location for step in card("en/gym-hostage", name).steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_are_said_in_the_language_of_the_report(language: str) -> None:
    words = words_of(language)
    path = card("en/gym-ambassador", "leave", language)
    said = {words.phrase(step.text) for step in path.steps}
    assert words.say("give notice in time") in said
    assert len(said) == 3


def test_a_contract_that_says_nothing_leaves_three_open_cards() -> None:
    paths = lint_text("1. The parties meet on Monday.").paths
    assert [path.name for path in paths] == list(CARDS)
    assert all(path.steps == () and path.open for path in paths)
