"""Facts, cards and the matrix in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contractlint.linter import Settings, lint_file
from contractlint.locale import LANGUAGES, words_of
from contractlint.model.report import FileReport
from contractlint.reports.views import facts_lines, path_lines, right_line, summary

GYM = Path(__file__).resolve().parents[2] / "fixtures" / "en" / "gym-hostage.docx"


def gym(language: str) -> FileReport:
    return lint_file(GYM, Settings(language=language, signed=date(2026, 3, 1)))


def test_the_summary_says_what_matters_first() -> None:
    assert list(summary(gym("en").facts, words_of("en"))) == [
        "Effective lock-in: 60 months (the initial term: to leave before its end costs every "
        "remaining fee)",
        "Lock-in when the notice is missed: 84 months (60 months + 24 months)",
        "Notice: 6 months",
        "Cancel by: 31 August 2030 (6 months before the period ends on 28 February 2031)",
        "Cost to leave early: every remaining monthly fee; £2,891.00 after 1 month",
    ]


def test_what_is_not_known_is_said_with_its_reason() -> None:
    lines = list(facts_lines(gym("en").facts, words_of("en")))
    assert "Time to act (provider): indeterminate: the contract sets no time" in lines
    assert "Monthly fee: £49.00  3.1" in lines
    assert "  after 30 months: £1,470.00" in lines


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_nothing_is_left_in_english(language: str) -> None:
    report, english = gym(language), gym("en")
    words = words_of(language)
    for path, other in zip(report.paths, english.paths, strict=True):
        pairs = zip(path_lines(path, words), path_lines(other, words_of("en")), strict=True)
        assert all(said != meant for said, meant in pairs)
    lines = zip(
        facts_lines(report.facts, words), facts_lines(english.facts, words_of("en")), strict=True
    )
    assert all(said != meant for said, meant in lines)


def test_the_matrix_names_the_clauses() -> None:
    lines = [right_line(right, words_of("en")) for right in gym("en").rights]
    assert "change the price: provider 3.2" in lines
    assert "leave: customer 4.1" in lines
    assert "suspend: nobody" in lines
