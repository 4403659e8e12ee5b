"""The side of a worker: does job after job, and never lets an exception out."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Protocol, TypeVar

from contractlint.errors import ContractlintError
from contractlint.workers.memory import confine, peak, resident, starved
from contractlint.workers.outcome import Bounds, Outcome

Job = TypeVar("Job")
Result = TypeVar("Result")

# What a worker may have grown by before another takes its place: memory is given back to the
# system only when a process ends.
_GROWN = 256 * 2**20
# Long jobs make few cycles and many objects: collecting as often as Python does by itself takes a
# third of their time.
_COLLECT_EVERY = (50_000, 20, 100)
# Where `tell` goes: only one job is done in a process at a time.
_listeners: list[Callable[[tuple[int, ...]], None]] = []


class Line(Protocol):
    """A worker's end of the line to its pool."""

    def receive(self) -> tuple[int, Any]:
        """The next job and its index; raises `EOFError` when the pool hung up."""

    def send(self, message: object) -> None:
        """Sends a message; raises `OSError` when the pool hung up."""


def tell(*said: int) -> None:
    """Lets the pool know that a job is still getting on, and how far it is."""
    for listener in _listeners:
        listener(said)


def attempt(
    work: Callable[[Job], Result],
    index: int,
    job: Job,
    heard: Callable[[tuple[int, ...]], None] | None = None,
) -> Outcome[Result]:
    """Do one job; a crash is an outcome like any other, so that the next file is still checked."""
    if heard is not None:
        _listeners.append(heard)
    try:
        return Outcome(index, work(job))
    except MemoryError:
        return Outcome(index, limit="memory")
    except Exception as error:
        return Outcome(index, None, _portable(error), _place(error))
    finally:
        _listeners.clear()


def _place(error: Exception) -> str:
    """Where it was raised: the file's name and the line."""
    import traceback  # imported late: most jobs go well

    frames = traceback.extract_tb(error.__traceback__)
    return f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""


def _portable(error: Exception) -> Exception:
    """The error itself where it can cross to another process, else one that says the same."""
    if isinstance(error, ContractlintError):
        return error
    return RuntimeError(f"{type(error).__name__}: {error}".removesuffix(": "))


def serve(line: Line, work: Callable[[Job], Result], bounds: Bounds) -> None:
    """Do jobs until the pool hangs up, or until another process should do the next."""
    gc.freeze()
    gc.set_threshold(*_COLLECT_EVERY)
    confine(bounds.memory)
    before = resident()
    while True:
        index, job = line.receive()
        _set_alarm(bounds.seconds)
        outcome = attempt(work, index, job, lambda said: _pass_on(line, said, bounds))
        near = starved(peak(), before, bounds.memory)
        if near and outcome.value is None:
            outcome = Outcome(index, limit="memory")
        _set_alarm(None)
        spent = near or outcome.limit == "memory" or resident() - before > _GROWN
        _answer(line, outcome, spent=spent)
        if spent:
            return


def _answer(line: Line, outcome: Outcome[Result], *, spent: bool) -> None:
    """Send an outcome; one that can't cross is sent as the error that it is."""
    try:
        line.send((outcome, spent))
    except OSError:
        raise
    except MemoryError:
        line.send((Outcome(outcome.index, limit="memory"), spent))
    except Exception as error:
        line.send((Outcome(outcome.index, None, _portable(error)), spent))


def _pass_on(line: Line, said: tuple[int, ...], bounds: Bounds) -> None:
    _set_alarm(bounds.seconds)
    line.send(said)


def _set_alarm(seconds: float | None) -> None:
    """The system ends this process some time after its pool should have done so: pools die, too."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else 2 * seconds + 10)


def leave_interrupts_to_pool() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first should answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
