"""The engine of one machine: its own processes, as many as it has cores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from contractlint.batch.job import Done, Job, done_of, lint_rows
from contractlint.workers import Bounds, run_all


def here(jobs: Iterator[Job], workers: int, bounds: Bounds) -> Iterator[Done]:
    """Jobs are taken when a process is free; `workers` 0 means one for each core."""
    running: dict[int, Job] = {}

    def begun() -> Iterator[Job]:
        for index, job in enumerate(jobs):
            running[index] = job
            yield job

    with closing(run_all(lint_rows, begun(), workers, bounds=bounds)) as outcomes:
        for outcome in outcomes:
            yield done_of(running.pop(outcome.index), outcome)
