"""The schemas for editors: kept current, true of all our files, and against mistakes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from contractlint.cli import main
from contractlint.cli.schemas import CONFIG, RULE, schemas
from contractlint.config.sample import sample
from contractlint.config.settings import SETTINGS
from contractlint.rulebook.editors import PATTERN
from contractlint.rulebook.editors import RULE as RULE_TABLE
from contractlint.rulebook.load import open_shelf
from contractlint.rulebook.schema import PATTERN_KEYS, RULE_KEYS

ROOT = Path(__file__).resolve().parents[1]
VALIDATORS: Mapping[str, Draft7Validator] = {
    name: Draft7Validator(json.loads(text)) for name, text in schemas().items()
}


def faults(schema: str, text: str) -> list[str]:
    return [error.message for error in VALIDATORS[schema].iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize("name", [CONFIG, RULE])
def test_a_schema_is_current_and_a_schema(name: str) -> None:
    kept = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert kept == schemas()[name], "run: python -m contractlint.cli.schemas"
    Draft7Validator.check_schema(json.loads(kept))


def test_the_reference_of_the_rules_is_current(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["rules", "-f", "markdown", "--lang", "en"]) == 0
    kept = (ROOT / "docs" / "RULES.md").read_text(encoding="utf-8")
    made = capfd.readouterr().out
    assert made == kept, "run: contractlint rules -f markdown --lang en -o docs/RULES.md"


def test_every_key_is_in_the_schema() -> None:
    assert set(RULE_TABLE) == set(RULE_KEYS)
    assert set(PATTERN) == set(PATTERN_KEYS)
    properties = VALIDATORS[CONFIG].schema["properties"]
    assert set(properties) == {setting.key for setting in SETTINGS} | {"overrides"}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.BaseLoader])
def test_all_our_rules_are_valid(loader: Any) -> None:
    wrong = [
        f"{entry.file.name}: {error.message}"
        for entry in open_shelf().rules
        for error in VALIDATORS[RULE].iter_errors(
            yaml.load(entry.file.read_text(encoding="utf-8"), loader)
        )
    ]
    assert wrong == []


RULE_HEAD = "id: a-b\nfamily: fees\nseverity: low\ntitle: {en: T}\n"


@pytest.mark.parametrize(
    "text",
    [
        RULE_HEAD.replace("fees", "fes"),
        RULE_HEAD.replace("low", "lov"),
        RULE_HEAD.replace("title", "tittle"),
        RULE_HEAD.replace("{en: T}", "T"),
        RULE_HEAD.replace("a-b", "A b"),
        f"{RULE_HEAD}match: {{any: [{{sek: may}}]}}\n",
        f"{RULE_HEAD}match: [{{seq: may, who: suplier}}]\n",
        f"{RULE_HEAD}match: [{{all: [may], within: many}}]\n",
        f"{RULE_HEAD}unless: [{{in: chapter, any: [may]}}]\n",
        f"{RULE_HEAD}examples: {{en: {{fire: [x]}}}}\n",
        f"{RULE_HEAD}examples: {{fr: {{fires: [x]}}}}\n",
        f"{RULE_HEAD}law: [{{eu-ucd-j: forbidden}}]\n",
        f"{RULE_HEAD}combine: {{parts: [a], at-lest: 1}}\n",
    ],
)
def test_a_mistake_in_a_rule_is_found(text: str) -> None:
    assert faults(RULE, RULE_HEAD) == []
    assert faults(RULE, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        sample("rules"),
        "fail-on: low\nmin-coverage: 90%\nselect: [exit, price-*]\nrules: house\n",
        "min-coverage: 0.5\nexperimental: true\nparties: {provider: ACME, customer: [A, B]}\n",
        "limits: {max-initial-term: 12 months, of-our-own: 10 %}\n",
        "overrides:\n  - {path: [a, b/], fail-on: low, limits: {x: 3 days}}\n",
    ],
)
def test_a_right_configuration_is_valid(text: str) -> None:
    assert faults(CONFIG, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "fail-on: lov\n",
        "fail-om: low\n",
        "select: exit\n",
        "min-coverage: most\n",
        "min-coverage: 2\n",
        "lang: fr\n",
        "parties: {buyer: A}\n",
        "limits: {max-initial-term: soon}\n",
        "experimental: perhaps\n",
        "overrides: [{fail-on: low}]\n",
        "overrides: [{path: a, rules: [b]}]\n",
    ],
)
def test_a_mistake_in_a_configuration_is_found(text: str) -> None:
    assert faults(CONFIG, text)
