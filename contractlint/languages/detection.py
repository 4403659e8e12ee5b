"""Tells which language a piece of text is in, by its function words and letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from contractlint.languages import LANGUAGES

# ISO 639-2 for a language that cannot be told, or that we do not speak.
UNDETERMINED = "und"

# A word that several languages share says little about any of them; a letter that one language owns
# says much, but names of foreign towns have letters too.
_LETTER_WEIGHT = 0.7
# Of the words of a text in a language that we know, 25-55 % are among its function words; of one in
# a language that we do not know (Italian), 2-12 %.
_LEAST_DENSITY = 0.13
_DENSITY_NEEDS_WORDS = 20
_LONG = 40
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_EVIDENCE = 1.9
_LEAST_LEAD = 1.35


@cache
def _word_votes() -> Mapping[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = {}
    for language in LANGUAGES.values():
        for word in language.writing.function_words:
            owners.setdefault(word, []).append(language.code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in owners.items()}


@cache
def _letter_owners() -> tuple[re.Pattern[str], Mapping[str, str]]:
    owners = {
        letter: language.code
        for language in LANGUAGES.values()
        for letter in language.writing.letters
    }
    return re.compile(f"[{''.join(sorted(owners))}]"), owners


def _scores(text: str, words: list[str]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    votes = _word_votes()
    for word, count in Counter([word for word in words if word in votes]).items():
        for code, weight in votes[word]:
            scores[code] += weight * count
    if text.isascii():
        return scores
    letters, owners = _letter_owners()
    for letter, count in Counter(letters.findall(text)).items():
        # One script settles it: an alphabet of its own is worth a word for every five letters.
        weight = 0.2 if letter > "Ѐ" else _LETTER_WEIGHT
        scores[owners[letter]] += weight * count
    return scores


def identify(text: str) -> str:
    """The language of `text` as a code of `LANGUAGES`.

    "" when there is too little to tell by (a name, a number), `UNDETERMINED` when there is enough
    and it is none of ours.
    """
    folded = text.lower()
    words = _words(folded)
    ranked = _ranked(folded, words)
    code, score = ranked[0] if ranked else ("", 0.0)
    if len(words) >= _DENSITY_NEEDS_WORDS and score < _LEAST_DENSITY * len(words):
        return UNDETERMINED
    runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < _LEAST_EVIDENCE or score < _LEAST_LEAD * runner_up:
        return ""
    return code


def likeliest(text: str) -> str:
    """The best guess for a document of a few words; `UNDETERMINED` without any hint."""
    folded = text.lower()
    ranked = _ranked(folded, _words(folded))
    return ranked[0][0] if ranked else UNDETERMINED


def _words(folded: str) -> list[str]:
    words = folded.split()
    # In a long text the words that touch punctuation are not missed; in a short one they are.
    return words if len(words) > _LONG else _WORD.findall(folded)


def _ranked(folded: str, words: list[str]) -> list[tuple[str, float]]:
    return sorted(_scores(folded, words).items(), key=lambda pair: (-pair[1], pair[0]))


def shares(parts: Iterable[tuple[str, int]]) -> tuple[tuple[str, float], ...]:
    """The share of each language among (code, characters), largest first; they add up to 1."""
    sizes: Counter[str] = Counter()
    for code, characters in parts:
        sizes[code] += characters
    total = sum(sizes.values())
    if not total:
        return ()
    ranked = sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((code, size / total) for code, size in ranked if size)
