"""Find the clauses in a contract that make a customer a hostage."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractlint.linter import lint, lint_file, lint_text
    from contractlint.model.contract import Contract
    from contractlint.model.finding import Finding, Severity
    from contractlint.model.report import Report
    from contractlint.model.rule import Rule
    from contractlint.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Contract",
    "Finding",
    "Report",
    "Rule",
    "Settings",
    "Severity",
    "__version__",
    "lint",
    "lint_file",
    "lint_text",
]

_HOMES = {
    "Contract": "model.contract",
    "Finding": "model.finding",
    "Report": "model.report",
    "Rule": "model.rule",
    "Settings": "settings",
    "Severity": "model.finding",
    "lint": "linter",
    "lint_file": "linter",
    "lint_text": "linter",
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first used: `contractlint --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'contractlint' has no attribute '{name}'")
    return getattr(import_module(f"contractlint.{_HOMES[name]}"), name)
