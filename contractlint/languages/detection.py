"""Tells which language a piece of text is in, by its function words and letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from contractlint.languages import LANGUAGES

# ISO 639-2 for a language that cannot be told, or that we do not speak.
UNDETERMINED = "und"

_WORDS = re.compile(r"[^\W\d_]+")
# A word that several languages share says little about any of them; a letter that one language owns
# says much, but names of foreign towns have letters too.
_LETTER_WEIGHT = 0.7
# Of the words of a real text in a language that we know, 25-55 % are among its function words; of one
# in a related language that we do not know (Italian, Czech, Croatian), 2-12 %.
_LEAST_DENSITY = 0.13
_DENSITY_NEEDS_WORDS = 20
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


def _scores(text: str, words: list[str]) -> Counter[str]:
    scores: Counter[str] = Counter()
    votes = _word_votes()
    for word in words:
        for code, weight in votes.get(word, ()):
            scores[code] += weight
    letters, owners = _letter_owners()
    marked = Counter(letters.findall(text))
    for letter, count in marked.items():
        # One script settles it: an alphabet of its own is worth a word for every five letters.
        weight = 0.2 if letter > "Ѐ" else _LETTER_WEIGHT
        scores[owners[letter]] += weight * count
    return scores


def identify(text: str) -> str:
    """The language of `text` as a code of `LANGUAGES`.

    "" when there is too little to tell by (a name, a number), `UNDETERMINED` when there is enough and it
    is none of ours.
    """
    folded = text.lower()
    words = _WORDS.findall(folded)
    ranked = _scores(folded, words).most_common(2)
    code, score = ranked[0] if ranked else ("", 0.0)
    if len(words) >= _DENSITY_NEEDS_WORDS and score < _LEAST_DENSITY * len(words):
        return UNDETERMINED
    runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < _LEAST_EVIDENCE or score < _LEAST_LEAD * runner_up:
        return ""
    return code


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
