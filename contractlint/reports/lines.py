"""Turns offsets of a contract's text into lines and columns, for viewers that know only those."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import PurePath

from contractlint.model.document import LineColumn, Span
from contractlint.model.finding import Location
from contractlint.model.report import FileReport
from contractlint.records import dataclass

# Formats whose files a viewer shows as they are: their places are lines of the file itself.
TEXTUAL = frozenset({"text", "markdown", "html"})


@dataclass(frozen=True, slots=True)
class Region:
    """Where a quote begins and ends: lines and columns from 1, the end just behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


def region_of(location: Location, file: FileReport) -> Region | None:
    """The place in the file itself, or in its text where the file has no lines of its own; None
    where neither is known.
    """
    own = [anchor for anchor in location.anchors if isinstance(anchor, LineColumn)]
    if own:
        width = len(location.quote) if len(own) == 1 else 0
        last = own[-1]
        return Region(own[0].line, own[0].column, last.line, last.column + max(1, width))
    if not file.text:
        return None
    return region_in(file.text, location.span)


def region_in(text: str, span: Span) -> Region:
    """The lines and columns of a span of a text."""
    starts = _starts(text)
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, max(span.start, span.end - 1)) - 1
    return Region(first + 1, span.start - starts[first] + 1, last + 1, span.end - starts[last] + 1)


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


def shown_path(file: FileReport) -> str:
    """The file whose lines are meant: the contract itself, or the text kept beside it."""
    if file.format in TEXTUAL or not file.sidecar:
        return PurePath(file.path).as_posix()
    return PurePath(file.sidecar).as_posix()
