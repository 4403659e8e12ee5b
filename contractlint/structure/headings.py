"""Tells headings, which rules consult, from sentences, which rules match."""

from __future__ import annotations

from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.patterns import pattern

# Longer than this, only a heading style makes a block without a full stop a heading …
_MOST_WORDS = 12
# … and not even that makes one of a whole sentence: contracts number sentences with heading styles.
_MOST_STYLED_WORDS = 25
_MOST_RUN_IN_WORDS = 8
# "Access to our services:" is a title, "You may, as long as this contract is in force:" a lead-in.
_MOST_ANNOUNCING_WORDS = 6
# A plain line without a number: longer ones are lines of a paragraph that was not joined.
_LONGEST_PLAIN = 72
# "UID: 123", "Tel.: …", "… Kunden. Die Agentur": details and pieces of sentences.
_NO_TITLE = pattern(r":\s|@|[.!?;]\s+\S|\d{5,}|_{3,}|\.{4,}")
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = pattern(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_]")
_OPENERS = "\"'„“»«‘([*_ "


@cache
def _finite_verbs(language: str) -> frozenset[str]:
    known = LANGUAGES.get(language)
    if known is not None:
        return known.writing.finite_verbs
    return frozenset().union(*(each.writing.finite_verbs for each in LANGUAGES.values()))


def _titled(words: list[str]) -> bool:
    long_words = [word for word in words if len(word) > 3]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _says_something(words: list[str], language: str) -> bool:
    verbs = _finite_verbs(language)
    return any(word.lower() in verbs for word in words)


def is_heading(text: str, language: str, *, styled: bool = False, labelled: bool = False) -> bool:
    """Whether a block (without its label) is a title and not a sentence.

    `styled`: the file gives it a heading style. A full stop is forgiven after a short labelled
    title ("7. Termination."), a colon after a few words, a question mark always.
    """
    shown = text.strip()
    words = _WORD.findall(shown)
    if not words:
        return False
    shouted = shown.upper() == shown and len(words) <= _MOST_WORDS * 2
    if styled or (labelled and is_subtitle(shown)):
        return not styled or _styled_heading(shown, words, language)
    if len(words) > _MOST_WORDS and not shouted:
        return False
    if not labelled and not shouted and (len(shown) > _LONGEST_PLAIN or _NO_TITLE.search(shown)):
        return False
    if not (shown.lstrip(_OPENERS)[:1].isupper() or shown[0].isdigit()):
        return False
    if not _ends_like_title(shown, words, labelled=labelled, shouted=shouted):
        return False
    if shouted or (language in ("en", "") and _titled(words) and shown[-1] != ":"):
        return True
    return shown[-1] == "?" or not _says_something(words, language)


def _styled_heading(shown: str, words: list[str], language: str) -> bool:
    if shown[-1] in ";," or len(words) > _MOST_STYLED_WORDS or _BREAK.search(shown):
        return False
    if shown[-1] in ".:" or len(words) > _MOST_WORDS:
        return _titled(words) or not _says_something(words, language)
    return True


def _ends_like_title(shown: str, words: list[str], *, labelled: bool, shouted: bool) -> bool:
    last = shown[-1]
    if last == "?":
        # Terms in plain words ask their headings; contracts ask nothing else.
        return True
    if last == ".":
        # Disclaimers are shouted in whole sentences: "THE SERVICE IS PROVIDED AS IS."
        if shouted:
            return len(words) <= _MOST_ANNOUNCING_WORDS
        return labelled and (len(words) == 1 or (len(words) <= 5 and _titled(words)))
    if last == ":":
        return shouted or len(words) <= _MOST_ANNOUNCING_WORDS
    return last not in ";,!…"


def is_subtitle(text: str) -> bool:
    """Whether a block after a bare "7. člen" is its title in brackets: "(odpoved pogodbe)"."""
    shown = text.strip()
    return shown[:1] == "(" and shown[-1:] == ")" and len(shown) < 120


def is_run_in(sentence: str, language: str) -> bool:
    """Whether a labelled block's first sentence is its title: "4.2 Termination. The Provider …"."""
    shown = sentence.strip()
    words = _WORD.findall(shown)
    if not words or len(words) > _MOST_RUN_IN_WORDS or not shown[0].isupper():
        return False
    return (
        shown.upper() == shown
        or len(words) == 1
        or (_titled(words) and not _says_something(words, language))
    )
