"""Hyphens at line ends: which were only for the line break, and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contractlint.readers.pdf_lines import Line

# "Wohn- und Geschäftsräume": the words after which the second half of a pair follows, of all languages
# that write so. Words that hyphenation itself could leave behind ("in", "to", "i") are not among them.
_PAIRING = frozenset(
    ["und", "oder", "bzw", "beziehungsweise", "sowie", "noch", "als", "wie", "bis", "and", "or", "oraz", "lub", "albo", "или", "ali", "ter"]
)
# Word processors that hyphenate end a line in ten so; without it only words that own a hyphen do.
_SHARE = 0.04
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_WORD = re.compile(r"[\w-]+")
_LAST_WORD = re.compile(r"[\w-]+$")


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """What a document does: the words it writes inside its lines, and whether it hyphenates."""

    words: frozenset[str]
    automatic: bool

    def joints(self, lines: Sequence[Line]) -> Iterator[str]:
        """What follows each line of a paragraph: a space, a hyphen, both, or nothing."""
        for line, after in pairwise(lines):
            yield self.between(line, after) if line.hyphen else " "
        if lines:
            yield "-" if lines[-1].hyphen else ""

    def between(self, line: Line, after: Line) -> str:
        """What stands between a line that ends in a hyphen and the next: "", "-" or "- "."""
        first, last = _LAST_WORD.search(line.text), _FIRST_WORD.match(after.text)
        if first is None or last is None:
            return "-" if last else "- "
        head, tail = first.group(), last.group()
        if tail.casefold() in _PAIRING:
            return "- "
        if tail[0].isupper() or tail[0].isdigit() or head[-1].isdigit():
            capitals = len(head) > 3 and head.isupper() and tail.isupper()
            return "" if capitals else "-"
        return self._between(head.casefold(), tail.casefold())

    def _between(self, head: str, tail: str) -> str:
        joined, kept = f"{head}{tail}" in self.words, f"{head}-{tail}" in self.words
        if joined != kept:
            return "" if joined else "-"
        return "" if self.automatic else "-"


def hyphenation_of(lines: Sequence[Line]) -> Hyphenation:
    """How the lines of a document are hyphenated; costs nothing where no line ends in a hyphen."""
    ends = sum(line.hyphen for line in lines)
    if not ends:
        return Hyphenation(frozenset(), False)
    words = frozenset(word for line in lines for word in _WORD.findall(line.text.casefold()))
    return Hyphenation(words, ends > _SHARE * len(lines))
