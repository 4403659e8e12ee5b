"""A check that is repeated says the same, byte for byte, and does next to nothing for it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from contractlint.cli import checking, main
from contractlint.reports import FORMATS
from tests.cli.conftest import AMBASSADOR


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("CONTRACTLINT_CACHE", str(cache))
    return cache


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An entry for each check that really was one."""
    made: list[int] = []
    real = checking.checked

    def counted(*asked: object) -> int:
        made.append(1)
        return real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "checked", counted)
    return made


def said(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words])
    captured = capfd.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_repeated_byte_for_byte(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int], name: str
) -> None:
    words = (".", "-f", name, "--signed", "2026-03-01")
    fresh = said(capfd, *words, "--no-cache")
    first, second = said(capfd, *words), said(capfd, *words)
    assert fresh == first == second
    assert fresh[1] or name == "ics"  # nothing here has a day
    assert len(checks) == 2


def test_a_file_that_changed_or_came_is_checked(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    said(capfd, ".")
    (folder / "third.txt").write_text(AMBASSADOR)
    assert "third.txt" in said(capfd, ".")[1]
    (folder / "hostage.txt").write_text(AMBASSADOR)
    assert said(capfd, ".") == said(capfd, ".", "--no-cache")
    assert len(checks) == 4


def test_complaints_and_notes_are_repeated_too(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)
    first, second = said(capfd, "."), said(capfd, ".")
    assert first == second
    assert first[0] == 2
    assert "97-2003" in first[2]
    assert len(checks) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".contractlint.yaml", "min-severity: critical\n"),
        (".contractlint-accept.yaml", "accepted: []\n"),
    ],
)
def test_settings_that_come_or_change_are_heeded(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int], name: str, text: str
) -> None:
    said(capfd, ".")
    (folder / name).write_text(text)
    assert said(capfd, ".") == said(capfd, ".", "--no-cache")
    (folder / name).write_text(f"{text}\n# changed\n")
    said(capfd, ".")
    assert len(checks) >= 3


def test_a_baseline_that_changed_is_heeded(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    main(["baseline", ".", "-o", "known.yaml"])
    capfd.readouterr()
    words = (".", "--baseline", "known.yaml")
    assert said(capfd, *words) == said(capfd, *words)
    (folder / "known.yaml").write_text("version: 1\ncontracts: {}\n")
    assert said(capfd, *words) == said(capfd, *words, "--no-cache")


def test_another_day_is_another_run(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    for day in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 1)):
        said(capfd, ".", "--today", day.isoformat())
    assert len(checks) == 2


def test_other_flags_are_another_run(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    for words in ([], ["-q"], ["-v"], ["--color", "always"], ["--fail-on", "low"], ["-j", "1"]):
        said(capfd, ".", *words)
    assert len(checks) == 5  # how many processes do it changes nothing


def test_a_report_in_a_file_is_written_again(folder: Path, checks: list[int]) -> None:
    for _ in range(2):
        assert main(["check", ".", "-o", "report.json"]) == 1
        (folder / "report.json").unlink()
    assert len(checks) == 2


def test_a_file_given_up_on_is_tried_again(
    folder: Path, capfd: pytest.CaptureFixture[str], checks: list[int]
) -> None:
    words = ("hostage.txt", "--max-seconds", "0.001")
    first = said(capfd, *words)
    assert first[0] == 2
    assert "over the limit 'seconds': took more than 0.001 s" in first[2]
    assert said(capfd, *words)[0] == 2
    assert said(capfd, "hostage.txt")[0] == 1
    assert len(checks) == 3


def test_nothing_heavy_is_imported_for_it(folder: Path, own_cache: Path) -> None:
    script = (
        "import sys; from contractlint.cli import main; code = main(['check', '.'])\n"
        "heavy = ('matchers', 'structure', 'analysis', 'stages', 'rulebook.load', 'linter')\n"
        "loaded = [name for name in heavy if f'contractlint.{name}' in sys.modules]\n"
        "sys.exit(f'imported: {loaded}' if loaded else code)\n"
    )
    assert main(["check", "."]) == 1
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (again.returncode, again.stderr) == (1, b"")
