"""Russian: pymorphy3 knows every form of every word in the OpenCorpora dictionary."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3

from contractlint.rulebook.forms import CASES, Paradigm, paradigm

_NAMES = frozenset({"Abbr", "Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Init"})
# Archaic, informal, mistaken and slang forms; bookish variants ("измененье", "платою"); degrees.
_UNWANTED = frozenset(
    {
        "Arch",
        "Infr",
        "Erro",
        "Slng",
        "Dist",
        "V-be",
        "V-bi",
        "V-oy",
        "V-ey",
        "V-sh",
        "Cmp2",
        "Supr",
        "COMP",
    }
)
_CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "ablt": "ins"}
# Words younger than the dictionary, which takes them for forms of others: decline like this one.
_LIKE = {"чат": "бот"}
# A reading this much rarer than the best ("весь", a village) is not what a contract means.
_RARE = 0.1


def generate(word: str) -> Paradigm | None:
    """All forms of a base form; of a participle, its declension; else None."""
    first, hyphen, last = word.rpartition("-")
    if last in _LIKE and (like := generate(_LIKE[last])):
        cases = {name: _replaced(getattr(like, field), word) for name, field in CASES.items()}
        return paradigm(word, _replaced(like.forms, word), cases)
    readings = _readings(last)
    own = [each for each in readings if _plain(each.normal_form) == _plain(last)]
    verbs = [each for each in own if each.tag.POS == "INFN"]
    lexemes = [_lexeme(each) for each in verbs or own] or [_derived(each) for each in readings]
    forms = [form for lexeme in lexemes for form in lexeme]
    if not forms:
        return None
    nouns = [form for form in forms if form.tag.POS in ("NOUN", "PRTF")] if not verbs else []
    before = first + hyphen
    cases = {
        ours: _spellings(before + form.word for form in nouns if form.tag.case == theirs)
        for theirs, ours in _CASES.items()
    }
    return paradigm(word, _spellings([word, *(before + form.word for form in forms)]), cases)


@cache
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer()


def _readings(word: str) -> list[Any]:
    found = [each for each in _analyzer().parse(word) if not _NAMES & each.tag.grammemes]
    known = [each for each in found if each.is_known]
    kept = known or found[:1]
    best = max((each.score for each in kept), default=0.0)
    return [each for each in kept if each.score >= best * _RARE]


def _lexeme(reading: Any) -> list[Any]:
    # The dictionary lists "д." under "далее".
    forms = [form for form in reading.lexeme if len(form.word) > 1 or len(reading.word) == 1]
    return [form for form in forms if not _UNWANTED & form.tag.grammemes]


def _derived(reading: Any) -> list[Any]:
    """A participle or short form as a word of its own ("заблокированный", "должен"), or []."""
    tag = reading.tag
    if tag.POS in ("ADJS", "PRTS") and (tag.gender, tag.number) == ("masc", "sing"):
        wanted = {tag.POS}
    elif tag.POS == "PRTF" and (tag.gender, tag.number, tag.case) == ("masc", "sing", "nomn"):
        wanted = {"PRTF", "PRTS"}
    else:
        return []
    kind = (tag.tense, tag.voice)
    return [
        form
        for form in _lexeme(reading)
        if form.tag.POS in wanted and (form.tag.tense, form.tag.voice) == kind
    ]


def _replaced(forms: frozenset[str], word: str) -> set[str]:
    model = _LIKE[word.rpartition("-")[2]]
    return {word + form.removeprefix(model) for form in forms}


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _spellings(words: Any) -> set[str]:
    """Each word as it is and with е for ё, as most contracts write it."""
    return {spelling for word in words for spelling in (word, word.replace("ё", "е"))}
