"""The real pre-commit drives our hooks in a real repository of DOCX, PDF and Markdown contracts."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.repositories import FAIR, FIXTURES, HOSTAGE, ROOT, Repository, repository

WORSE = FAIR.format(12) + HOSTAGE
FAIR_DOCX = FIXTURES / "en" / "gym-ambassador.docx"
HOSTAGE_DOCX = FIXTURES / "en" / "gym-hostage.docx"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """With both hooks installed, as they stand in a clone of a repository that has our manifest.

    `language: system` spares the network: pre-commit would build an environment of its own.
    """
    ours = repository(tmp_path / "ours")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", ours.folder)
    ours.git("add", ".")
    revision = ours.commit()
    repo = repository(tmp_path / "theirs")
    repo.more["PRE_COMMIT_HOME"] = str(tmp_path / "pre-commit")
    hooks = "".join(
        f"      - {{id: {name}, language: system}}\n"
        for name in ("contractlint", "contractlint-worse")
    )
    repo.stage(
        ".pre-commit-config.yaml",
        f"repos:\n  - repo: {ours.folder.as_uri()}\n    rev: {revision}\n    hooks:\n{hooks}",
    )
    repo.commit()
    repo.run(sys.executable, "-m", "pre_commit", "install")
    return repo


def commits(repo: Repository, *more: str) -> str:
    """What a commit says that goes through."""
    return repo.git("commit", "-m", "next", *more)


def refuses(repo: Repository, *more: str) -> str:
    """What a commit says that does not."""
    return repo.git("commit", "-m", "next", *more, code=1)


def test_a_fair_contract_goes_in_and_a_hostage_does_not(repo: Repository) -> None:
    repo.stage("Договор аренды № 1.docx", FAIR_DOCX.read_bytes())
    repo.stage("umowa o usługi.pdf", FAIR_DOCX.with_suffix(".pdf").read_bytes())
    repo.stage("terms.md", FAIR.format(12))
    commits(repo)
    repo.stage("Договор аренды № 1.docx", HOSTAGE_DOCX.read_bytes())
    repo.stage("umowa o usługi.pdf", HOSTAGE_DOCX.with_suffix(".pdf").read_bytes())
    said = refuses(repo)
    assert "Договор аренды № 1.docx" in said
    assert "umowa o usługi.pdf" in said
    assert "terms.md" not in said
    assert "remaining-fees-acceleration" in said


def test_what_is_staged_is_judged_and_not_the_work_tree(repo: Repository) -> None:
    repo.stage("terms.md", FAIR.format(12))
    repo.write("terms.md", WORSE)
    commits(repo)
    repo.git("add", "terms.md")
    repo.write("terms.md", FAIR.format(12))
    assert "price-sole-discretion" in refuses(repo)
    assert (repo.folder / "terms.md").read_text(encoding="utf-8") == FAIR.format(12)


def test_deletions_and_moves_go_in(repo: Repository) -> None:
    repo.stage("one.md", WORSE)
    repo.stage("two.docx", HOSTAGE_DOCX.read_bytes())
    repo.commit()
    repo.git("rm", "-q", "one.md")
    assert "(no files to check)Skipped" in commits(repo)
    repo.git("mv", "two.docx", "Договор.docx")
    said = refuses(repo)
    # A hostage under a new name is still one, but no worse than before.
    assert "remaining-fees-acceleration" in said
    assert "last commit..............................Passed" in said


def test_what_cannot_be_read_is_refused(repo: Repository) -> None:
    repo.stage("broken.pdf", b"%PDF-1.7 broken")
    assert "broken.pdf" in refuses(repo)


def test_all_files_can_be_checked_at_once(repo: Repository) -> None:
    repo.stage("one.md", WORSE)
    repo.commit()
    said = repo.run(sys.executable, "-m", "pre_commit", "run", "--all-files", code=1)
    assert "price-sole-discretion" in said
