"""`--staged` reads what the next commit will hold, in real repositories of git."""

import json
from pathlib import Path

import pytest

from tests.repositories import FAIR, FIXTURES, HOSTAGE, Repository, repository

WORSE = FAIR.format(12) + HOSTAGE
LENGTH = "initial-term-too-long"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def checked(repo: Repository, *words: str) -> dict[str, list[str]]:
    repo.lint("check", "--staged", "-f", "json", "-o", "../out.json", *words, code=None)
    found = json.loads((repo.folder.parent / "out.json").read_text(encoding="utf-8"))
    return {f["path"]: [each["rule"] for each in f["findings"]] for f in found["files"]}


def test_what_is_staged_counts_and_not_the_work_tree(repo: Repository) -> None:
    repo.stage("a.md", WORSE)
    repo.write("a.md", FAIR.format(12))
    assert "price-sole-discretion" in checked(repo)["a.md"]
    repo.git("add", "a.md")
    repo.write("a.md", WORSE)
    assert "price-sole-discretion" not in checked(repo)["a.md"]


def test_only_what_the_commit_changes_is_read(repo: Repository) -> None:
    repo.stage("old.md", WORSE)
    repo.stage("gone.md", WORSE)
    repo.stage("moved.md", WORSE)
    repo.commit()
    assert checked(repo) == {}
    assert "Nothing found" in repo.lint("check", "--staged")
    repo.git("rm", "-q", "gone.md")
    repo.git("mv", "moved.md", "Договор аренды № 1.md")
    repo.stage("umowa [x] *.docx", (FIXTURES / "pl" / "service-hostage.docx").read_bytes())
    repo.stage("umowa.pdf", (FIXTURES / "pl" / "service-hostage.pdf").read_bytes())
    repo.stage("notes.csv", "a,b\n")
    found = checked(repo)
    assert sorted(found) == ["umowa [x] *.docx", "umowa.pdf", "Договор аренды № 1.md"]
    assert all(found.values())


def test_what_the_settings_leave_out_is_left_out_though_a_hook_names_it(repo: Repository) -> None:
    repo.stage("README.md", WORSE)
    repo.stage("drafts/a.md", WORSE)
    repo.stage("b.md", WORSE)
    repo.stage(".contractlint.yaml", "exclude: [README.md]\n")
    named = ("README.md", "drafts/a.md", "b.md")
    assert list(checked(repo, "--exclude", "drafts/", *named)) == ["b.md"]
    said = repo.lint("compare", "--staged", "--exclude", "drafts/", *named)
    assert "b.md: added" in said
    assert "README" not in said


def test_files_that_are_named_are_read_though_unchanged(repo: Repository) -> None:
    repo.stage("sub/old.md", WORSE)
    repo.stage("other.md", WORSE)
    repo.commit()
    assert list(checked(repo, "sub")) == ["sub/old.md"]
    assert list(checked(repo, str(repo.folder / "other.md"))) == ["other.md"]


def test_names_are_those_from_the_folder_one_is_in(repo: Repository) -> None:
    repo.stage("sub/new.md", WORSE)
    repo.stage("top.md", WORSE)
    inner = Repository(repo.folder / "sub", {"PATH": repo.environment()["PATH"]})
    inner.lint("check", "--staged", "-f", "csv", "-o", "out.csv", code=1)
    text = (inner.folder / "out.csv").read_text(encoding="utf-8")
    assert "new.md" in text
    assert "../top.md" in text
    assert "sub/new.md" not in text


def test_what_holds_no_contract_is_passed_over(repo: Repository) -> None:
    repo.stage("real.md", FAIR.format(12))
    repo.commit()
    (repo.folder / "link.md").symlink_to("real.md")
    repo.git("add", "link.md")
    repo.write("intended.md", WORSE)
    repo.git("add", "--intent-to-add", "intended.md")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},library.md")
    repo.git("rm", "-q", "--cached", "real.md")
    assert checked(repo) == {}
    assert checked(repo, "link.md", "intended.md", "library.md", "real.md") == {}


def test_what_was_never_staged_is_an_error(repo: Repository) -> None:
    repo.write("new.md", WORSE)
    assert "git add -- new.md" in repo.lint("check", "--staged", "new.md", code=2)
    assert "not in this repository" in repo.lint("check", "--staged", "../x.md", code=2)
    assert "no PATH given" in repo.lint("check", code=2)


def test_a_merge_that_is_not_resolved_is_an_error(repo: Repository) -> None:
    repo.stage("a.md", FAIR.format(12))
    repo.commit()
    repo.git("switch", "-qc", "other")
    repo.stage("a.md", FAIR.format(6))
    repo.commit()
    repo.git("switch", "-q", "main")
    repo.stage("a.md", FAIR.format(36))
    repo.commit()
    repo.git("merge", "-q", "other", code=1)
    assert "a.md: is in the middle of a merge" in repo.lint("check", "--staged", code=2)
    repo.stage("a.md", FAIR.format(60))
    assert LENGTH in checked(repo)["a.md"]


