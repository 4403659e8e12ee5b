"""Finds out who "we" are in terms of service that never say "the Provider"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from contractlint import patterns
from contractlint.languages import LANGUAGES
from contractlint.model.document import Span
from contractlint.structure.companies import NAME, Company

_PRONOUNS = r"(?:we|us|our|wir|uns|my|nas|nami|mi|мы|нас)"
_ENDS = r"(?=[\s,.;:!(“\"”»]|$)"
_STRONG, _FAIR, _SLIGHT = 3.0, 2.0, 1.0
_ENOUGH = 3.0
_USES = 4
_MOST_WORDS = 3
_QUOTES = "\"'“”„«»(,"
_MOSTLY = 0.7
# A contract that capitalises its pronouns ("You") does not name its author by them.
_NO_NAMES = frozenset({"you", "your", "we", "us", "our", "they", "it", "sie", "wir", "ihr"})
# Ways to say who the contract is with, and what each proves. Each begins with plain letters, since
# such patterns are found many times faster than choices; the first is what comes before a name, the
# second, which takes long to compile, holds the name, too.
_CLUES: tuple[tuple[re.Pattern[str], re.Pattern[str], float], ...] = tuple(
    (patterns.pattern(before), patterns.pattern(rf"{before}(?P<name>{NAME}){after}"), weight)
    for before, after, weight in (
        (r"between\s+you\s+and\s+(?:the\s+)?", _ENDS, _FAIR),
        (r"zwischen\s+Ihnen\s+und\s+(?:der\s+)?", _ENDS, _FAIR),
        (r"między\s+(?:Tobą|Państwem|Użytkownikiem)\s+a\s+", _ENDS, _FAIR),
        (r"med\s+vami\s+in\s+", _ENDS, _FAIR),
        (r"между\s+[Вв]ами\s+и\s+", _ENDS, _FAIR),
        (r"We\s+are\s+", _ENDS, _FAIR),
        (r"©\s*(?:\d{4}[\s,–-]*){0,20}", _ENDS, _SLIGHT),
        (r"opyright\s*(?:\([Cc]\)\s*)?(?:\d{4}[\s,–-]*){1,20}", _ENDS, _SLIGHT),
        (r"elcome\s+to\s+", _ENDS, _SLIGHT),
        (r"illkommen\s+bei\s+", _ENDS, _SLIGHT),
        (r"obrodošli\s+(?:na|v|pri)\s+", _ENDS, _SLIGHT),
        (r"operated\s+by\s+", _ENDS, _SLIGHT),
        (r"provided\s+by\s+", _ENDS, _SLIGHT),
        (r"owned\s+by\s+", _ENDS, _SLIGHT),
        (
            r"\((?:[^()\n]{0,40}[\s,])?[“\"„«»]",
            r",?[”\"“»«],?\s*(?:(?:or|and|oder|und|lub|i|ali|или),?\s*)?"
            rf"[“\"„«»]{_PRONOUNS}[,.]?[”\"“»«]",
            _STRONG,
        ),
    )
)
# Acme Ltd ("Acme", "we", "us"): the name stands before the bracket.
_CALLED_WE = patterns.pattern(rf"\((?:[^()\n]{{0,60}}[\s,])?[“\"„«»‘']{_PRONOUNS}[,.]?[”\"“»«’']")
_BEFORE_BRACKET = patterns.pattern(rf"(?<![\w.])(?P<name>{NAME}),?\s*$")
_LONGEST_NAME = 70
# Longer than any word of a name; what is before it need not be looked at.
_LONGEST_WORD = 200
_LOWER = patterns.pattern("[a-zäöüčšžąćęłńóśźżа-яё]{2,}")
_WEB = patterns.pattern(r"(?:@|://|www\.)([\w.-]+)")


def brand(text: str, language: str, known: Sequence[Company]) -> Span | None:
    """The first mention of the name that "we" go by; None unless the evidence is strong."""
    evidence: dict[str, float] = defaultdict(float)
    for pattern, weight in _clues(text):
        for name in {_short(match["name"], known) for match in pattern.finditer(text)}:
            evidence[name] += weight
    for name in {_short(name, known) for name in _called_we(text)}:
        evidence[name] += _FAIR
    for name, uses in _actors(text, language).items():
        if uses >= _USES and (name in evidence or language != "de"):
            evidence[name] += _FAIR
    web = " ".join(_WEB.findall(text)).lower()
    for name in evidence:
        evidence[name] += _SLIGHT * (_bare(name) in web)
        evidence[name] += _SLIGHT * any(name in company.full for company in known)
    best = [
        (score, name)
        for name, score in evidence.items()
        if score >= _ENOUGH and len(name) > 1 and not _is_common(text, name.split()[0].lower())
    ]
    if not best:
        return None
    name = _whole(text, max(best)[1])
    start = text.find(name)
    return Span(start, start + len(name))


def _clues(text: str) -> Iterator[tuple[re.Pattern[str], float]]:
    """The ways to say a name that the text may use."""
    return ((pattern, weight) for before, pattern, weight in _CLUES if before.search(text))


def _whole(text: str, name: str) -> str:
    """With the capitalised word that nearly always stands before it ("Under" before "Armour")."""
    before = Counter(_words_before(text, name))
    word, uses = before.most_common(1)[0] if before else ("", 0)
    return f"{word} {name}" if word.istitle() and uses > _MOSTLY * text.count(name) else name


def _words_before(text: str, name: str) -> Iterator[str]:
    free = 0
    for match in re.finditer(rf" {re.escape(name)}\b", text):
        word = text[max(free, match.start() - _LONGEST_WORD) : match.start()]
        if word and not word[-1].isspace():
            yield word.rsplit(None, 1)[-1]
            free = match.end()


def _short(name: str, known: Sequence[Company]) -> str:
    """A company's name without its legal form."""
    for company in known:
        if name == company.full or name == company.name:
            return company.name
    return name.rstrip(".,")


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.split(".")[0].lower()) or "\0"


def _is_common(text: str, word: str) -> bool:
    """Whether a word is no name: one that the text also writes in lower case."""
    if word in _NO_NAMES:
        return True
    alone = rf"{word}(?<![\w.@/-]{word})(?![\w@/-]|\.\w)"
    return _LOWER.fullmatch(word) is not None and re.search(alone, text) is not None


def _called_we(text: str) -> Iterator[str]:
    for bracket in _CALLED_WE.finditer(text):
        left = max(0, bracket.start() - _LONGEST_NAME)
        match = _BEFORE_BRACKET.search(text, left, bracket.start())
        if match is not None:
            yield match["name"]


def _actors(text: str, language: str) -> Counter[str]:
    """How often each capitalised name stands right before a finite verb."""
    verbs = _verbs(language)
    tokens = text.split()
    found: Counter[str] = Counter()
    for place in compress(count(), map(verbs.__contains__, tokens)):
        if place and tokens[place - 1][0].isupper():
            first = place - 1
            while first and place - first < _MOST_WORDS and tokens[first - 1].istitle():
                first -= 1
            found[" ".join(tokens[first:place]).strip(_QUOTES)] += 1
    return found


@cache
def _verbs(language: str) -> frozenset[str]:
    known = LANGUAGES.get(language)
    return known.writing.finite_verbs if known is not None else frozenset()
