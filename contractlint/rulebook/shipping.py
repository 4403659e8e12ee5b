"""Packs of the built-in rules, made when the program is packaged: no first run waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from contractlint.errors import RuleError
from contractlint.model.lexicon import Lexicon, folded
from contractlint.rulebook import expressions
from contractlint.rulebook.book import KIND, key_of
from contractlint.rulebook.compiled import from_pack, to_parts
from contractlint.rulebook.digest import of_rules
from contractlint.rulebook.lexicon import words_in
from contractlint.rulebook.load import (
    Shelf,
    lexicon_key,
    lexicon_of,
    open_shelf,
    paradigms_of,
    parts_of,
)
from contractlint.rulebook.pack import opened, packed


def write(folder: Path) -> list[Path]:
    """Writes the packs of our rules and lexicons into a folder; raises RuleError where a word has
    no forms, or where a lexicon lacks one of them.
    """
    shelf = open_shelf()
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"{KIND}.pack"]
    made[0].write_bytes(packed(key_of(of_rules()), parts_of(shelf)))
    # They fit the Python that packages; another makes its own.
    made.append(folder / f"{expressions.KIND}.pack")
    made[-1].write_bytes(packed(expressions.key(), expressions.made()))
    for language in sorted(shelf.concepts):
        made.append(folder / f"lexicon-{language}.pack")
        made[-1].write_bytes(_lexicon(shelf, language))
    return made


def _lexicon(shelf: Shelf, language: str) -> bytes:
    """The pack of a lexicon, looked through as a run will read it."""
    lexicon, unknown = lexicon_of(shelf, language)
    key = lexicon_key(shelf, language)
    data = packed(key, to_parts(lexicon))
    pack = opened(data, key)
    read = None if pack is None else from_pack(pack)
    wrong = sorted(unknown) if read is None else [*sorted(unknown), *uncovered(shelf, read)]
    if wrong or read is None:
        raise RuleError(
            f"words of the language '{language}' without all their forms: {', '.join(wrong)}",
            path=str(shelf.concepts[language].file),
            help=f"python -m contractlint.rulebook.inflection {language} WORD…",
        )
    return data


def uncovered(shelf: Shelf, lexicon: Lexicon) -> Iterator[str]:
    """Words of phrases some form of which the lexicon does not take for the word."""
    paradigm = paradigms_of(shelf, lexicon.language)
    for word in sorted(words_in(shelf.words(lexicon.language), shelf.local[lexicon.language])):
        found = paradigm(word)
        forms = {folded(form) for form in (found.forms if found else ())} | {word}
        slots = [set(lexicon.forms.get(form, ())) for form in forms]
        if not reduce(set.intersection, slots):
            yield word
