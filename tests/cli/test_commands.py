"""The other commands, and what they have in common."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from contractlint import __version__
from contractlint.cli import COMMANDS, main

Capture = pytest.CaptureFixture[str]


def test_every_command_has_help(capfd: Capture) -> None:
    for name in COMMANDS:
        assert main([name, "--help"]) == 0
        assert f"usage: contractlint {name}" in capfd.readouterr().out


def test_help_names_every_command(capfd: Capture) -> None:
    assert main(["--help"]) == 0
    out = capfd.readouterr().out
    assert all(f"  {name} " in out for name in COMMANDS)


def test_no_command_at_all_is_bad_usage(capfd: Capture) -> None:
    assert main([]) == 2
    assert "usage: contractlint COMMAND" in capfd.readouterr().out


def test_the_version_is_printed(capfd: Capture) -> None:
    assert main(["--version"]) == 0
    assert capfd.readouterr().out == f"contractlint {__version__}\n"


@pytest.mark.parametrize(
    ("word", "help"),
    [("chekc", "did you mean 'check'?"), ("hostage.txt", "'contractlint check hostage.txt'?")],
)
def test_an_unknown_command_is_answered_with_the_nearest(
    folder: Path, capfd: Capture, word: str, help: str
) -> None:
    assert main([word]) == 2
    err = capfd.readouterr().err
    assert f"error: no command '{word}'\n" in err
    assert help in err


def test_help_loads_no_reader_and_no_rules() -> None:
    program = (
        "import sys; from contractlint.cli import main; main(['--help']);"
        "heavy = ('contractlint.readers', 'contractlint.matchers', 'rich', 'yaml');"
        "sys.exit(any(m.startswith(heavy) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], stdout=-3, check=False).returncode == 0


def test_rules_lists_id_severity_and_family(folder: Path, capfd: Capture) -> None:
    assert main(["rules", "--select", "lock-in"]) == 0
    out = capfd.readouterr().out
    assert "Lock-in (lock-in)\n" in out
    assert re.search(r"  high +initial-term-too-long", out)
    assert "unilateral-price-change" not in out


def test_explain_says_why_and_shows_examples(folder: Path, capfd: Capture) -> None:
    assert main(["explain", "initial-term-too-long"]) == 0
    out = capfd.readouterr().out
    assert out.startswith("initial-term-too-long  (Lock-in, high")
    assert all(
        f"\n{part}\n" in out
        for part in ("why", "finds, for example", "is silent about", "fairer", "law")
    )


def test_explain_knows_its_rules(folder: Path, capfd: Capture) -> None:
    assert main(["explain", "initial-term-to-long"]) == 2
    assert "did you mean 'initial-term-too-long'?" in capfd.readouterr().err


def test_test_runs_the_examples_of_the_rules_named(folder: Path, capfd: Capture) -> None:
    from contractlint.rulebook.load import built_in

    main(["test", str(built_in() / "lock-in" / "initial-term-too-long.yaml"), "-v"])
    out = capfd.readouterr().out
    assert "initial-term-too-long[en-fires-1]: " in out
    assert "automatic-renewal" not in out


def test_show_lists_clauses_and_quantities(folder: Path, capfd: Capture) -> None:
    assert main(["show", "hostage.txt"]) == 0
    out = capfd.readouterr().out
    assert "hostage.txt: text" in out
    assert "languages: en 100%" in out
    assert "sixty (60) months  duration" in out


def test_show_and_text_complain_like_check(folder: Path, capfd: Capture) -> None:
    for command in ("show", "text"):
        assert main([command, "absent.pdf"]) == 2
        assert "error: absent.pdf: there is no such file" in capfd.readouterr().err


def test_text_adds_no_character(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = "§ 1\r\nUżytkownik  płaci".encode()
    (folder / "pl.txt").write_bytes(data)
    assert main(["text", "pl.txt"]) == 0
    assert capfdbinary.readouterr().out == data


def test_demo_shows_findings_and_is_no_failure(folder: Path, capfd: Capture) -> None:
    assert main(["demo"]) == 0
    out = capfd.readouterr().out
    assert out.startswith("gym-hostage.docx")
    assert "initial-term-too-long" in out
