"""How much memory a process has, and how the system is told to refuse it more. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path

_PAGE = 4096


def confine(memory: int | None) -> None:
    """Let the system refuse this process more than so many bytes beyond what it has."""
    if memory is None or sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _data() + memory
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def resident() -> int:
    """Bytes of memory in use now, 0 where that can't be told."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * _PAGE
    except OSError:
        return 0


def peak() -> int:
    """The most bytes of memory that were in use, 0 where that can't be told."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def starved(most: int, before: int, memory: int | None) -> bool:
    """Whether a process that had `before` and at most `most` bytes came near its limit: what then
    fails, fails for want of memory, whatever a library calls it.
    """
    return memory is not None and most - before > memory * 3 / 4


def _data() -> int:
    """Bytes of data segments, as RLIMIT_DATA counts them."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    sizes = (line.split()[1] for line in status.splitlines() if line.startswith("VmData:"))
    return int(next(sizes, "0")) * 1024
