"""The reports' words: complete in each language, with plurals that are right."""

import string

import pytest

from contractlint.languages import LANGUAGES
from contractlint.model.finding import Confidence, Severity
from contractlint.reports.words import WORDS

FAMILIES = (
    "lock-in", "exit", "fees", "procedure", "asymmetry", "redress", "data",
    "transparency", "missing", "combination",
)  # fmt: skip


def blanks(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_reports_speak_every_language_that_is_read() -> None:
    assert set(WORDS) == set(LANGUAGES)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_language_has_every_phrase_with_the_same_blanks(words) -> None:  # type: ignore[no-untyped-def]
    english = WORDS["en"]
    assert words.phrases.keys() == english.phrases.keys()
    assert words.counted.keys() == english.counted.keys()
    for key, phrase in english.phrases.items():
        assert blanks(words.phrases[key]) == blanks(phrase), key


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_number_has_a_form(words) -> None:  # type: ignore[no-untyped-def]
    for forms in words.counted.values():
        assert {words.plural(number) for number in range(300)} == set(range(len(forms)))


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_families_severities_and_confidences_have_names(words) -> None:  # type: ignore[no-untyped-def]
    names = [*FAMILIES, *(s.word for s in Severity), *(c.word for c in Confidence)]
    assert all(words.phrases[name] for name in names)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 finding"),
        ("en", 0, "0 findings"),
        ("de", 2, "2 Befunde"),
        ("pl", 1, "1 uwaga"),
        ("pl", 3, "3 uwagi"),
        ("pl", 5, "5 uwag"),
        ("pl", 12, "12 uwag"),
        ("pl", 22, "22 uwagi"),
        ("pl", 101, "101 uwag"),
        ("ru", 1, "1 замечание"),
        ("ru", 2, "2 замечания"),
        ("ru", 11, "11 замечаний"),
        ("ru", 21, "21 замечание"),
        ("ru", 112, "112 замечаний"),
        ("sl", 1, "1 ugotovitev"),
        ("sl", 2, "2 ugotovitvi"),
        ("sl", 4, "4 ugotovitve"),
        ("sl", 5, "5 ugotovitev"),
        ("sl", 101, "101 ugotovitev"),
        ("sl", 11, "11 ugotovitev"),
        ("sl", 102, "102 ugotovitvi"),
    ],
)
def test_nouns_agree_with_their_number(language: str, number: int, said: str) -> None:
    assert WORDS[language].count("finding", number) == said


def test_a_family_of_the_users_own_keeps_its_name() -> None:
    assert WORDS["pl"].name("our-family") == "our-family"
