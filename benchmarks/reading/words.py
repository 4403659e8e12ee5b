"""Two texts of one file, word against word: how many differ, and which place is which."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from contractlint.model.document import Span

_WORD = re.compile(r"\S+")
# How a quotation mark, a dash or a bullet is drawn is no matter of words.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff\ufffe\u200e\u200f", None),
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and where it stands in its text."""

    form: str
    span: Span


def words_of(text: str) -> list[Word]:
    """The words of a text between white space; those of marks alone (bullets, dots) left out."""
    found = []
    for match in _WORD.finditer(text):
        form = unicodedata.normalize("NFKC", match.group()).translate(_ALIKE)
        if any(character.isalnum() for character in form):
            found.append(Word(form, Span(match.start(), match.end())))
    return _unspaced(found)


def _unspaced(words: list[Word]) -> list[Word]:
    """Letter-spaced words ("U M O W A") as one word each, however a text writes them."""
    found: list[Word] = []
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and len(word.form) == 1 and word.form.isalpha():
            run.append(word)
            continue
        if len(run) > 3:
            joined = "".join(letter.form for letter in run)
            found.append(Word(joined, Span(run[0].span.start, run[-1].span.end)))
        else:
            found += run
        run = []
        found += [word] if word is not None else []
    return found


@dataclass(frozen=True)
class Alignment:
    """The words of a text that is right and of one that was read. Not slotted: parts are kept."""

    gold: Sequence[Word]
    read: Sequence[Word]

    @cached_property
    def edits(self) -> list[tuple[str, int, int, int, int]]:
        """(equal | replace | insert | delete, gold from, to, read from, to)."""
        left, right = ([word.form for word in side] for side in (self.gold, self.read))
        return [tuple(code) for code in Levenshtein.opcodes(left, right)]  # type: ignore[misc]

    @property
    def errors(self) -> int:
        """Words put in, left out or changed."""
        return sum(max(b - a, d - c) for kind, a, b, c, d in self.edits if kind != "equal")

    @cached_property
    def _starts(self) -> list[int]:
        return [word.span.end for word in self.gold]

    def place(self, span: Span) -> Span:
        """Where a stretch of the gold text is among the words read: [first, last) word numbers."""
        first = bisect_left(self._starts, span.start + 1)
        last = bisect_left([word.span.start for word in self.gold], span.end, lo=first)
        return Span(self._read_at(first), max(self._read_at(first), self._read_at(last)))

    def _read_at(self, number: int) -> int:
        for kind, a, b, c, d in self.edits:
            if a <= number < b or (kind != "insert" and number == b == len(self.gold)):
                return c + min(number - a, d - c)
        return len(self.read)

    def numbers_of(self, span: Span) -> Span:
        """[first, last) numbers of the read words that a stretch of the read text touches."""
        ends = [word.span.end for word in self.read]
        first = bisect_left(ends, span.start + 1)
        last = bisect_left([word.span.start for word in self.read], span.end, lo=first)
        return Span(first, last)

    def differences(self) -> Iterator[tuple[str, str]]:
        """(gold words, read words) of each place where they differ."""
        equal = [code for code in self.edits if code[0] == "equal"]
        a = c = 0
        for _, start, end, read_start, read_end in [
            *equal,
            ("", len(self.gold), 0, len(self.read), 0),
        ]:
            if a < start or c < read_start:
                yield (
                    " ".join(word.form for word in self.gold[a:start]),
                    " ".join(word.form for word in self.read[c:read_start]),
                )
            a, c = end, read_end
