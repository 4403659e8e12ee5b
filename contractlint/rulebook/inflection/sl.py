"""Slovenian: tables of endings make the candidates, two lemmatisers say which of them are words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from lemmagen3 import Lemmatizer

from contractlint.rulebook.forms import CASES, Paradigm, key, paradigm
from contractlint.rulebook.inflection.sl_verbs import verb_candidates
from contractlint.rulebook.inflection.wordlist import word_list

_ADJECTIVE = ("i", "a", "o", "e", "ega", "emu", "em", "im", "ih", "imi", "ima")
_VOWELS = "aeiou"
_SOFT = ("c", "č", "š", "ž", "j", "nj", "lj")
# A table of endings is right when so many of its forms lead back to the lemma.
_ENOUGH = 0.6
_SOME = 0.3
_SEEN = 0.6
_NOUN_ONLY = ("om", "ov", "ev", "oma", "jo", "u")
_ADJECTIVE_ONLY = ("ega", "imi", "emu")
_LIKE_ADJECTIVE = ("en", "iv", "an", "ji", "ki", "ni")
_GLIDE = ("r",)  # operater, operaterja
# Words whose stem changes in a way that no table says.
_IRREGULAR = {
    "dan": "dan dne dneva dnevu dnem dnevom dnevi dni dnevov dnem dnevom dneh dnevih dnevi dnevoma",
    "človek": "človek človeka človeku človekom ljudje ljudi ljudem ljudeh ljudmi človekoma",
    "podatek": "podatek podatka podatku podatkom podatki podatkov podatke podatkih podatkoma",
    "lahko": "lahko",
    "imeti": "imeti imam imaš ima imata imamo imate imajo imel imela imelo imeli imele imej imejte",
    "hoteti": "hoteti hočem hočeš hoče hočeta hočemo hočete hočejo hotel hotela hotelo hoteli",
    "smeti": "smeti smem smeš sme smeta smemo smete smejo smel smela smelo smeli smele",
    "moči": "moči morem moreš more moreta moremo morete morejo mogel mogla moglo mogli mogle",
}


class _Table(NamedTuple):
    """Forms by the case they are in, under the file's names of cases; "other" for the rest."""

    stem: str
    cases: dict[str, list[str]]
    noun: bool = True

    def forms(self) -> set[str]:
        return {form for forms in self.cases.values() for form in forms}


def generate(word: str) -> Paradigm | None:
    """All forms of a base form, dual included; None when neither tables nor list explain it."""
    if word in _IRREGULAR:
        return paradigm(word, _IRREGULAR[word].split())
    if word.endswith(("ti", "či")) and (forms := _verb(word)):
        return paradigm(word, forms)
    listed = _plain(word_list("sl").forms.get(word, ()))
    tables = _chosen(word, listed)
    if not tables:
        return paradigm(word, listed) if listed else None
    forms = {form for table in tables for form in table.forms()}
    stems = tuple(table.stem for table in tables)
    cases = {
        name: [form for table in tables if table.noun for form in table.cases[name]]
        for name in CASES
    }
    return paradigm(word, forms | {form for form in listed if form.startswith(stems)}, cases)


def _chosen(word: str, listed: set[str]) -> list[_Table]:
    """The table of a noun, of an adjective, or both ("dolg": debt, long); nothing for "DDV"."""
    if not set(word) & set(_VOWELS):
        return []

    def score(table: _Table) -> float:
        return _share(word, table) + _listed_share(table, listed)

    fitting = [table for table in _tables(word) if _share(word, table) >= _ENOUGH]
    nouns = sorted((table for table in fitting if table.noun), key=score)
    # Two declensions when the dictionary has seen both (okvira, okvirja), else the likelier.
    nouns = [each for each in nouns if _listed_share(each, listed) >= _SEEN] or nouns[-1:]
    adjectives = sorted((table for table in fitting if not table.noun), key=score)[-2:]
    # A participle beside its adjective ("zaščiten": zaščitena, zaščitna), when both are attested.
    if any(not table.forms() & listed for table in adjectives):
        adjectives = adjectives[-1:]
    if not nouns or not adjectives:
        return nouns + adjectives
    as_noun = any(form.endswith(_NOUN_ONLY) for form in listed)
    as_adjective = any(form.endswith(_ADJECTIVE_ONLY) for form in listed)
    if as_noun == as_adjective and not as_noun:
        return adjectives if word.endswith(_LIKE_ADJECTIVE) else nouns
    return (nouns if as_noun else []) + (adjectives if as_adjective else [])


