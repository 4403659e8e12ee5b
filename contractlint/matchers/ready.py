"""A rulebook made ready to be laid on many contracts: what no contract changes is done once.

A contract says some hundred of the thousands of concepts that rules look for. Patterns of which it
lacks a word are struck out together, by a few integers, before any of them is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from contractlint.locale import words_of
from contractlint.matchers.standing import weigh
from contractlint.matchers.threshold import captures_named, limit_used, limits_named
from contractlint.model.finding import Law, Severity, Standing
from contractlint.model.rule import Excuse, Limit, Pattern, Profile, Rule, Rulebook, Scope, Texts
from contractlint.records import dataclass, field

Weight = tuple[Standing | None, tuple[Law, ...]]
_BLANK = Texts("", "", "", "")


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Patterns of which any will do, each with its bit; `bits` are all of them."""

    bits: int
    each: tuple[tuple[int, Pattern], ...]

    def left(self, alive: int) -> Iterator[Pattern]:
        """Those that are not struck out."""
        if self.bits & alive:
            for bit, pattern in self.each:
                if bit & alive:
                    yield pattern


# Patterns that excuse what stands in their scope.
Excuses = tuple[tuple[Scope, Patterns], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A rule's words in the language of a report; `limits` are its limits in words."""

    texts: Texts
    limits: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyRule:
    """A rule with its patterns numbered, and with what its profile makes of it.

    `limit` is the first that its condition names, `compared` are the captures that it compares.
    `said` and `weights` are filled as findings ask for them.
    """

    rule: Rule
    profile: Profile
    severity: Severity
    match: Patterns
    mentions: Patterns
    when: Patterns
    unless: Excuses
    limit: Limit | None
    compared: frozenset[str]
    said: dict[str, Said] = field(default_factory=dict)
    weights: dict[tuple[bool, str], Weight] = field(default_factory=dict)

    def says(self, language: str) -> Said:
        """Each text in `language`, in English where the rule lacks it; limits as reports say them:
        "24 miesiące".
        """
        said = self.said.get(language)
        if said is None:
            limits = self.profile.limits
            named = (name for name in limits_named(self.rule.where) if name in limits)
            worded = {name: _worded(limits[name], language) for name in named}
            if self.limit is not None:
                worded["limit"] = _worded(self.limit, language)
            said = self.said[language] = Said(_texts(self.rule, language), worded)
        return said

    def weighs(self, measured: bool, language: str) -> Weight:
        """The standing of a finding in a contract of a language, and the law; `measured`: a number
        over the limit made the rule fire.
        """
        weight = self.weights.get((measured, language))
        if weight is None:
            limit = self.limit if measured else None
            weight = weigh(self.rule, self.profile, self.severity, limit, language)
            self.weights[measured, language] = weight
        return weight


@dataclass(frozen=True, slots=True, eq=False)
class ReadyLook:
    """One look of a probe with its patterns numbered."""

    patterns: Patterns
    excuses: Excuses


@dataclass(frozen=True, slots=True, eq=False)
class ReadyBook:
    """A rulebook made ready. `needing` are the bits of the patterns that lie nowhere without any
    of some concepts; `probes` the looks of each probe.
    """

    rules: tuple[ReadyRule, ...]
    probes: tuple[tuple[ReadyLook, ...], ...]
    everything: int
    needing: dict[str, int]
    needing_any: dict[tuple[str, ...], int]

    def alive(self, concepts: Collection[str]) -> int:
        """Bits of the patterns that could lie in a contract that says these concepts."""
        struck = 0
        for concept in self.needing.keys() - concepts:
            struck |= self.needing[concept]
        there = concepts if isinstance(concepts, set | frozenset) else frozenset(concepts)
        for any_of, bits in self.needing_any.items():
            if there.isdisjoint(any_of):
                struck |= bits
        return self.everything & ~struck


def prepared(rulebook: Rulebook) -> ReadyBook:
    """The rulebook made ready; it keeps what was made."""
    book: ReadyBook | None = rulebook.plan
    if book is None:
        book = _Binder().bind(rulebook)
        object.__setattr__(rulebook, "plan", book)
    return book


class _Binder:
    """Numbers the patterns of a rulebook."""

    def __init__(self) -> None:
        self._next = 1
        self._needing: dict[str, int] = {}
        self._needing_any: dict[tuple[str, ...], int] = {}

    def bind(self, rulebook: Rulebook) -> ReadyBook:
        rules = tuple(self._rule(rule, rulebook.profile) for rule in rulebook.rules)
        probes = tuple(
            tuple(
                ReadyLook(self._patterns(look.patterns), self._excuses(look.excuses))
                for look in probe.looks
            )
            for probe in rulebook.probes
        )
        return ReadyBook(rules, probes, self._next - 1, self._needing, self._needing_any)

    def _rule(self, rule: Rule, profile: Profile) -> ReadyRule:
        return ReadyRule(
            rule,
            profile,
            profile.severities.get(rule.id, rule.severity),
            self._patterns(rule.match),
            self._patterns(rule.mentions),
            self._patterns(rule.when),
            self._excuses(rule.unless),
            limit_used(rule.where, profile.limits),
            captures_named(rule.where),
        )

    def _excuses(self, excuses: Iterable[Excuse]) -> Excuses:
        return tuple((each.scope, self._patterns(each.patterns)) for each in excuses)

    def _patterns(self, patterns: Iterable[Pattern]) -> Patterns:
        first = self._next
        numbered = tuple((self._number(pattern), pattern) for pattern in patterns)
        return Patterns(self._next - first, numbered)

    def _number(self, pattern: Pattern) -> int:
        bit = self._next
        self._next <<= 1
        for term in pattern.terms:
            if term.roles or term.quantity is not None or not term.concepts:
                continue
            if len(term.concepts) == 1:
                self._needing[term.concepts[0]] = self._needing.get(term.concepts[0], 0) | bit
            else:
                self._needing_any[term.concepts] = self._needing_any.get(term.concepts, 0) | bit
        return bit


def _texts(rule: Rule, language: str) -> Texts:
    own, english = rule.texts.get(language, _BLANK), rule.texts.get("en", _BLANK)
    title = own.title or english.title or rule.id
    return Texts(
        title,
        own.message or english.message or title,
        own.why or english.why,
        own.fairer or english.fairer,
        own.mention or english.mention or title,
    )


def _worded(limit: Limit, language: str) -> str:
    number, unit = limit.value
    if unit == "%":
        return words_of(language).formats.share(Decimal(number))
    return words_of(language).duration(Decimal(number), unit)
