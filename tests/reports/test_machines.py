"""JUnit, GitLab, GitHub, CSV, JSON Lines and Markdown, read by what reads them in earnest."""

import csv as reader
import io
import json
import re
from dataclasses import replace

import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from contractlint.model.document import LineColumn
from contractlint.model.finding import Severity
from contractlint.model.suppression import Suppressed
from contractlint.reports import FORMATS, csv, github, gitlab, jsonl, junit, markdown

from .builders import BROKEN, UNREAD, file, finding, location, report

HOSTILE = "<img src=x onerror=alert(1)> ::error::x\n=1+1 | `rm` [a](javascript:b) @all \x1b[31m"


def test_junit_counts_findings_and_what_was_not_checked() -> None:
    written = junit.write(report(file(finding(), not_checked=(UNREAD,)), BROKEN, file(path="b")))
    found = JUnitXml.fromstring(written.encode())
    assert (found.tests, found.failures, found.errors) == (4, 1, 2)
    assert [suite.name for suite in found] == ["gym.pdf", BROKEN.path, "b"]


def test_gitlab_has_every_field_it_asks_for() -> None:
    twice = report(file(finding()), file(finding(), path="b.pdf"))
    found = json.loads(gitlab.write(twice))
    assert [set(issue) for issue in found] == [
        {"description", "check_name", "fingerprint", "severity", "location"}
    ] * 2
    assert {issue["severity"] for issue in found} == {"critical"}
    assert len({issue["fingerprint"] for issue in found}) == 2
    assert found[1]["location"] == {"path": "b.pdf", "lines": {"begin": 1}}


def test_github_shows_ten_and_counts_the_rest() -> None:
    many = [finding(severity=Severity.MEDIUM, ordinal=i) for i in range(12)]
    lines = github.write(report(file(*many, finding()))).splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("::error file=gym.pdf,title=initial-term-too-long § 7.2%2C p. 4::")
    assert lines[-1] == "::notice title=contractlint::3 more findings"


def test_github_names_the_line_of_a_text_file() -> None:
    where = replace(location(), anchors=(LineColumn(12, 21),))
    plain = file(finding(location=where), path="gym.md", format="markdown")
    assert "file=gym.md,line=12,endLine=12," in github.write(report(plain))


def test_a_contract_cannot_give_github_a_command() -> None:
    hostile = finding(message=HOSTILE, title=HOSTILE)
    written = github.write(report(file(hostile, path="a\n::error::x,y.pdf")))
    assert len(written.splitlines()) == 1
    assert "\x1b" not in written


def test_no_cell_is_a_formula() -> None:
    cells = ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "\ufeff=1", "＝1"]
    for text in cells:
        where = replace(location(), quote=text)
        written = csv.write(report(file(finding(location=where, title=text, message=text))))
        row = list(reader.reader(io.StringIO(written)))[1]
        assert row[csv.COLUMNS.index("quote")].startswith("'")
        assert row[csv.COLUMNS.index("title")].startswith("'")


def test_every_row_of_the_csv_has_every_column() -> None:
    full = file(
        finding(),
        suppressed=(Suppressed(finding(), "accepted", "priced in", "A. Nowak"),),
        not_checked=(UNREAD,),
    )
    rows = list(reader.reader(io.StringIO(csv.write(report(full, BROKEN)))))
    assert {len(row) for row in rows} == {len(csv.COLUMNS)}
    assert [row[-1] for row in rows] == ["status", "open", "accepted", "not checked", "not checked"]


def test_json_lines_has_a_line_a_file() -> None:
    lines = jsonl.write(report(file(finding()), BROKEN)).splitlines()
    assert [json.loads(line)["file"]["path"] for line in lines] == ["gym.pdf", BROKEN.path]


def test_markdown_shows_the_contracts_characters_and_no_markup() -> None:
    where = replace(location(), quote=HOSTILE, context="")
    written = markdown.write(report(file(finding(location=where, message=HOSTILE), path=HOSTILE)))
    shown = MarkdownIt().render(written)
    assert "<img" not in shown
    assert "<a " not in shown
    assert "\x1b" not in written
    assert re.sub(r"\s+", " ", shown).count("&lt;img src=x onerror=alert(1)&gt;") == 3


def test_markdown_fits_a_comment() -> None:
    many = [finding(ordinal=i, message="long " * 60) for i in range(400)]
    written = markdown.write(report(file(*many)))
    assert len(written) < 65_536
    assert "more findings" in written


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("language", ["en", "pl", "ru", "sl", "de"])
def test_every_format_writes_the_same_bytes_twice(name: str, language: str) -> None:
    full = report(file(finding(), not_checked=(UNREAD,)), BROKEN, language=language)
    first = FORMATS[name](full)
    assert first or name == "ics"  # without a last day there is no calendar
    assert first == FORMATS[name](full)
