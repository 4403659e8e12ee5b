"""A rulebook made ready to be laid on many contracts: what no contract changes is done once.

A contract says some hundred of the thousands of concepts that rules look for. Most patterns are
struck out together, by a few integers, before any of them is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from itertools import chain

from contractlint.locale import words_of
from contractlint.matchers.standing import weigh
from contractlint.matchers.threshold import captures_named, limit_used, limits_named
from contractlint.model.finding import Law, Severity, Standing
from contractlint.model.rule import Excuse, Limit, Pattern, Profile, Rule, Rulebook, Scope, Texts
from contractlint.records import dataclass, field

Weight = tuple[Standing | None, tuple[Law, ...]]
# By what a pattern is known that needs no concept, or only one.
ANYWHERE = ""
_BLANK = Texts("", "", "", "")


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Patterns of which any will do: those with the numbers from `first` on."""

    first: int
    each: tuple[Pattern, ...]

    def left(self, alive: int) -> Sequence[Pattern]:
        """Those that are not struck out."""
        bits = alive >> self.first & (1 << len(self.each)) - 1
        return (
            [pattern for place, pattern in enumerate(self.each) if bits >> place & 1]
            if bits
            else ()
        )


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
    absent: Patterns
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
    """A rulebook made ready. `probes` are the looks of each probe.

    A pattern is known by the two terms whose concepts the fewest patterns need: each of `known_by`
    holds for a concept the bits of the patterns that one of them knows by it.
    """

    rules: tuple[ReadyRule, ...]
    probes: tuple[tuple[ReadyLook, ...], ...]
    known_by: tuple[Mapping[str, int], ...]

    def alive(self, concepts: Set[str]) -> int:
        """Bits of the patterns that could lie in a contract that says these concepts."""
        alive = -1
        for known_by in self.known_by:
            bits = known_by[ANYWHERE]
            for concept in known_by.keys() & concepts:
                bits |= known_by[concept]
            alive &= bits
        return alive


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
        self._numbered: list[Pattern] = []

    def bind(self, rulebook: Rulebook) -> ReadyBook:
        """The whole rulebook."""
        rules = tuple(self._rule(rule, rulebook.profile) for rule in rulebook.rules)
        probes = tuple(
            tuple(
                ReadyLook(self._patterns(look.patterns), self._excuses(look.excuses))
                for look in probe.looks
            )
            for probe in rulebook.probes
        )
        needed = [list(pattern.needed) for pattern in self._numbered]
        uses = Counter(chain.from_iterable(chain.from_iterable(needed)))
        for terms in needed:
            terms.sort(key=lambda any_of: sum(map(uses.__getitem__, any_of)))
        return ReadyBook(rules, probes, tuple(_known_by(needed, rank) for rank in (0, 1)))

    def _rule(self, rule: Rule, profile: Profile) -> ReadyRule:
        return ReadyRule(
            rule,
            profile,
            profile.severities.get(rule.id, rule.severity),
            self._patterns(rule.match),
            self._patterns(rule.mentions),
            self._patterns(rule.when),
            self._patterns(rule.absent.patterns if rule.absent is not None else ()),
            self._excuses(rule.unless),
            limit_used(rule.where, profile.limits),
            captures_named(rule.where),
        )

    def _excuses(self, excuses: Iterable[Excuse]) -> Excuses:
        return tuple((each.scope, self._patterns(each.patterns)) for each in excuses)

    def _patterns(self, patterns: Sequence[Pattern]) -> Patterns:
        first = len(self._numbered)
        self._numbered += patterns
        return Patterns(first, tuple(patterns))


def _known_by(needed: Sequence[Sequence[tuple[str, ...]]], rank: int) -> Mapping[str, int]:
    known_by = {ANYWHERE: 0}
    for number, terms in enumerate(needed):
        for concept in terms[rank] if rank < len(terms) else (ANYWHERE,):
            known_by[concept] = known_by.get(concept, 0) | 1 << number
    return known_by


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
