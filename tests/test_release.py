"""What users install is built from the commit alone, and says what it is made of."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1767225600"
LEFT = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "*_cache", "__pycache__", "*.egg-info", ".hypothesis"
)


def _built(folder: Path, name: str) -> dict[str, bytes]:
    """Each file of a release built from a copy of this tree, with times of its own."""
    tree = folder / name
    shutil.copytree(ROOT, tree, ignore=LEFT)
    for path in tree.rglob("*"):
        os.utime(path, (time.time() - 9999 * len(name),) * 2)
    subprocess.run(
        [sys.executable, "release.py", "build", "dist"],
        cwd=tree,
        check=True,
        capture_output=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(tree)},
    )
    return {path.name: path.read_bytes() for path in (tree / "dist").iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _built(tmp_path_factory.mktemp("release"), "one")


def test_two_builds_of_one_tree_are_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    again = _built(tmp_path, "another-place")
    assert sorted(again) == sorted(built)
    assert [name for name in built if built[name] != again[name]] == []


def test_the_list_of_parts_names_every_dependency_and_no_tool(built: dict[str, bytes]) -> None:
    (name,) = (name for name in built if name.endswith(".cdx.json"))
    document = json.loads(built[name])
    parts = {component["name"].lower() for component in document["components"]}
    assert document["bomFormat"] == "CycloneDX"
    assert {"pyyaml", "pypdfium2", "pypdf", "pdfplumber", "markdown-it-py", "rich"} <= parts
    assert not {"pytest", "mypy", "ruff", "hatchling"} & parts
    assert str(ROOT) not in built[name].decode()


def test_the_wheel_brings_rules_schemas_and_words_and_no_tests(
    built: dict[str, bytes], tmp_path: Path
) -> None:
    (name,) = (name for name in built if name.endswith(".whl"))
    (tmp_path / name).write_bytes(built[name])
    with zipfile.ZipFile(tmp_path / name) as wheel:
        names = set(wheel.namelist())
    assert {"contractlint/rules/law.yaml", "contractlint/schemas/rule.schema.json"} <= names
    assert {"contractlint/packs/book.pack", "contractlint/packs/lexicon-ru.pack"} <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "fixtures/"))]


def test_an_installed_program_has_the_rules_compiled_and_ready(
    built: dict[str, bytes], tmp_path: Path
) -> None:
    (name,) = (name for name in built if name.endswith(".whl"))
    (tmp_path / name).write_bytes(built[name])
    with zipfile.ZipFile(tmp_path / name) as wheel:
        wheel.extractall(tmp_path / "installed")
    code = (
        "import sys; from contractlint.rulebook.book import load; book = load();"
        "read = [book.lexicons[code].language for code in sorted(book.lexicons)];"
        "print(len(book.rules) > 100, read, 'contractlint.rulebook.load' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ
        | {"PYTHONPATH": str(tmp_path / "installed"), "CONTRACTLINT_CACHE": str(tmp_path / "none")},
    )
    assert told.stdout.strip() == "True ['de', 'en', 'pl', 'ru', 'sl'] False"