@cache
def _lemmatizer() -> Any:
    return Lemmatizer("sl")


def _leads_to(form: str, lemmas: set[str]) -> bool:
    listed = word_list("sl").lemmas.get(form)
    return listed in lemmas or _lemmatizer().lemmatize(form) in lemmas


def _share(word: str, table: _Table) -> float:
    """Which part of a table's forms, the lemma itself aside, leads back to the lemma."""
    forms = table.forms() - {word}
    lemmas = {word} if table.noun else {word, _lemmatizer().lemmatize(word), *_short(word)}
    return sum(_leads_to(form, lemmas) for form in forms) / len(forms) if forms else 0.0


def _listed_share(table: _Table, listed: set[str]) -> float:
    """LemmaGen believes "operatra" too; the dictionary has only seen "operaterja"."""
    return len(table.forms() & listed) / len(table.forms())


def _plain(forms: Iterable[str]) -> set[str]:
    """Without the dictionary's accents (cẹna), capitals and superlatives."""
    letters = set("abcčdefghijklmnoprsštuvzžćđxywq-")
    return {key(form) for form in forms if set(form) <= letters and not form.startswith("naj")}


def _verb(word: str) -> set[str]:
    candidates = verb_candidates(word)
    listed = {f for f in _plain(word_list("sl").forms.get(word, ())) if f[:2] == word[:2]}
    kept = listed | {word} | set(candidates.certain)
    presents = [(forms, _confirmed(word, forms)) for forms in candidates.presents]
    best = max((share for _, share in presents), default=0.0)
    kept |= next((set(forms) for forms, share in presents if share == best > _SOME), set())
    for stem in candidates.participles:
        kept |= {stem, *(stem + ending for ending in _ADJECTIVE)}
    kept = {form for form in kept if not _is_of_another(form, kept)}
    return kept if best > _SOME or listed else set()


def _is_of_another(form: str, forms: set[str]) -> bool:
    """The dictionary's verbal nouns ("spremenjenje") and "we two" ("spremeniva"): see sl_verbs."""
    return form.endswith("nje") or (form.endswith("va") and form[:-2] + "mo" in forms)


def _confirmed(word: str, forms: list[str]) -> float:
    return sum(_leads_to(form, {word}) for form in forms) / len(forms)


def _tables(word: str) -> list[_Table]:
    if word.endswith("a"):
        return [_feminine(word), *_adjectives(word)]
    if word.endswith(("o", "e")):
        return [_neuter(word)]
    if word.endswith("i"):
        return _adjectives(word[:-1])
    feminine = [_feminine_consonant(word)]
    feminine += [_feminine_in_ev(word)] if word.endswith("ev") else []
    feminine += [_feminine_dropping(word)] if word[-2:-1] == "e" else []
    return [*_masculine(word), *feminine, *_adjectives(word)]


def _filled(stem: str, lemma: str) -> str:
    """Genitive plural without ending: sprememb, podjetij; oken where the lists say so."""
    filled = f"{stem[:-1]}e{stem[-1]}"
    if stem.endswith("j") and stem[-2:-1] not in (*_VOWELS, "n", "l"):
        return f"{stem[:-1]}ij"
    if stem.endswith(("nj", "lj")) and stem[-3:-2] not in _VOWELS:
        return f"{stem[:-2]}e{stem[-2:]}"
    cluster = len(stem) > 1 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS
    return filled if cluster and _leads_to(filled, {lemma}) else stem


