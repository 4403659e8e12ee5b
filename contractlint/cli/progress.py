"""How far a long run is, how fast, and for how long still: on stderr, for who watches."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from contractlint.cli.arguments import Arguments
from contractlint.controls import harmless

if TYPE_CHECKING:
    from contractlint.model.report import FileReport

# Fewer files than this are done before a bar can be read.
WORTH_A_BAR = 4
# Without a terminal, a line is written as often: for the log of a run that takes hours.
_EVERY = 10.0
# The rate is that of the last so many files, over some seconds at least.
_WINDOW = 200


def add_progress(parser: Arguments) -> None:
    """--progress."""
    parser.add_argument(
        "--progress",
        action="store_true",
        help="say how far it is, also where stderr is no terminal (a line every 10 seconds)",
    )


class Pace:
    """How fast things get done. Not frozen: it counts."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self._clock = clock
        self._times: deque[float] = deque([clock()], maxlen=_WINDOW)

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self._times.append(self._clock())

    def said(self) -> str:
        """ "120/500, 12.5 files/s, 0:31 left"; rate and time once there is something to go by."""
        passed = self._clock() - self._times[0]
        counted = len(self._times) - 1
        if counted < 1 or passed <= 0:
            return f"{self.done}/{self.total}"
        rate = counted / passed
        left = round((self.total - self.done) / rate)
        hours, minutes, seconds = left // 3600, left // 60 % 60, left % 60
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        return f"{self.done}/{self.total}, {rate:.{1 if rate < 100 else 0}f} files/s, {clock} left"


@contextmanager
def shown(
    total: int, *, quiet: bool, asked: bool = False
) -> Iterator[Callable[[FileReport], None] | None]:
    """A function to call with each finished file, or None where nobody watches."""
    watched = sys.stderr.isatty()
    if quiet or total < WORTH_A_BAR or not (watched or asked):
        yield None
        return
    with _bar(total) if watched else _lines(total) as done:
        yield done


@contextmanager
def _lines(total: int) -> Iterator[Callable[[FileReport], None]]:
    pace, last = Pace(total), [time.monotonic()]

    def done(file: FileReport) -> None:
        pace.step()
        now = time.monotonic()
        if now - last[0] >= _EVERY or pace.done == total:
            last[0] = now
            # Not through `echo`: how fast it was is no part of what a run says.
            sys.stderr.write(harmless(f"checked {pace.said()}: {file.path[-60:]}") + "\n")
            sys.stderr.flush()

    yield done


@contextmanager
def _bar(total: int) -> Iterator[Callable[[FileReport], None]]:
    # Imported late: rich takes longer to import than a contract takes to check.
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}"))
    pace = Pace(total)
    # NOTE: no refresh thread: processes are forked while the bar is shown.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    ) as progress:
        task = progress.add_task("", total=total)
        last = [0.0]

        def done(file: FileReport) -> None:
            pace.step()
            now = time.monotonic()
            progress.update(task, advance=1)
            if now - last[0] >= 0.1 or pace.done == total:
                last[0] = now
                said = escape(f"{pace.said()}  {harmless(file.path[-40:])}")
                progress.update(task, description=said, refresh=True)

        yield done


@contextmanager
def pages_shown(total: int, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with each recognised page; None where nobody watches.

    Only for so few files that `shown` draws no bar: there is never more than one.
    """
    if quiet or total >= WORTH_A_BAR or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    ) as progress:
        task = progress.add_task("recognising pages", total=None, visible=False)

        def done(page: int, pages: int) -> None:
            progress.update(task, completed=page, total=pages, visible=True, refresh=True)

        yield done
