"""Who does the jobs of a batch: this machine's processes, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contractlint.batch.job import Done, Job, done_of, lint_rows
from contractlint.workers import run_all

# Jobs given to the processes at once: enough that starting those costs nothing beside it.
_AT_ONCE = 1_000


def here(jobs: Iterator[Job], workers: int) -> Iterator[Done]:
    """On this machine's cores; `workers` 0 means one for each."""
    while some := list(islice(jobs, _AT_ONCE)):
        for outcome in run_all(lint_rows, some, workers):
            yield done_of(some[outcome.index], outcome)
