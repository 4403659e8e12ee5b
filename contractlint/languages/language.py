"""What a language is to us: how it writes sentences and clauses, and how it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from contractlint.model.quantity import TimeUnit


@dataclass(frozen=True, slots=True)
class Writing:
    """How sentences, clauses, definitions and references look. All words are lower-case (casefolded).

    `abbreviations` never end a sentence; they are written with their full stop ("ust.", "z o.o.").
    `function_words` tell the language of a clause.
    `clause_words` name a clause before or after its number ("§", "article", "člen"); `annex_words` an annex.
    `definition_patterns` have a group `term` ("zwany dalej „(?P<term>…)”").
    `provider_nouns` and `customer_nouns` tell which side a defined name is on when the contract does not.
    """

    abbreviations: frozenset[str]
    function_words: frozenset[str]
    letters: str = ""
    clause_words: frozenset[str] = frozenset()
    annex_words: frozenset[str] = frozenset()
    document_words: frozenset[str] = frozenset()
    definition_patterns: tuple[re.Pattern[str], ...] = ()
    provider_nouns: frozenset[str] = frozenset()
    customer_nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counting:
    """How numbers, lengths of time, money, percentages and dates are said; keys are casefolded, all inflected forms.

    `cardinals` maps every form of a number word to its value; `multipliers` those that multiply what
    stands before ("hundred", "tysiąc", "тысяч"); `compounds` maps a form that says number and unit in one
    word ("trzymiesięczny", "zweijährig", "трёхмесячный") to (number, unit). `business` are words that
    make days business days, standing before or after the unit.
    """

    cardinals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    halves: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, TimeUnit] = field(default_factory=dict)
    business: frozenset[str] = frozenset()
    currencies: Mapping[str, str] = field(default_factory=dict)
    percent: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    decimal_mark: Literal[",", "."] = "."
    # Compound words are open-ended in German and Slavic languages, so they are parsed, not listed: a
    # pattern with groups `number` (a form of `compound_numbers` or digits) and `unit` (of `compound_units`).
    compound: re.Pattern[str] | None = None
    compound_numbers: Mapping[str, int] = field(default_factory=dict)
    compound_units: Mapping[str, TimeUnit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `code` is ISO 639-1, `name` its English name."""

    code: str
    name: str
    writing: Writing
    counting: Counting
