"""What reaches the rules of what is on paper: `python -m benchmarks.reading ../shared`.

`--part gold|pdf|docx|faults|scans` (repeatable) runs only that; `--pages` and `--every` make the
costly comparison with pdfplumber a sample; `--details` names every difference; `--write FILE`.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.reading import faults, floors, gold, pairs, scans, word
from benchmarks.reading.table import Section

Part = Callable[[Path, argparse.Namespace], list[Section]]

PARTS: Mapping[str, Part] = {
    "gold": lambda data, asked: gold.sections(data, details=asked.details),
    "pdf": lambda data, asked: pairs.sections(
        data, pages=asked.pages, every=asked.every, details=asked.details
    ),
    "docx": lambda data, asked: word.sections(data, details=asked.details),
    "faults": lambda data, asked: faults.sections(data),
    "scans": lambda data, asked: scans.sections(data),
}


def main(words: list[str]) -> int:
    """Prints the tables as they are measured."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", action="append", choices=[*PARTS])
    parser.add_argument("--pages", type=int, default=6, help="of each PDF, for pdfplumber")
    parser.add_argument("--every", type=int, default=1, help="compare only every n-th PDF")
    parser.add_argument("--details", action="store_true", help="name every difference")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also as a page, with --date")
    parser.add_argument("--date", default="", help="the day of the measurement, for --write")
    asked = parser.parse_args(words)
    # pdfminer complains about every second file.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found: list[Section] = []
    for name in asked.part or PARTS:
        for section in PARTS[name](asked.data, asked):
            found.append(section)
            sys.stdout.write(f"{section}\n")
            sys.stdout.flush()
    if asked.write is not None:
        asked.write.write_text(_page(asked, found), encoding="utf-8")
    return 0


def _page(asked: argparse.Namespace, found: list[Section]) -> str:
    head = (
        "# Reading\n\n"
        f"Measured {asked.date or 'on an unknown day'} on contracts that are not part "
        f"of this repository, by\n`python -m benchmarks.reading DATA --pages {asked.pages} "
        f"--every {asked.every} --write docs/READING.md`.\n\n"
    )
    return head + "\n".join(str(section) for section in (floors.against(found), *found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
