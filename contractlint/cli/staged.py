"""`--staged`: lays out what the next commit will hold, to be checked there, not in the work tree.

The contracts, the settings above them and all that these name come from the index; only what git
does not keep at all is taken from the work tree. Names in reports stay as they are in the
repository.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir, contextmanager
from itertools import chain
from pathlib import Path, PurePosixPath

from contractlint import config
from contractlint.cli.arguments import Arguments
from contractlint.cli.git import Index, ask, index
from contractlint.cli.outputs import STDOUT
from contractlint.cli.targets import is_contract
from contractlint.config import acceptances
from contractlint.errors import ConfigError, ContractlintError, Mark
from contractlint.globs import spec

_BATCH = 200
_SETTINGS = (config.NAME, acceptances.NAME)


def add_staged(parser: Arguments) -> None:
    """--staged."""
    parser.add_argument(
        "--staged",
        action="store_true",
        help="take what is staged in git, not the work tree: of the PATHs, or without any, of the "
        "files that the next commit changes",
    )


def names_of(args: argparse.Namespace) -> list[str]:
    """The contracts to check, named from the current folder."""
    staged, here = index(), Path.cwd().resolve()
    top = staged.top.resolve()
    return [os.path.relpath(top / name, here) for name in _chosen(staged, args.paths, here)]


@contextmanager
def laid_out(args: argparse.Namespace, names: Sequence[str]) -> Iterator[None]:
    """These contracts in a folder that is the current one meanwhile, and gone afterwards."""
    if getattr(args, "prune", False):
        raise ConfigError("--prune needs the work tree", help="leave out --staged")
    staged, here = index(), Path.cwd().resolve()
    within = os.path.relpath(here, staged.top.resolve())
    inside = [os.path.normpath(f"{within}/{name}") for name in names]
    _from_here(args, here, staged.top.resolve())
    import tempfile  # imported late, as git is: every `check` has the flag, few use it

    with tempfile.TemporaryDirectory(prefix="contractlint-", ignore_cleanup_errors=True) as made:
        tree = Path(made).resolve() / "tree"
        (tree / within).mkdir(parents=True)
        staged.write_out(inside, tree)
        _bring(staged, tree, sorted(_above(inside)))
        _bring(staged, tree, sorted(_named(tree, args, within)))
        with chdir(tree / within):
            try:
                yield
            except ContractlintError as error:
                raise _as_here(error, tree) from error


def wanted(args: argparse.Namespace, names: Sequence[str]) -> list[str]:
    """Those that neither --exclude nor the settings leave out, also where a hook names them."""
    return [name for name in names if not _is_left_out(name, args.exclude)]


def _is_left_out(name: str, flags: Sequence[str]) -> bool:
    patterns = [*config.config_for(Path(name)).exclude, *flags]
    return bool(patterns) and spec(patterns).match_file(name)


def _chosen(staged: Index, paths: Sequence[str], here: Path) -> list[str]:
    """The contracts' names from the top of the repository."""
    if not paths:
        return [name for name in staged.changed() if is_contract(PurePosixPath(name).name)]
    top = staged.top.resolve()
    names = {path: os.path.relpath(os.path.normpath(here / path), top) for path in paths}
    for path, name in names.items():
        if name.startswith(".."):
            raise ConfigError("is not in this repository", path=path, help="leave out --staged")
    # Hooks may name every file of a commit: git is asked for many of them at a time.
    there = set(chain.from_iterable(map(staged.files, _batches(list(names.values())))))
    found: dict[str, None] = {}
    for path, name in names.items():
        held = [name] if name in there else staged.files([name])
        if not held and not _is_known(staged, name):
            raise ConfigError("is not staged", path=path, help=f"stage it first: git add -- {path}")
        found |= dict.fromkeys(each for each in held if is_contract(PurePosixPath(each).name))
    return list(found)


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many names at a time as a command may have."""
    return (names[start : start + _BATCH] for start in range(0, len(names), _BATCH))


def _is_known(staged: Index, name: str) -> bool:
    """Whether git has it, but nothing to check of it: a deletion that is staged, a link, a
    submodule, a file of which only the name was added.
    """
    words = (("ls-tree", "-z", "--full-tree", "HEAD"), ("ls-files", "-z"))
    return any(ask(*each, "--", name, folder=staged.top, may_fail=True) for each in words)


def _from_here(args: argparse.Namespace, here: Path, top: Path) -> None:
    """Outputs go where they would go without --staged; rules and ledgers outside the repository
    stay where they are.
    """
    args.outputs = [
        (flag, str(here / value) if flag == "output" and value != STDOUT else value)
        for flag, value in args.outputs or ()
    ]
    for flag in ("baseline", "accepted", "sidecar"):
        path = getattr(args, flag, None)
        if path is not None:
            setattr(args, flag, here / path if flag == "sidecar" else _outside(path, here, top))
    args.rules = [_outside(folder, here, top) for folder in args.rules]


def _outside(path: Path, here: Path, top: Path) -> Path:
    """A path that leads out of the repository as an absolute one; others as from this folder."""
    full = Path(os.path.normpath(here / path))
    return Path(os.path.relpath(full, here)) if full.is_relative_to(top) else full


def _above(names: Iterable[str]) -> set[str]:
    """The places where settings for these contracts may stand."""
    folders = {folder for name in names for folder in PurePosixPath(name).parents}
    return {(folder / setting).as_posix() for folder in folders for setting in _SETTINGS}


def _named(tree: Path, args: argparse.Namespace, within: str) -> Iterator[str]:
    """Baselines, ledgers and folders of rules that flags or the settings in `tree` name."""
    for file in sorted(tree.rglob(config.NAME)):
        try:
            said = config.read(file)
        except ContractlintError as error:
            raise _as_here(error, tree) from error
        for each in (said, *(override.config for override in said.overrides)):
            for path in (each.baseline, each.accepted, *each.rules):
                if path is not None:
                    yield os.path.relpath(path, tree)
    for path in (getattr(args, "baseline", None), getattr(args, "accepted", None), *args.rules):
        if path is not None and not path.is_absolute():
            yield os.path.normpath(f"{within}/{path}")


def _bring(staged: Index, tree: Path, names: list[str]) -> None:
    """What the index has of these; what git does not keep comes from the work tree."""
    inside = [name for name in names if not name.startswith("..")]
    if not inside:
        return
    held = staged.files(inside)
    staged.write_out(held, tree)
    import shutil

    for name in inside:
        source, target = staged.top / name, tree / name
        if target.exists() or not source.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


def _as_here(error: ContractlintError, tree: Path) -> ContractlintError:
    """The complaint with the repository's own names."""
    mark = error.mark
    if mark is not None:
        mark = Mark(_short(mark.path, tree), mark.line, mark.column, mark.text, mark.width)
    return type(error)(error.what, path=_short(error.path, tree), help=error.help, mark=mark)


def _short(path: str, tree: Path) -> str:
    return path.removeprefix(f"{tree}/")
