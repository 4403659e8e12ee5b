"""Lexicon words → all their forms, when the lexicon grows: linting then needs no dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from contractlint.errors import ConfigError, ContractlintError
from contractlint.rulebook.forms import Paradigm, key, paradigm

LANGUAGES = ("en", "pl", "ru", "sl", "de")


def generate(language: str, words: Iterable[str]) -> dict[str, Paradigm]:
    """The paradigm of each word; a word that is no base form of anything known stands for itself.

    Raises ContractlintError when the optional dictionaries are not installed, ConfigError for a
    language that we do not inflect.
    """
    inflect = _inflector(language)
    found = {}
    for word in sorted({key(word) for word in words if word.strip()}):
        found[word] = inflect(word) or paradigm(word, [word])
    return found


def _inflector(language: str) -> Callable[[str], Paradigm | None]:
    if language not in LANGUAGES:
        raise ConfigError(f"no word forms for {language!r}", help=f"one of {', '.join(LANGUAGES)}")
    try:
        module = import_module(f"contractlint.rulebook.inflection.{language}")
    except ModuleNotFoundError as error:
        raise ContractlintError(
            f"generating word forms needs {error.name}", help="pip install 'contractlint[forms]'"
        ) from error
    inflect: Callable[[str], Paradigm | None] = module.generate
    return inflect
