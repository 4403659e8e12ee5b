"""Hyphens at line ends: which were only for the line break, and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractlint.readers.pdf_lines import Line
from contractlint.records import dataclass

# "Wohn- und Geschäftsräume": words after which the second half of a pair follows, of all languages
# that write so. Words that hyphenation may leave behind ("wie" of "sowie") are not among them.
_PAIRING = frozenset(
    ("und", "oder", "bzw", "beziehungsweise", "sowie", "and", "or", "oraz", "lub", "albo", "или")
)
# What stands before a hyphen of its own ("e-|mail", "non-|refundable") without being a word.
_PREFIXES = frozenset(
    (
        "anti", "auto", "bi", "co", "cross", "cyber", "e", "eco", "eko", "ex", "inter",
        "intra", "micro", "mid", "mini", "multi", "neo", "non", "post", "pre", "pro",
        "pseudo", "quasi", "re", "self", "semi", "sub", "super", "tele", "trans", "ultra",
        "un", "vice", "wi", "x",
    )
)  # fmt: skip
# Word processors that hyphenate end a line in ten so; without it only words that own a hyphen do.
_SHARE = 0.04
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_WORD = re.compile(r"[\w-]+")
_LAST_WORD = re.compile(r"[\w-]+$")
_ADDRESS_ENDS = "/_=&?"
_BROKEN_ADDRESS = re.compile(r"(?:^|\s)(?:https?://|www\.)\S*[/_=&?]$|://$")


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """A document's habit: the words inside its lines, and what stands before their hyphens."""

    words: frozenset[str]
    prefixes: frozenset[str]
    automatic: bool

    def joints(self, lines: Sequence[Line]) -> Iterator[str]:
        """What follows each line of a paragraph: a space, a hyphen, both, or nothing."""
        for line, after in pairwise(lines):
            if line.hyphen:
                yield self._between(line, after)
            else:
                broken = line.text[-1] in _ADDRESS_ENDS and _BROKEN_ADDRESS.search(line.text)
                yield "" if broken else " "
        if lines:
            yield "-" if lines[-1].hyphen else ""

    def _between(self, line: Line, after: Line) -> str:
        first, last = _LAST_WORD.search(line.text), _FIRST_WORD.match(after.text)
        if first is None or last is None:
            return "-" if last else "- "
        head, tail = first.group(), last.group()
        known = self._known(head.casefold(), tail.casefold())
        if known is not None:
            return known
        if tail.casefold() in _PAIRING:
            return "- "
        if tail[0].isupper() or tail[0].isdigit() or head[-1].isdigit():
            capitals = head.isupper() and tail.isupper() and (len(head) > 3 or line.text.isupper())
            return "" if capitals and self.automatic else "-"
        if len(head) == 1 and head.isupper():
            return "-"  # "A-|to-z": nobody hyphenates after one letter
        joined = self.automatic or self._is_half(head.casefold())
        return "" if joined and not self._owns_hyphen(head.casefold(), tail) else "-"

    def _is_half(self, head: str) -> bool:
        """Whether what stands before a hyphen is no word of its own: "persön-|lich"."""
        return head.isalpha() and head not in self.words and head not in _PREFIXES

    def _known(self, head: str, tail: str) -> str | None:
        """What the document itself writes inside a line, None if neither or both."""
        joined, kept = f"{head}{tail}" in self.words, f"{head}-{tail}" in self.words
        if joined == kept:
            return None
        return "" if joined else "-"

    def _owns_hyphen(self, head: str, tail: str) -> bool:
        """Whether a hyphened word goes on ("up-to-|date"), or one like others ("non-|stop")."""
        before, _, part = head.rpartition("-")
        if before:
            return part in self.words and tail.casefold() in self.words
        return head in self.prefixes and not any(
            word.startswith(head) and word[len(head) :].isalpha() for word in self.words
        )


def hyphenation_of(lines: Sequence[Line]) -> Hyphenation:
    """How the lines of a document are hyphenated; costs nothing where no line ends in a hyphen."""
    ends = sum(line.hyphen for line in lines)
    if not ends:
        return Hyphenation(frozenset(), frozenset(), False)
    whole: list[str] = []
    words: set[str] = set()
    broken = False
    for line in lines:
        if broken or line.hyphen:
            found = _WORD.findall(line.text.casefold())
            words.update(found[broken : len(found) - line.hyphen])
            broken = line.hyphen
        else:
            whole.append(line.text)
    words.update(_WORD.findall("\n".join(whole).casefold()))
    prefixes = frozenset(word.partition("-")[0] for word in words if "-" in word)
    return Hyphenation(frozenset(words), prefixes, ends > _SHARE * len(lines))
