"""Polish: Morfeusz knows every form of every word in the SGJP dictionary, and how rare it is."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import morfeusz2

from contractlint.rulebook.forms import Paradigm, paradigm

# Qualifiers of SGJP that no contract of today needs: old, rare, dialect, botany ("bez", lilac).
_RARE = (
    "daw",
    "rzad",
    "arch",
    "przest",
    "gwar",
    "bot",
    "zool",
    "hist",
    "reg",
    "wulg",
    "środ",
    "jęz",
)
_NAMES = frozenset({"nazwisko", "imię", "nazwa_geograficzna", "nazwa_organizacji", "marka"})
# Abbreviations, interjections, first parts of compounds and contemptuous plurals ("klienty").
_UNWANTED = frozenset({"brev", "interj", "adja", "depr", "ign", "frag", "pacta", "dig", "romandig"})
_VERB = frozenset(
    {
        "inf",
        "fin",
        "bedzie",
        "praet",
        "cond",
        "impt",
        "imps",
        "pcon",
        "pant",
        "pact",
        "ppas",
        "winien",
    }
)
_CASES = {"nom": "nom", "gen": "gen", "dat": "dat", "inst": "ins"}


class _Form(NamedTuple):
    text: str
    tag: list[str]
    lemma: str


def generate(word: str) -> Paradigm | None:
    """All forms of a base form; of a participle or comparative, its declension; else None."""
    forms = _lexeme(word)
    if not forms:
        return _derived(word)
    if any(form.text == word and form.tag[0] == "inf" for form in forms):
        return paradigm(word, [form.text for form in forms if _of_a_verb(form)])
    nouns = _people_first([form for form in forms if form.tag[0] in ("subst", "ger")])
    others = [form for form in forms if form.tag[0] not in ("subst", "ger") and not _compared(form)]
    return paradigm(word, [form.text for form in nouns + others], _cases(nouns))


@cache
def _morfeusz() -> Any:
    return morfeusz2.Morfeusz(praet="composite")


def _lexeme(word: str) -> list[_Form]:
    found = [
        _Form(text, tag.split(":"), lemma)
        for text, lemma, tag, names, labels in _morfeusz().generate(word)
        if _in_use(lemma, names, labels)
    ]
    return [form for form in found if form.tag[0] not in _UNWANTED and not _vocative(form)]


def _derived(word: str) -> Paradigm | None:
    """`word` as a participle ("zamawiający"), verbal noun or comparative ("wyższy") of a lemma."""
    for _, _, (text, lemma, tag, names, labels) in _morfeusz().analyse(word):
        parts = tag.split(":")
        if text != word or not _in_use(lemma, names, labels) or not _is_base(parts):
            continue
        degree_or_sign = parts[-1] if parts[0] in ("adj", "adv") else "aff"
        forms = [
            form
            for form in _lexeme(lemma.partition(":")[0])
            if form.tag[0] == parts[0] and degree_or_sign in form.tag
        ]
        cases = {} if parts[0] in ("adj", "adv") else _cases(forms)
        return paradigm(word, [form.text for form in forms], cases)
    return None


def _is_base(tag: list[str]) -> bool:
    if tag[0] == "ger":
        return tag[1] == "sg" and "nom" in tag[2] and tag[-1] == "aff"
    if tag[0] in ("pact", "ppas"):
        return tag[1] == "sg" and "nom" in tag[2] and "m1" in tag[3] and tag[-1] == "aff"
    if tag[0] == "adj":
        return tag[1] == "sg" and "nom" in tag[2] and "m1" in tag[3] and tag[-1] in ("com", "sup")
    return tag[0] == "adv" and tag[-1] in ("com", "sup")


def _of_a_verb(form: _Form) -> bool:
    # "niezmieniony" says the opposite of "zmieniony": negation is not a form.
    return form.tag[0] in _VERB and "neg" not in form.tag


def _people_first(nouns: list[_Form]) -> list[_Form]:
    """Without the reading as a thing when there is one as a person: klienci, not klienty."""
    people = [form for form in nouns if form.tag[3] == "m1"]
    return people or nouns


def _compared(form: _Form) -> bool:
    return form.tag[0] in ("adj", "adv") and form.tag[-1] in ("com", "sup")


def _vocative(form: _Form) -> bool:
    return form.tag[0] == "subst" and form.tag[2] == "voc"


def _in_use(lemma: str, names: list[str], labels: list[str]) -> bool:
    rare = any(label.startswith(_RARE) for label in labels)
    return not rare and not _NAMES.intersection(names)


def _cases(forms: list[_Form]) -> dict[str, list[str]]:
    return {
        ours: [form.text for form in forms if theirs in form.tag[2].split(".")]
        for theirs, ours in _CASES.items()
    }
