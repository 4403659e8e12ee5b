"""Writes JSON Lines to stdout while the other files are still being checked, in order of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from contractlint.cli.echo import say
from contractlint.cli.outputs import STDOUT, Output
from contractlint.model.report import FileReport

Watch = Callable[[FileReport], None]


class Stream:
    """Tells `watch` of each finished file; streams it once all files before it are finished."""

    def __init__(
        self,
        names: Sequence[str],
        outputs: Sequence[Output],
        watch: Watch | None,
        language: str = "en",
    ) -> None:
        self.output = next((o for o in outputs if o.format == "jsonl" and o.file == STDOUT), None)
        self._left = sorted(names, reverse=True)
        # A file can have several reports: one for each author of tracked changes.
        self._finished: dict[str, list[FileReport]] = defaultdict(list)
        self._watch = watch
        self._language = language

    def done(self, file: FileReport) -> None:
        """One more file is finished."""
        if self._watch is not None:
            self._watch(file)
        if self.output is None:
            return
        from contractlint.reports.jsonl import line  # imported late: few runs stream

        self._finished[file.path].append(file)
        while self._left and self._finished[self._left[-1]]:
            say(line(self._finished[self._left.pop()].pop(0), self._language))
