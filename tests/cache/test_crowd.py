"""Very many reports are kept packed; nobody who reads them can tell."""

import sys
from pathlib import Path

import pytest

from contractlint import linter
from contractlint.cache.crowd import Crowd, kept
from contractlint.cli import checking, main
from contractlint.linter import unread_file
from contractlint.reports import FORMATS
from tests.cli.conftest import folder as folder


def test_a_crowd_is_a_sequence_of_its_reports() -> None:
    reports = [unread_file(f"{number}.txt", "what", "help") for number in range(5)]
    crowd = Crowd([kept(report) for report in reports])
    assert list(crowd) == reports
    assert (len(crowd), crowd[1], crowd[-1]) == (5, reports[1], reports[-1])
    assert list(crowd[1:3]) == reports[1:3]
    with pytest.raises(IndexError):
        crowd[5]


def test_what_reports_share_is_kept_once() -> None:
    text = "a text of a rule " * 20
    first, second = Crowd([kept(unread_file(name, text, text)) for name in ("a", "b")])
    assert first.error is second.error is first.help
    assert sys.getrefcount(text) < 10


@pytest.mark.parametrize("name", FORMATS)
def test_a_crowd_is_reported_byte_for_byte_as_a_few_are(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "known.yaml").write_text("version: 1\ncontracts: {}\n")
    (folder / "sub").mkdir()
    (folder / "sub" / ".contractlint.yaml").write_text("min-severity: high\n")
    (folder / "sub" / "hostage.txt").write_text((folder / "hostage.txt").read_text())
    words = ["check", ".", "sub", "-f", name, "--signed", "2026-03-01", "--no-cache", "-j", "1"]
    few = main(words), capfd.readouterr().out
    monkeypatch.setattr(linter, "MOST_OPEN", 0)
    monkeypatch.setattr(checking, "MOST_OPEN", 0)
    assert (main(words), capfd.readouterr().out) == few
