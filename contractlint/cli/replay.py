"""Repeats what an earlier run said where nothing has changed that it stands on."""

from __future__ import annotations

import argparse
import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from contractlint.answers import Answers, basis_in
from contractlint.bounded import content
from contractlint.cli.echo import Saying, repeat, wants_color
from contractlint.cli.known import day_of_run, files_of, is_in_repository
from contractlint.cli.outputs import STDOUT, width
from contractlint.config import Config
from contractlint.digests import sha256
from contractlint.errors import ContractlintError
from contractlint.records import dataclass, replace
from contractlint.settings import Settings, Source

if TYPE_CHECKING:
    from contractlint.cache import Cache

# More than this is faster made anew than kept.
_MOST_CHARACTERS = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Run:
    """Files that are checked alike: under one configuration and one ledger."""

    config: Config
    settings: Settings
    sources: tuple[Source, ...]


class Rerun:
    """A run that may have been before. Not frozen: it looks once for what it stands on."""

    def __init__(self, args: argparse.Namespace, runs: Sequence[Run], cache: Cache | None) -> None:
        self._runs = runs
        self._cache = cache
        self._key = "" if cache is None or not _is_pure(args) else _key(args, runs, cache)

    def replayed(self) -> int | None:
        """Say what was said before; the exit code, None where this run is new."""
        kept = self._cache.recall(self._key) if self._cache is not None and self._key else None
        found = None if kept is None else _unpacked(kept)
        if found is None:
            return None
        code, said = found
        for each in said:
            repeat(each)
        return code

    def store(self, said: Sequence[Saying], code: int) -> None:
        """Keep what was said, if all of it can be said again: no file was given up on."""
        if self._cache is None or not self._key:
            return
        if sum(len(text) for _, text in said) > _MOST_CHARACTERS:
            return
        self._cache.flush()
        runs = (Answers(run.sources, run.settings, self._cache) for run in self._runs)
        if all(answers.are_known() for answers in runs):
            text = json.dumps([code, said], ensure_ascii=False)
            self._cache.store(self._key, zlib.compress(text.encode("utf-8", "surrogatepass"), 1))


def _is_pure(args: argparse.Namespace) -> bool:
    """Whether a run does nothing but speak."""
    files = [value for flag, value in args.outputs or () if flag == "output" and value != STDOUT]
    return not (files or args.sidecar or args.prune)


def _key(args: argparse.Namespace, runs: Sequence[Run], cache: Cache) -> str:
    """The digest of all that a run stands on; "" where some of it can't be told."""
    try:
        parts = [part for run in runs for part in _run(args, run, cache)]
    except (OSError, ContractlintError):
        return ""
    if not all(parts):
        return ""
    flags = sorted((name, value) for name, value in vars(args).items() if name not in _TECHNICAL)
    looks = (width(), wants_color(args.color, sys.stdout), wants_color("auto", sys.stderr))
    key = ("run", flags, looks, day_of_run(args).isoformat(), parts)
    return sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()


# Flags that change how fast a run is, and not what it says.
_TECHNICAL = ("jobs", "max", "no_cache", "cache_dir", "progress")


def _run(args: argparse.Namespace, run: Run, cache: Cache) -> Iterator[object]:
    """What the reports on some files stand on; something false for what can't be told."""
    yield basis_in(cache, run.settings)
    # What the paths in it lead to is told here by its contents.
    yield replace(run.config, rules=(), baseline=None, accepted=None)
    for name, file in files_of(args, run.config, run.sources[0].path):
        # Contracts are named as seen from there.
        yield name, _near(file), sha256(content(file)).hexdigest()
    answers = Answers(run.sources, run.settings, cache)
    inside = {PurePath(source.name).parent: source.name for source in run.sources}
    yield "inside", [is_in_repository(name) for name in inside.values()]
    for source, digest in zip(run.sources, answers.digests, strict=True):
        yield (source.name, source.author, digest) if digest else None


def _near(file: Path) -> str:
    try:
        return os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)


def _unpacked(kept: bytes) -> tuple[int, list[Saying]] | None:
    try:
        code, said = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
        return int(code), [(str(stream), str(text)) for stream, text in said]
    except (zlib.error, ValueError, TypeError):
        return None
