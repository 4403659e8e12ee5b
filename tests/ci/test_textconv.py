"""`git diff` shows contracts as text, in a real repository, as docs/CI.md says."""

import re
from pathlib import Path

import pytest

from tests.repositories import FIXTURES, ROOT, Repository, repository

DOCS = (ROOT / "docs" / "CI.md").read_text(encoding="utf-8")


def block(heading: str) -> str:
    """The first fenced block below a heading of docs/CI.md."""
    found = re.search(rf"^## {heading}\n.*?^```\w*\n(.*?)^```", DOCS, re.M | re.S)
    assert found, heading
    return found[1]


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    repo = repository(tmp_path)
    repo.run("bash", "-e", "-c", block("Contracts as text in `git diff`"))
    for name in ("Договор 1.docx", "-umowa.pdf"):
        fair = (FIXTURES / "en" / "gym-ambassador.docx").with_suffix(Path(name).suffix)
        repo.stage(name, fair.read_bytes())
    repo.git("add", ".gitattributes")
    repo.commit()
    return repo


def test_what_changed_in_a_docx_and_a_pdf_is_shown_as_text(repo: Repository) -> None:
    for name in ("Договор 1.docx", "-umowa.pdf"):
        hostage = (FIXTURES / "en" / "gym-hostage.docx").with_suffix(Path(name).suffix)
        repo.write(name, hostage.read_bytes())
    said = repo.git("diff")
    assert "Binary files" not in said
    assert len(re.findall(r"^-[\d. ]*No internal rules or policies of the Club", said, re.M)) == 2
    assert len(re.findall(r"^\+[\d. ]*The Club's internal House Regulations", said, re.M)) == 2
    assert "No newline at end of file" not in said
    repo.git("commit", "-qam", "worse")
    assert "+The Club's internal House Regulations" in repo.git("log", "-p", "-1")
    # What was read once is kept: the commit's contracts are not read again.
    assert "refs/notes/textconv/contract" in repo.git("for-each-ref")


def test_a_file_that_cannot_be_read_stops_no_diff(repo: Repository) -> None:
    repo.write("Договор 1.docx", b"PK\x03\x04 broken")
    repo.write("-umowa.pdf", b"")
    said = repo.git("diff")
    assert "+[contractlint: " in said
    assert "-No internal rules or policies of the Club are binding" in said


def test_the_plain_shell_of_the_docs_compares_with_the_merge_base(repo: Repository) -> None:
    script = block("Any other CI")
    repo.git("switch", "-qc", "head")
    repo.git("update-ref", "refs/remotes/origin/main", "main")
    assert "Nothing found" in repo.run("sh", "-e", "-c", script)
    repo.stage("Договор 1.docx", (FIXTURES / "en" / "gym-hostage.docx").read_bytes())
    repo.commit()
    said = repo.run("sh", "-e", "-c", script, code=1)
    assert "A (" in said
    assert "+ new  critical" in said


def test_a_pointer_of_git_lfs_is_no_contract(repo: Repository) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12345\n"
    for name in ("a.md", "b.docx", "c.pdf"):
        repo.write(f"lfs/{name}", pointer)
    assert repo.lint("check", "lfs", code=2).count("git lfs pull") >= 3