def _feminine(word: str) -> _Table:
    stem = word[:-1]
    bare = _filled(stem, word)
    cases = {
        "nom": [word, stem + "i", stem + "e"],
        "gen": [stem + "e", bare],
        "dat": [stem + "i", stem + "ama", stem + "am"],
        "ins": [stem + "o", stem + "ama", stem + "ami"],
        "other": [stem + "ah"],
    }
    return _Table(stem, cases)


def _feminine_dropping(word: str) -> _Table:
    """bolezen, bolezni, boleznijo"""
    stem = word[:-2] + word[-1]
    cases = {
        "nom": [word, stem + "i"],
        "gen": [stem + "i"],
        "dat": [stem + "i", stem + "ima", stem + "im"],
        "ins": [stem + "ijo", stem + "ima", stem + "imi"],
        "other": [stem + "ih"],
    }
    return _Table(stem, cases)


def _feminine_consonant(word: str) -> _Table:
    """odgovornost, odgovornosti, odgovornostjo"""
    cases = {
        "nom": [word, word + "i"],
        "gen": [word + "i"],
        "dat": [word + "i", word + "ma", word + "im"],
        "ins": [word + "jo", word + "ma", word + "mi"],
        "other": [word + "ih"],
    }
    return _Table(word, cases)


def _feminine_in_ev(word: str) -> _Table:
    """storitev, storitve, storitvijo"""
    stem = word[:-2] + "v"
    cases = {
        "nom": [word, stem + "i", stem + "e"],
        "gen": [stem + "e", word],
        "dat": [stem + "i", stem + "ama", stem + "am"],
        "ins": [stem + "ijo", stem + "ama", stem + "ami"],
        "other": [stem + "ah"],
    }
    return _Table(stem, cases)


def _stems(word: str) -> list[str]:
    """naročnik-; odjemalc- with -e- dropped; operaterj- with a glide."""
    stems = [word]
    if len(word) > 3 and word[-2] == "e" and word[-1] not in _VOWELS:
        stems.append(word[:-2] + word[-1])
    if word.endswith(_GLIDE):
        stems.append(word + "j")
    return stems


def _masculine(word: str) -> list[_Table]:
    return [_masculine_stem(word, stem) for stem in _stems(word)]


def _masculine_stem(word: str, stem: str) -> _Table:
    vowel = "e" if stem.endswith(_SOFT) else "o"
    cases = {
        "nom": [word, stem + "a", stem + "i"],
        "gen": [stem + "a", f"{stem}{vowel}v"],
        "dat": [stem + "u", f"{stem}{vowel}ma", f"{stem}{vowel}m"],
        "ins": [f"{stem}{vowel}m", f"{stem}{vowel}ma", stem + "i"],
        "other": [stem + "e", stem + "ih"],
    }
    return _Table(stem, cases)


def _neuter(word: str) -> _Table:
    stem, vowel = word[:-1], word[-1]
    bare = _filled(stem, word)
    cases = {
        "nom": [word, stem + "i", stem + "a"],
        "gen": [stem + "a", bare],
        "dat": [stem + "u", f"{stem}{vowel}ma", f"{stem}{vowel}m"],
        "ins": [f"{stem}{vowel}m", f"{stem}{vowel}ma", stem + "i"],
        "other": [stem + "ih"],
    }
    return _Table(stem, cases)


def _short(word: str) -> set[str]:
    """The indefinite base of a definite adjective: pisen of pisni, enostranski stays."""
    stem = word.removesuffix("i")
    return {stem, f"{stem[:-1]}e{stem[-1:]}"} if stem != word else set()


def _adjectives(stem: str) -> list[_Table]:
    stems = [stem.removesuffix("a")]
    if len(stem) > 3 and stem[-2] == "e" and stem[-1] not in _VOWELS:
        stems.append(stem[:-2] + stem[-1])
    return [
        _Table(each, {"other": [each + ending for ending in _ADJECTIVE]}, noun=False)
        for each in stems
    ]
