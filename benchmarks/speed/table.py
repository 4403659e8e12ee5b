"""A measured line beside its floor, and the page that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = "| work | measured | floor | stretch | reached | figures |\n|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: `value` in `unit`; smaller is better unless `more`."""

    work: str
    value: float
    unit: str
    floor: float | None
    stretch: float | None
    figures: str
    more: bool = False

    def reached(self) -> str:
        """Which of its two goals the measurement meets."""
        if self.floor is None:
            return "-"
        if self.stretch is not None and self._meets(self.stretch):
            return "stretch"
        return "floor" if self._meets(self.floor) else "**no**"

    def _meets(self, goal: float) -> bool:
        return self.value >= goal if self.more else self.value <= goal

    def __str__(self) -> str:
        goals = " | ".join(_said(goal, self.unit) for goal in (self.floor, self.stretch))
        return (
            f"| {self.work} | {_said(self.value, self.unit)} | {goals} "
            f"| {self.reached()} | {self.figures} |"
        )


def _said(value: float | None, unit: str) -> str:
    return "-" if value is None else f"{value:.3g}{unit}"


def page(lines: Iterable[Line], day: str, command: str, runs: int) -> str:
    """The measurements as Markdown."""
    return (
        "# Performance\n\n"
        f"Measured {day or 'on an unknown day'} in one run of\n`{command}`.\n"
        f"Ratios of CPU time, medians of {runs}, the programs compared run in turn. The rulebook "
        "is the real one: all rules, five languages.\n\n" + HEAD + "\n".join(map(str, lines)) + "\n"
    )
