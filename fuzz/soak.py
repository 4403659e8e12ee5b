"""Lints every file of a folder cut and spoilt: `python -m fuzz.soak FOLDER --journal FILE`."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TextIO

from contractlint.errors import UnreadableFile
from contractlint.model.report import FileReport, Report
from contractlint.readers import SUFFIXES
from contractlint.readers.reader import Reading
from contractlint.reports import FORMATS
from contractlint.settings import Settings, Source
from contractlint.stages import lint_source, rulebook_for
from contractlint.workers import Bounds, Outcome, run_all
from fuzz.journal import ANSWERS, Entry, counts, line, opened, read
from fuzz.mutations import Plan, mutated

_SETTINGS = Settings(reading=Reading(recognising="never"), texts=True)
_MEMORY = 1024 * 2**20
# Seconds between two lines that tell how far it is.
_TELL_EVERY = 30.0


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class _Input:
    file: _File
    number: int


@dataclass(slots=True)
class _Run:
    """What is known and where it is written. Mutable: it grows with every input."""

    plan: Plan
    until: float
    bounds: Bounds
    into: Path
    known: dict[tuple[str, int], Entry]
    journal: TextIO | None = None
    told: float = field(default_factory=time.monotonic)

    def due(self, inputs: Iterator[_Input]) -> Iterator[_Input]:
        """The inputs that have no answer yet, while there is time."""
        for each in inputs:
            entry = self.known.get((each.file.digest, each.number))
            if entry is not None and entry.outcome in ANSWERS:
                continue
            if time.monotonic() >= self.until:
                return
            yield each

    def add(self, asked: _Input, entry: Entry | None) -> None:
        """One more outcome; what is no answer keeps its input. None: there is no such input."""
        if entry is None:
            return
        self.known[entry.file, entry.number] = entry
        if self.journal is not None:
            self.journal.write(line(entry))
        if entry.outcome not in ANSWERS:
            _keep(self.into, asked, self.plan, entry)
        if time.monotonic() - self.told > _TELL_EVERY:
            self.told = time.monotonic()
            sys.stderr.write(f"{len(self.known)} inputs: {counts(self.known.values())}\n")


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 where every input gave findings or a named reason, 1 where one did not."""
    asked = _parser().parse_args(arguments)
    begun = time.monotonic()
    plan = Plan(asked.places, asked.flips, asked.inside)
    bounds = Bounds(asked.each, _MEMORY)
    run = _Run(plan, begun + asked.seconds, bounds, asked.into, read(asked.journal))
    files = _files(asked.folder)[:: asked.every]
    rulebook_for(_SETTINGS)  # once: workers inherit it
    with ExitStack() as stack:
        if asked.journal is not None:
            run.journal = stack.enter_context(opened(asked.journal))
        _try(run, (_Input(file, 0) for file in files), asked.j)
        _try(run, _inputs(files, run), asked.j)
    total = f"{len(files)} files, {len(run.known)} inputs in {time.monotonic() - begun:.0f} s"
    sys.stdout.write(f"{total}: {counts(run.known.values())}\n")
    return 0 if all(entry.outcome in ANSWERS for entry in run.known.values()) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=20, help="where each file is cut off")
    parser.add_argument("--flips", type=int, default=200, help="how often bytes are turned over")
    parser.add_argument("--inside", type=int, default=0, help="the same inside of what is packed")
    parser.add_argument("--every", type=int, default=1, help="only each so-manyth file")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no input after")
    parser.add_argument("--each", type=float, default=60.0, help="seconds that an input may take")
    parser.add_argument("--into", type=Path, default=Path("crashes"), help="where crashes are kept")
    parser.add_argument("--journal", type=Path, help="what was tried; a run goes on from there")
    parser.add_argument("-j", type=int, default=0, help="processes; 0: one for each core")
    return parser


def _files(folder: Path) -> list[_File]:
    """Each file once, whatever its copies are called, in an order that is no sample's bias."""
    found: dict[str, _File] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()[:16] + path.suffix.lower()
            found.setdefault(digest, _File(path, digest, len(data)))
    return [found[digest] for digest in sorted(found)]


