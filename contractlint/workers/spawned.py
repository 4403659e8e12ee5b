"""A worker as a new process, where forking is not safe: it imports everything anew."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, TypeVar

from contractlint.workers.outcome import Bounds
from contractlint.workers.serving import leave_interrupts_to_pool, serve

Job = TypeVar("Job")
Result = TypeVar("Result")


class Spawned:
    """A worker and the pool's end of the line to it."""

    def __init__(
        self, work: Callable[[Job], Result], bounds: Bounds, _others: Iterable[Spawned]
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, work, bounds), daemon=True)
        self._process.start()
        theirs.close()

    def fileno(self) -> int:
        """What becomes readable when the worker says something or is gone."""
        return self._line.fileno()

    def give(self, message: object) -> None:
        """Send a message; raises `OSError` when the worker is gone."""
        self._line.send(message)

    def taken(self) -> list[object]:
        """The next message; raises `EOFError` when the worker is gone."""
        try:
            return [self._line.recv()]
        except ConnectionError as error:
            raise EOFError from error

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def ended(self) -> tuple[str, int]:
        """Hang up and wait for its end: the signal that killed it, "" for none; its memory is not
        known.
        """
        self._line.close()
        self._process.join()
        code = self._process.exitcode or 0
        return (f"signal {-code}" if code < 0 else ""), 0


class _Line:
    """The worker's end of the line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receive(self) -> tuple[int, Any]:
        """See `Line`."""
        index, job = self._connection.recv()
        return index, job

    def send(self, message: object) -> None:
        """See `Line`."""
        self._connection.send(message)


def ready(workers: Sequence[Spawned], timeout: float | None) -> list[Spawned]:
    """Those that say something or are gone, after `timeout` seconds at most."""
    lines = {worker._line: worker for worker in workers}
    return [lines[line] for line in wait(list(lines), timeout) if isinstance(line, Connection)]


def _live(connection: Connection, work: Callable[[Job], Result], bounds: Bounds) -> None:
    leave_interrupts_to_pool()
    Thread(target=_end_with_pool, daemon=True).start()
    try:
        serve(_Line(connection), work, bounds)
    except (EOFError, OSError):
        return  # the pool hung up


def _end_with_pool() -> None:
    """Waits until the pool's process is gone, which may be killed while a job is done."""
    pool = multiprocessing.parent_process()
    if pool is not None:
        wait([pool.sentinel])
        os._exit(1)
