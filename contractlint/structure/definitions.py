"""Finds the terms that a contract defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractlint.languages import LANGUAGES
from contractlint.model.contract import Definition
from contractlint.model.document import Document, Span
from contractlint.patterns import pattern

_MOST_WORDS = 6
_AROUND = " \t\n\"'„“”»«‘’.,:;*_"
_ARTICLE = pattern(r"(?:the|der|die|das|den)\s+", re.IGNORECASE)


def definitions(document: Document, languages: Sequence[str]) -> tuple[Definition, ...]:
    """The defined terms in text order, as printed, each where its name stands in its definition."""
    found: dict[Span, str] = {}
    for code in languages:
        for span in _terms(document.text, code):
            found.setdefault(span, span.of(document.text))
    return tuple(Definition(found[span], span) for span in sorted(found))


def _terms(text: str, code: str) -> Iterator[Span]:
    language = LANGUAGES.get(code)
    patterns = language.writing.definition_patterns if language is not None else ()
    for shape in patterns:
        groups = tuple(name for name in ("term", "bare") if name in shape.groupindex)
        for match in shape.finditer(text):
            start, end = next(match.span(name) for name in groups if match[name])
            span = _clean(text, start, end)
            if span is not None:
                yield span


def _clean(text: str, start: int, end: int) -> Span | None:
    """Without quotes, commas and the article; None when what is left is no name."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    if article is not None:
        start = article.end()
    shown = text[start:end]
    if len(shown) < 2 or len(shown.split()) > _MOST_WORDS or not shown[0].isalpha():
        return None
    return Span(start, end)
