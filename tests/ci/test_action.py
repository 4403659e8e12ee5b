"""The shell of `action.yml`, in a repository with a base and a head branch and GitHub's event."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.pipelines import ACTION, Comments, Outcome, commands, github, run_action
from tests.repositories import FAIR, FIXTURES, HOSTAGE, ROOT, Repository, repository

# Every character that a shell, a workflow command or Markdown could take for its own.
HOSTILE = "a $(touch owned) `touch owned`; ::error::x ##[error]x |<b> Договор.md"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """A pull request: terms from 36 to 60 months, and a DOCX that becomes a hostage."""
    repo = repository(tmp_path)
    repo.stage("terms.md", FAIR.format(36))
    repo.stage("umowa 1.docx", (FIXTURES / "pl" / "service-ambassador.docx").read_bytes())
    repo.commit()
    repo.git("switch", "-qc", "head")
    repo.stage("terms.md", FAIR.format(60))
    repo.stage("umowa 1.docx", (FIXTURES / "pl" / "service-hostage.docx").read_bytes())
    repo.stage(HOSTILE, FAIR.format(12) + HOSTAGE)
    repo.commit()
    return repo


def event(repo: Repository) -> dict[str, object]:
    base = repo.git("rev-parse", "main").strip()
    title = "$(touch owned) ${{ github.token }} ::error::owned"
    return {"pull_request": {"number": 7, "title": title, "base": {"sha": base, "ref": "main"}}}


def test_the_schemas_allow_the_action_and_the_template() -> None:
    for schema, *words in (
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "--data-transform", "gitlab-ci", "ci/gitlab.yml"),
    ):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_nothing_that_people_write_becomes_shell() -> None:
    runs = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(runs) == 5
    assert not [run for run in runs if "${{" in run]
    assert all(spec["description"] for spec in ACTION["inputs"].values())


def test_a_pull_request_that_makes_contracts_worse_fails_and_is_told_why(
    repo: Repository,
) -> None:
    comments = Comments()
    with github(comments) as api:
        found = run_action(repo, event(repo), api)
    assert found.codes == {"lint": 0, "compare": 0, "comment": 0, "gate": 1}
    (comment,) = comments.kept
    assert comment["body"].startswith("<!-- contractlint-comparison -->")
    assert "36 months → 60 months" in comment["body"]
    assert "umowa 1.docx: A" in comment["body"]
    assert "This pull request makes contracts worse" in found.logs["gate"]
    assert "36 months → 60 months" in found.summary
    assert "s3cret" not in "".join(found.logs.values())


def test_a_second_run_replaces_its_comment_and_nobody_elses(repo: Repository) -> None:
    theirs = {"id": 1, "user": {"type": "User"}, "body": "<!-- contractlint-comparison -->"}
    comments = Comments([theirs])
    with github(comments) as api:
        run_action(repo, event(repo), api)
        repo.stage("terms.md", FAIR.format(36))
        repo.commit()
        run_action(repo, event(repo), api)
    assert [comment["body"][:8] for comment in comments.kept] == [theirs["body"][:8], "<!-- con"]
    assert comments.kept[0]["body"] == theirs["body"]
    assert "36 months → 60 months" not in comments.kept[1]["body"]
    assert comments.asked[-1] == "PATCH /repos/someone/contracts/issues/comments/2"


def test_sarif_points_into_the_text_beside_it(repo: Repository) -> None:
    run_action(repo, event(repo), comment="false")
    sarif = json.loads((repo.folder / ".contractlint" / "report.sarif").read_text("utf-8"))
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["runs"][0]["results"]
    }
    assert "terms.md" in places
    (text,) = [place for place in places if "umowa" in place]
    assert (repo.folder / text.replace("%20", " ")).is_file()


def test_hostile_names_and_titles_are_only_text(repo: Repository) -> None:
    comments = Comments()
    with github(comments) as api:
        found = run_action(repo, event(repo), api, paths=f".\n{HOSTILE}")
    assert not list(repo.folder.rglob("owned"))
    assert "price-sole-discretion" in found.logs["lint"]
    obeyed = [line for log in found.logs.values() for line in commands(log)]
    assert obeyed
    for line in obeyed:
        assert line.startswith(("::error ", "::warning ", "::notice "))
    assert "<b>" not in comments.kept[0]["body"]


def test_a_shallow_checkout_fetches_the_base(repo: Repository, tmp_path: Path) -> None:
    asked = event(repo)
    clone = Repository(tmp_path / "clone", repo.more)
    repo.git("clone", "-q", "--depth=1", "--branch=head", repo.folder.as_uri(), str(clone.folder))
    (tmp_path / "clone" / "bin").mkdir()
    found = run_action(clone, asked, comment="false")
    assert "36 months → 60 months" in found.summary
    assert found.codes["gate"] == 1


def test_what_came_to_the_base_meanwhile_is_not_this_pull_requests(repo: Repository) -> None:
    repo.git("switch", "-q", "main")
    repo.stage("other.md", FAIR.format(12) + HOSTAGE)
    repo.commit()
    asked = event(repo)
    repo.git("switch", "-q", "head")
    assert "other.md" not in run_action(repo, asked, comment="false").summary


def test_a_push_is_linted_and_not_compared(repo: Repository) -> None:
    found = run_action(repo, {"after": "0" * 40}, fail_on="never")
    assert found.codes == {"lint": 0, "compare": 0, "comment": 0, "gate": 0}
    assert "price-sole-discretion" in found.summary


def test_only_what_is_worse_can_be_made_to_count(repo: Repository) -> None:
    comments = Comments(refuses=True)
    repo.stage("terms.md", FAIR.format(36))
    repo.stage("umowa 1.docx", (FIXTURES / "pl" / "service-ambassador.docx").read_bytes())
    repo.git("rm", "-qf", HOSTILE)
    repo.commit()
    with github(comments) as api:
        found: Outcome = run_action(repo, event(repo), api, fail_on="never")
    assert found.codes["gate"] == 0
    assert "could not be written" in found.logs["comment"]


def test_what_cannot_be_read_beats_everything(repo: Repository) -> None:
    repo.stage("broken.pdf", b"%PDF-1.7 broken")
    repo.commit()
    found = run_action(repo, event(repo), comment="false", fail_on="never", fail_on_worse="never")
    assert found.codes["gate"] == 2
