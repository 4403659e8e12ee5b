"""A desk's questions: dated, counted, in every format, in every language."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from contractlint.cli import main
from contractlint.locale import LANGUAGES

ASK = ("portfolio", "findings.parquet", "--today", "2026-07-01")
DATED = (*ASK, "--signed-from", "register.csv")
QUESTIONS = ("ends", "cancel-by", "lock-ins", "rules", "grades", "coverage")


def table(capfd: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    assert main([*DATED, "-f", "csv", *words]) == 0
    return list(csv.DictReader(io.StringIO(capfd.readouterr().out)))


def test_ends_come_in_the_order_of_their_days(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = table(capfd, "--ask", "ends")
    assert [(row["contract"], row["day"], row["then"]) for row in rows] == [
        ("contracts/course.txt", "2026-10-31", "ends by itself"),
        ("contracts/gym.txt", "2027-01-30", "renews itself for 24 months"),
        ("contracts/lease.txt", "2027-02-28", "renews itself for 12 months"),
    ]


@pytest.mark.parametrize(
    ("days", "found"), [("29", ["gym"]), ("28", []), ("200", ["gym", "lease"])]
)
def test_last_days_to_cancel_lie_in_the_days_asked_for(
    folder: Path, days: str, found: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    rows = table(capfd, "--ask", "cancel-by", "--days", days)
    assert [row["contract"] for row in rows] == [f"contracts/{name}.txt" for name in found]
    if found:
        assert (rows[0]["cancel-by"], rows[0]["days-left"]) == ("2026-07-30", "29")


def test_without_a_day_of_signing_nothing_is_dated(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*ASK, "--ask", "ends"]) == 0
    out = capfd.readouterr().out
    assert "Contracts of which nobody said when they began (--signed-from): 3" in out
    assert "2027" not in out


def test_the_longest_lock_in_comes_first(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = table(capfd, "--ask", "lock-ins")
    assert [(row["contract"], row["lock-in"], row["if-missed"]) for row in rows] == [
        ("contracts/gym.txt", "60 month", "84 month"),
        ("contracts/lease.txt", "24 month", "36 month"),
        ("contracts/course.txt", "6 month", ""),
    ]


def test_the_gravest_rule_comes_first(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = table(capfd, "--ask", "rules")
    order = ["critical", "high", "medium", "low"]
    ranks = [order.index(row["severity"]) for row in rows]
    assert ranks == sorted(ranks)
    (long,) = [row for row in rows if row["rule"] == "initial-term-too-long"]
    assert (long["contracts"], long["share"]) == ("1", "0.2000")


def test_rules_are_titled_in_the_language_asked_for(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    titles = {
        language: table(capfd, "--ask", "rules", "--lang", language)[0]["title"]
        for language in LANGUAGES
    }
    assert len(set(titles.values())) == len(LANGUAGES)


def test_coverage_counts_what_was_not_read(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    counts = {row["what"]: row["contracts"] for row in table(capfd, "--ask", "coverage")}
    assert counts["Contracts"] == "5"
    assert counts["not read at all"] == "1"
    assert counts["with a known lock-in"] == "3"
    assert sum(text.startswith("not checked: ") for text in counts) == 1


def test_the_calendar_has_each_last_day(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*DATED, "-f", "ics", "--days", "200", "--top", "1"]) == 0
    events = Calendar.from_ical(capfd.readouterr().out).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [date(2026, 7, 30), date(2026, 11, 30)]
    assert len({event["UID"] for event in events}) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_of_it(
    folder: Path, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*DATED, "--lang", language]) == 0
    text = capfd.readouterr().out
    assert "gym.txt" in text
    assert ("Longest lock-ins" in text) is (language == "en")
    assert main([*DATED, "--lang", language, "-f", "html"]) == 0
    page = capfd.readouterr().out
    assert f'<html lang="{language}">' in page
    assert ("Longest lock-ins" in page) is (language == "en")


def test_the_page_stands_alone_and_runs_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*DATED, "-f", "html"]) == 0
    page = capfd.readouterr().out
    assert page.count("<svg") >= 4
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert "default-src 'none'" in page.replace("&#x27;", "'")


def test_names_of_files_are_no_markup_and_no_formula(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contracts").mkdir()
    text = (folder / "contracts" / "gym.txt").read_text()
    (tmp_path / "contracts" / "<img src=x>.txt").write_text(text)
    source = str(tmp_path / "contracts")
    assert main(["batch", source, "--out", str(tmp_path / "out"), "-q", "-j", "1"]) == 0
    assert main(["portfolio", str(tmp_path / "out"), "-f", "html"]) == 0
    assert "<img" not in capfd.readouterr().out


def test_top_keeps_the_first_and_says_so(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*DATED, "--ask", "lock-ins", "--top", "1"]) == 0
    out = capfd.readouterr().out
    assert "gym.txt" in out
    assert "lease.txt" not in out
    assert "… and more: 2 (--top 0 shows all)" in out


def test_the_same_question_has_the_same_answer(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        assert main([*DATED, "-o", str(page)]) == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("portfolio", "contracts"), "holds no tables"),
        ((*ASK, "-f", "csv"), "CSV takes one answer at a time"),
        ((*ASK, "--ask", "endings"), "no question 'endings'"),
        ((*ASK, "--today", "soon"), "'soon' is no day"),
        ((*ASK, "--days", "-1"), "'-1' is no number"),
        ((*ASK, "--signed-from", "missing.csv"), "cannot be read"),
    ],
)
def test_complaints_say_what_is_wrong(
    folder: Path, words: tuple[str, ...], complaint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(list(words)) == 2
    assert complaint in capfd.readouterr().err


@pytest.mark.parametrize(
    ("register", "complaint"),
    [
        ("gym.txt,2020-01-31\nlease.txt,yesterday\n", "register.csv:2:1"),
        ("txt\ngym.txt\n", "register.csv:2:1"),
    ],
)
def test_a_wrong_line_of_the_register_is_shown(
    folder: Path,
    tmp_path: Path,
    register: str,
    complaint: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "register.csv").write_text(register)
    assert main([*ASK, "--signed-from", str(tmp_path / "register.csv")]) == 2
    assert complaint in capfd.readouterr().err


def test_a_register_line_must_not_stand_for_two(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        shutil.copytree(folder / "contracts", tmp_path / name)
    out = str(tmp_path / "out")
    main(["batch", str(tmp_path / "a"), str(tmp_path / "b"), "--out", out, "-q", "-j", "1"])
    capfd.readouterr()
    assert main(["portfolio", out, "--signed-from", "register.csv"]) == 2
    assert "'course.txt' of the register may be" in capfd.readouterr().err


def test_spreadsheets_with_semicolons_are_read(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "register.csv"
    register.write_text("\ufeffVertrag;Beginn\ngym.txt;2020-01-31\nold.txt;2019-01-01\n")
    words = ("--ask", "ends", "--signed-from", str(register))
    assert main([*ASK, *words]) == 0
    out = capfd.readouterr().out
    assert "30 January 2027" in out
    assert "No contract of the register's name: old.txt" in out


def test_a_missing_library_is_named_with_its_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # What Python itself sees where a module is not installed.
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main([*ASK]) == 2
    err = capfd.readouterr().err
    assert "pip install 'contractlint[portfolio]'" in err


def test_damaged_tables_are_said(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "findings.parquet", tmp_path / "damaged")
    (tmp_path / "damaged" / "facts" / "part-00000.parquet").write_bytes(b"no table")
    assert main(["portfolio", str(tmp_path / "damaged")]) == 2
    assert "its tables cannot be read" in capfd.readouterr().err


@pytest.mark.parametrize(
    "said", ["[" * 100_000, '{"version": 1, "language": "en", "contracts": 1e999}', "7"]
)
def test_a_damaged_description_of_tables_is_said(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], said: str
) -> None:
    shutil.copytree(folder / "findings.parquet", tmp_path / "damaged")
    (tmp_path / "damaged" / "_batch.json").write_text(said)
    assert main(["portfolio", str(tmp_path / "damaged")]) == 2
    assert "is no description of tables" in capfd.readouterr().err
