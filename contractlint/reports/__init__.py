"""The formats that a report can be written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractlint.reports.format import Format


class _Formats(Mapping[str, "Format"]):
    """A table of modules that are imported when they are asked for: most runs write one format."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Format:
        if name not in self._names:
            raise KeyError(name)
        write: Format = import_module(f"contractlint.reports.{name}").write
        return write

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


FORMATS: Mapping[str, Format] = _Formats(
    "terminal",
    "json",
    "jsonl",
    "sarif",
    "junit",
    "gitlab",
    "github",
    "markdown",
    "html",
    "csv",
    "ics",
)

# Columns of a report for people that no terminal shows.
NO_TERMINAL = 88
# What `-o FILE` alone means; any other name gets the terminal's text.
SUFFIXES: Mapping[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".ics": "ics",
}
# Formats that show places in the contract's text, or the text itself.
WITH_TEXT = frozenset({"sarif", "gitlab", "github", "html"})
