"""English: few forms, but two spellings."""

from __future__ import annotations

from collections.abc import Iterator

import lemminflect

from contractlint.rulebook.forms import Paradigm, paradigm
from contractlint.rulebook.inflection.wordlist import word_list

# Modal verbs have one form; "mays", "musts" and "willing" belong to other words.
_MODALS = frozenset(
    {"may", "must", "can", "could", "shall", "should", "will", "would", "might", "ought"}
)
_NOUN = frozenset({"NN", "NNS"})
_VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUN_ENDINGS = ("ation", "ction", "ment", "frame", "desk", "line", "time", "page", "site", "log")
# Words in -ise, -our, -re that are spelled so on both sides of the ocean.
_ONE_SPELLING = frozenset(
    {
        "advise", "advertise", "arise", "comprise", "compromise", "demise", "devise", "disguise",
        "enterprise", "excise", "exercise", "expertise", "four", "franchise", "hour", "improvise",
        "merchandise", "otherwise", "our", "pour", "precise", "premise", "prize", "promise",
        "raise", "revise", "rise", "seize", "size", "supervise", "surprise", "televise", "tour",
        "wise", "your",
    }
)  # fmt: skip
_ENDINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ise", "ize"), ("yse", "yze"), ("our", "or"),
    ("tre", "ter"),
)  # fmt: skip
_TWINS = (
    ("licence", "license"), ("defence", "defense"), ("offence", "offense"),
    ("practice", "practise"),
    ("instalment", "installment"), ("fulfil", "fulfill"), ("fulfilment", "fulfillment"),
    ("enrol", "enroll"), ("enrolment", "enrollment"), ("judgment", "judgement"),
    ("acknowledgment", "acknowledgement"), ("cheque", "check"), ("programme", "program"),
    ("cancelation", "cancellation"), ("instal", "install"), ("skilful", "skillful"),
)  # fmt: skip


def generate(word: str) -> Paradigm | None:
    """Plural and verb forms in British and American spelling; None for a word that nobody knows."""
    if word in _MODALS:
        return paradigm(word, [word])
    first, hyphen, last = word.rpartition("-")
    inflected = [_inflections(each) for each in _spellings(last)]
    forms = {form for tags in inflected for texts in tags.values() for form in texts}
    nouns = {form for tags in inflected for tag in _NOUN & tags.keys() for form in tags[tag]}
    if not forms:
        forms = nouns = _unlisted(last)
    before = first + hyphen
    every = {before + form for form in forms | _spellings(last)}
    return (
        paradigm(word, every, {"nom": {before + form for form in nouns}})
        if every != {word}
        else None
    )


def _unlisted(word: str) -> set[str]:
    """A word that lemminflect lacks: from the other list, or a noun known by its ending."""
    listed = {
        form for form in word_list("en").forms.get(word, []) if form.isalpha() and form.islower()
    }
    if word.endswith(_NOUN_ENDINGS):
        listed.add(word + "s")
    return (
        {form for form in listed if form.startswith(word[:-1])} | {word}
        if listed - {word}
        else set()
    )


def _inflections(word: str) -> dict[str, list[str]]:
    found = lemminflect.getAllInflections(word)
    return {
        tag: [form for form in forms if _belongs(form, word, tag)]
        for tag, forms in found.items()
        if tag in _NOUN | _VERB
    }


def _belongs(form: str, word: str, tag: str) -> bool:
    """Whether a verb form is this verb's before another's: "feed" is no past of "fee"."""
    if form == word or tag in _NOUN:
        return form.isalpha() or "-" in form
    owners = lemminflect.getAllLemmas(form).get("VERB", ())
    return form.isalpha() and (not owners or owners[0] in _spellings(word))


def _spellings(word: str) -> set[str]:
    twins = {right for left, right in _TWINS if word == left}
    twins |= {left for left, right in _TWINS if word == right and right != "check"}
    return {word, *twins, *_respelled(word)}


def _respelled(word: str) -> Iterator[str]:
    if word in _ONE_SPELLING:
        return
    known = word_list("en").lemmas
    for british, american in (*_ENDINGS, *((right, left) for left, right in _ENDINGS)):
        twin = word.removesuffix(british) + american
        if word.endswith(british) and twin in known:
            yield twin
