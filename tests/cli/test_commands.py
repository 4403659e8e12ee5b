"""The other commands, and what they have in common."""

import json
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


def test_explain_shows_limits_by_profile_law_by_country_and_known_errors(
    folder: Path, capfd: Capture
) -> None:
    assert main(["explain", "notice-period-too-long"]) == 0
    out = " ".join(capfd.readouterr().out.split())
    assert "max-notice-period: 3 months: house policy (profiles: b2b)" in out
    assert "severity by profile - high (profiles: default," in out
    assert " law EU - Directive (EU) 2018/1972 art. 105(3)" in out
    assert " PL - Prawo komunikacji elektronicznej art. 302" in out
    assert "false alarms that are known - The Provider may terminate only by" in out


def test_explain_shows_a_number_that_no_profile_sets(folder: Path, capfd: Capture) -> None:
    assert main(["explain", "unreadable-sentence"]) == 0
    assert "count >= 57: fixed in the rule" in capfd.readouterr().out


def test_why_not_says_how_near_each_clause_came(folder: Path, capfd: Capture) -> None:
    asked = ["check", "ambassador.md", "--why-not", "initial-term-too-long", "--select", "exit"]
    assert main([*asked, "--why-not", "notice-period-too-long"]) == 0
    out = capfd.readouterr().out
    assert re.search(r"    1\., 4:1: “Term 1\.1 This Agreement", out)
    assert "it says one (1) month; reported when more than 24 months" in out
    assert "How near “notice-period-too-long” came" in out
    assert "no clause speaks of it" in out


def test_why_not_is_in_the_json_only_when_asked(folder: Path, capfd: Capture) -> None:
    main(["check", "ambassador.md", "--why-not", "initial-term-too-long", "-f", "json"])
    (asked,) = json.loads(capfd.readouterr().out)["files"][0]["why_not"]
    (obstacle,) = asked["clauses"][0]["obstacles"]
    assert (asked["rule"], asked["fires"]) == ("initial-term-too-long", False)
    assert (obstacle["kind"], obstacle["operator"], obstacle["limit"]) == (
        "number",
        ">",
        "24 month",
    )
    assert obstacle["quantity"]["text"] == "one (1) month"
    main(["check", "ambassador.md", "-f", "json"])
    assert "why_not" not in json.loads(capfd.readouterr().out)["files"][0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "gemeldet wird mehr als 24 Monate"),
        ("pl", "zgłaszane, gdy więcej niż 24 miesiące"),
        ("ru", "сообщается, когда больше, чем 24 месяца"),
        ("sl", "javlja se, kadar je več kot 24 mesecev"),
    ],
)
def test_why_not_speaks_the_language_of_the_report(
    folder: Path, capfd: Capture, language: str, text: str
) -> None:
    main(["check", "ambassador.md", "--why-not", "initial-term-too-long", "--lang", language])
    assert text in capfd.readouterr().out


def test_why_not_knows_its_rules(folder: Path, capfd: Capture) -> None:
    assert main(["check", "ambassador.md", "--why-not", "initial-term-to-long"]) == 2
    assert "did you mean 'initial-term-too-long'?" in capfd.readouterr().err


def test_explain_knows_its_rules(folder: Path, capfd: Capture) -> None:
    assert main(["explain", "initial-term-to-long"]) == 2
    assert "did you mean 'initial-term-too-long'?" in capfd.readouterr().err


def test_test_runs_the_examples_of_the_rules_named(folder: Path, capfd: Capture) -> None:
    from contractlint.rulebook.digest import built_in

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
