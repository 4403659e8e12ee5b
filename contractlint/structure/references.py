"""Finds where a contract points: to its clauses, annexes, statutes, other documents and the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.languages.lower import lowered
from contractlint.model.contract import Clause, Reference
from contractlint.model.document import Document, Span
from contractlint.patterns import pattern
from contractlint.records import dataclass
from contractlint.structure import numbering
from contractlint.structure.numbering import Family
from contractlint.structure.targets import Targets

# Begins with one character, so that the search leaps from one of these to the next.
_CANDIDATE = pattern(
    r"[0-9A-ZА-Я](?<![\w,/-].)(?![a-zа-я]{2})(?<!\d\..)"
    r"(?:(?<=\d)\d{0,3}[a-z]?(?:\.\d{1,3}[a-z]?)*|(?<=[IVXLC])[IVXLC]{0,5}|(?<=\D))(?![\w/-])"
    r"(?:\s?\([a-z\d]{1,4}\))*"
)
# What stands between the word and its number: "Załącznik nr 2", "Приложение № 1".
_MARKS = frozenset({"nr", "no", "№", "št", "n°"})
_BEFORE = 28
_WORD_AFTER = pattern(r"\.?\s?(?P<word>[^\W\d_]{3,})")
_LETTER = pattern(r"(?:,?\s*(?:lit|buchst|літ)\.?\s*(?P<letter>[a-z])\b\)?)", re.IGNORECASE)
_LINK = pattern(r"(?:https?://|www\.)[^\s<>\"“”„»«]+[^\s<>\"“”„»«.,;:!?)\]']")
_WORD = pattern(r"[^\W\d_][\w.-]*\w")
_TOKEN = pattern(r"[(\[„“\"«»/,;:]")
_LAW_AHEAD = 45
# German short titles of statutes: VerpackG, ProdHaftG, ODR-VO, VSBG.
_STATUTE = pattern(
    r"[A-ZÄÖÜ]\w*[a-zäöüß]\w*G|[A-ZÄÖÜ]{3,}G|[A-Z]{2,}-(?:VO|RL)|\w+(?:gesetz|verordnung)(?:e?s)?"
)
# Small parts named before the one that holds them: "2. odstavek 7. člena", "подпункт 2 пункта 5".
_SMALL = ("odstav", "točk", "aline", "tč", "подп", "абз", "ч", "п")
_FOLLOWERS = ("člen", "odstav", "točk", "poglav", "aline", "abschnitt", "kapitel")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with the word that says what it counts."""

    span: Span
    family: Family
    word: str
    numbers: tuple[str, ...]


def references(
    document: Document, clauses: Sequence[Clause], languages: Sequence[str]
) -> tuple[Reference, ...]:
    """All references in text order; the labels of the clauses themselves are none."""
    text = document.text
    found = [*_numbered(text, clauses), *_documents(text, languages), *_links(text)]
    return tuple(sorted(found, key=lambda reference: (reference.span.start, reference.kind)))


# -- clauses, annexes and statutes


def _numbered(text: str, clauses: Sequence[Clause]) -> Iterator[Reference]:
    labels = {clause.span.start for clause in clauses if clause.label}
    targets = Targets(clauses)
    annexes = _annexes(clauses)
    for number in _joined(text, list(_numbers(text))):
        if number.span.start in labels:
            continue
        name = ".".join(number.numbers)
        if number.family == "annex":
            target = annexes.get(f" {name}", -1)
            yield Reference("annex", number.span, f"{_titled(number.word)} {name}", target)
        elif _is_law(text, number.span):
            yield Reference("law", number.span, number.span.of(text))
        else:
            target = targets.find(number.numbers, number.span.start)
            yield Reference("clause", number.span, name, target)


def _numbers(text: str) -> Iterator[_Number]:
    families = numbering.vocabulary()
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        after = _WORD_AFTER.match(text, match.end()) if match[0][0].isdigit() else None
        if after is not None and after["word"].lower().startswith(_FOLLOWERS):
            span = Span(start, after.end())
            yield _Number(span, "clause", after["word"].lower(), _parts(match[0], "clause"))
            continue
        word, begin = _word_before(text, start)
        family = families.get(word)
        if family is not None and _is_number(match[0], family):
            yield _Number(Span(begin, match.end()), family, word, _parts(match[0], family))


def _word_before(text: str, position: int) -> tuple[str, int]:
    """The word that a number follows, lower-case without its full stop, and where it begins."""
    end = position
    for _ in range(2):
        shown = text[max(0, end - _BEFORE) : end].rstrip(" \t\n\xa0№")
        token = (shown.rsplit(None, 1) or [""])[-1]
        if not token.isalnum():
            token = _TOKEN.split(token)[-1]
        begin = max(0, end - _BEFORE) + len(shown) - len(token)
        word = token.rstrip(".").lower()
        if word not in _MARKS:
            break
        end = begin
    return word, begin


