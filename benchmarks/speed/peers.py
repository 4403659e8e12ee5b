"""The other linters, each in its own environment, installed from PyPI when asked for."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

from benchmarks.speed import programs


def install(folder: Path) -> dict[str, Path]:
    """A fresh environment for each, with its interpreter."""
    pythons: dict[str, Path] = {}
    for name in ("redline-buddy", "contract-lint"):
        home = folder / name
        venv.create(home, with_pip=True)
        pythons[name] = home / "bin" / "python"
        subprocess.run([pythons[name], "-m", "pip", "install", "--quiet", name], check=True)
    return pythons


def commands(pythons: dict[str, Path], texts: Path) -> dict[str, list[str]]:
    """What lints a folder of texts with each: the engine with one fixed playbook, the program."""
    files = [str(path) for path in sorted(texts.glob("*.txt"))]
    lint = pythons["contract-lint"].with_name("contract-lint")
    return {
        "redline-buddy": [str(pythons["redline-buddy"]), "-c", programs.REDLINE, str(texts)],
        "contract-lint": [str(lint), "lint", "--check", *files],
    }
