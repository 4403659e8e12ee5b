"""Rule and Pattern: what to look for, said once for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from contractlint.model.finding import Confidence, Effect, Law, Severity
from contractlint.model.lexicon import Lexicon
from contractlint.records import dataclass, field

Polarity = Literal["affirmed", "negated", "either"]
QuantityKind = Literal["duration", "money", "percent", "date"]
Scope = Literal["sentence", "clause", "section", "document"]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: any of some concepts, a mention of a party, or a quantity to capture.

    `roles` are parties, in any part ("customer") or in one only ("customer.own": possessive).
    `polarity` says whether a negation near it spoils the match (affirmed, the default), is needed,
    or
    does not matter; in a pattern that has a negated term, the others default to the last.
    """

    concepts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    capture: str = ""
    quantity: QuantityKind | None = None
    polarity: Polarity = "affirmed"


@dataclass(frozen=True, slots=True)
class Group:
    """Terms in any order, all within `width` tokens."""

    terms: tuple[Term, ...]
    width: int


Element = Term | Group


@dataclass(frozen=True, slots=True)
class Pattern:
    """One alternative of a rule, to be found in one sentence (with the lead-in it continues).

    `gaps[i]` is the most tokens between element i and i + 1; an unordered pattern is one Group.
    `who` are the holders allowed for the term at `anchor` ("unknown" included or not); `None`: not
    asked.
    `whose` are the owners allowed for the term at `owned` ("the Provider's rules").
    `heading`, `previous` and `following` must occur in a heading above, the sentence before or
    after;
    `none` must not occur in the sentence. `plan` is what a matcher made of the pattern and wants
    to find again; it is no part of it.
    """

    source: str
    elements: tuple[Element, ...]
    gaps: tuple[int, ...] = ()
    who: frozenset[str] | None = None
    anchor: tuple[str, ...] = ()
    whose: frozenset[str] | None = None
    owned: tuple[str, ...] = ()
    within_clause: bool = False
    heading: Term | None = None
    previous: Term | None = None
    following: Term | None = None
    none: tuple[Term, ...] = ()
    plan: Any = field(default=None, init=False, compare=False, repr=False)
    _terms: tuple[Term, ...] | None = field(default=None, init=False, compare=False, repr=False)
    _needed: tuple[tuple[str, ...], ...] | None = field(
        default=None, init=False, compare=False, repr=False
    )

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, in order, those of groups included; put together when first asked for."""
        if self._terms is None:
            found: list[Term] = []
            for element in self.elements:
                found += element.terms if isinstance(element, Group) else (element,)
            object.__setattr__(self, "_terms", tuple(found))
            return tuple(found)
        return self._terms

    @property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """The concepts of each term that only a concept can fill; put together once, too."""
        if self._needed is None:
            found = tuple(
                term.concepts
                for term in self.terms
                if term.concepts and not term.roles and term.quantity is None
            )
            object.__setattr__(self, "_needed", found)
            return found
        return self._needed


# A condition on captures, parsed: ("and", a, b), ("not", a), (">", a, b), ("+", a, b), ("$",
# "term"),
# ("limit", "max-initial-term"), ("number", "24", "month").
Condition = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Excuse:
    """What makes a match fair after all: any of `patterns` within `scope` of it."""

    scope: Scope
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """What must be somewhere in `scope` once the topic of the rule is there; its absence is the
    finding.
    """

    scope: Scope
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Findings that make a worse one together: each of `parts` (rule ids, any of a tuple) must
    be there.
    """

    parts: tuple[tuple[str, ...], ...]
    at_least: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that a profile sets, with who says so.

    `status` tells whether the source was read (verified, partly-verified, unverified) or is a house
    policy; `applies_from` is a day, "2024-11-10", or "" where the source has none. `effect` is what
    the source does to a clause that passes the limit, in `sector` only where it names one.
    """

    name: str
    value: tuple[str, str]
    source: str = ""
    status: str = ""
    applies_from: str = ""
    effect: Effect | None = None
    sector: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """A rule's words in one language; `mention` says that the clause is there, harmless or not."""

    title: str
    message: str
    why: str
    fairer: str
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or mini-contract that a rule must or must not fire on.

    `known` marks an admitted error; `unmirrored` another: it still fires when the parties change
    places. `mention` says that the clause is there, but need be no harm.
    """

    language: str
    text: str
    fires: bool
    known: bool = False
    unmirrored: bool = False
    mention: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One harm to a customer: what to look for, what excuses it, and how to say it.

    `variants` hold, for a measure that has several answers, the message of each by language.
    `mentions` find the same kind of clause where it need be no harm (another party is bound, both
    are): reported with severity info.
    """

    id: str
    family: str
    severity: Severity
    severity_b2b: Severity
    confidence: Confidence
    status: Literal["stable", "experimental"]
    kind: Literal["present", "missing", "structural", "combination"]
    match: tuple[Pattern, ...] = ()
    mentions: tuple[Pattern, ...] = ()
    when: tuple[Pattern, ...] = ()
    where: Condition | None = None
    unless: tuple[Excuse, ...] = ()
    absent: Absence | None = None
    combine: Combination | None = None
    measure: str = ""
    inherit: bool = True
    texts: Mapping[str, Texts] = field(default_factory=dict)
    variants: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    law: tuple[Law, ...] = ()
    one_sided: bool = True
    worse: Literal["more", "less"] = "more"
    path: str = ""

    def fairer_in(self, language: str) -> str:
        """The fairer wording in a contract's language, "" where there is none."""
        texts = self.texts.get(language)
        return "" if texts is None else texts.fairer


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits, severities and the law that counts, for jurisdictions, an audience and sectors.

    Law that applies only from a day after `as_of` does not decide yet. Where no jurisdiction is
    chosen, `near` names those that a contract in a language is likely to be under.
    """

    name: str
    limits: Mapping[str, Limit]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    jurisdictions: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    title: str = ""
    audience: str = "b2c"
    sectors: tuple[str, ...] = ()
    as_of: str = ""
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """Patterns, any of which will do, and what excuses them."""

    patterns: tuple[Pattern, ...]
    excuses: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """Where a contract says something worth knowing, good or bad: a fact, a right, a step.

    `looks` are in order of trust: what the first finds counts before what the second finds.
    `kind` tells a step's kind and `path` its card; `texts` its words by language; `holder` is
    whose it is where the sentence does not tell.
    """

    name: str
    view: Literal["fact", "right", "step", "document"]
    looks: tuple[Look, ...]
    path: str = ""
    kind: str = ""
    holder: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules, the words they are said in, the limits in force, and what else is worth knowing.

    `plan` is what the matchers made of them, as in a pattern.
    """

    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    profile: Profile
    digest: str = ""
    probes: tuple[Probe, ...] = ()
    plan: Any = field(default=None, init=False, compare=False, repr=False)
