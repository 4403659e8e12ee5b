"""What a finding amounts to depends on the law in force under the profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contractlint.linter import Settings, lint_text
from contractlint.matchers.standing import gravest, weigh
from contractlint.model.finding import Confidence, Law, Severity, Standing
from contractlint.model.rule import Limit, Profile, Rule
from tests.reports.builders import finding

FORBIDS = Law("PL", "Act art. 1", status="verified", effect="unlawful", audience="b2c")
LISTS = Law("EU", "Annex 1(a)", status="verified", effect="grey-list", audience="b2c")
WEIGHS = Law("PL", "Code art. 2", status="verified", effect="test")
POLISH = Profile("pl-b2c", {}, jurisdictions=("EU", "PL"), as_of="2026-11-01")
COUNTRYLESS = replace(POLISH, jurisdictions=())
BUSINESS = replace(POLISH, audience="b2b")


def rule(*law: Law, missing: bool = False) -> Rule:
    return Rule(
        "r",
        "fees",
        Severity.HIGH,
        Severity.HIGH,
        Confidence.HIGH,
        "stable",
        "missing" if missing else "present",
        law=law,
    )


@pytest.mark.parametrize(
    ("law", "standing"),
    [
        ((FORBIDS, LISTS, WEIGHS), "unlawful"),
        ((replace(FORBIDS, status="unverified"), WEIGHS), "likely-unlawful"),
        ((replace(FORBIDS, status="partly-verified"), LISTS), "grey-list"),
        ((replace(FORBIDS, sector="telecom"), LISTS), "grey-list"),
        ((replace(FORBIDS, applies_from="2027"), LISTS), "grey-list"),
        ((replace(FORBIDS, applies_from="2026-01-01"), LISTS), "unlawful"),
        ((replace(FORBIDS, jurisdiction="DE"), WEIGHS), "unusual"),
        ((), "unusual"),
    ],
)
def test_the_gravest_law_in_force_decides(law: tuple[Law, ...], standing: Standing) -> None:
    found, laws = weigh(rule(*law), POLISH, Severity.HIGH, None)
    assert found == standing
    strength = {"unlawful": "unlawful", "likely-unlawful": "unlawful", "grey-list": "grey-list"}
    assert {entry.effect for entry in laws if entry.decides} <= {strength.get(found, "test")}


def test_a_law_of_a_day_to_come_is_announced() -> None:
    _, laws = weigh(rule(replace(FORBIDS, applies_from="2027-01-12")), POLISH, Severity.HIGH, None)
    assert [(law.decides, law.to_come) for law in laws] == [(False, True)]


def test_nothing_is_unlawful_before_a_country_is_chosen() -> None:
    found, laws = weigh(rule(FORBIDS, LISTS), COUNTRYLESS, Severity.HIGH, None)
    assert found == "grey-list"
    assert all(law.decides for law in laws)


def test_consumer_law_does_not_bind_businesses() -> None:
    assert weigh(rule(FORBIDS, LISTS, WEIGHS), BUSINESS, Severity.HIGH, None) == (
        "unusual",
        (replace(WEIGHS, decides=True),),
    )


def test_what_is_left_out_is_not_forbidden() -> None:
    assert weigh(rule(FORBIDS, LISTS, missing=True), POLISH, Severity.HIGH, None)[0] == "unusual"


def test_what_is_only_information_has_no_standing() -> None:
    assert weigh(rule(FORBIDS), POLISH, Severity.INFO, None)[0] is None


@pytest.mark.parametrize(
    ("limit", "standing"),
    [
        (Limit("n", ("1", "month"), "Act", "verified", effect="unlawful"), "unlawful"),
        (Limit("n", ("1", "month"), "Act", "unverified", effect="unlawful"), "likely-unlawful"),
        (Limit("n", ("1", "month"), "Annex", "verified", effect="grey-list"), "grey-list"),
        (
            Limit("n", ("1", "month"), "Act", "verified", effect="unlawful", sector="telecom"),
            "house-policy",
        ),
        (Limit("n", ("1", "month"), "House policy", "policy"), "house-policy"),
        (Limit("n", ("1", "month"), "Act", "verified", effect="duty"), "unusual"),
    ],
)
def test_a_number_that_alone_makes_a_rule_fire_decides(limit: Limit, standing: Standing) -> None:
    assert weigh(rule(FORBIDS), POLISH, Severity.HIGH, limit)[0] == standing


def test_several_findings_amount_to_the_gravest_of_them() -> None:
    parts = [replace(finding(), standing=s) for s in ("unusual", "grey-list", "house-policy", None)]
    assert gravest(parts) == "grey-list"
    assert gravest([]) is None


LONG = "1. The contract is concluded for a fixed term of 60 months."


@pytest.mark.parametrize(
    ("profile", "standing"),
    [
        ("default", "grey-list"),
        ("de-b2c", "unlawful"),
        ("pl-b2c-telecom", "unlawful"),
        ("pl-b2c", "house-policy"),
        ("ru-b2c", "house-policy"),
        ("b2b", "house-policy"),
    ],
)
def test_a_term_of_five_years_is_judged_by_the_profile(profile: str, standing: Standing) -> None:
    found = lint_text(LONG, settings=Settings(profile=profile, select=("initial-term-too-long",)))
    assert [entry.standing for entry in found.findings] == [standing]


def test_without_a_country_the_language_says_whose_law_is_near() -> None:
    near = replace(COUNTRYLESS, near={"pl": ("EU", "PL"), "ru": ("RU",)})
    russian = replace(LISTS, jurisdiction="RU")
    for language, deciding in (("pl", {"EU"}), ("ru", {"RU"}), ("en", {"EU", "RU"})):
        standing, laws = weigh(rule(LISTS, russian), near, Severity.HIGH, None, language)
        assert standing == "grey-list"
        assert {law.jurisdiction for law in laws if law.decides} == deciding
        assert {law.jurisdiction for law in laws} == {"EU", "RU"}
    assert weigh(rule(LISTS), near, Severity.HIGH, None, "ru")[0] == "unusual"
