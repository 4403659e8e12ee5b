"""Hyphens at line ends: which were only for the line break, and which belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from contractlint.patterns import pattern
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
_WORD = pattern(r"\w+(?:-\w+)*")
_PLAIN_WORD = pattern(r"\w+")
_BEGINS = r"(?<!\w)(?<!\w-)"
_FIRST_WORD = pattern(r"[\w-]+")
_LAST_WORD = pattern(r"[\w-]+$")
# So many words are looked for one by one before it is worth while to collect all.
_FEW = 12
_ADDRESS_ENDS = "/_=&?"
_BROKEN_ADDRESS = pattern(r"(?:^|\s)(?:https?://|www\.)\S*[/_=&?]$|://$")


class Vocabulary(Protocol):
    """The words of a text, in small letters; a compound with its hyphens is one word."""

    def __contains__(self, word: str, /) -> bool: ...

    def has_compound_of(self, head: str) -> bool:
        """Whether a word begins with `head` and a hyphen."""
        ...

    def has_word_from(self, head: str) -> bool:
        """Whether a word is `head` and more letters."""
        ...


@dataclass(frozen=True, slots=True)
class _Collected:
    """All words at hand, for a text that is asked about often."""

    words: frozenset[str]
    heads: frozenset[str] = frozenset()

    def __contains__(self, word: str, /) -> bool:
        return word in self.words

    def has_compound_of(self, head: str) -> bool:
        return head in self.heads

    def has_word_from(self, head: str) -> bool:
        return any(word.startswith(head) and word[len(head) :].isalpha() for word in self.words)


def _collected(text: str) -> _Collected:
    words = frozenset(_WORD.findall(text))
    return _Collected(words, frozenset(word.partition("-")[0] for word in words if "-" in word))


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text that is asked about a few words, which costs less than to collect all."""

    text: str

    def __contains__(self, word: str, /) -> bool:
        return word in self.text and self._has(_WORD, word, r"(?!\w|-\w)")

    def has_compound_of(self, head: str) -> bool:
        return f"{head}-" in self.text and self._has(_PLAIN_WORD, head, r"-\w")

    def has_word_from(self, head: str) -> bool:
        return any(found[1].isalpha() for found in self._found(head, r"(\w+)(?!\w|-\w)"))

    def _has(self, kind: re.Pattern[str], word: str, after: str) -> bool:
        """Whether a word of a kind, with what comes after it, stands in the text as one."""
        if not kind.fullmatch(word):
            return False
        return next(self._found(word, after), None) is not None

    def _found(self, word: str, after: str) -> Iterator[re.Match[str]]:
        """Where a word begins; looking for its letters first is ten times as fast."""
        pattern = re.compile(f"{_BEGINS}{re.escape(word)}{after}")
        at = self.text.find(word)
        while at >= 0:
            if found := pattern.match(self.text, at):
                yield found
            at = self.text.find(word, at + 1)


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """A document's habit: the words inside its lines, and whether its words are hyphenated."""

    words: Vocabulary
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
        return self.words.has_compound_of(head) and not self.words.has_word_from(head)


def hyphenation_of(lines: Sequence[Line]) -> Hyphenation:
    """How the lines of a document are hyphenated; costs nothing where no line ends in a hyphen."""
    ends = sum([line.hyphen for line in lines])
    if not ends:
        return Hyphenation(_Collected(frozenset()), False)
    vocabulary = _Searched if ends <= _FEW else _collected
    return Hyphenation(vocabulary(_inside(lines)), ends > _SHARE * len(lines))


def _inside(lines: Sequence[Line]) -> str:
    """The text of lines in small letters, without the halves of words that were broken."""
    parts: list[str] = []
    broken = False
    for line in lines:
        text = line.text
        if broken or line.hyphen:
            words = _WORD.findall(text)
            text = " ".join(words[broken : len(words) - line.hyphen])
            broken = line.hyphen
        parts.append(text)
    return "\n".join(parts).casefold()
