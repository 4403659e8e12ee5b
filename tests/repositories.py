"""Git repositories of contracts, as somebody's own: with git's and nobody's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
FAIR = (
    "# Service agreement\n\n"
    "## 1. Term\n\n"
    "1.1 The agreement is concluded for an initial term of {} months.\n\n"
    "1.2 The Customer may terminate the agreement at any time with 30 days' notice.\n\n"
    "## 2. Price\n\n"
    "2.1 The Customer pays EUR 40 each month.\n"
)
HOSTAGE = "\n2.2 The Provider may change the price at any time at its sole discretion.\n"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository in a folder; programs run in it find this checkout's contractlint."""

    folder: Path
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> Mapping[str, str]:
        """What programs are told: nothing of the machine's own settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "CI"))}
        path = f"{self.folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        who = {f"GIT_{role}_{what}": "a@b" for role in ("AUTHOR", "COMMITTER") for what in _WHO}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
        own = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable}
        return kept | who | quiet | own | self.more

    def run(self, *words: str, code: int | None = 0, given: str = "") -> str:
        """What a program says on both channels; its exit code must be `code`, if that is given."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment(),
            input=given,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout
        return done.stdout

    def git(self, *words: str, code: int | None = 0) -> str:
        """The same for git."""
        return self.run("git", *words, code=code)

    def lint(self, *words: str, code: int | None = 0) -> str:
        """The same for contractlint."""
        return self.run("contractlint", *words, code=code)

    def write(self, name: str, content: str | bytes) -> None:
        """A file, and the folders above it."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def stage(self, name: str, content: str | bytes) -> None:
        """A file, staged."""
        self.write(name, content)
        self.git("add", "--", name)

    def commit(self, *more: str) -> str:
        """Everything that is staged, without hooks."""
        self.git("commit", "-q", "--no-verify", "-m", "next", *more)
        return self.git("rev-parse", "HEAD").strip()


_WHO: Sequence[str] = ("NAME", "EMAIL")


def repository(folder: Path) -> Repository:
    """A new one below this folder, on the branch `main`, with `contractlint` on its PATH."""
    home, programs = folder / "contracts", folder / "bin"
    home.mkdir(parents=True)
    programs.mkdir()
    program = programs / "contractlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m contractlint "$@"\n')
    program.chmod(0o755)
    made = Repository(home)
    made.git("init", "-q", "-b", "main")
    return made
