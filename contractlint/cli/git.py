"""Reads contracts as git keeps them: at a revision, or in the index as they are staged."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from contractlint.cli.targets import is_contract
from contractlint.errors import ConfigError
from contractlint.records import dataclass
from contractlint.settings import Source

# Symbolic links (120000) and submodules (160000) hold no contract of this repository.
_FILES = frozenset({"100644", "100755"})
_UNMERGED = "U"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, branch or tag of the repository that the current folder is in."""

    name: str

    def contracts(self, path: str) -> Iterator[Source]:
        """The contracts at a file or under a folder, with their bytes, named as they are now."""
        where = PurePath(path).as_posix()
        commit = self._commit()
        # "./" makes git read names from the current folder, "-z" leaves them as they are.
        listed = ask("ls-tree", "-r", "-z", commit, "--", f"./{where}")
        for entry in _fields(listed):
            about, name = entry.split("\t", 1)
            if about[:6] in _FILES and (is_contract(PurePath(name).name) or name == where):
                # As a checkout would have it: Git LFS keeps only pointers in the blobs.
                data = ask("cat-file", "--filters", f"{commit}:./{name}")
                yield Source(Path(name), name, data)

    def renamed(self, *, staged: bool) -> Mapping[str, str]:
        """The old name of each file that has another now, as git's rename detection sees it."""
        words = ["diff-index", "-z", "-M", "--name-status", "--relative", "--diff-filter=R"]
        found = _fields(ask(*words, *(["--cached"] if staged else []), self._commit(), "--"))
        return {new: old for _, old, new in zip(*[iter(found)] * 3, strict=True)}

    def _commit(self) -> str:
        """The revision as a hash, so that no name can be taken for a flag."""
        if self.name.startswith("-"):
            raise ConfigError(f"no revision '{self.name}'", help="name a commit, branch or tag")
        return ask("rev-parse", "--verify", "--quiet", f"{self.name}^{{commit}}").decode().strip()


@dataclass(frozen=True, slots=True)
class Index:
    """What the next commit of a repository will hold; `top` is the folder of its work tree.

    A hook of a partial commit gets an index of its own in GIT_INDEX_FILE, which git heeds.
    """

    top: Path

    def changed(self) -> list[str]:
        """Files that differ from the last commit, deletions apart; names are from `top`."""
        head = ask("rev-parse", "--verify", "--quiet", "HEAD", may_fail=True).decode().strip()
        return list(self._files(head or self._nothing(), ()))

    def files(self, paths: Sequence[str] = ()) -> list[str]:
        """The files at or under these paths from `top`; none for what is not in the index."""
        return list(self._files(self._nothing(), paths))

    def write_out(self, names: Sequence[str], into: Path) -> None:
        """Files as a checkout would write them: through filters, with their line ends."""
        asked = b"".join(os.fsencode(name) + b"\0" for name in names)
        words = ("checkout-index", "--force", "--quiet", "-z", "--stdin", f"--prefix={into}/")
        ask(*words, folder=self.top, given=asked)

    def _files(self, base: str, paths: Sequence[str]) -> Iterator[str]:
        # Files of which git only knows that they shall be added (add -N) have no content yet.
        words = ("diff-index", "--cached", "--raw", "-z", "--no-renames")
        flags = ("--ita-invisible-in-index", "--diff-filter=d")
        fields = iter(_fields(ask(*words, *flags, base, "--", *paths, folder=self.top)))
        for about, name in zip(fields, fields, strict=True):
            _, mode, _, _, status = about.split(" ")
            if status.startswith(_UNMERGED):
                raise ConfigError(
                    "is in the middle of a merge", path=name, help="resolve it, then 'git add' it"
                )
            if mode in _FILES:
                yield name

    def _nothing(self) -> str:
        """The empty tree, in the repository's kind of hash."""
        return ask("hash-object", "-t", "tree", "--stdin").decode().strip()


def has_commits() -> bool:
    """Whether there is anything yet that the next commit could be compared with."""
    return bool(ask("rev-parse", "--verify", "--quiet", "HEAD", may_fail=True))


def index() -> Index:
    """The index of the repository that the current folder is in."""
    return Index(Path(os.fsdecode(ask("rev-parse", "--show-toplevel").removesuffix(b"\n"))))


def ask(
    *words: str, folder: Path | None = None, given: bytes = b"", may_fail: bool = False
) -> bytes:
    """What git answers on stdout; paths mean themselves, never patterns. Raises `ConfigError`."""
    import subprocess  # imported late: few runs ask git

    environment = os.environ | {"GIT_LITERAL_PATHSPECS": "1"}
    try:
        done = subprocess.run(
            ["git", *words],
            capture_output=True,
            check=False,
            cwd=folder,
            input=given,
            env=environment,
        )
    except FileNotFoundError as error:
        raise ConfigError("git is not installed", help="install it, or name files") from error
    if done.returncode and not may_fail:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        what = said[-1] if said else f"git {words[0]} found nothing for {words[-1]}"
        raise ConfigError(what, help="'git log' and 'git status' show what there is")
    return done.stdout


def _fields(answer: bytes) -> list[str]:
    """The fields of an answer given with -z."""
    return [os.fsdecode(field) for field in answer.split(b"\0") if field]
