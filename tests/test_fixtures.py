"""The invented contracts: hostages are found, ambassadors and mirrors are left in peace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from contractlint import readers
from contractlint.linter import lint_file
from contractlint.model.document import Span
from contractlint.model.finding import Severity
from contractlint.model.report import FileReport
from fixtures.goldens import ASKED, contracts, golden, letter, letter_golden, lines

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
STORIES = yaml.safe_load((FIXTURES / "stories.yaml").read_text(encoding="utf-8"))
FORMATS = ("docx", "pdf")


@cache
def report(name: str) -> FileReport:
    return lint_file(FIXTURES / name)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@cache
def text(name: str) -> str:
    return readers.read(FIXTURES / name).text


def _shown(expected: str, span: Span, text: str) -> bool:
    """Whether a finding quotes some of the expected words, line breaks and marks apart."""
    start = _letters(text).find(_letters(expected))
    first = len(_letters(text[: span.start]))
    last = first + len(_letters(span.of(text)))
    return start >= 0 and first < start + len(_letters(expected)) and start < last


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["file"]))
def test_a_hostage_shows_its_story(story: Mapping[str, Any], suffix: str) -> None:
    name = f"{story['file']}.{suffix}"
    spans: dict[str, list[Span]] = defaultdict(list)
    for finding in report(name).findings:
        spans[finding.rule].append(finding.location.span)
    missing = [
        f"{expected['rule']}: {expected['quote']}"
        for expected in story["expects"]
        if not any(_shown(expected["quote"], span, text(name)) for span in spans[expected["rule"]])
    ]
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


@pytest.mark.parametrize("name", ASKED)
def test_the_letter_is_that_of_the_golden(name: str) -> None:
    assert letter(name) == letter_golden(name).read_text(encoding="utf-8")


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
