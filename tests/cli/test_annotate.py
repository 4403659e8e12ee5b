"""`annotate` and `letter` from the command line: what is written, what is said, what is refused."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from contractlint.cli import main

Capture = pytest.CaptureFixture[str]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
GYM = FIXTURES / "en" / "gym-hostage.docx"
QUICK = ["--select", "lock-in,non-disparagement-review-gag"]


@pytest.fixture
def gym(folder: Path) -> Path:
    shutil.copy(GYM, folder / "gym.docx")
    return folder / "gym.docx"


def test_a_copy_is_written_and_the_contract_stays(gym: Path, capfd: Capture) -> None:
    before = gym.read_bytes()
    assert main(["annotate", "gym.docx", "--into", "marked", *QUICK]) == 0
    out = capfd.readouterr().out
    assert out.startswith("gym.docx → marked/gym.docx: ")
    assert gym.read_bytes() == before
    with zipfile.ZipFile("marked/gym.docx") as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "[initial-term-too-long]" in comments


def test_suggestions_say_what_grade_they_would_buy(gym: Path, capfd: Capture) -> None:
    assert main(["annotate", "gym.docx", "--into", "marked", "--suggest", *QUICK]) == 0
    out = capfd.readouterr().out
    assert " suggestions\n" in out
    assert "with all suggestions accepted" in out


def test_comments_are_in_the_language_asked_for(gym: Path) -> None:
    assert main(["annotate", "gym.docx", "--into", "marked", "--lang", "pl", *QUICK]) == 0
    with zipfile.ZipFile("marked/gym.docx") as archive:
        assert "Dlaczego" in archive.read("word/comments.xml").decode()


def test_the_moment_comes_from_the_environment(gym: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")
    assert main(["annotate", "gym.docx", "--into", "marked", *QUICK]) == 0
    with zipfile.ZipFile("marked/gym.docx") as archive:
        assert 'w:date="2026-03-01T00:00:00Z"' in archive.read("word/comments.xml").decode()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert main(["annotate", "gym.docx", "--into", "marked", *QUICK]) == 2


def test_no_contract_is_written_over(gym: Path, capfd: Capture) -> None:
    before = gym.read_bytes()
    assert main(["annotate", "gym.docx", "--into", ".", *QUICK]) == 2
    assert "would be written over a contract" in capfd.readouterr().err
    assert main(["letter", "gym.docx", "-o", "gym.docx", *QUICK]) == 2
    assert gym.read_bytes() == before


def test_files_of_one_name_keep_their_folders(gym: Path) -> None:
    for name in ("a", "b"):
        (gym.parent / name).mkdir()
        shutil.copy(gym, gym.parent / name / "gym.docx")
    assert main(["annotate", "a/gym.docx", "b/gym.docx", "--into", "marked", *QUICK]) == 0
    assert Path("marked/a/gym.docx").exists()
    assert Path("marked/b/gym.docx").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hostage.txt", None, "no marked copy can be made of text files"),
        ("broken.docx", b"PK\x03\x04 and no more", "damaged"),
        ("empty.docx", b"", "empty"),
        ("missing.docx", None, "there is no such file"),
    ],
)
def test_what_cannot_be_marked_stops_nothing(
    gym: Path, capfd: Capture, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (gym.parent / name).write_bytes(data)
    assert main(["annotate", name, "gym.docx", "--into", "marked", *QUICK]) == 2
    captured = capfd.readouterr()
    assert said in captured.err
    assert "gym.docx → marked/gym.docx" in captured.out


def test_a_letter_is_in_the_contracts_language_and_tells_nothing_of_ours(
    folder: Path, capfd: Capture
) -> None:
    contract = FIXTURES / "ru" / "internet-hostage.docx"
    assert main(["letter", str(contract), "-o", "letter.docx"]) == 0
    text = "\n".join(p.text for p in docx.Document("letter.docx").paragraphs)
    assert "Просим изложить в следующей редакции" in text
    for remark in ("critical", "high", "Fairer", "too-long", "из 100", "критич", "высок"):
        assert remark not in text


def test_accepted_risks_are_not_asked_for(gym: Path, capfd: Capture) -> None:
    accept = ["accept", "gym.docx", "non-disparagement-review-gag", "--reason", "our secret"]
    assert main(["letter", "gym.docx", *QUICK]) == 0
    assert "negative review" in capfd.readouterr().out
    assert main([*accept, "--approver", "Ann"]) == 0
    assert main(["letter", "gym.docx", *QUICK]) == 0
    out = capfd.readouterr().out
    assert "negative review" not in out
    assert "our secret" not in out


def test_a_fair_contract_needs_no_letter(folder: Path, capfd: Capture) -> None:
    assert main(["letter", "ambassador.md", "--select", "initial-term-too-long"]) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "nothing to ask for" in captured.err


def test_a_letter_has_a_format_that_is_known(gym: Path, capfd: Capture) -> None:
    assert main(["letter", "gym.docx", "-o", "letter.pdf", *QUICK]) == 2
    assert "end it in .md, .markdown, .docx" in capfd.readouterr().err
