"""What a language is to us: how it writes sentences and clauses, and how it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeVar

from contractlint.model.quantity import TimeUnit
from contractlint.records import dataclass, field


def words(text: str) -> frozenset[str]:
    """A set of words written as one string."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """A set of phrases written as one string, separated by semicolons."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


@dataclass(frozen=True, slots=True)
class Writing:
    """How sentences, clauses, definitions and references look. All words are lower-case.

    `abbreviations` never end a sentence; they are written with their full stop ("ust.", "z o.o.").
    `function_words` tell the language of a clause.
    `clause_words` name a clause before or after its number ("§", "article", "člen"); `annex_words`
    an annex.
    `definition_patterns` have a group `term` ("zwany dalej „(?P<term>…)”").
    `provider_nouns` and `customer_nouns` tell which side a defined name is on when the contract
    does not.
    `chapter_words` name parts that hold clauses with a numbering of their own ("rozdział");
    `law_words` show that a number points into a statute; `finite_verbs` tell a short sentence from
    a heading.
    """

    abbreviations: frozenset[str]
    function_words: frozenset[str]
    letters: str = ""
    clause_words: frozenset[str] = frozenset()
    chapter_words: frozenset[str] = frozenset()
    annex_words: frozenset[str] = frozenset()
    document_words: frozenset[str] = frozenset()
    definition_patterns: tuple[re.Pattern[str], ...] = ()
    provider_nouns: frozenset[str] = frozenset()
    customer_nouns: frozenset[str] = frozenset()
    law_words: frozenset[str] = frozenset()
    finite_verbs: frozenset[str] = frozenset()


V = TypeVar("V")


def by_form(table: Mapping[V, str]) -> dict[str, V]:
    """Turns {value: "all its forms"} round; "_" joins a form of two words."""
    return {
        form.replace("_", " "): value for value, forms in table.items() for form in forms.split()
    }


def in_order(forms: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Numbers the groups of "one|two|three": {"one": 1, "two": 2, "three": 3}."""
    return by_form({first + step * place: group for place, group in enumerate(forms.split("|"))})


@dataclass(frozen=True, slots=True)
class Counting:
    """How numbers, lengths of time, money, percentages and dates are said.

    All keys are lower-case and all inflected forms are listed; "ё" may be written or not. A key of
    `units`, `wholes`, `currencies` or `percent` may be two words ("billing cycle").

    Numbers: `cardinals` maps a number word to its value; `multipliers` multiply what stands
    before ("hundred", "tysiąc"); `halves` are the fractions ("half", "półtora"); `number_joins`
    stand inside a number ("hundred *and* twenty"), `half_joins` before a half ("one *and a*
    half"). `articles` are the forms that may say no number at all ("a", "eines"): they need a
    word of length.

    Time: `units` follow a number; `singles` mean one when they stand alone after one of
    `lengths` ("within *a month*", "w ciągu *miesiąca*") or before one of `after_lengths` ("a
    month *prior*"). `calendar` words
    after it forbid that ("roku *szkolnego*"). `nth` are forms that say "the n-th" after an
    integer above one ("10 dnia"), unless one of `after_nth` follows ("30 dnia *przed*").
    `wholes` need no number ("fortnight", "полгода"). `fillers` may stand between number and
    unit, `business` too or after it. `range_joins` stand between two numbers of one unit.
    `ages` and `tautologies` are looked for around a duration that is none ("18 years of age",
    "24 hours a day"); in them ¤ stands for the duration.

    Compound words are open-ended, so they are stems: `compound_numbers` ("zwei", "dwu", "двух")
    before `compound_units` ("jährig", "letni", "летн"); `spaced_compounds` if
    "24 miesięczny" is written, too.
    `terms` after a bare one mean that it says how long ("miesięczny *okres wypowiedzenia*").

    Percentages: `percent` words; `per` before a unit and `rates` alone name the period. Money:
    `currencies` and `subunits` to ISO 4217. Dates: `months` to 1..12.
    """

    cardinals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    halves: Mapping[str, Decimal] = field(default_factory=dict)
    number_joins: frozenset[str] = frozenset()
    half_joins: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    units: Mapping[str, TimeUnit] = field(default_factory=dict)
    singles: Mapping[str, TimeUnit] = field(default_factory=dict)
    lengths: frozenset[str] = frozenset()
    after_lengths: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    nth: frozenset[str] = frozenset()
    after_nth: frozenset[str] = frozenset()
    wholes: Mapping[str, tuple[Decimal, TimeUnit]] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    business: frozenset[str] = frozenset()
    range_joins: frozenset[str] = frozenset()
    ages: re.Pattern[str] | None = None
    tautologies: re.Pattern[str] | None = None
    compound_numbers: Mapping[str, int | Decimal] = field(default_factory=dict)
    compound_units: Mapping[str, TimeUnit] = field(default_factory=dict)
    spaced_compounds: bool = False
    terms: re.Pattern[str] | None = None
    percent: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    rates: Mapping[str, TimeUnit] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    subunits: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    decimal_mark: Literal[",", "."] = "."


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `code` is ISO 639-1, `name` its English name."""

    code: str
    name: str
    writing: Writing
    counting: Counting
