"""What single words tell of the parties: pronouns, nouns of one side, names of companies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.languages.lower import words_in
from contractlint.model.contract import Role
from contractlint.patterns import pattern
from contractlint.records import dataclass
from contractlint.structure.companies import may_begin

_MOST_ENDING = 4
_PRONOUN = pattern(r"\b(?:[Ww]e|[Oo]ur|[Ww]ir|[Uu]nser\w*|[Nn]asz\w*|[Nn]aš\w*|[Нн]аш\w*|[Мм]ы)\b")
_HEAD = 3
_AROUND = ".,;:!?()[]\"'„“”«»‘’"
# What is remembered is given up when it gets larger than this, in words.
_MOST = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Clue:
    """A word as it stands between white space; `form` is it without punctuation.

    `noun` is the base form when it names a side, else ""; `pronouns` how often it says "we".
    """

    word: str
    pronouns: int
    begins_form: bool
    role: Role
    noun: str
    form: str


class _Clues(dict[str, Clue | None]):
    """The clue in each word, None for the many that are none, filled as they come."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self.languages = languages
        self.heads = frozenset(stem[:_HEAD] for stem in _nouns(languages))

    def __missing__(self, word: str) -> Clue | None:
        found = self[word] = self._clue(word)
        return found

    def _clue(self, word: str) -> Clue | None:
        form = word.strip(_AROUND)
        role: Role = "other"
        noun = ""
        if form[:_HEAD].lower() in self.heads and form.isalpha():
            role, noun = role_of_word(form.lower(), self.languages)
        pronouns = len(_PRONOUN.findall(word))
        begins = may_begin(word)
        if not (noun or pronouns or begins):
            return None
        return Clue(word, pronouns, begins, role, noun, form)


@cache
def _known(languages: tuple[str, ...]) -> _Clues:
    return _Clues(languages)


def clues(text: str, languages: tuple[str, ...]) -> list[Clue]:
    """The words of a text that tell something, each as often as it comes, in order."""
    known = _known(languages)
    if len(known) > _MOST:
        known.clear()
    return list(filter(None, map(known.__getitem__, words_in(text))))


# -- nouns


@cache
def _nouns(languages: tuple[str, ...]) -> Mapping[str, tuple[Role, str]]:
    """The stem of each noun with its role; a stem loses the vowel that endings replace."""
    nouns: dict[str, tuple[Role, str]] = {}
    for code in languages:
        if code not in LANGUAGES:
            continue
        writing = LANGUAGES[code].writing
        for role, listed in (
            ("provider", writing.provider_nouns),
            ("customer", writing.customer_nouns),
        ):
            for noun in sorted(listed):
                nouns[_stem(noun, code)] = ("provider" if role == "provider" else "customer", noun)
    return nouns


def _stem(noun: str, code: str) -> str:
    if code == "en" or len(noun) < 5:
        return noun
    if code == "sl" and noun.endswith(("ec", "ek")):
        return noun[:-2]
    if code == "pl" and noun.endswith(("iec", "iek")):
        return noun[:-3]
    if code == "ru" and noun.endswith("ец"):
        return noun[:-2]
    return noun[:-1] if noun[-1] in "aeiyoąęаеийоьяь" else noun


def role_of_word(word: str, languages: tuple[str, ...]) -> tuple[Role, str]:
    """The side that a lower-case word stands for, and its base form; ("other", "") for neither."""
    nouns = _nouns(languages)
    for length in range(len(word), 2, -1):
        found = nouns.get(word[:length])
        if found is not None and len(word) - length <= _ending(found[1], languages):
            return found
    return "other", ""


def _ending(noun: str, languages: tuple[str, ...]) -> int:
    """How many letters an inflected form may have beyond the stem."""
    return 1 if "en" in languages and noun.isascii() and languages[0] == "en" else _MOST_ENDING
