"""Writes JSON Lines to stdout while the other files are still being checked, in order of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractlint.cli.echo import say
from contractlint.cli.outputs import STDOUT, Output
from contractlint.model.report import FileReport
from contractlint.reports.jsonl import line

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
        self._finished: dict[str, FileReport] = {}
        self._watch = watch
        self._language = language

    def done(self, file: FileReport) -> None:
        """One more file is finished."""
        if self._watch is not None:
            self._watch(file)
        if self.output is None:
            return
        self._finished[file.path] = file
        while self._left and self._left[-1] in self._finished:
            say(line(self._finished.pop(self._left.pop()), self._language))
