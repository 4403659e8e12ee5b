"""A worker as a fork of this process: a few milliseconds, and all that is loaded is shared."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pickle
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, TypeVar

from contractlint.workers.outcome import Bounds
from contractlint.workers.serving import leave_interrupts_to_pool, serve

Job = TypeVar("Job")
Result = TypeVar("Result")

_LENGTH = struct.Struct("!Q")
_CHUNK = 2**20


class Forked:
    """A worker and the pool's end of the line to it. Not frozen: messages arrive in parts."""

    def __init__(
        self, work: Callable[[Job], Result], bounds: Bounds, others: Iterable[Forked]
    ) -> None:
        theirs, self._out = os.pipe()
        self._in, theirs_too = os.pipe()
        lifeline, self._life = os.pipe()
        self._buffer = bytearray()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()  # what waits here would be said twice
        # An interrupt must not find the child where it still looks like its parent.
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self.pid = os.fork()
        if self.pid == 0:
            ends = [end for each in (*others, self) for end in each._ends()]
            _live(Pipes(theirs, theirs_too), lifeline, work, bounds, ends)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        for end in (theirs, theirs_too, lifeline):
            os.close(end)
        with contextlib.suppress(OSError):
            os.setpgid(self.pid, self.pid)

    def _ends(self) -> tuple[int, int, int]:
        return self._out, self._in, self._life

    def fileno(self) -> int:
        """What becomes readable when the worker says something or is gone."""
        return self._in

    def give(self, message: object) -> None:
        """Send a message; raises `OSError` when the worker is gone."""
        _write(self._out, message)

    def taken(self) -> list[object]:
        """The messages that are complete; raises `EOFError` when the worker is gone."""
        chunk = os.read(self._in, _CHUNK)
        if not chunk:
            raise EOFError
        self._buffer += chunk
        found: list[object] = []
        while len(self._buffer) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._buffer)[0]
            if len(self._buffer) < end:
                break
            found.append(pickle.loads(self._buffer[_LENGTH.size : end]))
            del self._buffer[:end]
        return found

    def kill(self) -> None:
        """End it at once, and what it has started."""
        with contextlib.suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> tuple[str, int]:
        """Hang up and wait for its end: the signal that killed it, "" for none, and the most bytes
        of memory it had.
        """
        os.close(self._out)
        os.close(self._in)
        try:
            _, status, usage = os.wait4(self.pid, 0)
        except ChildProcessError:  # somebody else has waited for it
            return "", 0
        finally:
            os.close(self._life)
        peak = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1)
        return (_name(os.WTERMSIG(status)) if os.WIFSIGNALED(status) else ""), peak


class Pipes:
    """The worker's end of the line."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write

    def receive(self) -> tuple[int, Any]:
        """See `Line`."""
        length = _LENGTH.unpack(_exactly(self._read, _LENGTH.size))[0]
        index, job = pickle.loads(_exactly(self._read, length))
        return index, job

    def send(self, message: object) -> None:
        """See `Line`."""
        _write(self._write, message)


def ready(workers: Sequence[Forked], timeout: float | None) -> list[Forked]:
    """Those that say something or are gone, after `timeout` seconds at most."""
    poll = select.poll()
    for worker in workers:
        poll.register(worker.fileno(), select.POLLIN)
    found = {end for end, _ in poll.poll(None if timeout is None else timeout * 1000)}
    return [worker for worker in workers if worker.fileno() in found]


def _live(
    line: Pipes,
    lifeline: int,
    work: Callable[[Job], Result],
    bounds: Bounds,
    strange: Sequence[int],
) -> NoReturn:
    """The whole life of a worker: it never returns to what its parent was doing."""
    code = 1
    try:
        leave_interrupts_to_pool()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        with contextlib.suppress(OSError):
            os.setpgid(0, 0)
        for end in strange:
            os.close(end)
        _end_with_pool(lifeline)
        _mute()
        serve(line, work, bounds)
        code = 0
    except (EOFError, OSError):
        code = 0  # the pool hung up
    finally:
        os._exit(code)


def _end_with_pool(lifeline: int) -> None:
    """Let the system end this process, and what it starts, as soon as nobody holds the other end:
    the pool does, which may be killed while a job is done, and can't say so then.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    own = os.getpid()
    with contextlib.suppress(OSError):  # where the system can't, an alarm comes later
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -own if os.getpgrp() == own else own)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    poll = select.poll()
    poll.register(lifeline, 0)
    if poll.poll(0):
        raise EOFError  # it was gone before


def _mute() -> None:
    """Nothing that a library prints may get into a report."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)


def _write(end: int, message: object) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    for part in (_LENGTH.pack(len(data)), data):
        view = memoryview(part)
        while view:
            view = view[os.write(end, view) :]


def _exactly(end: int, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = os.read(end, min(count, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
