"""Text that was made to be read by people and missed by programs -> text as people read it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from contractlint.model.appearance import (
    CYRILLIC,
    INVISIBLE,
    MARKS,
    OTHER_SCRIPTS,
    STYLED,
    TO_CYRILLIC,
    TO_LATIN,
)
from contractlint.model.document import (
    Anchor,
    Block,
    Disguise,
    Document,
    LineColumn,
    Locator,
    ParagraphRange,
    Piece,
    Span,
)
from contractlint.patterns import pattern
from contractlint.readers.hidden import Edit, unshown
from contractlint.readers.turned import turned, turning
from contractlint.records import dataclass, replace

SUSPECT: Final = pattern(f"[{INVISIBLE}{MARKS}{STYLED}{OTHER_SCRIPTS}]")
_RESHAPED: Final = pattern(f"[{INVISIBLE}{MARKS}{STYLED}]")
_ASCII: Final = bytes(range(128))
_REVERSES: Final = "\u202e"
_EDIT: Final = pattern(
    f"{_REVERSES}([^\u202c\n]*)\u202c?|(?:(?!{_REVERSES})[{INVISIBLE}{MARKS}])+|[{STYLED}]+"
)
_STYLED: Final = pattern(f"[{STYLED}]")
# Marks of their own that are not drawn through or over the letter: stress in Russian, for one.
_STRESS: Final = frozenset("\u0300\u0301\u0304\u0306")
# Writers put these into words themselves, so that lines can break or letters join.
_HARMLESS: Final = frozenset("\u00ad\u200e\u200f\ufe0e\ufe0f")
_LATIN_RUN: Final = pattern("[A-Za-z\u00c0-\u024f]+")
_OTHER_RUN: Final = pattern(f"[{OTHER_SCRIPTS}]+")
_WORD: Final = pattern(r"[^\W\d_]+")
_CYRILLIC: Final = pattern(f"[{CYRILLIC}]")
_LONGEST_WORD: Final = 80
# So far off stands the neighbour that tells the script of a word: a space, a bracket, a comma.
_NEAR: Final = 4
# How much more bytes than characters a text has where few of its letters are Latin, and where most.
_FEW_LATIN: Final = 0.7
_MOST_LATIN: Final = 0.35


def as_seen(document: Document) -> Document:
    """The document with its text as a person sees it, and where that is not how it is spelled.

    Without invisible characters and letters in borrowed scripts; all places still lead to the file.
    NOTE: nothing but one search in texts without such characters.
    """
    told: list[Disguise] = []
    for found in (unshown, turned):
        document, told = _seen(document, tuple(found(document)), told)
    if not told and not _has(SUSPECT, document.text):
        return document
    if _has(_RESHAPED, document.text):
        document, told = _seen(document, tuple(_edits(document.text)), told)
    letters = dict(_lookalikes(document.text))
    if letters:
        document = replace(document, text=_with_letters(document.text, letters))
        told += _words_at(document.text, letters, "lookalike")
    return replace(document, disguises=tuple(sorted(set(told)))) if told else document


def _seen(
    document: Document, edits: tuple[Edit, ...], told: list[Disguise]
) -> tuple[Document, list[Disguise]]:
    """The document after edits, and what was told of it before, with what they tell."""
    if not edits:
        return document, told
    places = _placed(edits)
    document = _edited(document, edits)
    moved = [replace(each, span=places.span(each.span)) for each in told]
    return document, [*moved, *_told(document.text, edits)]


def _has(kind: re.Pattern[str], text: str) -> bool:
    """Whether a text has characters of a kind, all of which are beyond ASCII."""
    if text.isascii():
        return False
    # Most texts have few others, and to leave out the rest takes a tenth of searching them all.
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return kind.search(beyond.decode("utf-8", "surrogatepass")) is not None


def _edits(text: str) -> Iterator[Edit]:
    done = 0
    for found in _EDIT.finditer(text):
        start, end = found.span()
        written = found[0]
        if written[0] == _REVERSES:
            # What stands between a right-to-left override and its end.
            edit = turning(start, end, "".join(c for c in found[1] if not _RESHAPED.match(c)))
        elif _STYLED.match(written):
            shown = unicodedata.normalize("NFKC", written)
            kind = "lookalike" if any(map(str.isalpha, written)) else ""
            edit = Edit(start, end, shown, kind)
        elif start > done and text[start - 1].isalpha():
            edit = _bare(text, start, end)
        else:
            edit = Edit(start, end, "".join(filter(unicodedata.combining, written)), "")
        if edit.shown != text[edit.start : edit.end]:
            yield edit
            done = edit.end


def _bare(text: str, start: int, end: int) -> Edit:
    """A letter without what is invisible after it, and without marks that no letter has."""
    written = text[start:end]
    marks = "".join(filter(unicodedata.combining, written))
    hidden = set(written) - _HARMLESS - set(marks)
    parts = hidden and text[end : end + 1].isalpha()
    kind = "invisible" if parts or not set(marks) <= _STRESS else ""
    if not marks:
        return Edit(start, end, "", kind)
    letter = unicodedata.normalize("NFC", text[start - 1] + marks)[0]
    return Edit(start - 1, end, letter, kind if letter == text[start - 1] or parts else "")


@dataclass(frozen=True, slots=True)
class _Places:
    """Where characters were before edits: edit i begins at starts[i], and what is seen of it at
    shown[i] in the new text.
    """

    edits: Sequence[Edit]
    starts: Sequence[int]
    shown: Sequence[int]

    def new(self, old: int) -> int:
        """The place of a character of the old text; the next one for what is not shown."""
        index = bisect_right(self.starts, old) - 1
        if index < 0:
            return old
        edit, start = self.edits[index], self.shown[index]
        if old < edit.end:
            return start + min(old - edit.start, len(edit.shown))
        return start + len(edit.shown) + old - edit.end

    def old(self, new: int, *, end: bool = False) -> int:
        """The place of a character of the new text; `end`: of the border behind one."""
        index = (bisect_left if end else bisect_right)(self.shown, new) - 1
        if index < 0:
            return new
        edit, start = self.edits[index], self.shown[index]
        past = new - start - len(edit.shown)
        if past > 0 or (past == 0 and not end):
            return edit.end + past
        return edit.end if end else edit.start

    def span(self, span: Span) -> Span:
        """A span of the old text in the new one."""
        return Span(self.new(span.start), self.new(span.end))


@dataclass(frozen=True, slots=True)
class OldPlaces:
    """A locator that was made for the text as it is spelled, asked in that which is seen."""

    places: _Places
    locator: Locator

    def __call__(self, span: Span) -> tuple[Anchor, ...]:
        """The places on paper of a span."""
        start = self.places.old(span.start)
        return self.locator(Span(start, max(start, self.places.old(span.end, end=True))))


def _placed(edits: Sequence[Edit]) -> _Places:
    shown: list[int] = []
    done = length = 0
    for edit in edits:
        length += edit.start - done
        shown.append(length)
        length += len(edit.shown)
        done = edit.end
    return _Places(edits, [edit.start for edit in edits], shown)


def _edited(document: Document, edits: Sequence[Edit]) -> Document:
    """The document with its text, and all that points into it, after edits."""
    text = document.text
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.shown)
        done = edit.end
    places = _placed(edits)
    recognised = document.recognised
    if recognised is not None:
        doubtful = tuple(map(places.span, recognised.doubtful))
        recognised = replace(recognised, doubtful=doubtful)
    locator = document.locator
    return replace(
        document,
        text="".join((*parts, text[done:])),
        blocks=tuple(_blocks(document.blocks, places)),
        pieces=tuple(_pieces(document.pieces, places)),
        recognised=recognised,
        remarks=tuple(replace(r, span=places.span(r.span)) for r in document.remarks),
        locator=None if locator is None else OldPlaces(places, locator),
    )


def _blocks(blocks: Iterable[Block], places: _Places) -> Iterator[Block]:
    for block in blocks:
        span = places.span(block.span)
        if len(span) or block.label:
            yield replace(block, span=span)


def _pieces(pieces: Iterable[Piece], places: _Places) -> Iterator[Piece]:
    """The pieces, each cut where characters came or went, so that offsets in them stay true."""
    for piece in pieces:
        start, end = piece.span.start, piece.span.end
        first = max(0, bisect_right(places.starts, start) - 1)
        last = bisect_left(places.starts, end)
        for edit in places.edits[first:last]:
            if edit.end <= start:
                continue
            yield from _part(piece, start, edit.start, places)
            yield from _part(piece, max(start, edit.start), min(end, edit.end), places)
            start = edit.end
        yield from _part(piece, start, end, places)


def _part(piece: Piece, start: int, end: int, places: _Places) -> Iterator[Piece]:
    """The part of a piece between two places of the old text, if anything of it is seen."""
    span = Span(places.new(start), places.new(end))
    if start < end and len(span):
        anchor = piece.anchor
        offset = start - piece.span.start
        if isinstance(anchor, ParagraphRange):
            begin = anchor.start + offset
            anchor = replace(anchor, start=begin, end=begin + end - start)
        elif isinstance(anchor, LineColumn):
            anchor = replace(anchor, column=anchor.column + offset)
        yield replace(piece, span=span, anchor=anchor)


def _told(text: str, edits: Sequence[Edit]) -> Iterator[Disguise]:
    """The words of the edited text that edits with a kind are in."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.shown) - (edit.end - edit.start)
        if edit.kind:
            word = _around(text, start, start + len(edit.shown))
            yield Disguise(word if word else _beside(text, start), edit.kind)


