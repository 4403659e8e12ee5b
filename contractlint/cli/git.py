"""Reads contracts as they stood at a revision of git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from contractlint.cli.targets import is_contract
from contractlint.errors import ConfigError
from contractlint.linter import Source


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, branch or tag of the repository that the current folder is in."""

    name: str

    def contracts(self, path: str) -> Iterator[Source]:
        """The contracts at a file or under a folder, with their bytes, named as they are now."""
        where = PurePath(path).as_posix()
        # "./" makes git read names from the current folder, "-z" leaves them as they are.
        listed = _git("ls-tree", "-r", "-z", "--name-only", self._commit(), "--", f"./{where}")
        for raw in listed.split(b"\0"):
            name = raw.decode("utf-8", "surrogateescape")
            if name and (is_contract(PurePath(name).name) or name == where):
                data = _git("cat-file", "blob", f"{self._commit()}:./{name}")
                yield Source(Path(name), name, data)

    def _commit(self) -> str:
        """The revision as a hash, so that no name can be taken for a flag."""
        if self.name.startswith("-"):
            raise ConfigError(f"no revision '{self.name}'", help="name a commit, branch or tag")
        found = _git("rev-parse", "--verify", "--quiet", f"{self.name}^{{commit}}")
        return found.decode().strip()


def _git(*words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("git is not installed", help="compare two files instead") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        what = said[-1] if said else f"git {words[0]} found nothing for {words[-1]}"
        raise ConfigError(what, help="'git log' lists what there is to compare with")
    return done.stdout
