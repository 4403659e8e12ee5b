"""How much was read, and what is said where that is too little for a grade."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractlint.config import read as read_config
from contractlint.errors import ConfigError
from contractlint.linter import Settings, lint_file
from contractlint.locale import words_of
from contractlint.model.report import FileReport
from contractlint.readers.reader import Reading
from contractlint.reports.grading import ungraded
from tests.readers.pdf_pages import lines, pdf, picture

TEXT = lines(
    [
        "1. The Provider delivers the service to the Customer every month.",
        "2. The Customer pays the fee of EUR 10 within fourteen days.",
        "3. Either party may end this contract with one month's notice.",
    ]
)
SCAN = picture(0, 0, 420, 600)


def report(*pages: object, floor: float = 0.9) -> FileReport:
    data = pdf(*([page] for page in pages))  # type: ignore[list-item]
    settings = Settings(min_coverage=floor, reading=Reading(recognising="never"))
    return lint_file(Path("contract.pdf"), settings, data=data)


def said(file: FileReport, language: str = "en") -> str:
    return ungraded(file.ungraded, words_of(language)) if file.ungraded else ""


def test_scanned_pages_are_counted_in_the_reason() -> None:
    file = report(*[TEXT] * 4, SCAN, SCAN)
    assert file.score is None
    assert file.coverage.pages_read == 4
    assert said(file) == "Not graded: 2 of 6 pages are scans."
    assert said(file, "pl") == "Nie oceniono: 2 strony z 6 to skany."
    assert said(file, "ru") == "Не оценено: 2 страницы из 6 — сканы."
    assert said(file, "sl") == "Ni ocenjeno: 2 strani od 6 sta skena."
    assert said(file, "de") == "Nicht benotet: 2 von 6 Seiten sind Scans."


def test_one_scanned_page_is_a_scan() -> None:
    assert said(report(TEXT, TEXT, SCAN)) == "Not graded: 1 of 3 pages is a scan."


def test_a_lower_floor_gives_a_grade_all_the_same() -> None:
    file = report(*[TEXT] * 4, SCAN, floor=0.5)
    assert file.score is not None
    assert file.ungraded is None


def test_a_file_that_was_read_whole_has_every_page_counted() -> None:
    file = report(TEXT, TEXT)
    assert (file.coverage.read, file.coverage.pages_read, file.ungraded) == (1.0, 2, None)


def test_the_floor_is_read_from_the_configuration(tmp_path: Path) -> None:
    file = tmp_path / ".contractlint.yaml"
    file.write_text("min-coverage: 75%\n", encoding="utf-8")
    assert read_config(file).min_coverage == 0.75
    file.write_text("min-coverage: most\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="'most' is no share"):
        read_config(file)


def test_a_floor_over_one_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ".contractlint.yaml"
    file.write_text("min-coverage: 1.5\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_config(file)
    assert caught.value.help == "write it as 0.9 or 90%"
