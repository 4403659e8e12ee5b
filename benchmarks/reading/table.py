"""A table as a benchmark prints it and as docs/ keeps it: Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what was measured and how, a table, and what needs to be said of single files."""

    title: str
    note: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    remarks: Sequence[str] = ()

    def __str__(self) -> str:
        """The section as Markdown."""
        table = [self.head, ["---"] * len(self.head), *self.rows]
        lines = [f"## {self.title}", "", self.note, ""]
        lines += ["| " + " | ".join(_cell(text) for text in row) + " |" for row in table]
        if self.remarks:
            lines += ["", *(f"- {remark}" for remark in self.remarks)]
        return "\n".join(lines) + "\n"


def percent(part: float, whole: float, digits: int = 2) -> str:
    """A share as reports print it; "-" of nothing."""
    return f"{100 * part / whole:.{digits}f} %" if whole else "-"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def counted(names: Iterable[str], most: int = 6) -> str:
    """Names in a row, the rest as a number."""
    listed = sorted(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
