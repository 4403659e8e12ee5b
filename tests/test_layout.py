"""The promises of the house: names, sizes, docstrings, annotations, tables."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest

from contractlint.languages import LANGUAGES
from contractlint.readers import READERS
from contractlint.reports import FORMATS

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "contractlint").rglob("*.py"))
FORBIDDEN = {"utils", "util", "helpers", "common", "misc", "manager", "handler", "base", "core"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_says_why_it_exists_and_stays_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert module.stem not in FORBIDDEN
    assert text.count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(tree)
    too_long = [f.name for f in _functions(tree) if f.end_lineno - f.lineno >= LONGEST_FUNCTION]  # type: ignore[operator]
    assert too_long == []


def test_public_functions_and_classes_have_docstrings() -> None:
    silent = [
        f"{_name(module)}:{node.name}"
        for module in MODULES
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_table_holds_its_folder() -> None:
    formats = {p.stem for p in (ROOT / "contractlint" / "reports").glob("*.py")}
    assert set(FORMATS) <= formats
    assert set(READERS) <= {p.stem for p in (ROOT / "contractlint" / "readers").glob("*.py")}
    codes = {p.stem for p in (ROOT / "contractlint" / "languages").glob("??.py")}
    assert set(LANGUAGES) == codes


def test_no_folder_of_python_is_called_rules() -> None:
    assert not (ROOT / "contractlint" / "rules").exists()


def test_each_dependency_carries_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    listed = itertools.takewhile(
        lambda line: not line.startswith("[project.scripts]"),
        itertools.dropwhile(lambda line: not line.startswith("dependencies"), lines),
    )
    bare = [line for line in listed if line.strip().startswith('"') and "#" not in line]
    assert bare == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_dataclasses_are_made_by_the_decorator_that_costs_nothing_at_import(module: Path) -> None:
    """See `contractlint.records`."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        for alias in node.names
    }
    assert imported <= {"asdict"} or module.name == "records.py"