def _inputs(files: Sequence[_File], run: _Run) -> Iterator[_Input]:
    """All mutations, file after file: the cheapest of each format first, so that as many files as
    possible are done when it is stopped. What is inside of packed files comes after all of that.
    """
    plan = run.plan
    by_format: dict[str, list[_File]] = {}
    for file in sorted(files, key=lambda file: (_seconds(file, run), file.digest)):
        if _is_taken(file, run):
            by_format.setdefault(file.path.suffix.lower(), []).append(file)
    ranked = sorted(
        (rank, suffix) for suffix, group in by_format.items() for rank in range(len(group))
    )
    outside = plan.total - plan.inside
    for numbers in (range(1, outside), range(outside, plan.total)):
        for rank, suffix in ranked:
            for number in numbers:
                yield _Input(by_format[suffix][rank], number)


def _seconds(file: _File, run: _Run) -> float:
    entry = run.known.get((file.digest, 0))
    return entry.seconds if entry else 0.0


def _is_taken(file: _File, run: _Run) -> bool:
    """Whether a reader looks at such a file; what its name alone refuses needs no mutations."""
    entry = run.known.get((file.digest, 0))
    return file.path.suffix.lower() in SUFFIXES or (
        entry is not None and entry.outcome == "checked"
    )


def _try(run: _Run, inputs: Iterator[_Input], workers: int) -> None:
    waiting: dict[int, _Input] = {}

    def jobs() -> Iterator[_Input]:
        for index, each in enumerate(run.due(inputs)):
            waiting[index] = each
            yield each

    work = partial(_tried, plan=run.plan)
    for outcome in run_all(work, jobs(), workers, bounds=run.bounds):
        asked = waiting.pop(outcome.index)
        run.add(asked, _entry(asked, outcome, run.bounds))


def _tried(asked: _Input, *, plan: Plan) -> Entry | None:
    """What a worker does: one input from its file to the report on it."""
    data = mutated(_bytes(asked.file.path), asked.number, plan)
    if data is None:
        return None
    begun = time.process_time()
    source = Source(asked.file.path, asked.file.path.name, data)
    try:
        _is_whole(lint_source(source, _SETTINGS, None))
    except UnreadableFile as error:
        if not error.what or not error.help:
            raise AssertionError(f"refused without a reason or help: {error.what}") from error
        outcome, reason = "refused", error.what
    else:
        outcome, reason = "checked", ""
    return _noted(asked, outcome, reason, time.process_time() - begun)


def _is_whole(report: FileReport) -> None:
    """A checked file has words or says what was not read, findings stand in it, reports hold it."""
    assert report.text.strip() or report.not_checked, "checked, but there is nothing in it"
    for finding in report.findings:
        span = finding.location.span
        assert 0 <= span.start <= span.end <= len(report.text), f"{finding.rule} is out of the text"
    assert FORMATS["json"](Report((report,), _SETTINGS.profile, _SETTINGS.language, 1))


@lru_cache(maxsize=1)  # the inputs of one file follow each other
def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _entry(asked: _Input, outcome: Outcome[Entry | None], bounds: Bounds) -> Entry | None:
    if outcome.limit:
        return _noted(asked, "limit", outcome.describe(bounds), bounds.seconds or 0.0)
    if outcome.error is not None or outcome.signal:
        return _noted(asked, "crash", outcome.describe(bounds), 0.0)
    return outcome.value


def _noted(asked: _Input, outcome: str, reason: str, seconds: float) -> Entry:
    path = asked.file.path.as_posix() if asked.number == 0 else ""
    return Entry(asked.file.digest, asked.number, outcome, reason[:300], round(seconds, 4), path)


def _keep(folder: Path, asked: _Input, plan: Plan, entry: Entry) -> None:
    path = asked.file.path
    kept = folder / f"{path.stem}.{asked.number:03}{path.suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(mutated(path.read_bytes(), asked.number, plan) or b"")
    sys.stderr.write(f"{kept}: {entry.reason}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
