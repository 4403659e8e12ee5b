"""Comparison → text for people: what got worse first, what stayed the same only counted."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.comparison import CHANGED, Comparison, Comparisons
from contractlint.reports.comparison.lines import (
    MARKS,
    fact_line,
    heading,
    line_of,
    right_line,
    tally,
    unread,
)

WIDTH = 88


def write(comparisons: Comparisons) -> str:
    """All contracts, 88 columns wide."""
    words = words_of(comparisons.language)
    lines: list[str] = []
    for comparison in comparisons.files:
        lines += [*_contract(comparison, words), ""]
    if not comparisons.files:
        lines.append(words.say("No contract was changed."))
    return harmless("\n".join(lines).rstrip("\n")) + "\n"


def _contract(comparison: Comparison, words: Words) -> Iterator[str]:
    yield heading(comparison, words)
    for text in unread(comparison, words):
        yield from _wrapped(text, 2)
    for change in comparison.of(*CHANGED):
        line = line_of(change, words)
        head = f"{MARKS[line.verdict]} {words.name(line.verdict)}  {line.severity}  {line.rule}"
        yield f"  {head}  {line.where}".rstrip()
        yield from _wrapped(line.title, 6)
        yield from _wrapped(line.numbers, 6) if line.numbers else ()
        yield from _wrapped(f"- {line.before}", 6) if line.before != line.after else ()
        yield from _wrapped(f"+ {line.after}", 6)
    for fact in comparison.facts:
        yield from _wrapped(f"{MARKS[fact.verdict]} {fact_line(fact, words)}", 2)
    for right in comparison.rights:
        yield from _wrapped(f"{MARKS[right.verdict]} {right_line(right, words)}", 2)
    yield f"  {tally(comparison, words)}"


def _wrapped(text: str, indent: int) -> list[str]:
    if text in ("- ", "+ "):
        return []
    blank = " " * indent
    return textwrap.wrap(
        text, WIDTH, initial_indent=blank, subsequent_indent=blank + "  ", break_long_words=False
    )
