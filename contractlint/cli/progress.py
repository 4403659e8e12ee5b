"""How far a long run is: a bar on stderr, and only where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from contractlint.model.report import FileReport

# Fewer files than this are done before a bar can be read.
WORTH_A_BAR = 4


@contextmanager
def shown(total: int, *, quiet: bool) -> Iterator[Callable[[FileReport], None] | None]:
    """A function to call with each finished file, or None where nobody watches."""
    if quiet or total < WORTH_A_BAR or not sys.stderr.isatty():
        yield None
        return
    # Imported late: rich takes longer to import than a contract takes to check.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    # NOTE: no refresh thread: processes are forked while the bar is shown.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    ) as progress:
        task = progress.add_task("", total=total)

        def done(file: FileReport) -> None:
            progress.update(task, advance=1, description=file.path[-60:], refresh=True)

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
