"""Times programs in turn, so that what is compared met the same machine."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Command = Sequence[str]
# What is installed is compiled once; this would have every program compiled each time it starts.
_UNFAIR = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: seconds of CPU with its children's, seconds by the clock, peak bytes."""

    cpu: float
    wall: float
    peak: int


def race(commands: Mapping[str, Command], runs: int, *, partly: bool = False) -> dict[str, Cost]:
    """The median cost of each command; they run in turn, once unmeasured to warm the disk.

    Raises `RuntimeError` when one ends with a code above 1: 1 says that a linter found something;
    `partly`: or with 2, as of real files some may not be read whole.
    """
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            cost = run(command, partly=partly)
            if turn:
                taken[name].append(cost)
    return {name: _median(costs) for name, costs in taken.items()}


def run(command: Command, *, partly: bool = False) -> Cost:
    """One run of a program with its output thrown away; what it complains of is shown."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, not a file)
        before = time.perf_counter()
        process = os.posix_spawnp(
            command[0],
            list(command),
            {name: value for name, value in os.environ.items() if name != _UNFAIR},
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)],
        )
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - before
    if os.waitstatus_to_exitcode(status) not in ((0, 1, 2) if partly else (0, 1)):
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {status}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        int(median(cost.peak for cost in costs)),
    )
