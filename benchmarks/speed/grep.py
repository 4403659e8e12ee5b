"""Ten thousand texts, all rules, against ripgrep with as many patterns."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.speed import material, programs
from benchmarks.speed.stopwatch import race
from benchmarks.speed.table import Line
from contractlint.linter import Settings, rules_in_force

TEXTS, CLAUSES = 10_000, 3


def lines(folder: Path, runs: int, count: int = TEXTS) -> Iterator[Line]:
    """Short contracts; ripgrep looks for a gap pattern for each pattern of our rules."""
    if shutil.which("rg") is None:
        return
    texts = material.write_texts(folder / "texts", count, CLAUSES)
    patterns = sum(len(rule.match) for rule in rules_in_force(Settings()))
    file = folder / "patterns"
    file.write_text("\n".join(_patterns(patterns)), encoding="utf-8")
    commands = {
        "lint": programs.lint("-q", str(texts)),
        "ripgrep": ["rg", "--no-messages", "-i", "--count", "-f", str(file), str(texts)],
    }
    taken = race(commands, min(runs, 1))
    ratio = taken["lint"].wall / taken["ripgrep"].wall
    said = ", ".join(f"{name} {cost.wall:.1f} s" for name, cost in taken.items())
    work = f"{count:,} texts, all rules, against ripgrep with {patterns} gap patterns (clock)"
    yield Line(work, ratio, "x", None, None, said)


def _patterns(count: int) -> Sequence[str]:
    words = sorted(
        {word for text in material.clauses(400) for word in text.split() if word.isalpha()}
    )
    return [
        rf"{words[number % len(words)]}[^.;]{{0,60}}{words[number * 7 % len(words)]}"
        for number in range(count)
    ]
