"""Learns who provides and who pays, and by which names the contract calls them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from contractlint.languages import LANGUAGES
from contractlint.languages.language import words
from contractlint.model.contract import Definition, Party, Role
from contractlint.model.document import Document, Span
from contractlint.structure.brands import brand
from contractlint.structure.companies import Company, companies

_REACH_BEFORE = 400
_REACH_AFTER = 200
# Parties introduce themselves at the top.
_PREAMBLE = 6000
# Nouns that nobody defines name a party only when the contract keeps using them.
_LEAST_USES = 4
_MOST_ENDING = 4
# These may be on either side; they count when nobody else provides.
_WEAK = words(
    """
    company agency organization organisation publisher developer host school club spółka firma serwis
    właściciel szkoła klub hotel общество организация компания агент школа клуб владелец podjetje družba
    lastnik šola klub agencija unternehmen gesellschaft inhaber agentur unternehmer przedsiębiorca
    """
)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(slots=True)
class _Side:
    """What is known of one side so far."""

    role: Role
    names: list[str] = field(default_factory=list)
    span: Span | None = None

    def add(self, span: Span, *names: str) -> None:
        self.span = self.span or span
        self.names.extend(name for name in names if name and name not in self.names)

    def party(self) -> Party | None:
        return Party(self.role, tuple(self.names), self.span) if self.span is not None else None


def parties(
    document: Document, definitions: Sequence[Definition], languages: Sequence[str]
) -> tuple[Party, ...]:
    """The provider and the customer as far as the contract names them; nothing rather than a guess."""
    text = document.text
    known = list(companies(text, 0, len(text)))
    introduced = [definition for definition in definitions if _introduced(text, definition)]
    provider, customer = _Side("provider"), _Side("customer")
    others: list[Definition] = []
    weak: list[Definition] = []
    for definition in definitions:
        role, noun = role_of(definition.term, languages)
        if role == "customer":
            customer.add(definition.span, definition.term, noun)
            customer.names.extend(_company_of(text, definition, introduced, known, after=False))
        elif role == "provider" and noun.lower() not in _WEAK:
            provider.add(definition.span, definition.term, noun)
            provider.names.extend(_company_of(text, definition, introduced, known, after=True))
        elif role == "provider":
            weak.append(definition)
        elif definition in introduced and _company_of(
            text, definition, introduced, known, after=False
        ):
            others.append(definition)
    _complete(text, provider, customer, [*weak, *others], introduced, known, languages)
    _from_use(text, provider, customer, known, languages)
    found = [side.party() for side in (provider, customer)]
    return tuple(_unique(party) for party in found if party is not None)


def _unique(party: Party) -> Party:
    return Party(party.role, tuple(dict.fromkeys(party.names)), party.span)


# -- defined names


def _introduced(text: str, definition: Definition) -> bool:
    """Whether a definition introduces somebody in passing, not as an entry of a list of terms."""
    line = text.rfind("\n", 0, definition.span.start) + 1
    return definition.span.start - line > 14 and definition.span.start < _PREAMBLE


def _company_of(
    text: str,
    definition: Definition,
    introduced: Sequence[Definition],
    known: Sequence[Company],
    *,
    after: bool,
) -> tuple[str, ...]:
    """The company that takes a defined name: before "hereinafter", or in the entry of a list of terms."""
    start = definition.span.start
    if definition in introduced:
        earlier = [each.span.end for each in introduced if each.span.end <= start]
        left = max([start - _REACH_BEFORE, *earlier])
        for company in reversed(known):
            if left <= company.span.start and company.span.end <= start:
                return company.full, company.name
        return ()
    if not after:
        return ()
    line_end = text.find("\n", start)
    right = min(start + _REACH_AFTER, line_end if line_end >= 0 else len(text))
    for company in known:
        if definition.span.end <= company.span.start < right:
            return company.full, company.name
    return ()


def _complete(
    text: str,
    provider: _Side,
    customer: _Side,
    unknown: Sequence[Definition],
    introduced: Sequence[Definition],
    known: Sequence[Company],
    languages: Sequence[str],
) -> None:
    """Of two parties, the one whose role is not known has the other role."""
    sides = [side for side in (provider, customer) if side.span is None]
    if len(sides) != 1 or not unknown:
        return
    if len({definition.term for definition in unknown}) > 1:
        return
    definition = unknown[0]
    role, noun = role_of(definition.term, languages)
    # "Company" beside a customer provides; beside a provider it is the customer.
    sides[0].add(definition.span, definition.term, noun if role == "provider" else "")
    sides[0].names.extend(_company_of(text, definition, introduced, known, after=True))


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


def role_of(term: str, languages: Sequence[str]) -> tuple[Role, str]:
    """The side that a name stands for by its noun, and the noun in its base form, capitalised.

    ("other", "") when the name holds no such noun, or more words than a party's name has.
    """
    shown = term.split()
    if len(shown) > 2 or not shown:
        return "other", ""
    english = bool(languages) and languages[0] in ("en", "de")
    if len(shown) == 2 and english and shown[0].lower() not in ("service", "the", "der", "die"):
        return "other", ""
    role, noun = _role_of_word(shown[-1 if english else 0].lower(), tuple(languages))
    if role == "other" or not noun:
        return "other", ""
    return role, noun.upper() if term.isupper() else noun.capitalize()


def _role_of_word(word: str, languages: tuple[str, ...]) -> tuple[Role, str]:
    nouns = _nouns(languages)
    for length in range(len(word), 2, -1):
        found = nouns.get(word[:length])
        if found is not None and len(word) - length <= _ending(found[1], languages):
            return found
    return "other", ""


def _ending(noun: str, languages: tuple[str, ...]) -> int:
    """How many letters an inflected form may have beyond the stem."""
    return 1 if "en" in languages and noun.isascii() and languages[0] == "en" else _MOST_ENDING


# -- names that nobody defines


def _from_use(
    text: str,
    provider: _Side,
    customer: _Side,
    known: Sequence[Company],
    languages: Sequence[str],
) -> None:
    """What the contract's own use shows: a brand that acts, nouns that come again and again."""
    if provider.span is not None and customer.span is not None:
        return
    main = languages[0] if languages else ""
    if provider.span is None:
        found = brand(text, main, known)
        if found is not None:
            name = found.of(text)
            full = [each.full for each in known if each.name == name]
            provider.add(found, name, *full[:1])
    counted = Counter(_WORD.findall(text))
    for side in (provider, customer):
        if side.span is None:
            _most_used(text, side, counted, main)


def _most_used(text: str, side: _Side, counted: Mapping[str, int], main: str) -> None:
    uses: Counter[str] = Counter()
    for word, count in counted.items():
        role, noun = _role_of_word(word.lower(), (main,))
        if role == side.role and noun not in _WEAK:
            uses[noun] += count
    ranked = uses.most_common(1)
    if not ranked or ranked[0][1] < _LEAST_USES:
        return
    noun = ranked[0][0]
    start = _first_use(text, counted, noun, main)
    side.add(start, noun.capitalize())


def _first_use(text: str, counted: Iterable[str], noun: str, main: str) -> Span:
    forms = [word for word in counted if _role_of_word(word.lower(), (main,))[1] == noun]
    start, form = min((text.find(form), form) for form in forms)
    return Span(start, start + len(form))
