"""Puts so many contracts (the first word) through a batch whose engine knows the answer already,
and tells how many MB that took at most.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from contractlint.batch import run_batch
from contractlint.batch.job import Done, Entry, Job, lint_rows
from contractlint.settings import Settings

SETTINGS = Settings()
TEXT = "1. Term\n1.1 This Agreement is concluded for an initial period of 60 months.\n"


def main(count: int, folder: Path) -> None:
    """One file is checked, all others are told to be like it."""
    file = folder / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    body, _ = lint_rows(Job(Entry("one.txt", "", path=file), SETTINGS))

    def engine(jobs: Iterator[Job]) -> Iterator[Done]:
        return (Done(job.entry, body) for job in jobs)

    wanted = ((Entry(f"{number:08}.txt", "1"), SETTINGS) for number in range(count))
    found = run_batch(wanted, folder / "out", engine, about={})
    assert found.contracts == found.done == count
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{used / 1024:.0f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
