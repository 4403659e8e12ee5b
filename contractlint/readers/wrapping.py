"""Lines → paragraphs: which line breaks an author typed, and which only keep lines short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from contractlint.model.document import Span
from contractlint.patterns import pattern
from contractlint.records import dataclass

# Everything that ends a line on paper, as an editor counts lines (form feed is a page break).
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
LINE_BREAK = pattern(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What Python takes for line breaks but editors do not.
_NO_BREAKS = "\x1c\x1d\x1e"

# "(a)", "a)", "iv)", "-", "•": no line is wrapped so that it begins like this by chance.
_ITEM = pattern(r"\([^\W\d_]{1,4}\)|(?:\d{1,3}|[^\W\d_]{1,2}|[ivx]{1,5})\)[ \t]|[-–—*•●▪◦‣·+][ \t]")
# "7.2 ", "a. ", "§ 7", "(2)", "Art. 5", "Статья 3": begins a clause, unless the sentence before
# still runs on ("see clause / 7.2", "sixty / (60) months").
_LABEL = pattern(
    r"§+\s*\d|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})*\.[ \t]|\d{1,3}(?:\.\d{1,3})+[ \t]"
    r"|(?:[^\W\d_]|[ivxlc]{1,6})\.[ \t]"
    r"|(?:art|pkt|ust|rozdzia|article|section|clause|schedule|annex|artikel|abschnitt|anlage"
    r"|стать|раздел|глава|пункт|п\.|приложени|člen|točka|poglavje|priloga)\w*\.?\s*[\dIVXLC]",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ":", ";", "!", "?", "…", '."', ".”", ".)", ".»", ".“")
# Widths of screens and typewriters; between the last two more of the lines must be broken.
_NARROWEST, _USUAL, _WIDEST = 40, 110, 140
_RAGGED = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its indentation and its line break; `number` counts from 1.

    `start` is the offset of its first character, indentation included.
    """

    number: int
    start: int
    span: Span
    text: str


def lines(text: str) -> tuple[Line, ...]:
    """All lines of a text, empty ones too."""
    found: list[Line] = []
    start = 0
    for raw in _with_breaks(text):
        content = raw.strip()
        if content:
            begin = start if raw[0] == content[0] else start + len(raw) - len(raw.lstrip())
        else:
            begin = start + len(raw) - _length_of_break(raw)
        found.append(Line(len(found) + 1, start, Span(begin, begin + len(content)), content))
        start += len(raw)
    return tuple(found)


def _length_of_break(raw: str) -> int:
    return 2 if raw.endswith("\r\n") else int(raw[-1:] in _BREAKS)


def _with_breaks(text: str) -> list[str]:
    """The lines of a text with what ends them; the last one has nothing at its end."""
    if any(separator in text for separator in _NO_BREAKS):
        ends = [match.end() for match in LINE_BREAK.finditer(text)]
        parts = [text[start:end] for start, end in pairwise([0, *ends])]
        return [*parts, text[ends[-1] :] if ends else text]
    parts = text.splitlines(keepends=True)
    return parts if parts and parts[-1][-1] not in _BREAKS else [*parts, ""]


def begins_anew(line: str, following: str) -> bool:
    """Whether the second of two lines opens an item or a clause, by its label or bullet."""
    if _ITEM.match(following):
        return True
    return line.endswith(_SENTENCE_END) and _LABEL.match(following) is not None


def paragraphs(found: Sequence[Line]) -> Iterator[Span]:
    """The spans of paragraphs: each line its own, or several where the file is hard-wrapped."""
    width = _wrap_width(found)
    start: Line | None = None
    last: Line | None = None
    for line in found:
        runs_on = last is not None and width > 0 and _runs_on(last, line, width)
        if start is not None and last is not None and not runs_on:
            yield Span(start.span.start, last.span.end)
            start = None
        if start is None and line.text:
            start = line
        last = line
    if start is not None and last is not None:
        yield Span(start.span.start, last.span.end)


def _wrap_width(found: Sequence[Line]) -> int:
    """The column at which the lines of this file were broken, 0 when they were not."""
    lengths = sorted(len(line.text) for line in found if line.text)
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.97)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(found) if a.text and b.text]
    broken = sum(b.text[0].islower() and _is_full(a, b, width) for a, b in pairs)
    enough = 12 if width <= _USUAL else 6
    return width if broken >= 2 and broken * enough >= len(pairs) else 0


def _runs_on(line: Line, following: Line, width: int) -> bool:
    """Whether a hard-wrapped paragraph goes on in the line that follows."""
    if not line.text or not following.text or _ITEM.match(following.text):
        return False
    ended = line.text.endswith(_SENTENCE_END)
    full = _is_full(line, following, width)
    if _LABEL.match(following.text):
        return full and not ended
    # A long word (an address on the web) may have left the line half empty.
    half_full = 2 * len(line.text) > width
    return full or (half_full and not ended and following.text[0].islower())


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room in this one (ragged by a word or so)."""
    word = len(following.text.split(maxsplit=1)[0])
    return line.span.end - line.span.start + 1 + word > width - _RAGGED
