"""A rule that is wrong too often is off, unless the labels don't say so."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.figures import Hit, figures, table, updated
from contractlint.rulebook.load import open_shelf, rules_of
from contractlint.rulebook.measured import measured, unlabelled
from contractlint.rulebook.yamlfile import Entry, load

SHELF = open_shelf()
RULES = {rule.id: rule for rule in rules_of(SHELF)}
# So few findings say nothing, and a rule right less often than this is off by default.
FEWEST, LEAST = 10, 0.6


def by_set() -> dict[tuple[str, str], tuple[int, int]]:
    """(rule, set) -> findings and right ones, all languages together."""
    found: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for rule, entries in measured(SHELF).items():
        for entry in entries:
            findings, right = found[rule, entry.set]
            found[rule, entry.set] = findings + entry.findings, right + entry.right
    return found


def test_a_rule_that_is_wrong_too_often_is_experimental_or_its_labels_are_explained() -> None:
    wrong = {
        (rule, name): f"{right} of {findings}"
        for (rule, name), (findings, right) in by_set().items()
        if findings >= FEWEST and right / findings < LEAST
        if rule in RULES and RULES[rule].status == "stable"
        if (rule, name) not in unlabelled(SHELF)
    }
    assert wrong == {}


def test_figures_and_reasons_are_of_rules_that_exist() -> None:
    assert {rule for rule, _ in unlabelled(SHELF)} <= RULES.keys()
    assert measured(SHELF).keys() <= RULES.keys()
    assert all(len(reason) > 30 for reason in unlabelled(SHELF).values())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A set of two documents with one label each, and a map."""
    (tmp_path / "rules_map.json").write_text(json.dumps({"cap": ["ltd"], "foreign": ["Other"]}))
    folder = tmp_path / "dev" / "tos"
    folder.mkdir(parents=True)
    spans = [
        {"doc": f"tos/{code}/A", "cat": "ltd", "level": 2, "start": 100, "end": 200}
        for code in ("en", "pl")
    ]
    lines = "".join(json.dumps(span) + "\n" for span in spans)
    (folder / "spans.jsonl").write_text(lines)
    return folder.parent


def test_findings_and_labels_are_counted_by_language(data: Path) -> None:
    hits = [
        Hit("tos/en/A", 110, 160, "cap"),
        Hit("tos/en/A", 300, 350, "cap"),
        Hit("tos/pl/A", 300, 350, "cap"),
        Hit("tos/en/A", 110, 160, "foreign"),
    ]
    found = figures(data, "tos", hits)
    assert [(f.rule, f.language, f.findings, f.right, f.labels, f.met) for f in found] == [
        ("cap", "en", 2, 1, 1, 1),
        ("cap", "pl", 1, 0, 1, 0),
    ]
    assert "33" in table(found)


def test_figures_are_written_and_read_and_others_kept(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "measured.yaml"
    hit = Hit("tos/en/A", 110, 160, "cap")
    file.write_text(updated(file, "2026-01-01", figures(data, "tos", [hit])))
    polish = Hit("tos/pl/A", 110, 160, "cap")
    file.write_text(updated(file, "2026-01-02", figures(data, "tos", [polish])))
    read = load(file).only(("date", "rules"))
    assert read["date"].text() == "2026-01-02"
    assert [_language(item) for item in read["rules"].keys()["cap"].items()] == ["en", "pl"]


def _language(entry: Entry) -> str:
    return entry.keys()["language"].text()
