"""A repository of contracts from its first day: hook, refusal, accepted risk, expiry, worse, CI."""

import re
import sys
from pathlib import Path

from tests.ci.pipelines import Comments, github, run_action
from tests.repositories import FAIR, HOSTAGE, repository

HOOKS = """repos:
  - repo: local
    hooks:
      - {id: contractlint, name: found, entry: contractlint check --staged, language: system}
      - id: worse
        name: worse
        entry: contractlint compare --staged --fail-on-worse high
        language: system
"""
NAME = "Шаблон договора.md"
RULE = "price-sole-discretion"


def test_a_template_cannot_get_worse_unnoticed(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.more["PRE_COMMIT_HOME"] = str(tmp_path / "pre-commit")
    repo.more["SOURCE_DATE_EPOCH"] = "1772366400"  # 2026-03-01
    repo.stage(".pre-commit-config.yaml", HOOKS)
    repo.run(sys.executable, "-m", "pre_commit", "install")

    repo.stage(NAME, FAIR.format(36))
    repo.lint("baseline", ".")
    repo.stage(".contractlint.yaml", "baseline: .contractlint-baseline.yaml\n")
    repo.git("add", ".")
    repo.git("commit", "-m", "a template")

    repo.stage(NAME, FAIR.format(36) + HOSTAGE)
    refused = repo.git("commit", "-m", "a hostage clause", code=1)
    assert f"  {RULE}" in refused
    for rule in set(re.findall(r"  (?:critical|high)  ([a-z-]+)", refused)):
        words = ("--approver", "A. Nowak", "--reason", "until May", "--expires", "2026-05-31")
        repo.lint("accept", NAME, rule, *words)
    repo.git("add", ".")
    repo.git("commit", "-m", "a hostage clause, accepted")
    assert f"\n{RULE},{NAME}," in repo.lint("accept", "--ledger")

    repo.stage(NAME, (repo.folder / NAME).read_text(encoding="utf-8") + "\n2.3 Thank you.\n")
    repo.more["SOURCE_DATE_EPOCH"] = "1780358400"  # 2026-06-02
    expired = repo.git("commit", "-m", "a word more", code=1)
    assert f"  {RULE}" in expired
    assert f": {RULE}: accepted until 2026-05-31" in expired
    assert RULE in repo.lint("check", NAME, "--today", "2026-06-01", code=1)
    assert RULE not in repo.lint("check", NAME, "--today", "2026-05-31")

    repo.more["SOURCE_DATE_EPOCH"] = "1772366400"
    repo.stage(NAME, FAIR.format(60))
    worse = repo.git("commit", "-m", "sixty months", code=1)
    assert "▲ worse  high  initial-term-too-long" in worse
    assert "36 months → 60 months" in worse

    base = repo.git("rev-parse", "HEAD").strip()
    repo.git("switch", "-qc", "longer")
    repo.commit()
    comments = Comments()
    with github(comments) as api:
        event = {"pull_request": {"number": 1, "base": {"sha": base}}}
        found = run_action(repo, event, api, fail_on="never")
    assert found.codes["gate"] == 1
    assert "36 months → 60 months" in comments.kept[0]["body"]
