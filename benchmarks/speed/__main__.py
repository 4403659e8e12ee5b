"""How fast it is, in one command: `python -m benchmarks.speed --write docs/PERFORMANCE.md`.

Everything is made on the spot. `--texts FOLDER` and `--pdfs FOLDER` measure real contracts too,
`--peers` installs redline-buddy and contract-lint from PyPI and runs them on the same texts,
`--part NAME` (repeatable) runs only that.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from benchmarks.speed import grep, material, peers, rules, whole
from benchmarks.speed.table import HEAD, Line, page


class Part(Protocol):
    """One group of measurements; what it writes goes to `folder`."""

    def __call__(self, asked: argparse.Namespace, folder: Path) -> Iterable[Line]: ...


def _texts(asked: argparse.Namespace, folder: Path) -> Path:
    """The folder of texts that was given, else one of made contracts."""
    return asked.texts or material.write_texts(folder / "made", 40, 300)


def _rules(asked: argparse.Namespace, folder: Path) -> Iterator[Line]:
    texts = sorted(_texts(asked, folder).glob("*.txt"))[:24]
    yield from rules.lines(texts, folder, asked.runs)


def _pdfs(asked: argparse.Namespace, folder: Path) -> Iterator[Line]:
    if asked.pdfs is not None:
        files = sorted(asked.pdfs.rglob("*.pdf"))[:100]
        yield from whole.of_many_pdfs(files, asked.runs)


def _peers(asked: argparse.Namespace, folder: Path) -> Iterator[Line]:
    if asked.peers:
        texts = _texts(asked, folder)
        others = peers.commands(peers.install(folder / "peers"), texts)
        yield from whole.of_cores(texts, others, asked.runs)


PARTS: Mapping[str, Part] = {
    "start": lambda asked, folder: whole.of_starting(folder, asked.runs),
    "file": lambda asked, folder: whole.of_one_file(folder, asked.runs),
    "pdfs": _pdfs,
    "text": lambda asked, folder: whole.of_texts(_texts(asked, folder), asked.runs),
    "rules": _rules,
    "memory": lambda asked, folder: whole.of_memory(folder),
    "grep": lambda asked, folder: grep.lines(folder, asked.runs),
    "peers": _peers,
}


def main(words: list[str]) -> int:
    """Prints each line as it is measured."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="real contracts, *.txt")
    parser.add_argument("--pdfs", type=Path, metavar="FOLDER", help="real contracts, *.pdf")
    parser.add_argument("--peers", action="store_true", help="install and run the other linters")
    parser.add_argument("--part", action="append", choices=[*PARTS])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", type=Path, metavar="FILE", help="also as a page, with --date")
    parser.add_argument("--date", default="", help="the day of the measurement, for --write")
    asked = parser.parse_args(words)
    found: list[Line] = []
    sys.stdout.write(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.part or PARTS:
            place = Path(folder) / name
            place.mkdir()
            for line in PARTS[name](asked, place):
                found.append(line)
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
    if asked.write is not None:
        command = f"python -m benchmarks.speed {shlex.join(words)}"
        text = page(found, asked.date, command, asked.runs)
        asked.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
