"""The README tells the truth: its commands exist, its sample is what comes out, its rule works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contractlint.cli import main
from contractlint.examples import run
from contractlint.rulebook.load import rulebook_of, shelf_of
from tests.lexica import shelf

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "check",
    "annotate",
    "letter",
    "batch",
    "portfolio",
    "rules",
    "explain",
    "test",
    "show",
    "text",
    "demo",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_mentioned_and_has_help(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert re.search(rf"\b{command}\b", README)
    assert main([command, "--help"]) == 0
    assert command in capfd.readouterr().out


def test_the_first_screen_holds_the_two_commands() -> None:
    screen = README.splitlines()[:14]
    assert any("python3 go.py demo" in line for line in screen)
    assert any("python3 go.py test" in line for line in screen)


def test_the_sample_output_is_what_comes_out(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = README.split("What you see:\n\n")[1].split("\n## ")[0]
    shown = [line[4:] for line in sample.splitlines() if line.startswith("    ")]
    command = shown[0].removeprefix("$ contractlint ").split()
    monkeypatch.chdir(ROOT)
    main([*command, "--lang", "en"])
    printed = [line.rstrip() for line in capfd.readouterr().out.splitlines()]
    wanted = [line.rstrip() for line in shown[1:] if line.strip() not in ("", "…")]
    assert [line for line in wanted if line not in printed] == []


def test_the_rule_in_the_readme_works(tmp_path: Path) -> None:
    rule = README.split("```yaml\n")[1].split("```")[0]
    shelf(tmp_path, rule)
    opened = shelf_of((tmp_path,))
    outcomes = list(run(opened, rulebook_of(opened)))
    assert {outcome.kind for outcome in outcomes} >= {"fires", "silent", "mirror"}
    assert [outcome.name for outcome in outcomes if not outcome.passed] == []