def _is_number(shown: str, family: Family) -> bool:
    """Whether a candidate counts clauses: "art. A" is no clause, "Annex A" is an annex."""
    return shown[0].isdigit() or family == "annex" or bool(numbering.roman(shown))


def _parts(shown: str, family: Family) -> tuple[str, ...]:
    head, *tail = re.split(r"[\s()]+", shown)
    return (*numbering.split_number(head, family), *(part for part in tail if part))


def _joined(text: str, numbers: list[_Number]) -> Iterator[_Number]:
    """ "§ 5 ust. 3 pkt 2" as one reference; in Slovenian and Russian the larger part comes last."""
    current: _Number | None = None
    for number in numbers:
        if current is not None and _adjoins(text, current, number):
            current = _together(current, number)
            continue
        if current is not None:
            yield _with_letter(text, current)
        current = number
    if current is not None:
        yield _with_letter(text, current)


def _adjoins(text: str, before: _Number, after: _Number) -> bool:
    gap = text[before.span.end : after.span.start]
    if "annex" in (before.family, after.family) or len(gap) > 2 or gap.strip() not in ("", ","):
        return False
    # Only a Polish statute has a "§" within an article.
    inner = not after.word.startswith("§") or before.word.startswith("art")
    return inner and before.word != after.word


def _together(first: _Number, second: _Number) -> _Number:
    small = first.word.startswith(_SMALL)
    outer, inner = (second, first) if small else (first, second)
    span = Span(first.span.start, second.span.end)
    return _Number(span, outer.family, outer.word, (*outer.numbers, *inner.numbers))


def _with_letter(text: str, number: _Number) -> _Number:
    match = _LETTER.match(text, number.span.end)
    if match is None:
        return number
    numbers = (*number.numbers, match["letter"].lower())
    return _Number(Span(number.span.start, match.end()), number.family, number.word, numbers)


def _is_law(text: str, span: Span) -> bool:
    """Whether a statute is named right after the number: "§ 312 BGB", "art. 5 ustawy z dnia …"."""
    words = _law_words()
    ahead = text[span.end : span.end + _LAW_AHEAD].split("\n")[0]
    for place, match in enumerate(_WORD.finditer(ahead)):
        if match[0].lower().replace(".", "") in words or _STATUTE.fullmatch(match[0]):
            return True
        if place >= 5 or ahead[: match.start()].rstrip().endswith((";", ":", ")")):
            return False
    return False


@cache
def _law_words() -> frozenset[str]:
    laws: set[str] = set()
    for language in LANGUAGES.values():
        laws |= {word.replace(".", "") for word in language.writing.law_words}
    return frozenset(laws)


def _annexes(clauses: Sequence[Clause]) -> dict[str, int]:
    """The first clause at the root whose name ends so: " 2" for "Annex 2"."""
    found: dict[str, int] = {}
    for index, clause in enumerate(clauses):
        if clause.label and len(clause.path) == 1:
            _, space, number = clause.path[0].rpartition(" ")
            found.setdefault(space + number, index)
    return found


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


# -- other documents and links


@cache
def _document_names(languages: tuple[str, ...]) -> tuple[str, ...]:
    names: set[str] = set()
    for code in languages:
        if code in LANGUAGES:
            names |= LANGUAGES[code].writing.document_words
    return tuple(sorted(names))


def _documents(text: str, languages: Sequence[str]) -> Iterator[Reference]:
    """Each name by itself: a plain search is many times faster than one for a choice."""
    small = lowered(text)
    if len(small) != len(text):
        # A few letters change length in lower case (İ): then only what is written so is found.
        small = text
    found = [
        (start, -len(name))
        for name in _document_names(tuple(languages))
        for start in _places(small, name)
        if not _is_in_word(small, start, start + len(name))
    ]
    free = 0
    for start, length in sorted(found):
        if start >= free:
            free = start - length
            yield Reference("document", Span(start, free), text[start:free])


def _places(text: str, part: str) -> Iterator[int]:
    """Where a part of the text begins, each time it comes."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _is_in_word(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(each.isalnum() or each == "_" for each in around)


def _links(text: str) -> Iterator[Reference]:
    free = 0
    starts = [*_places(text, "www.")]
    if "://" in text:
        starts += _places(text, "http")
    for start in sorted(starts):
        match = _LINK.match(text, start) if start >= free else None
        if match is not None:
            free = match.end()
            yield Reference("url", Span(start, free), match[0])