def test_settings_are_those_that_are_staged(repo: Repository) -> None:
    repo.stage("sub/a.md", WORSE)
    repo.stage(".contractlint.yaml", "ignore: [price-sole-discretion]\n")
    repo.write(".contractlint.yaml", "min-severity: wrong\n")
    assert "price-sole-discretion" not in checked(repo)["sub/a.md"]
    repo.git("add", ".contractlint.yaml")
    said = repo.lint("check", "--staged", code=2)
    assert "--> .contractlint.yaml:1:15" in said
    repo.git("rm", "-qf", ".contractlint.yaml")
    repo.write(".contractlint.yaml", "ignore: [price-sole-discretion]\n")
    assert "price-sole-discretion" not in checked(repo)["sub/a.md"]


def test_baseline_and_acceptances_are_those_that_are_staged(repo: Repository) -> None:
    repo.stage("sub/a.md", WORSE)
    repo.lint("accept", "sub/a.md", "price-sole-discretion", "--reason", "r", "--approver", "n")
    ledger = repo.folder / "sub" / ".contractlint-accept.yaml"
    text = ledger.read_text(encoding="utf-8")
    repo.git("add", ".")
    ledger.write_text("accepted: []\n", encoding="utf-8")
    assert "price-sole-discretion" not in checked(repo)["sub/a.md"]
    repo.stage("sub/.contractlint-accept.yaml", text + "    expires: 2026-01-01\n")
    said = repo.lint("check", "--staged", "--today", "2026-01-02", code=1)
    assert "note: sub/.contractlint-accept.yaml:" in said
    repo.lint("baseline", ".", "-o", "base.yaml")
    repo.git("add", "base.yaml")
    repo.write("base.yaml", "version: 1\n")
    assert checked(repo, "--baseline", "base.yaml") == {"sub/a.md": []}
    assert "--prune" in repo.lint("check", "--staged", "--prune", code=2)


def test_own_rules_are_those_that_are_staged(repo: Repository) -> None:
    rule = (
        "id: own-word\nfamily: fees\nseverity: high\n"
        "title: {en: Own}\nmessage: {en: Own.}\nwhy: {en: Own.}\n"
        'match:\n  - {seq: "@provider may"}\n'
        'examples:\n  en:\n    fires: ["The Provider may sing."]\n    silent: ["It rains."]\n'
    )
    repo.stage("house/fees/own-word.yaml", rule)
    repo.stage(".contractlint.yaml", "rules: [house]\n")
    repo.stage("a.md", WORSE)
    (repo.folder / "house" / "fees" / "own-word.yaml").unlink()
    assert "own-word" in checked(repo)["a.md"]


def test_a_partial_commit_is_read_from_its_own_index(repo: Repository) -> None:
    repo.stage("a.md", FAIR.format(12))
    repo.stage("b.md", FAIR.format(12))
    repo.commit()
    hook = repo.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexec contractlint check --staged -f csv -o out.csv\n")
    hook.chmod(0o755)
    repo.stage("a.md", WORSE)
    repo.write("b.md", FAIR.format(6))
    repo.git("commit", "-qm", "only b", "b.md")
    assert repo.git("log", "-1", "--format=%s").strip() == "only b"
    repo.git("commit", "-qm", "a", code=1)
    assert repo.git("log", "-1", "--format=%s").strip() == "only b"


def test_worse_than_the_last_commit_is_told(repo: Repository) -> None:
    repo.stage("a.md", FAIR.format(36))
    assert "a.md: added" in repo.lint("compare", "--staged")
    repo.commit()
    assert (
        repo.lint("compare", "--staged", "--fail-on-worse", "low") == "No contract was changed.\n"
    )
    repo.stage("a.md", FAIR.format(60))
    repo.write("a.md", FAIR.format(1))
    said = repo.lint("compare", "--staged", "a.md", "--fail-on-worse", "high", code=1)
    assert "36 months → 60 months" in said


def test_a_contract_that_was_renamed_is_the_same(repo: Repository) -> None:
    repo.stage("a.md", FAIR.format(36))
    repo.commit()
    repo.git("mv", "a.md", "Договор.md")
    repo.stage("Договор.md", FAIR.format(60))
    for words in (("--staged",), ("--against", "HEAD", "."), ("--against", "HEAD", "Договор.md")):
        said = repo.lint("compare", *words)
        assert "36 months → 60 months" in said
        assert "added" not in said
        assert "removed" not in said


def test_what_a_filter_keeps_elsewhere_is_read_through_it(repo: Repository) -> None:
    for way in ("clean", "smudge"):
        repo.git("config", f"filter.store.{way}", "tr a-zA-Z n-za-mN-ZA-M")
    repo.stage(".gitattributes", "*.md filter=store\n")
    repo.stage("a.md", FAIR.format(36))
    repo.commit()
    assert "Service" not in repo.git("cat-file", "blob", "HEAD:a.md")
    repo.stage("a.md", FAIR.format(60))
    assert LENGTH in checked(repo)["a.md"]
    for words in (("--staged",), ("--against", "HEAD", ".")):
        assert "36 months → 60 months" in repo.lint("compare", *words)


def test_a_linked_work_tree_has_an_index_of_its_own(repo: Repository) -> None:
    repo.stage("a.md", FAIR.format(12))
    repo.commit()
    repo.git("worktree", "add", "-q", "../other", "-b", "other")
    other = Repository(repo.folder.parent / "other")
    other.stage("b.md", WORSE)
    assert list(checked(other)) == ["b.md"]
    assert checked(repo) == {}