def _beside(text: str, place: int) -> Span:
    """The word after a place in its line, else the one before."""
    line_end = text.find("\n", place)
    after = _WORD.search(text, place, len(text) if line_end < 0 else line_end)
    if after is not None:
        return Span(*after.span())
    line = text[text.rfind("\n", 0, place) + 1 : place]
    words = list(_WORD.finditer(line))
    begin = place - len(line)
    return Span(begin + words[-1].start(), begin + words[-1].end()) if words else Span(place, place)


def _words_at(text: str, letters: Iterable[int], kind: str) -> Iterator[Disguise]:
    for place in letters:
        word = _around(text, place, place + 1)
        if len(word) > 1:
            yield Disguise(word, kind)


def _around(text: str, start: int, end: int) -> Span:
    """[start, end) with the rest of the words that it touches."""
    before = _reversed_word(text[max(0, start - _LONGEST_WORD) : start])
    after = _WORD.match(text[end : end + _LONGEST_WORD])
    return Span(start - before, end + (after.end() if after else 0))


def _reversed_word(text: str) -> int:
    found = _WORD.match(text[::-1])
    return found.end() if found else 0


def _with_letters(text: str, letters: dict[int, str]) -> str:
    parts: list[str] = []
    done = 0
    for place, letter in sorted(letters.items()):
        parts += (text[done:place], letter)
        done = place + 1
    return "".join((*parts, text[done:]))


