"""Tells which language a piece of text is in, by its function words and letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.patterns import pattern

# ISO 639-2 for a language that cannot be told, or that we do not speak.
UNDETERMINED = "und"

# A word of one language alone counts 60. A word that several languages share says little about any
# of them; a letter that one language owns says much, but names of foreign towns have letters too.
_WORD_WEIGHT = 60
_LETTER_WEIGHT = 42
# One script settles it: an alphabet of its own is worth a word for every five letters.
_CYRILLIC_WEIGHT = 12
# Of the words of a text in a language that we know, 25-55 % are among its function words; of one in
# a language that we do not know (Italian), 2-12 %.
_LEAST_DENSITY = 13
_DENSITY_NEEDS_WORDS = 20
_LONG = 40
_WORD = pattern(r"[^\W\d_]+")
_LEAST_EVIDENCE = 114
_LEAST_LEAD = 135
# The votes of a text are one number, so that the interpreter's own loop adds them up: the lowest
# bits are the number of words, then come the languages in the order of their codes.
_BITS = 32
_FIELD = (1 << _BITS) - 1
_CODES = tuple(sorted(LANGUAGES))
# What is remembered is given up when it gets larger than this, in words.
_MOST = 100_000


@cache
def _word_votes() -> Mapping[str, int]:
    owners: dict[str, list[str]] = {}
    for language in LANGUAGES.values():
        for word in language.writing.function_words:
            owners.setdefault(word, []).append(language.code)
    return {
        word: sum(_vote(code, _WORD_WEIGHT // len(codes)) for code in codes)
        for word, codes in owners.items()
    }


def _vote(code: str, weight: int) -> int:
    return weight << _BITS * (1 + _CODES.index(code))


@cache
def _letter_votes() -> tuple[re.Pattern[str], Mapping[str, int]]:
    votes = {
        letter: _vote(language.code, _CYRILLIC_WEIGHT if letter > "Ѐ" else _LETTER_WEIGHT)
        for language in LANGUAGES.values()
        for letter in language.writing.letters
    }
    return pattern(f"[{''.join(sorted(votes))}]"), votes


class _Votes(dict[str, int]):
    """What each piece between two white spaces votes for, filled as they come."""

    def __init__(self, cut: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.cut = cut

    def __missing__(self, piece: str) -> int:
        folded = piece.lower()
        known = _word_votes()
        found = 0
        for word in (folded,) if folded.isalpha() else self.cut(folded):
            found += 1 + known.get(word, 0)
        if not folded.isascii():
            letters, votes = _letter_votes()
            found += sum(votes[letter] for letter in letters.findall(folded))
        self[piece] = found
        return found


class _Lean(dict[str, int]):
    """What each piece votes for one language, and at most for any other; filled as they come.

    In the lowest bits is the one, then come the other and the number of words. The sum for a text
    of `_SHORTER` characters fits into a machine word, so that adding up is twice as fast.
    """

    def __init__(self, code: str, votes: _Votes) -> None:
        super().__init__()
        self.field = _CODES.index(code)
        self.votes = votes

    def __missing__(self, piece: str) -> int:
        votes = self.votes[piece]
        found = votes << _OWN_BITS + _OTHER_BITS
        if votes > _FIELD:
            words, *scores = _fields(votes)
            own = scores.pop(self.field)
            found = own | max(scores) << _OWN_BITS | words << _OWN_BITS + _OTHER_BITS
        self[piece] = found
        return found


_SHORTER = 10_000
_OWN_BITS, _OTHER_BITS = 20, 24
_OWN, _OTHER = (1 << _OWN_BITS) - 1, (1 << _OTHER_BITS) - 1


_NOTHING = [(0, code) for code in _CODES]


# In a long text the words that touch punctuation are not missed; in a short one they are.
_WHOLE = _Votes(lambda piece: [piece])
_PARTED = _Votes(lambda piece: _WORD.findall(piece))


@cache
def _lean(code: str) -> tuple[_Lean, _Lean]:
    return _Lean(code, _WHOLE), _Lean(code, _PARTED)


def identify(text: str, likely: str = "") -> str:
    """The language of `text` as a code of `LANGUAGES`.

    "" when there is too little to tell by (a name, a number), `UNDETERMINED` when there is enough
    and it is none of ours. The answer is found sooner when it is the `likely` one.
    """
    pieces = text.split()
    if likely in LANGUAGES and len(text) <= _SHORTER and _is_clearly(likely, pieces):
        return likely
    words, ranked = _ranked(pieces)
    (score, code), (runner_up, _) = ranked[:2]
    if words >= _DENSITY_NEEDS_WORDS and score * 100 < _LEAST_DENSITY * _WORD_WEIGHT * words:
        return UNDETERMINED
    if score < _LEAST_EVIDENCE or score * 100 < _LEAST_LEAD * runner_up:
        return ""
    return code


def _is_clearly(code: str, pieces: list[str]) -> bool:
    """Whether a text is in this language even if all other words are of one other."""
    lean = _lean(code)[len(pieces) <= _LONG]
    if len(lean) > _MOST:
        lean.clear()
    total = sum(map(lean.__getitem__, pieces))
    own, other = total & _OWN, total >> _OWN_BITS & _OTHER
    words = total >> _OWN_BITS + _OTHER_BITS
    return (
        own >= _LEAST_EVIDENCE
        and own * 100 >= _LEAST_LEAD * other
        and (words < _DENSITY_NEEDS_WORDS or own * 100 >= _LEAST_DENSITY * _WORD_WEIGHT * words)
    )


def likeliest(text: str) -> str:
    """The best guess for a document of a few words; `UNDETERMINED` without any hint."""
    score, code = _ranked(text.split())[1][0]
    return code if score else UNDETERMINED


def _ranked(pieces: list[str]) -> tuple[int, list[tuple[int, str]]]:
    """The number of words, and all languages with their scores, the likeliest first."""
    votes = _WHOLE if len(pieces) > _LONG else _PARTED
    if len(votes) > _MOST:
        votes.clear()
    total = sum(map(votes.__getitem__, pieces))
    if total <= _FIELD:
        return total, _NOTHING
    words, *scores = _fields(total)
    ranked = list(zip(scores, _CODES, strict=True))
    ranked.sort(key=_score, reverse=True)
    return words, ranked


def _fields(total: int) -> list[int]:
    return [total >> _BITS * place & _FIELD for place in range(len(_CODES) + 1)]


def _score(ranked: tuple[int, str]) -> int:
    return ranked[0]


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
