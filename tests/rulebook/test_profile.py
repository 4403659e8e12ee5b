"""Profiles: limits, severities and law for a country and an audience."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.linter import Settings, lint_text
from contractlint.model.finding import Severity
from contractlint.rulebook.book import load
from contractlint.rulebook.load import profiles
from contractlint.rulebook.profile import profile_of
from contractlint.rulebook.yamlfile import Entry
from contractlint.rulebook.yamlfile import load as load_yaml

NAMES = profiles()
COUNTRIES = {
    "default": set(),
    "eu-b2c": {"EU"},
    "pl-b2c": {"EU", "PL"},
    "pl-b2c-telecom": {"EU", "PL"},
    "ru-b2c": {"RU"},
    "si-b2c": {"EU", "SI"},
    "de-b2c": {"EU", "DE"},
    "uk-b2c": {"UK"},
    "us-b2c": {"US"},
    "b2b": set(),
    "cloud-switching": {"EU"},
}


def entry(folder: Path, text: str, name: str = "p") -> Entry:
    """A profile of a few lines."""
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return load_yaml(file)


def test_every_promised_profile_is_there() -> None:
    assert set(COUNTRIES) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_says_who_sets_each_limit_and_whether_it_was_read(name: str) -> None:
    for limit in load(profile=name).profile.limits.values():
        assert limit.source, limit.name
        assert limit.status, limit.name


@pytest.mark.parametrize("name", sorted(set(COUNTRIES) & set(NAMES)))
def test_a_profile_knows_its_jurisdictions(name: str) -> None:
    assert set(load(profile=name).profile.jurisdictions) == COUNTRIES[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_has_every_limit_of_the_default(name: str) -> None:
    assert load(profile=name).profile.limits.keys() >= load().profile.limits.keys()


def test_a_profile_is_laid_over_the_default(tmp_path: Path) -> None:
    base = entry(tmp_path, "name: default\nlimits: {a: {value: 1 month}, b: {value: 2 days}}", "d")
    own = entry(tmp_path, "name: own\njurisdictions: [XX]\nlimits: {b: {value: 3 days}}")
    profile = profile_of([base, own], ())
    assert profile.name == "own"
    assert profile.jurisdictions == ("XX",)
    assert {name: limit.value for name, limit in profile.limits.items()} == {
        "a": ("1", "month"),
        "b": ("3", "day"),
    }


def test_a_business_profile_takes_the_severities_for_business() -> None:
    rulebook = load(profile="b2b")
    rule = next(rule for rule in rulebook.rules if rule.id == "unilateral-price-change")
    assert rulebook.profile.severities["notice-period-too-long"] is Severity.MEDIUM
    assert rulebook.profile.severities[rule.id] is rule.severity_b2b


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ("{cite: a law}", "the limit 'x' has no value"),
        ("{value: a while}", "'a while' is not a number with a unit"),
        ("{value: 1 month, applies-from: soon}", "'soon' is not a day"),
        ("{value: 1 month, status: guessed}", "guessed"),
    ],
)
def test_a_wrong_limit_is_pointed_at(tmp_path: Path, limit: str, what: str) -> None:
    with pytest.raises(RuleError, match=what):
        profile_of([entry(tmp_path, f"name: p\nlimits: {{x: {limit}}}")], ())


def test_a_severity_for_a_rule_that_is_not_there_is_pointed_at(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule 'never-heard-of'"):
        profile_of([entry(tmp_path, "name: p\nseverities: {never-heard-of: high}")], ())


LONG_NOTICE = "Абонент вправе расторгнуть договор, уведомив Оператора за 20 дней."


@pytest.mark.parametrize(("profile", "found"), [("default", False), ("ru-b2c", True)])
def test_in_russia_a_consumer_owes_no_notice(profile: str, found: bool) -> None:
    settings = Settings(profile=profile, select=("notice-period-too-long",))
    assert bool(lint_text(LONG_NOTICE, settings=settings).findings) is found


def test_a_finding_names_the_limit_of_its_profile_and_from_when_it_applies() -> None:
    settings = Settings(profile="de-b2c", select=("initial-term-too-long",))
    report = lint_text("Die Mindestvertragslaufzeit beträgt 36 Monate.", settings=settings)
    threshold = report.findings[0].threshold
    assert threshold is not None
    assert threshold.limit == "24 month"
    assert threshold.source.startswith("BGB § 309 Nr. 9")
    assert threshold.applies_from == "2022-03-01"
    assert {law.jurisdiction for law in report.findings[0].law} <= {"EU", "DE"}


def test_a_telecom_contract_of_more_than_two_years_is_critical_in_poland() -> None:
    text = "Umowa zostaje zawarta na czas określony 36 miesięcy."
    severities = {
        name: lint_text(text, settings=Settings(profile=name, select=("initial-term-too-long",)))
        .findings[0]
        .severity
        for name in ("pl-b2c", "pl-b2c-telecom")
    }
    assert severities["pl-b2c"] < severities["pl-b2c-telecom"] is Severity.CRITICAL


@pytest.mark.parametrize("name", sorted(COUNTRIES))
def test_a_limit_that_is_law_says_what_the_law_does(name: str) -> None:
    """One taken over from the default would cite the law of other countries."""
    for limit in load(profile=name).profile.limits.values():
        assert (limit.effect is None) == (limit.status == "policy"), limit.name


@pytest.mark.parametrize("name", sorted(set(COUNTRIES) - {"default"}))
def test_a_profile_cites_no_law_of_another(name: str) -> None:
    common = load().profile.limits
    taken = {n for n, limit in load(profile=name).profile.limits.items() if limit == common.get(n)}
    assert taken == set()
