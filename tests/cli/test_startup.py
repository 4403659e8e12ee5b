"""A command imports what it uses: to start is most of the work on a short contract."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Reads a contract in this process, where what is imported can be seen.
LINT = """
import sys
from pathlib import Path
from contractlint.settings import Settings, Source
from contractlint.stages import lint_source
file = lint_source(Source(Path(sys.argv[1])), Settings(), None)
assert file.findings
print(" ".join(sys.modules))
"""
COMMAND = """
import sys
from contractlint.cli import main
main(sys.argv[1:])
sys.stderr.write(" ".join(sys.modules))
"""
CONTRACT = "1. Term\nThe Customer may not terminate this Agreement before 60 months have passed.\n"
# Needed by nobody who checks a contract under the rules that are there.
NEVER = {
    "dataclasses", "inspect", "multiprocessing", "yaml", "difflib", "contractlint.comparison",
    "contractlint.rulebook.load", "contractlint.rulebook.schema", "contractlint.rulebook.forms",
    "contractlint.matchers.nearness", "contractlint.annotators", "contractlint.reports.html",
    "simplemma", "morfeusz2", "pymorphy3", "lemminflect", "lemmagen3",
}  # fmt: skip
READERS = {f"contractlint.readers.{name}" for name in ("pdf", "docx", "odt", "rtf", "html")}


def _modules(code: str, *words: str) -> set[str]:
    """What is imported by Python code when it has run before, so that the rules are ready."""
    command = [sys.executable, "-c", code, *words]
    for _ in range(2):
        told = subprocess.run(command, capture_output=True, text=True, check=True)
    return set((told.stdout if code is LINT else told.stderr).split())


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    file = tmp_path / "contract.txt"
    file.write_text(CONTRACT)
    return file


def test_a_text_is_checked_without_what_other_formats_need(contract: Path) -> None:
    modules = _modules(LINT, str(contract))
    assert modules & (NEVER | READERS | {"zipfile", "html", "xml", "pypdfium2", "pypdf"}) == set()


@pytest.mark.parametrize(
    ("name", "reader"), [("gym-hostage.docx", "docx"), ("gym-hostage.pdf", "pdf")]
)
def test_a_contract_is_read_by_its_own_reader_only(name: str, reader: str) -> None:
    modules = _modules(LINT, str(ROOT / "fixtures" / "en" / name))
    assert modules & (NEVER | READERS) == {f"contractlint.readers.{reader}"}


def test_the_version_is_told_without_anything_else() -> None:
    modules = _modules(COMMAND, "--version")
    told = {
        "argparse",
        "json",
        "pathlib",
        "hashlib",
        "contractlint.stages",
        "contractlint.settings",
    }
    assert modules & (NEVER | READERS | told) == set()


def test_what_was_said_before_is_repeated_without_rules(contract: Path) -> None:
    modules = _modules(COMMAND, "check", str(contract))
    unneeded = {"contractlint.stages", "contractlint.languages.en", "contractlint.reports.terminal"}
    assert modules & (NEVER | READERS | unneeded) == set()
