"""Jobs on Ray Data: one machine or many, and a worker that is lost costs only time."""

from __future__ import annotations

import os
import pickle
import socket
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from contractlint.batch.job import Done, Job, done_of, lint_rows, lost
from contractlint.errors import ConfigError
from contractlint.workers import run_all

# Jobs handed to Ray at once, and in one task: few, so that a lost worker costs little.
_AT_ONCE, _IN_A_TASK = 5_000, 4
# How often a task whose worker is lost is begun again: a file that kills its worker must not
# keep a cluster busy for ever.
RETRIES = 3
# Seconds for a cluster to answer.
_PATIENCE = 10
_LOST = "brought down every process that checked it"


def on_ray(
    jobs: Iterator[Job], address: str, workers: int, retries: int = RETRIES
) -> Iterator[Done]:
    """On a cluster by its address, or on one that is started here for the while.

    A task whose worker is lost is begun again elsewhere, so many times. Where that does not help,
    its contracts are tried one by one, and only those that no worker survives are given up.
    """
    # contractlint sends nothing home, and what it starts doesn't either.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray

    _connect(address, workers)
    try:
        _configure()
        while some := list(islice(jobs, _AT_ONCE)):
            yield from _survived(some, retries)
    finally:
        ray.shutdown()


def _connect(address: str, workers: int) -> None:
    """Join a cluster, or start one of this machine's cores, without dashboard."""
    import ray

    quiet = {"log_to_driver": False, "logging_level": "ERROR"}
    if not address:
        try:
            ray.init(num_cpus=workers or None, include_dashboard=False, **quiet)
        except Exception as error:  # Ray raises no narrower one where its processes don't come up
            raise ConfigError(
                f"Ray does not start here: {' '.join(str(error).split())}",
                help="try again when the machine is less busy, or give the --address of a cluster",
            ) from error
        return
    try:
        _knock(address)
        ray.init(address=address, **quiet)
    except (OSError, RuntimeError, ValueError) as error:
        raise ConfigError(
            f"no Ray cluster answers: {' '.join(str(error).split())}",
            path=address,
            help="start one with 'ray start --head', and give the address it prints",
        ) from error


def _knock(address: str) -> None:
    """Raise `OSError` where nobody listens: Ray itself would wait for minutes."""
    host, mark, port = address.rpartition("://")[2].rpartition(":")
    if mark and port.isdecimal():
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()


def _configure() -> None:
    import logging

    from ray.data import DataContext

    # A lost worker is no fault of the program's, and what it cost is told in the tables.
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    # A task that fails for good gives no rows; which contracts are missing is seen afterwards.
    context.max_errored_blocks = -1


def _survived(jobs: Sequence[Job], retries: int) -> Iterator[Done]:
    """Every job once: in small groups, then one by one, then given up."""
    left = dict(enumerate(jobs))
    for together in (_IN_A_TASK, 1):
        for index, done in _done(left, together, retries):
            del left[index]
            yield done
        if not left:
            return
    for job in left.values():
        yield lost(job, _LOST)


def _done(jobs: dict[int, Job], together: int, retries: int) -> Iterator[tuple[int, Done]]:
    import ray.data

    if not jobs:
        return
    rows = [{"index": index, "job": pickle.dumps(job)} for index, job in jobs.items()]
    tasks = -(-len(rows) // together)
    dataset = ray.data.from_items(rows, override_num_blocks=tasks).map(
        _work, num_cpus=1, max_retries=retries
    )
    for row in dataset.iter_rows():
        index = int(row["index"])
        yield index, done_of(jobs[index], pickle.loads(row["outcome"]))


def _work(row: dict[str, Any]) -> dict[str, Any]:
    """What a Ray worker does with a row: the same as a process of this machine, in its limits."""
    from contractlint.stages import rulebook_for

    job: Job = pickle.loads(row["job"])
    rulebook_for(job.settings)  # once for the worker; the process that does the job inherits it
    (outcome,) = run_all(lint_rows, [job], 1, bounds=job.settings.bounds)
    return {"index": row["index"], "outcome": pickle.dumps(outcome)}
