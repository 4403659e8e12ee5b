"""Language -> Vocabulary: the words by which a language counts, made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal, TypeVar

from contractlint.languages import LANGUAGES
from contractlint.languages.language import Counting
from contractlint.languages.lower import lowered
from contractlint.model.document import Span
from contractlint.patterns import pattern
from contractlint.records import dataclass, fields, replace

Kind = Literal["word", "sign", "digits", "spelt", "article", "blank"]
NUMBERS: frozenset[Kind] = frozenset({"digits", "spelt", "article", "blank"})

V = TypeVar("V")

# What is written alike in all languages; their own words for money are in `Counting.currencies`.
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₽": "RUB"}
_ISO = "EUR USD GBP PLN RUB CHF CZK HUF SEK NOK DKK UAH BYN KZT RON BGN JPY CAD AUD"
CODES = {code.lower(): code for code in _ISO.split()}

# Digits and blanks
_HINT = pattern(r"[\d_\[…█▇■*]")
_SIGN = pattern("[%‰€$£₽]")
_WORD = pattern(r"[^\W\d_]+")
_FOLLOWING = pattern(r"\s+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or number that may be part of a quantity; `value` is None for words and
    blanks.
    """

    start: int
    end: int
    kind: Kind
    form: str
    value: Decimal | None = None


class Vocabulary:
    """The counting words of one language, made ready for looking up."""

    def __init__(self, counting: Counting) -> None:
        self.counting = counting = _folded(counting)
        self.spelt = (
            frozenset(counting.cardinals) | set(counting.multipliers) | set(counting.halves)
        )
        lexical = {
            *counting.units,
            *counting.singles,
            *counting.wholes,
            *counting.percent,
            *counting.currencies,
        }
        # The first words of two-word keys; their second words are looked for in the text.
        self.openers = frozenset(key.partition(" ")[0] for key in lexical if " " in key)
        self.words = (
            self.openers
            | self.spelt
            | lexical
            | set(counting.subunits)
            | set(counting.months)
            | set(CODES)
        )
        self.percent = dict.fromkeys(counting.percent, True)
        self.between = counting.fillers | counting.business
        # Without digits, only these begin a quantity; articles need a unit after them.
        self.loners = {key.partition(" ")[0] for key in (*counting.singles, *counting.wholes)}
        self.promising = (
            (self.spelt - counting.articles)
            | self.loners
            | set(counting.units if counting.articles else ())
        )
        # Without one of these, of a sign or of a compound there is nothing to count but years.
        self.measures = self.openers | lexical | {*counting.subunits, *counting.months, *CODES}
        self.openings = frozenset(
            stem[:2] for stem in (*counting.compound_numbers, *counting.compound_units)
        )

    @cached_property
    def _compound(self) -> re.Pattern[str]:
        numbers = _alternatives(self.counting.compound_numbers)
        return pattern(rf"((?:{numbers})*)({_alternatives(self.counting.compound_units)})\w*")

    @cached_property
    def _stems(self) -> re.Pattern[str]:
        return pattern(_alternatives(self.counting.compound_numbers))

    def compound(self, form: str) -> tuple[Decimal | None, str] | None:
        """The number (None: it stands outside) and the unit stem of a compound word
        ("24-monatig").
        """
        if form[:2] not in self.openings or form in self.counting.rates:
            return None
        match = self._compound.fullmatch(form)
        if match is None:
            return None
        stems = self._stems.findall(match[1])
        number = sum((Decimal(self.counting.compound_numbers[stem]) for stem in stems), Decimal(0))
        return (number or None), match[2]

    def is_alone(self, form: str) -> bool:
        """Whether a word may be a duration without a number before it."""
        return form in self.loners or form[:2] in self.openings

    def look_up(self, table: Mapping[str, V], text: str, token: Token) -> tuple[V, int] | None:
        """What a word or a pair of words means, and where it ends."""
        if token.form in self.openers:
            following = _FOLLOWING.match(text, token.end)
            value = table.get(f"{token.form} {following[1]}") if following else None
            if following and value is not None:
                return value, following.end()
        value = table.get(token.form)
        return None if value is None else (value, token.end)


@cache
def vocabulary(code: str) -> Vocabulary | None:
    """The counting words of a language, None for one that we do not speak."""
    language = LANGUAGES.get(code)
    return None if language is None else Vocabulary(language.counting)


def fold(text: str) -> str:
    """Lower case without "ё", character for character: spans stay true."""
    lower = lowered(text)
    if len(lower) != len(text):  # "İ" alone becomes two
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("ё", "е")


def is_promising(text: str, span: Span, words: Vocabulary) -> bool:
    """Whether something in a span of folded text can begin a quantity."""
    if _HINT.search(text, span.start, span.end) or text.find("....", span.start, span.end) >= 0:
        return True
    forms = _WORD.findall(text, span.start, span.end)
    return not words.promising.isdisjoint(forms) or any(map(words.compound, forms))


def is_measure(text: str, words: Vocabulary) -> bool:
    """Whether folded text holds a unit, a currency, a share or a month: what a number counts."""
    forms = _WORD.findall(text)
    return (
        not words.measures.isdisjoint(forms)
        or _SIGN.search(text) is not None
        or any(map(words.compound, forms))
    )


def _folded(counting: Counting) -> Counting:
    changes: dict[str, object] = {}
    for one in fields(counting):
        value = getattr(counting, one.name)
        if isinstance(value, dict):
            changes[one.name] = {fold(key): item for key, item in value.items()}
        elif isinstance(value, frozenset):
            changes[one.name] = frozenset(fold(key) for key in value)
    return replace(counting, **changes)  # type: ignore[arg-type]


def _alternatives(stems: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(stem) for stem in stems), key=len, reverse=True)) or r"(?!)"
