"""Many jobs on many cores: a bad one, even one that kills its process, costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from pathlib import PurePath
from typing import Generic, TypeVar

from contractlint.errors import ContractlintError
from contractlint.records import dataclass

Job = TypeVar("Job")
Result = TypeVar("Result")

# Starting processes takes longer than this many contracts do.
HANDFUL = 6
# Enough waiting for each worker that none is ever idle; few enough to ask again after a crash.
WAITING = 2


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of job `index`: a value, an exception, or neither when its process died."""

    index: int
    value: Result | None = None
    error: Exception | None = None
    place: str = ""

    def describe(self) -> str:
        """What went wrong, in one line."""
        if self.error is None:
            return "brought down the process that checked it"
        return f"crashed the checker: {' '.join(str(self.error).split())}{self.place}"


def run_all(
    work: Callable[[Job], Result], jobs: Sequence[Job], workers: int = 0
) -> Iterator[Outcome[Result]]:
    """The outcome of each job as it is done; `workers` 0 means one for each core.

    A handful of jobs, or one worker, are done in this process.
    """
    if stays_here(len(jobs), workers):
        for index, job in enumerate(jobs):
            yield _attempt(work, index, job)
        return
    yield from _in_processes(work, jobs, _count(len(jobs), workers))


def stays_here(jobs: int, workers: int = 0) -> bool:
    """Whether so many jobs are done in this process."""
    return _count(jobs, workers) <= 1 or (jobs <= HANDFUL and not workers)


def _count(jobs: int, workers: int) -> int:
    return min(workers or os.cpu_count() or 1, jobs)


def _attempt(work: Callable[[Job], Result], index: int, job: Job) -> Outcome[Result]:
    """Do one job; a crash is an outcome like any other, so that the next file is still checked."""
    try:
        return Outcome(index, work(job))
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        place = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
        return Outcome(index, None, _portable(error), place)


def _portable(error: Exception) -> Exception:
    """The error itself where it can cross to another process, else one that says the same."""
    if isinstance(error, ContractlintError):
        return error
    return RuntimeError(f"{type(error).__name__}: {error}".removesuffix(": "))


def _in_processes(
    work: Callable[[Job], Result], jobs: Sequence[Job], count: int
) -> Iterator[Outcome[Result]]:
    """Feed a pool; when a process dies, ask its jobs again one by one, to find which one kills."""
    waiting = list(reversed(range(len(jobs))))
    while waiting:
        suspects: list[int] = []
        for outcome, index in _until_broken(work, jobs, waiting, count):
            if outcome is None:
                suspects.append(index)
            else:
                yield outcome
        for index in sorted(suspects):
            yield from _alone(work, jobs[index], index)


def _until_broken(
    work: Callable[[Job], Result], jobs: Sequence[Job], waiting: list[int], count: int
) -> Iterator[tuple[Outcome[Result] | None, int]]:
    """Outcomes while the pool lives, then (None, index) for the jobs it took down with it."""
    running: dict[Future[Outcome[Result]], int] = {}
    broken = finished = False
    pool = _pool(count)
    try:
        while (waiting and not broken) or running:
            while waiting and not broken and len(running) < count * WAITING:
                index = waiting.pop()
                try:
                    running[pool.submit(_attempt, work, index, jobs[index])] = index
                except BrokenProcessPool:
                    waiting.append(index)
                    broken = True
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                index = running.pop(future)
                outcome = _result(future)
                broken = broken or outcome is None
                yield outcome, index
        finished = not broken
    finally:
        pool.shutdown(wait=finished, cancel_futures=True)


def _alone(work: Callable[[Job], Result], job: Job, index: int) -> Iterator[Outcome[Result]]:
    with _pool(1) as pool:
        outcome = _result(pool.submit(_attempt, work, index, job))
    yield outcome if outcome is not None else Outcome(index)


def _result(future: Future[Outcome[Result]]) -> Outcome[Result] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        count, mp_context=_context(), initializer=_leave_interrupts_to_parent
    )


def _context() -> BaseContext:
    """Fork where that is safe: workers then share the rulebook that is already loaded."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first should answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
