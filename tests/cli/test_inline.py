"""Acceptances written in the contract: they need a reason, and a stranger's do not count."""

import json
from pathlib import Path

import docx
import pytest

from contractlint.cli import main

TERM = "1. This Agreement is concluded for an initial period of sixty (60) months.\n"
ACCEPT = "contractlint: accept initial-term-too-long"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path(".contractlint.yaml").write_text("select: [initial-term-too-long]\n")
    return tmp_path


def checked(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    """The exit code, kind, reason and approver of what was suppressed, and what was whispered."""
    capfd.readouterr()
    code = main(["check", "-f", "json", *words])
    said = capfd.readouterr()
    (file,) = json.loads(said.out)["files"]
    known = [each["suppression"] for each in file["suppressed"]]
    return code, [f"{k['kind']}: {k['reason']} ({k['approver']})" for k in known], said.err


def word_file(comment: str) -> None:
    contract = docx.Document()
    run = contract.add_paragraph(TERM).runs[0]
    contract.add_comment(run, text=comment, author="Ana Novak")
    contract.save("a.docx")


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {ACCEPT} - hardware is paid with it -->\n{TERM}",
        f"{TERM.strip()} <!-- {ACCEPT} - hardware is paid with it -->\n",
        f"Head\n\n<!-- {ACCEPT} – hardware is paid with it -->\n\n{TERM}",
        f"<!-- {ACCEPT} - hardware is paid with it -->\n## 1. Term\n\n{TERM[3:]}\n## 2. Rest\n",
    ],
)
def test_a_comment_accepts_with_its_reason(
    folder: Path, capfd: pytest.CaptureFixture[str], text: str
) -> None:
    Path("a.md").write_text(text)
    code, known, said = checked(capfd, "a.md")
    assert (code, known) == (0, ["inline: hardware is paid with it ()"])
    assert "a.md: accepted in the contract itself and not shown: 1" in said


def test_a_folder_of_git_is_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "terms").mkdir()
    monkeypatch.chdir(tmp_path / "terms")
    Path("a.md").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    words = ("a.md", "--select", "initial-term-too-long")
    assert checked(capfd, *words)[:2] == (0, ["inline: because ()"])


def test_an_override_keeps_strangers_papers_from_silencing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("theirs").mkdir()
    Path("theirs/a.md").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    assert checked(capfd, ".")[:2] == (0, ["inline: because ()"])
    Path(".contractlint.yaml").write_text(
        "select: [initial-term-too-long]\noverrides: [{path: theirs/, inline-accept: never}]\n"
    )
    assert checked(capfd, ".")[:2] == (1, [])


def test_a_comment_accepts_in_html(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.html").write_text(f"<html><p>{TERM}<!-- {ACCEPT} - because --></p></html>")
    assert checked(capfd, "a.html")[:2] == (0, ["inline: because ()"])


def test_a_comment_elsewhere_accepts_nothing_and_is_told(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(f"{TERM}\n<!-- {ACCEPT} - because -->\n\n2. Both parties are fair.\n")
    code, known, said = checked(capfd, "a.md")
    assert (code, known) == (1, [])
    assert "a.md:3:1: initial-term-too-long: nothing there to accept" in said


def test_the_title_of_a_contract_accepts_nothing_for_all_of_it(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(f"<!-- {ACCEPT} - because -->\n# Terms\n\n## Term\n\n{TERM}")
    assert checked(capfd, "a.md")[:2] == (1, [])


@pytest.mark.parametrize(
    ("remark", "what", "column"),
    [
        (ACCEPT, "a risk accepted without a reason", 27),
        (f"{ACCEPT} -", "a risk accepted without a reason", 27),
        ("contractlint: accept initial-term-to-long - x", "no rule 'initial-term-to-long'", 27),
        ("contractlint: ignore all", "this says nothing to contractlint", 1),
    ],
)
def test_a_mistake_is_drawn_at_its_place(
    folder: Path, capfd: pytest.CaptureFixture[str], remark: str, what: str, column: int
) -> None:
    Path("a.md").write_text(f"Head\n\n<!-- {remark} -->\n{TERM}")
    code, known, said = checked(capfd, "a.md")
    assert (code, known) == (2, [])
    assert what in said
    assert f"a.md:3:{column}" in said


def test_a_word_comment_counts_only_when_asked_for(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    word_file(f"{ACCEPT} - agreed with the board")
    code, known, said = checked(capfd, "a.docx")
    assert (code, known) == (1, [])
    assert "which does not count here (see --inline-accept): 1" in said
    code, known, _ = checked(capfd, "a.docx", "--inline-accept", "always")
    assert (code, known) == (0, ["inline: agreed with the board (Ana Novak)"])


def test_a_word_comment_without_a_reason_is_named(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    word_file(ACCEPT)
    assert checked(capfd, "a.docx")[0] == 1
    code, _, said = checked(capfd, "a.docx", "--inline-accept", "always")
    assert code == 2
    assert "a.docx, para 1: a risk accepted without a reason" in said


@pytest.mark.parametrize("where", ["elsewhere", "never"])
def test_a_strangers_page_cannot_silence(
    folder: Path, capfd: pytest.CaptureFixture[str], where: str
) -> None:
    Path("a.md").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    if where == "elsewhere":
        Path(".contractlint.yaml").unlink()
    words = ["--inline-accept", "never"] if where == "never" else []
    code, known, said = checked(capfd, "a.md", "--select", "initial-term-too-long", *words)
    assert (code, known) == (1, [])
    assert "does not count here" in said


def test_plain_text_is_all_contract(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    assert checked(capfd, "a.txt", "--inline-accept", "always")[:2] == (1, [])


def test_compare_tells_what_the_new_version_accepts_itself(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("old.md").write_text("1. This Agreement has no minimum term.\n")
    Path("new.md").write_text(TERM)
    words = ["compare", "old.md", "new.md", "--fail-on-worse", "high", "--lang", "en"]
    assert main(words) == 1
    Path("new.md").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    assert main(words) == 0
    Path("new.md").write_text(f"<!-- {ACCEPT} -->\n{TERM}")
    assert main(words) == 2
    assert "a risk accepted without a reason" in capfd.readouterr().err


def test_annotate_and_letter_heed_it_too(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(f"<!-- {ACCEPT} - because -->\n{TERM}")
    assert main(["letter", "a.md"]) == 0
    assert "nothing to ask for" in capfd.readouterr().err
    word_file(ACCEPT)
    assert main(["annotate", "a.docx", "--into", "out", "--inline-accept", "always"]) == 2
    assert "a risk accepted without a reason" in capfd.readouterr().err
