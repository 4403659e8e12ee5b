"""`contractlint compare`, on files, folders and revisions of a real git repository."""

import json
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from contractlint.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
BOUND = "1. The Customer is bound for an initial term of {} months.\n"


def compared(capfd: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, list[str]]]:
    capfd.readouterr()
    main(["compare", *words, "-f", "json"])
    found = json.loads(capfd.readouterr().out)
    return [
        (Path(file["path"]).name, sorted({change["verdict"] for change in file["changes"]}))
        for file in found["files"]
    ]


def test_a_docx_and_the_pdf_of_it_are_the_same_contract(capfd: pytest.CaptureFixture[str]) -> None:
    docx = FIXTURES / "pl" / "service-hostage.docx"
    found = compared(capfd, str(docx), str(docx.with_suffix(".pdf")))
    assert found == [("service-hostage.pdf", ["unchanged"])]


def test_worse_is_1_and_better_is_0(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(BOUND.format(36))
    new.write_text(BOUND.format(60))
    assert main(["compare", str(old), str(new)]) == 0
    assert main(["compare", str(old), str(new), "--fail-on-worse", "high"]) == 1
    assert main(["compare", str(new), str(old), "--fail-on-worse", "low"]) == 0


def test_what_cannot_be_read_is_2(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.pdf"
    old.write_text(BOUND.format(36))
    new.write_bytes(b"%PDF-1.7 broken")
    assert main(["compare", str(old), str(new), "--fail-on-worse", "high"]) == 2


def test_folders_are_paired_by_name(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for folder, term in (("old", 36), ("new", 60)):
        (tmp_path / folder / "sub").mkdir(parents=True)
        (tmp_path / folder / "sub" / "both.md").write_text(BOUND.format(term))
        (tmp_path / folder / f"only-{folder}.md").write_text(BOUND.format(term))
    found = dict(compared(capfd, str(tmp_path / "old"), str(tmp_path / "new")))
    assert set(found) == {"both.md", "only-old.md", "only-new.md"}
    assert found["both.md"] == ["worse"]
    assert found["only-old.md"] == ["gone"]
    assert found["only-new.md"] == ["new"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    folder = tmp_path / "umowy i договоры"
    folder.mkdir()
    (folder / "umowa.md").write_text(BOUND.format(36))
    (folder / "same.md").write_text(BOUND.format(36))
    (folder / "gone.md").write_text(BOUND.format(36))
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first")
    (folder / "umowa.md").write_text(BOUND.format(60))
    (folder / "gone.md").unlink()
    (folder / "neu.md").write_text(BOUND.format(60))
    return tmp_path


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True)


def test_the_work_tree_is_compared_with_a_revision(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = compared(capfd, "--against", "HEAD", ".")
    assert found == [("gone.md", ["gone"]), ("neu.md", ["new"]), ("umowa.md", ["worse"])]
    assert compared(capfd, "--against", "HEAD", "umowy i договоры/umowa.md") == [
        ("umowa.md", ["worse"])
    ]


def test_a_revision_that_is_none_is_said_so(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("nowhere", "--output=x"):
        assert main(["compare", f"--against={name}", "."]) == 2
        assert capfd.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("language", ["en", "pl", "ru", "sl", "de"])
def test_every_format_in_every_language(
    tmp_path: Path, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.md", tmp_path / "<b>new.md"
    old.write_text(BOUND.format(36))
    new.write_text(BOUND.format(60))
    page, table = tmp_path / "out.html", tmp_path / "out.md"
    words = ["compare", str(old), str(new), "--lang", language]
    main([*words, "-f", "html", "-o", str(page), "-f", "markdown", "-o", str(table)])
    html = page.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in html
    assert "<b>" not in html
    assert "<b>" not in MarkdownIt("gfm-like", {"linkify": False}).render(table.read_text("utf-8"))
    main(words)
    assert "60" in capfd.readouterr().out


def test_what_was_accepted_is_told_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(BOUND.format(36))
    Path("new.md").write_text(BOUND.format(60))
    assert main(["compare", "old.md", "new.md", "--fail-on-worse", "high"]) == 1
    words = ["--reason", "asked for", "--approver", "A. Nowak", "--expires", "2026-06-30"]
    main(["accept", "new.md", "initial-term-too-long", *words])
    gate = ["compare", "old.md", "new.md", "--fail-on-worse", "high"]
    capfd.readouterr()
    assert main([*gate, "--today", "2026-06-30"]) == 0
    assert "~ accepted  high  initial-term-too-long" in capfd.readouterr().out
    assert main([*gate, "--today", "2026-07-01"]) == 1


def test_what_the_baseline_knows_is_not_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text("1. Each party pays its own costs.\n")
    Path("new.md").write_text(BOUND.format(60))
    gate = ["compare", "old.md", "new.md", "--fail-on-worse", "high"]
    assert main(gate) == 1
    main(["baseline", "new.md", "-o", "base.yaml"])
    assert main([*gate, "--baseline", "base.yaml"]) == 0
    assert main([*gate, "--baseline", "base.yaml", "--prune"]) == 2
