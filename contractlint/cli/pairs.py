"""What `compare` is asked to compare → pairs of files: an old version and a new one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from contractlint.cli.git import Revision, has_commits
from contractlint.cli.targets import sources
from contractlint.errors import ConfigError
from contractlint.linter import versions
from contractlint.records import dataclass
from contractlint.settings import Source
from contractlint.triage.suppressions import contract_key
from contractlint.workers import Bounds

Named = Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a contract; None for the one that is not there."""

    old: Source | None
    new: Source | None

    @property
    def name(self) -> str:
        """As reports name the contract."""
        source = self.new or self.old
        assert source is not None
        return source.name


def given(paths: Sequence[str], exclude: Sequence[str]) -> list[Pair]:
    """Two files, or the files of two folders by their names."""
    if len(paths) != 2:
        raise ConfigError(
            f"{len(paths)} paths given", help="contractlint compare OLD NEW, or --against REV PATH…"
        )
    old, new = map(Path, paths)
    if old.is_dir() != new.is_dir():
        raise ConfigError("a folder and a file", help="give two files or two folders")
    if not old.is_dir():
        return [Pair(Source(old), Source(new))]
    return _paired(_folder(old, exclude), _folder(new, exclude))


def in_work_tree(args: argparse.Namespace, exclude: Sequence[str]) -> list[Pair]:
    """What stood at a revision of git, and what of it stands otherwise in the work tree."""
    revision = Revision(args.against)
    renamed = revision.renamed(staged=False)
    new: dict[str, Source] = {}
    for path in args.paths:
        if Path(path).exists():
            found = sources([path], exclude=exclude) if _has_any(path) else []
            new |= {contract_key(source.name): source for source in found}
    pairs = _paired(_before(revision, args.paths, renamed), new)
    return [pair for pair in pairs if not _same(pair)]


def before_staged(args: argparse.Namespace, names: Sequence[str]) -> Named:
    """What stood at a revision of git of the files that are staged, by their keys."""
    if not has_commits():
        return {}
    revision = Revision(args.against)
    return _before(revision, names, revision.renamed(staged=True))


def with_staged(old: Named, names: Sequence[str]) -> list[Pair]:
    """Files as they are laid out, with what they were."""
    new = {contract_key(name): Source(Path(name), name) for name in names}
    return _paired({key: source for key, source in old.items() if key in new}, new)


def of_authors(paths: Sequence[str], bounds: Bounds) -> Iterator[Pair]:
    """Each file without tracked changes, against each author's changes, and against all where
    there are several authors.
    """
    for path in paths:
        source = Source(Path(path))
        changed = [each for each in versions([source], bounds) if each.author is not None]
        for version in changed:
            yield Pair(source, version)
        if len(changed) > 1:
            yield Pair(source, source)


def _before(revision: Revision, paths: Sequence[str], renamed: Mapping[str, str]) -> Named:
    now = {old: new for new, old in renamed.items()}
    asked = dict.fromkeys(_renamed_too(paths, renamed))
    found = [source for path in asked for source in revision.contracts(path)]
    return {contract_key(now.get(source.name, source.name)): source for source in found}


def _renamed_too(paths: Sequence[str], renamed: Mapping[str, str]) -> Iterator[str]:
    """A file is looked for under the name that it had."""
    for path in paths:
        plain = PurePath(path).as_posix()
        yield renamed.get(plain, plain)


def _paired(old: Named, new: Named) -> list[Pair]:
    return [Pair(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys())]


def _folder(root: Path, exclude: Sequence[str]) -> Named:
    """The contracts of a folder by their path in it, without suffix: formats may change."""
    found = sources([str(root)], exclude=exclude)
    return {contract_key(source.path.relative_to(root).as_posix()): source for source in found}


def _has_any(path: str) -> bool:
    """Whether a folder has contracts at all: all of them may have been removed."""
    try:
        return bool(sources([path]))
    except ConfigError:
        return False


def _same(pair: Pair) -> bool:
    if pair.old is None or pair.new is None or pair.old.data is None:
        return False
    try:
        return pair.new.path.read_bytes() == pair.old.data
    except OSError:
        return False
