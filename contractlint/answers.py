"""What is known of files before they are checked, and what is learned of them for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from contractlint.cache.environment import environment
from contractlint.digests import sha256
from contractlint.records import dataclass, replace
from contractlint.rulebook import digest
from contractlint.settings import Settings, Source
from contractlint.workers.outcome import UNBOUND

if TYPE_CHECKING:
    from contractlint.cache.results import Cache
    from contractlint.model.report import FileReport


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on a file, how many rules were in force, and both as they are kept; `basis` is
    that of the process that did it.
    """

    report: FileReport
    rules: int
    kept: bytes = b""
    basis: str = ""


def checked(report: FileReport, rules: int, settings: Settings) -> Checked:
    """With what is kept of it."""
    from contractlint.cache.plain import packed

    return Checked(report, rules, b"%d\n" % rules + packed(report), _basis_here(settings))


class Answers:
    """The answers to a run's questions that the cache knows. Not frozen: it learns."""

    def __init__(
        self, sources: Sequence[Source], settings: Settings, memory: Cache | None = None
    ) -> None:
        self.rules: int | None = None
        self._sources = sources
        self._shared: dict[Any, Any] = {}
        self._memory = memory
        self.digests: Sequence[str] = () if memory is None else digests(sources, settings, memory)
        self._basis = "" if memory is None else basis_in(memory, settings)

    def recall(self, index: int) -> FileReport | None:
        """The report on a file that was checked before: the same bytes, asked the same."""
        if self._memory is None or not self.digests[index]:
            return None
        # Imported late: who repeats a run needs no reports.
        from contractlint.cache.plain import unpacked

        kept = self._memory.recall(self._key(index))
        rules, _, data = (kept or b"").partition(b"\n")
        report = (
            unpacked(data, self._sources[index].name, self._shared) if rules.isdigit() else None
        )
        if report is not None:
            self.rules = int(rules)
        return report

    def are_known(self) -> bool:
        """Whether the cache has a report on every file."""
        return self._memory is not None and all(
            digest and self._memory.has(self._key(index))
            for index, digest in enumerate(self.digests)
        )

    def learn(self, index: int, found: Checked) -> None:
        """Keep the report on a file, if it is on the bytes that the key is of."""
        self.rules = found.rules
        # Rules that change meanwhile make reports of either kind: none is kept under a wrong key.
        if self._memory is None or not self.digests[index] or found.basis != self._basis:
            return
        source = self._sources[index]
        same = found.report.digest == self.digests[index] or (
            not found.report.digest
            and (source.data is not None or self._memory.is_unchanged(source.path))
        )
        if same:
            self._memory.store(self._key(index), found.kept)

    def _key(self, index: int) -> str:
        """Of all that a report stands on. A name tells only by its ending what is in a file."""
        source = self._sources[index]
        ending = PurePath(source.name).suffix
        key = (self._basis, self.digests[index], ending, source.author)
        return sha256(repr(key).encode()).hexdigest()


def digests(sources: Sequence[Source], settings: Settings, memory: Cache) -> Sequence[str]:
    """The sha256 of each source's bytes, "" where it can't be told."""
    return [
        sha256(source.data).hexdigest()
        if source.data is not None
        else memory.digest(source.path, settings.reading.limits.size)
        for source in sources
    ]


@cache
def _basis_here(settings: Settings) -> str:
    """What holds for all that a worker does: it loads program and rules once."""
    return basis(settings)


def basis_in(memory: Cache, settings: Settings) -> str:
    """The basis of a run: the same for all of it."""
    if settings not in memory.bases:
        memory.bases[settings] = basis(settings)
    return memory.bases[settings]


def basis(settings: Settings) -> str:
    """The digest of all that results stand on beside the files: the program, what it runs in, the
    rules, and what is asked.
    """
    # The contents of the folders are in the digest of the rules, wherever they are.
    asked = replace(
        settings,
        jobs=0,
        bounds=UNBOUND,
        rule_folders=(),
        reading=replace(settings.reading, page_done=None),
    )
    parts = (
        digest.of_program(),
        digest.of_rules(settings.rule_folders),
        environment(),
        asked,
    )
    return sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()
