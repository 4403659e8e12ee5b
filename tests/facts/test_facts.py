"""Facts of whole contracts, in five languages: what is said is found, what is not is no guess."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from contractlint.linter import Settings, lint_file, lint_text
from contractlint.locale import words_of
from contractlint.model.facts import Facts

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@cache
def facts(story: str) -> Facts:
    return lint_file(FIXTURES / f"{story}.docx", Settings(signed=date(2026, 3, 1))).facts


def said(found: Facts, name: str, holder: str = "") -> str | None:
    """The value in English, None where the fact is indeterminate."""
    fact = found.get(name, holder)
    if fact is None or fact.value is None:
        return None
    return words_of("en").blank(fact.value)


HOSTAGES = {
    "de/service": ("60 months", "24 months", "6 months", "6 months", "€44.90", "31 August 2030"),
    "en/gym": ("60 months", "24 months", "6 months", "6 months", "£49.00", "31 August 2030"),
    "pl/service": (
        "60 months", "24 months", "6 months", "6 months", "PLN\xa0129.00", "31 August 2030",
    ),
    "ru/internet": (
        "36 months", "36 months", "4 months", "3 months", "RUB\xa0950.00", "30 November 2028",
    ),
    "sl/care": ("60 months", "24 months", "6 months", "6 months", "€480.00", "31 August 2030"),
}  # fmt: skip
NAMES = ("initial-term", "renewal-term", "notice", "cancel-window", "monthly-fee", "cancel-by")


@pytest.mark.parametrize("story", HOSTAGES)
def test_the_numbers_of_a_hostage(story: str) -> None:
    found = facts(f"{story}-hostage")
    assert tuple(said(found, name) for name in NAMES) == HOSTAGES[story]
    assert said(found, "effective-lock-in") == said(found, "initial-term")
    assert said(found, "exit-cost") == "every remaining monthly fee"
    assert all(fact.sources for fact in found.entries if fact.value is not None)


@pytest.mark.parametrize(
    ("story", "bound"),
    [
        ("de/service", "1 month"),
        ("en/gym", "1 month"),
        ("pl/service", "1 month"),
        ("ru/internet", None),  # free at any time, and no notice is stated
        ("sl/care", "14 days"),
    ],
)
def test_an_ambassador_binds_for_the_notice_alone(story: str, bound: str | None) -> None:
    found = facts(f"{story}-ambassador")
    assert said(found, "effective-lock-in") == bound
    assert said(found, "cancel-by") is None


@pytest.mark.parametrize("story", HOSTAGES)
def test_a_term_that_binds_the_provider_is_not_the_customers(story: str) -> None:
    found = facts(f"{story}-mirror")
    assert said(found, "initial-term") is None
    assert said(found, "effective-lock-in") is None


@pytest.mark.parametrize(
    "clause",
    [
        "1. On late payment the Customer shall pay interest of 0.5 % for each day of delay.",
        "1. Za opóźnienie w zapłacie Klient płaci odsetki w wysokości 0,5 % za każdy dzień.",
        "1. За просрочку оплаты Клиент уплачивает пеню в размере 0,5 % за каждый день просрочки.",
        "1. Za zamudo pri plačilu naročnik plača obresti v višini 0,5 % za vsak dan zamude.",
        "1. Bei Zahlungsverzug zahlt der Kunde Zinsen in Höhe von 0,5 % für jeden Tag.",
    ],
)
def test_a_rate_by_the_day_is_said_by_the_year(clause: str) -> None:
    found = lint_text(clause).facts
    assert said(found, "late-rate") == "0.5% / day"
    assert said(found, "late-rate-yearly") == "182.5% / year"


def test_two_terms_that_differ_are_none() -> None:
    found = lint_text(
        "1. The initial term is 12 months.\n\n2. The initial term is 24 months.\n"
    ).facts.get("initial-term")
    assert found is not None
    assert found.value is None
    assert "several things" in str(found.reason)
    assert len(found.sources) == 2


def test_one_term_said_twice_is_one() -> None:
    found = lint_text(
        "1. The initial term is 24 months.\n\n2. The initial term is 2 years.\n"
    ).facts
    assert said(found, "initial-term") == "24 months"


def test_a_number_left_blank_is_left_open() -> None:
    found = lint_text("1. The initial term is [___] months.").facts.get("initial-term")
    assert found is not None
    assert found.value is None
    assert "open" in str(found.reason)


def test_times_are_laid_beside_each_other() -> None:
    found = facts("en/gym-hostage")
    assert said(found, "reaction", "customer") == "5 days"
    provider = found.get("reaction", "provider")
    assert provider is not None
    assert str(provider.reason) == "the contract sets no time"


def test_a_selection_of_rules_changes_no_fact() -> None:
    few = lint_file(FIXTURES / "en/gym-hostage.docx", Settings(select=("jury-waiver",)))
    assert said(few.facts, "initial-term") == "60 months"
