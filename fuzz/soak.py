"""Lints every file of a folder cut and spoilt: `python -m fuzz.soak FOLDER --seconds 600`."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from contractlint.linter import lint
from contractlint.model.report import FileReport
from contractlint.readers import SUFFIXES
from contractlint.readers.reader import Reading
from contractlint.settings import Settings, Source
from contractlint.workers import Bounds
from fuzz.seeds import cuts, spoilt

# A fault is told by its help: `linter` says it of what crashed or hung.
_FAULT = "this is a fault of contractlint"
_SETTINGS = Settings(
    reading=Reading(recognising="never"), bounds=Bounds(seconds=60, memory=1024 * 2**20)
)


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 where every input gave findings or a named reason, 1 where one did not."""
    asked = _parser().parse_args(arguments)
    begun = time.monotonic()
    outcomes: Counter[str] = Counter()
    files = 0
    for file in _files(asked.folder)[:: asked.every]:
        if time.monotonic() - begun > asked.seconds:
            break
        files += 1
        sources = list(_mutations(file, asked.places, asked.flips))
        report = lint(sources, _SETTINGS)
        by_name = {source.name: source for source in sources}
        for found in report.files:
            outcome = _outcome(found)
            outcomes[outcome] += 1
            if outcome in ("crash", "limit"):
                _keep(asked.into, by_name[found.path], found)
    _say(files, outcomes, time.monotonic() - begun)
    return 1 if outcomes["crash"] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=20, help="where each file is cut off")
    parser.add_argument("--flips", type=int, default=200, help="how often bits are turned over")
    parser.add_argument("--every", type=int, default=1, help="only each so-manyth file")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no file after")
    parser.add_argument("--into", type=Path, default=Path("crashes"), help="where crashes are kept")
    return parser


def _files(folder: Path) -> list[Path]:
    found = [file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES]
    # In an order that has nothing to do with their names, so that a part is a sample.
    return sorted(found, key=lambda file: hashlib.sha256(str(file).encode()).digest())


def _mutations(file: Path, places: int, flips: int) -> Iterator[Source]:
    """The file cut off and spoilt, the same each time."""
    data = file.read_bytes()
    chance = random.Random(data)
    inputs = [*cuts(data, places), *spoilt(data, flips, chance)]
    for number, content in enumerate(inputs):
        yield Source(file, f"{file.stem}.{number:03}{file.suffix}", content)


def _outcome(found: FileReport) -> str:
    if not found.error:
        return "checked"
    if found.help.startswith(_FAULT):
        return "crash"
    return "limit" if "--max-" in found.help else "refused"


def _keep(folder: Path, source: Source, found: FileReport) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / source.name).write_bytes(source.data or b"")
    sys.stderr.write(f"{source.name}: {found.error}\n")


def _say(files: int, outcomes: Counter[str], seconds: float) -> None:
    counts = ", ".join(
        f"{outcomes[name]} {name}" for name in ("checked", "refused", "limit", "crash")
    )
    total = sum(outcomes.values())
    sys.stdout.write(f"{files} files, {total} inputs in {seconds:.0f} s: {counts}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
