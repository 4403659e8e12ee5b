"""The shell of `ci/gitlab.yml`, with the variables of a merge request."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.ci.pipelines import run_gitlab
from tests.repositories import FAIR, HOSTAGE, Repository, repository


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    repo = repository(tmp_path)
    repo.stage("a b/Договор $(touch owned).md", FAIR.format(12))
    repo.stage("other.md", FAIR.format(12))
    repo.commit()
    return repo


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_a_merge_request_that_makes_a_contract_worse_fails(repo: Repository, shell: str) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    repo.stage("a b/Договор $(touch owned).md", FAIR.format(20))
    repo.stage("other.md", FAIR.format(12) + HOSTAGE)
    repo.commit()
    run_gitlab(repo, shell, 1, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    out = repo.folder / ".contractlint"
    issues = json.loads((out / "code-quality.json").read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} >= {"other.md"}
    assert ElementTree.parse(out / "junit.xml").getroot().tag == "testsuites"
    assert "12 months → 20 months" in (out / "compare.md").read_text("utf-8")
    assert not list(repo.folder.rglob("owned"))


def test_only_the_paths_that_are_named_are_checked(repo: Repository) -> None:
    repo.stage("other.md", FAIR.format(12) + HOSTAGE)
    repo.commit()
    run_gitlab(repo, "sh", 1)
    said = run_gitlab(repo, "sh", 0, CONTRACTLINT_PATHS="a b\na b/Договор $(touch owned).md")
    assert "other.md" not in said


def test_what_is_fair_passes(repo: Repository) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    assert "Nothing found" in run_gitlab(repo, "sh", 0, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
