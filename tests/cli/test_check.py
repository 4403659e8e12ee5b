"""`contractlint check`, as a user meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contractlint.cli import main

SELECT = ("--select", "initial-term-too-long")


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    captured = capfd.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("hostage.txt",), 1),
        (("ambassador.md",), 0),
        ((".",), 1),
        (("hostage.txt", "--exit-zero"), 0),
        (("hostage.txt", "--fail-on", "critical"), 0),
        (("hostage.txt", "--min-severity", "critical", "--fail-on", "info"), 0),
        (("hostage.txt", "absent.txt"), 2),
        (("absent.txt", "--exit-zero"), 2),
    ],
)
def test_exit_codes(
    folder: Path, capfd: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    assert run(capfd, "check", *words, *SELECT)[0] == code


def test_the_report_goes_to_stdout_and_complaints_to_stderr(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capfd, "check", "hostage.txt", "absent.txt", *SELECT)
    assert code == 2
    assert "1.1  4:" in out
    assert "high  initial-term-too-long" in out
    assert "1 finding in 2 files: 1 high" in out
    assert err == (
        "error: absent.txt: there is no such file\n"
        "help: check the spelling, and the folder you are in\n"
    )


def test_spans_are_offsets_in_what_text_prints(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, text, _ = run(capfd, "text", "hostage.txt")
    _, out, _ = run(capfd, "check", "hostage.txt", *SELECT, "-f", "json")
    (finding,) = json.loads(out)["files"][0]["findings"]
    start, end = finding["span"]
    assert text == (folder / "hostage.txt").read_text()
    assert text[start:end] == finding["quote"]
    assert finding["clause"]["path"] == ["1", "1"]
    assert finding["anchors"] == [{"line": 4, "column": start - text.index("1.1") + 1}]


def test_several_formats_go_to_several_files(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ("-f", "json", "-o", "out.json", "-f", "terminal")
    code, out, _ = run(capfd, "check", "hostage.txt", *SELECT, *words)
    assert code == 1
    assert out.startswith("hostage.txt")
    assert json.loads((folder / "out.json").read_text())["summary"]["findings"] == {"high": 1}


def test_stdin_is_checked_under_its_name(folder: Path) -> None:
    done = python(
        "check", "-", "--stdin-filename", "mail/contract.txt", "-f", "json", *SELECT,
        stdin=(folder / "hostage.txt").read_bytes(),
    )  # fmt: skip
    (file,) = json.loads(done.stdout)["files"]
    assert (done.returncode, file["path"], file["format"]) == (1, "mail/contract.txt", "text")


def test_many_files_in_processes_are_the_same_bytes_as_one_by_one(folder: Path) -> None:
    for number in range(8):
        (folder / f"copy-{number}.txt").write_bytes((folder / "hostage.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing else")
    outputs = [python("check", ".", "-f", "json", "-j", jobs) for jobs in ("1", "2")]
    assert outputs[0].stdout == outputs[1].stdout
    assert [output.returncode for output in outputs] == [2, 2]
    paths = [file["path"] for file in json.loads(outputs[0].stdout)["files"]]
    assert paths == sorted(paths)
    assert len(paths) == 11


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--select", "initial-term-to-long"), "did you mean 'initial-term-too-long'?"),
        (("--ignore", "exits"), "did you mean 'exit'?"),
        (("--profile", "defualt"), "no profile 'defualt'"),
        (("--lang", "fr"), "there are en, pl, ru, sl, de"),
        (("-f", "jsn"), "did you mean 'json'?"),
        (("--fail-on", "hihg"), "did you mean 'high'?"),
        (("-j", "0"), "no number of processes"),
        (("--no-such-flag",), "unrecognized arguments: --no-such-flag"),
        (("-o", "no/such/folder/x.json"), "no/such/folder/x.json: cannot be written"),
    ],
)
def test_bad_usage_is_2_and_says_what_to_do(
    folder: Path, capfd: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    code, _, err = run(capfd, "check", "hostage.txt", *words)
    assert code == 2
    assert err.startswith("error: ")
    assert said in err


def test_select_and_ignore_take_families_and_globs(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def rules(*words: str) -> list[str]:
        found = json.loads(run(capfd, "check", "hostage.txt", "-f", "json", *words)[1])
        return [finding["rule"] for finding in found["files"][0]["findings"]]

    assert rules("--select", "lock-in") == ["initial-term-too-long"]
    assert rules("--select", "initial-*,exit") == ["initial-term-too-long"]
    assert "initial-term-too-long" not in rules("--ignore", "lock-in")
    assert rules("--select", "lock-in", "--ignore", "*-too-long") == []


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "1 uwaga w 1 pliku"),
        ({"LC_ALL": "de_DE", "LANG": "pl_PL"}, "1 Befund in 1 Datei"),
        ({"LANG": "C"}, "1 finding in 1 file"),
        ({"LANG": "fr_FR.UTF-8"}, "1 finding in 1 file"),
    ],
)
def test_the_report_speaks_the_locales_language(
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert said in run(capfd, "check", "hostage.txt", *SELECT)[1]
    assert "1 finding in 1 file" in run(capfd, "check", "hostage.txt", *SELECT, "--lang", "en")[1]


def test_colour_comes_when_it_is_asked_for(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "\x1b[" not in run(capfd, "check", "hostage.txt", *SELECT)[1]
    assert "\x1b[31mhigh\x1b[0m" in run(capfd, "check", "hostage.txt", *SELECT, "--color=always")[1]


def test_a_reader_who_leaves_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m contractlint check hostage.txt; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert done.stderr.strip() == b"1"


def test_bytes_that_are_no_text_do_not_stop_the_others(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "blob.docx").write_bytes(bytes(range(256)))
    code, out, err = run(capfd, "check", ".", *SELECT)
    assert code == 2
    assert "initial-term-too-long" in out
    assert "blob.docx: is no text" in err


def python(*words: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "contractlint", *words],
        input=stdin,
        capture_output=True,
        check=False,
    )


def test_flags_win_over_the_configuration(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / ".contractlint.yaml").write_text(
        "select: [initial-term-*]\nfail-on: critical\nlang: de\n"
    )
    code, out, _ = run(capfd, "check", "hostage.txt")
    assert code == 0
    assert "1 Befund in 1 Datei" in out
    code, out, _ = run(capfd, "check", "hostage.txt", "--fail-on", "low", "--lang", "en")
    assert code == 1
    assert "1 finding in 1 file" in out


def test_each_target_has_the_configuration_above_it(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("strict", "fail-on: low\n"), ("lax", "ignore: [lock-in]\n")):
        (folder / name).mkdir()
        (folder / name / ".contractlint.yaml").write_text(text)
        (folder / name / "c.txt").write_text((folder / "hostage.txt").read_text())
    code, out, _ = run(capfd, "check", "strict", "lax", *("-f", "json"))
    files = json.loads(out)["files"]
    assert [file["path"] for file in files] == ["lax/c.txt", "strict/c.txt"]
    rules = [{finding["rule"] for finding in file["findings"]} for file in files]
    assert "initial-term-too-long" in rules[1] - rules[0]
    assert code == 1


def test_a_mistake_in_the_configuration_is_drawn(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / ".contractlint.yaml").write_text("fail-on: hihg\n")
    code, out, err = run(capfd, "check", "hostage.txt")
    assert (code, out) == (2, "")
    assert ".contractlint.yaml:1:10\n" in err
    assert "^^^^\nhelp: did you mean 'high'?" in err
