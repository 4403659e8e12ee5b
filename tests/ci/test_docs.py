"""What docs/CI.md tells to write is what the tools take."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import ROOT

BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```", (ROOT / "docs" / "CI.md").read_text("utf-8"), re.M | re.S
)
WORKFLOWS = ("check_jsonschema", "--builtin-schema", "vendor.github-workflows")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".pre-commit-config.yaml", ("pre_commit", "validate-config")),
        (".github/workflows/contracts.yml", WORKFLOWS),
    ],
)
def test_the_tools_take_it(tmp_path: Path, name: str, words: tuple[str, ...]) -> None:
    (text,) = (block for block in BLOCKS if block.startswith(f"# {name}\n"))
    file = tmp_path / "it.yaml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", *words, str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_a_manifest() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_input_of_the_docs_is_one_of_the_action() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    (workflow,) = (block for block in BLOCKS if "OWNER/contractlint" in block)
    given = re.findall(r"^          ([a-z-]+):", workflow, re.M)
    assert given
    assert all(f"\n  {name}:\n" in action for name in given)
