"""Cuts a block into sentences without being fooled by abbreviations, numbers and dates."""

from __future__ import annotations

import re
from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.languages.language import words
from contractlint.model.document import Span
from contractlint.patterns import pattern
from contractlint.records import dataclass
from contractlint.structure import numbering

# A mark that may end a sentence, closing quotes and brackets, white space, and what comes then. It
# begins with one character, so that the search leaps from one of these to the next, takes all marks
# in a row whether they end anything or not, and no repetition gives back what it has taken: the
# time does not grow faster than the text.
_END = pattern(
    r"[.!?…][.!?…]*+(?:(?P<closing>[\"'”“»«’)\]]*+)"
    r"(?=\s++[\"'„“”»«‘(\[–—•-]*+\s*+(?P<next>\w+|§)(?P<dot>\.?)))?"
)
_SOMETHING = pattern(r"\S")
# As far back as one looks for a word before white space.
_REACH = 400
_WORD_BEFORE = pattern(r"[^\s()\[\]\"„“«»–—]+$")
_INLINE_LABEL = pattern(r"[(\d•◦▪■●–-]")
_GERMAN_BEFORE_DAY = words("am bis zum vom der des dem den im ab jeder jedes jeden die das seit")
# "And so on" ends a sentence wherever a capital follows; Russian writes it in two words.
_AND_SO_ON = pattern(r"(?:\betc|\busw|\bitd|\bitp|\bitn|\bipd|\bт\.\s?[дп]|\bи\s+др|\bпр)\Z")
# Enumerations inside a paragraph, after a colon: "(a) …; (b) …", "1) …, 2) …".
_FIRST_ITEM = pattern(r":\s*\(?(?:[aiAI]|1|а|А)\)")
_ITEM = pattern(r"(?:(?<=\s)|(?<=[:;,(]))\(?(?P<number>\d{1,2}|[^\W\d_]{1,4})\)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence of a block; `under` is the place of its lead-in among the block's, -1 without."""

    span: Span
    under: int = -1


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the splitter must know of a language."""

    code: str
    abbreviations: frozenset[str]
    starters: frozenset[str]
    months: frozenset[str]


@cache
def _habits(code: str) -> _Habits:
    chosen = [LANGUAGES[code]] if code in LANGUAGES else list(LANGUAGES.values())
    single = 2 if code == "en" else 1
    return _Habits(
        code,
        frozenset().union(*(each.writing.abbreviations for each in chosen)),
        frozenset(
            word for each in chosen for word in each.writing.function_words if len(word) >= single
        ),
        frozenset().union(*(each.counting.months for each in chosen)),
    )


@cache
def _lettered_words() -> frozenset[str]:
    return frozenset(word for word in numbering.vocabulary() if len(word) > 2)


def split(text: str, span: Span, language: str) -> list[Utterance]:
    """The sentences of a block without its label; inline enumerations become items."""
    first = _FIRST_ITEM.search(text, span.start, span.end)
    if first is not None:
        markers = _inline_items(text, Span(first.start(), span.end))
        if markers:
            return _with_items(text, span, markers, language)
    return [Utterance(each) for each in _plain(text, span, language)]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None when nothing is left."""
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    shown = text[start:end]
    left = len(shown) - len(shown.lstrip())
    kept = len(shown.strip())
    return Span(start + left, start + left + kept) if kept else None


def _plain(text: str, span: Span, language: str) -> list[Span]:
    habits = _habits(language)
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match["next"] and _ends(text, start, match, habits):
            _append(found, text, start, match.end())
            start = match.end()
    _append(found, text, start, span.end)
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    sentence = trimmed(text, start, end)
    if sentence is None:
        return
    if found and _INLINE_LABEL.match(text, sentence.start):
        label = numbering.read(text, sentence.start, sentence.end)
        if label is not None and label.certain and label.family in ("plain", "bullet"):
            sentence = trimmed(text, label.end, sentence.end) or sentence
    found.append(sentence)


def _ends(text: str, start: int, match: re.Match[str], habits: _Habits) -> bool:
    following = match["next"]
    if following[0].islower():
        return False
    if text[match.start()] != "." or match["closing"]:
        return True
    token, position = _token_before(text, max(start, match.start() - 40), match.start())
    if not token:
        return True
    if token[0].isdigit() or token.strip(".").isdigit():
        return _ends_after_number(text, start, position, token, following, habits)
    if token.lower() + "." in habits.abbreviations:
        # "… Acme Ltd. The Provider": only a word that begins sentences ends one here.
        if following.lower() in habits.starters and not match["dot"]:
            return True
        return bool(_AND_SO_ON.search(text, max(start, match.start() - 8), match.start()))
    if len(token) == 1 and token.isupper():
        return _is_lettered(text, start, position)
    return not (position == start and numbering.roman(token))


def _token_before(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands right before a place, as far back as white space, a bracket or a quote, and where
    it begins; "" where there is nothing.
    """
    last = text[start:end].rsplit(None, 1)[-1:]
    # Nearly always a word; searching its beginning from the left takes far longer.
    if last and last[0].isalnum() and not text[end - 1].isspace():
        return last[0], end - len(last[0])
    found = _WORD_BEFORE.search(text, start, end)
    return (found[0], found.start()) if found is not None else ("", end)


def _is_lettered(text: str, start: int, position: int) -> bool:
    """Whether the capital before a full stop is a name ("Annex A."), no initial ("A. Smith")."""
    word = _last_word(text, start, position)
    return word is not None and word[0].lower() in _lettered_words()


def _ends_after_number(
    text: str, start: int, position: int, token: str, following: str, habits: _Habits
) -> bool:
    if following[0].isdigit() or not _SOMETHING.search(text, start, position):
        return False
    if following.lower() in habits.months:
        return False
    if habits.code != "de" or len(token) > 2:
        return True
    word = _last_word(text, start, position)
    return word is None or word[0].lower() not in _GERMAN_BEFORE_DAY


def _last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text[max(start, end - _REACH) : end].rstrip()[-30:])


def _inline_items(text: str, span: Span) -> list[re.Match[str]]:
    """The markers of the enumeration that begins at a colon; none when there is but one."""
    markers: list[re.Match[str]] = []
    for match in _ITEM.finditer(text, span.start, span.end):
        if not markers or _is_next(markers[-1], match):
            markers.append(match)
    return markers if len(markers) > 1 else []


def _is_next(before: re.Match[str], match: re.Match[str]) -> bool:
    if before[0].startswith("(") != match[0].startswith("("):
        return False
    earlier, later = before["number"], match["number"]
    return any(
        kind in numbering.kinds_of(earlier)
        and numbering.ordinal(later, kind) == numbering.ordinal(earlier, kind) + 1
        for kind in numbering.kinds_of(later)
    )


def _with_items(
    text: str, span: Span, markers: list[re.Match[str]], language: str
) -> list[Utterance]:
    before = _plain(text, Span(span.start, markers[0].start()), language)
    found = [Utterance(each) for each in before]
    lead_in = len(found) - 1
    ends = [*(marker.start() for marker in markers[1:]), span.end]
    for marker, end in zip(markers, ends, strict=True):
        nested = split(text, Span(marker.end(), end), language)
        offset = len(found)
        for place, item in enumerate(nested):
            inner = item.under + offset if item.under >= 0 else -1
            found.append(Utterance(item.span, lead_in if place == 0 else inner))
    return found