def _lookalikes(text: str) -> Iterator[tuple[int, str]]:
    """Letters of another script than their word or, in words of such letters only, its neighbours.

    The script that is rarer is looked through; both where much is written in either.
    """
    if not text:
        return
    more = len(text.encode("utf-8", "replace")) / len(text) - 1
    if more < _FEW_LATIN and _has(_OTHER_RUN, text):
        yield from _in_runs(text, _OTHER_RUN)
    if more > _MOST_LATIN:
        yield from _in_runs(text, _LATIN_RUN)


def _in_runs(text: str, runs: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    done = 0
    for run in runs.finditer(text):
        start, end = run.span()
        if start < done:
            continue
        if (start and text[start - 1].isalpha()) or text[end : end + 1].isalpha():
            word = _around(text, start, end)
            done = word.end
            yield from _mixed(text, word)
        elif _is_disguised(text, start, end):
            table = _table(run[0])
            yield from ((start + index, table[letter]) for index, letter in enumerate(run[0]))


def _table(word: str) -> dict[str, str]:
    return TO_CYRILLIC if word.isascii() else TO_LATIN


def _mixed(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The letters of a word in two scripts, brought into that in which all of them exist."""
    word = span.of(text)
    latin = {c for c in word if _LATIN_RUN.match(c)}
    other = {c for c in word if _OTHER_RUN.match(c)}
    to_latin = bool(latin) and other <= TO_LATIN.keys()
    to_cyrillic = latin <= TO_CYRILLIC.keys() and any(map(_CYRILLIC.match, other))
    if to_latin and to_cyrillic:
        count = sum(c in latin for c in word)
        to_latin = 2 * count > len(word) or (2 * count == len(word) and not _CYRILLIC.match(word))
    table = TO_LATIN if to_latin else TO_CYRILLIC if to_cyrillic else {}
    strange = other if to_latin else latin
    yield from ((span.start + i, table[c]) for i, c in enumerate(word) if c in strange and table)


def _is_disguised(text: str, start: int, end: int) -> bool:
    """Whether a word has only letters that look like another script's, which its neighbours are in.

    Capitals in Cyrillic text are more often an abbreviation ("CPA") than a slip, a single Greek
    letter is an angle or a level.
    """
    word = text[start:end]
    table = _table(word)
    if not table.keys() >= set(word) or (word.isascii() and not word.islower()):
        return False
    if len(word) == 1 and not (word.isascii() or _CYRILLIC.match(word)):
        return False
    own = (_LATIN_RUN if word.isascii() else _OTHER_RUN).match
    near = (_nearest(text[max(0, start - _NEAR) : start][::-1]), _nearest(text[end : end + _NEAR]))
    letters = [letter for letter in near if letter]
    return bool(letters) and not any(map(own, letters))


def _nearest(text: str) -> str:
    """The first letter, "" where a line ends before."""
    line = text.partition("\n")[0]
    return next((c for c in line if c.isalpha()), "")
