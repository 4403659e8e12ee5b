"""Comparison → Markdown: the table that a pull request gets as a comment."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.locale import Words, words_of
from contractlint.model.comparison import CHANGED, Comparison, Comparisons
from contractlint.reports.comparison.lines import (
    MARKS,
    Line,
    fact_line,
    heading,
    line_of,
    right_line,
    tally,
    unread,
)
from contractlint.reports.markdown import escaped

# GitHub refuses comments above 65,536 characters.
MOST = 60_000
# Lets a workflow find its earlier comment and replace it.
SIGNATURE = "<!-- contractlint-comparison -->"


def write(comparisons: Comparisons) -> str:
    """All contracts; what has no room is counted."""
    words = words_of(comparisons.language)
    lines = [SIGNATURE, "### contractlint", ""]
    size, left = 0, 0
    for comparison in comparisons.files:
        block = list(_contract(comparison, words))
        size += sum(map(len, block))
        if size > MOST:
            left += 1
            continue
        lines += [*block, ""]
    if left:
        lines.append(words.count("{number} more contract", "{number} more contracts", left))
    if not comparisons.files:
        lines.append(words.say("No contract was changed."))
    return "\n".join(lines).rstrip("\n") + "\n"


def _contract(comparison: Comparison, words: Words) -> Iterator[str]:
    yield f"**{escaped(heading(comparison, words))}**"
    yield ""
    for text in unread(comparison, words):
        yield f"- ⚠️ {escaped(text)}"
    changes = list(comparison.of(*CHANGED))
    if changes:
        titles = [words.say("change"), words.say("finding"), words.say("before"), words.say("now")]
        yield f"|{'|'.join(['', *titles])}|"
        yield f"|{'---|' * 5}"
    for change in changes:
        yield _row(line_of(change, words), words)
    if changes:
        yield ""
    for fact in comparison.facts:
        yield f"- {MARKS[fact.verdict]} {escaped(fact_line(fact, words))}"
    for right in comparison.rights:
        yield f"- {MARKS[right.verdict]} {escaped(right_line(right, words))}"
    yield ""
    yield escaped(tally(comparison, words))


def _row(line: Line, words: Words) -> str:
    what = f"{escaped(line.title)} (`{line.rule}`, {escaped(line.where)})"
    verdict = escaped(f"{words.name(line.verdict)}, {line.severity}")
    verdict += f"<br>{escaped(line.numbers)}" if line.numbers else ""
    cells = (MARKS[line.verdict], verdict, what, escaped(line.before), escaped(line.after))
    return f"|{'|'.join(cells)}|"
