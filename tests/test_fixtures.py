"""The invented contracts: hostages are found, ambassadors and mirrors are left in peace."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from contractlint.linter import lint_file
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport
from contractlint.rulebook.load import open_shelf, rules_of
from fixtures.goldens import contracts, golden, lines

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
STORIES = yaml.safe_load((FIXTURES / "stories.yaml").read_text(encoding="utf-8"))
RULES = {rule.id for rule in rules_of(open_shelf())}
FORMATS = ("docx", "pdf")


@cache
def report(name: str) -> FileReport:
    return lint_file(FIXTURES / name)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["file"]))
def test_a_hostage_shows_its_story(story: dict[str, object], suffix: str) -> None:
    found = report(f"{story['file']}.{suffix}")
    text = {rule: [] for rule in RULES}  # type: dict[str, list[str]]
    for finding in found.findings:
        text[finding.rule].append(_letters(finding.location.quote))
    expected = [e for e in story["expects"] if e["rule"] in RULES]  # type: ignore[attr-defined]
    missing = sorted({e["rule"] for e in expected if not text[e["rule"]]})
    assert missing == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("twin", ["ambassador", "mirror"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["file"]))
def test_a_fair_or_mirrored_twin_is_left_in_peace(
    story: dict[str, object], twin: str, suffix: str
) -> None:
    found = report(f"{str(story['file']).replace('hostage', twin)}.{suffix}")
    alarms = [
        f"{finding.rule}: {finding.location.quote}"
        for finding in found.findings
        if finding.severity > Severity.INFO
    ]
    assert alarms == []
    assert not found.error


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["file"]))
def test_a_contract_says_the_same_as_docx_and_pdf(story: dict[str, object]) -> None:
    docx, pdf = (
        {(f.rule, _letters(f.location.quote)) for f in report(f"{story['file']}.{s}").findings}
        for s in FORMATS
    )
    assert docx == pdf


@pytest.mark.parametrize("contract", list(contracts()), ids=lambda path: str(path.stem))
def test_the_findings_are_those_of_the_golden(contract: Path) -> None:
    name = contract.relative_to(FIXTURES).as_posix()
    assert lines(report(name)) == golden(contract).read_text(encoding="utf-8")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["file"]))
def test_grades_tell_hostages_from_ambassadors_and_mirrors(story: dict[str, object]) -> None:
    name = f"{story['file']}.docx"
    grades = {
        kind: score.grade
        for kind in ("hostage", "ambassador", "mirror")
        if (score := report(name.replace("hostage", kind)).score)
    }
    assert grades["hostage"] in "DEF"
    assert grades["ambassador"] == "A"
    assert grades["mirror"] in "AB"
