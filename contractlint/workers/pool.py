"""Gives jobs to workers, watches them, and puts another in the place of one that dies or stalls."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import Any, Generic, Protocol, TypeVar

from contractlint.records import dataclass, field
from contractlint.workers.memory import resident, starved
from contractlint.workers.outcome import UNBOUND, Bounds, Outcome
from contractlint.workers.serving import attempt

Job = TypeVar("Job")
Result = TypeVar("Result")
# What a job tells of how far it is: its index, and the numbers it told.
Heard = Callable[[int, tuple[int, ...]], None]

# Starting processes takes longer than this many contracts do.
HANDFUL = 6
# Elsewhere a fork may carry half of what a library was doing: workers are new processes there.
FORKS = sys.platform == "linux"


class Worker(Protocol):
    """A process that does jobs, and the line to it; see `Forked`."""

    def give(self, message: object) -> None:
        """Send a message; raises `OSError` when the worker is gone."""

    def taken(self) -> list[object]:
        """The messages that are complete; raises `EOFError` when the worker is gone."""

    def kill(self) -> None:
        """End it at once."""

    def ended(self) -> tuple[str, int]:
        """Hang up and wait for its end: what killed it, and the most bytes of memory it had."""


def run_all(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    workers: int = 0,
    *,
    bounds: Bounds = UNBOUND,
    heard: Heard | None = None,
    forks: bool = FORKS,
) -> Generator[Outcome[Result], None, None]:
    """The outcome of each job as it is done; `workers` 0 means one for each core.

    Jobs are taken from their iterator when a worker is free. `bounds` hold for each job; `heard` is
    told what jobs tell of themselves. A handful of jobs gets one worker; what one worker does is
    done in this process where there are no bounds.
    """
    waiting = iter(jobs)
    first = list(islice(waiting, max(HANDFUL, workers or os.cpu_count() or 1) + 1))
    if stays_here(len(first), workers, bounds):
        for index, job in enumerate(chain(first, waiting)):
            yield attempt(work, index, job, None if heard is None else _bound(heard, index))
        return
    crew = _Crew(work, bounds, heard, forks)
    with closing(crew):
        yield from crew.do(enumerate(chain(first, waiting)), _count(len(first), workers))


def done_apart(
    work: Callable[[Job], Result], job: Job, name: str, *, bounds: Bounds, forks: bool = FORKS
) -> Result:
    """What `work` makes of a job on the file of that name, within `bounds`; see `Outcome.of`."""
    (outcome,) = run_all(work, [job], bounds=bounds, forks=forks)
    return outcome.of(name, bounds)


def stays_here(jobs: int, workers: int = 0, bounds: Bounds = UNBOUND) -> bool:
    """Whether so many jobs are done in this process."""
    return jobs == 0 or (bounds == UNBOUND and _count(jobs, workers) == 1)


def _count(jobs: int, workers: int) -> int:
    """How many workers for the first jobs: all are asked for where there are more of them."""
    return 1 if jobs <= HANDFUL and not workers else min(workers or os.cpu_count() or 1, jobs)


def _bound(heard: Heard, index: int) -> Callable[[tuple[int, ...]], None]:
    return lambda said: heard(index, said)


@dataclass(slots=True)
class _Task:
    """The job that a worker is at, and when it has to be done."""

    index: int
    deadline: float | None


@dataclass(slots=True)
class _Crew(Generic[Job, Result]):
    """Workers and what they are at. Mutable: it lives as long as one run."""

    work: Callable[[Job], Result]
    bounds: Bounds
    heard: Heard | None
    forks: bool
    idle: list[Worker] = field(default_factory=list)
    busy: dict[Worker, _Task] = field(default_factory=dict)

    def do(self, jobs: Iterator[tuple[int, Job]], count: int) -> Iterator[Outcome[Result]]:
        """Outcomes while there are jobs or workers at one; new jobs are given out before that."""
        self._hand_out(jobs, count)
        while self.busy:
            done = list(self._round())
            self._hand_out(jobs, count)
            yield from done

    def _hand_out(self, jobs: Iterator[tuple[int, Job]], count: int) -> None:
        for index, job in islice(jobs, count - len(self.busy)):
            self._give(index, job)

    def _round(self) -> Iterator[Outcome[Result]]:
        """Wait for something to happen; who has something to say is not late."""
        speaking = _ready(list(self.busy), self._patience(), self.forks)
        for worker in speaking:
            yield from self._listen(worker)
        now = time.monotonic()
        for worker, task in list(self.busy.items()):
            if worker not in speaking and task.deadline is not None and task.deadline <= now:
                yield self._dismissed(worker)

    def _give(self, index: int, job: Job) -> None:
        """Give a job to a worker; one that died while it was idle has cost nothing."""
        while self.idle:
            worker = self.idle.pop()
            try:
                worker.give((index, job))
            except OSError:
                worker.ended()
            else:
                break
        else:
            worker = _hired(self.work, self.bounds, [*self.idle, *self.busy], self.forks)
            worker.give((index, job))
        self.busy[worker] = _Task(index, self._deadline())

    def _deadline(self) -> float | None:
        seconds = self.bounds.seconds
        return None if seconds is None else time.monotonic() + seconds

    def _patience(self) -> float | None:
        """Seconds until the next deadline."""
        deadlines = [task.deadline for task in self.busy.values() if task.deadline is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _listen(self, worker: Worker) -> Iterator[Outcome[Result]]:
        """What a worker says: how far it is, its outcome, or nothing more because it is gone."""
        task = self.busy[worker]
        try:
            messages: Sequence[Any] = worker.taken()
        except EOFError:
            yield self._lost(worker)
            return
        for message in messages:
            if not isinstance(message[0], Outcome):
                task.deadline = self._deadline()
                if self.heard is not None:
                    self.heard(task.index, message)
                continue
            outcome, spent = message
            del self.busy[worker]
            if spent:
                worker.ended()
            else:
                self.idle.append(worker)
            yield outcome

    def _lost(self, worker: Worker) -> Outcome[Result]:
        """The outcome of a job whose process is gone."""
        task = self.busy.pop(worker)
        worker.kill()  # what it has started may still be there
        signal, most = worker.ended()
        if signal == "SIGALRM":
            return Outcome(task.index, limit="seconds")
        hungry = starved(most, resident(), self.bounds.memory)
        return Outcome(task.index, limit="memory" if hungry else "", signal=signal)

    def _dismissed(self, worker: Worker) -> Outcome[Result]:
        """The outcome of a job whose time is over."""
        task = self.busy.pop(worker)
        worker.kill()
        worker.ended()
        return Outcome(task.index, limit="seconds")

    def close(self) -> None:
        """Send everybody home; who is still at a job must leave it."""
        for worker in self.busy:
            worker.kill()
        for worker in (*self.busy, *self.idle):
            worker.ended()
        self.busy.clear()
        self.idle.clear()


def _hired(
    work: Callable[[Job], Result], bounds: Bounds, others: Sequence[Any], forks: bool
) -> Worker:
    if forks:
        from contractlint.workers.forked import Forked

        return Forked(work, bounds, others)
    from contractlint.workers.spawned import Spawned

    return Spawned(work, bounds, others)


def _ready(workers: Sequence[Any], timeout: float | None, forks: bool) -> Sequence[Worker]:
    if forks:
        from contractlint.workers import forked

        return forked.ready(workers, timeout)
    from contractlint.workers import spawned

    return spawned.ready(workers, timeout)
