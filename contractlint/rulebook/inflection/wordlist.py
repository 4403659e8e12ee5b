"""simplemma's dictionaries, turned round: from a lemma to the forms that it lists."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory


class WordList(NamedTuple):
    """`lemmas`: form to lemma, as simplemma has it; `forms`: lemma to its forms."""

    lemmas: dict[str, str]
    forms: dict[str, list[str]]


@cache
def word_list(language: str) -> WordList:
    """The dictionary of one language; takes a second for German, so it is kept."""
    lemmas = dict(DefaultDictionaryFactory().get_dictionary(language).items())
    forms: dict[str, list[str]] = defaultdict(list)
    for form, lemma in lemmas.items():
        forms[lemma].append(form)
    return WordList(lemmas, dict(forms))
