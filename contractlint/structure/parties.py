"""Learns who provides and who pays, and by which names the contract calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from contractlint.languages.language import words
from contractlint.model.contract import Definition, Party, Role
from contractlint.model.document import Document, Span
from contractlint.records import dataclass, field
from contractlint.structure.brands import brand
from contractlint.structure.clues import Clue, clues, role_of_word
from contractlint.structure.companies import Company, companies

_REACH_BEFORE = 400
_REACH_AFTER = 200
# Parties introduce themselves at the top.
_PREAMBLE = 6000
# Nouns that nobody defines name a party only when the contract keeps using them.
_LEAST_USES = 4
_CHARACTERS_PER_USE = 4000
# A noun in constant use is a party's name even where another word is defined.
_CONSTANT_USES = 12
_OUTNUMBERS = 2
# These may be on either side; they count when nobody else provides.
_WEAK = words(
    """
    company agency organization organisation publisher developer host school club spółka firma
    serwis właściciel szkoła klub hotel общество организация компания агент школа клуб владелец
    podjetje družba lastnik šola klub agencija unternehmen gesellschaft inhaber agentur unternehmer
    przedsiębiorca
    """
)
# These are mentioned in passing by contracts of everybody else.
_PASSING = words(
    """
    bank insurer carrier merchant seller broker processor ubezpieczyciel przewoźnik банк страховщик
    перевозчик агент banka zavarovalnica prevoznik trgovec versicherer sparkasse händler hersteller
    spediteur frachtführer verlag trainer trener kurier producent pośrednik posrednik makler
    """
)
_LEAST_PRONOUNS = 10


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


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the search looks at; `uses` has for each role its nouns with their forms as printed."""

    text: str
    languages: tuple[str, ...]
    introduced: Sequence[Definition]
    companies: Sequence[Company]
    uses: Mapping[Role, Mapping[str, Counter[str]]]
    personal: bool


def _scene(text: str, definitions: Sequence[Definition], languages: Sequence[str]) -> _Scene:
    introduced = [each for each in definitions if _introduced(text, each)]
    codes = tuple(languages)
    told = clues(text, codes[:1])
    # Whether the contract says "we": then a defined "Merchant" is somebody else.
    personal = sum(clue.pronouns for clue in told) >= _LEAST_PRONOUNS
    begun = {clue.word for clue in told if clue.begins_form}
    named = companies(text, begun)
    return _Scene(text, codes, introduced, named, _uses(told), personal)


def _uses(told: Sequence[Clue]) -> dict[Role, dict[str, Counter[str]]]:
    found: dict[Role, dict[str, Counter[str]]] = {}
    for clue, count in Counter(told).items():
        if clue.noun and clue.noun not in _WEAK and clue.noun not in _PASSING:
            forms = found.setdefault(clue.role, {}).setdefault(clue.noun, Counter())
            forms[clue.form] += count
    return found


def parties(
    document: Document, definitions: Sequence[Definition], languages: Sequence[str]
) -> tuple[Party, ...]:
    """The provider and the customer as far as the contract tells; rather nobody than a guess."""
    scene = _scene(document.text, definitions, languages)
    provider, customer = _Side("provider"), _Side("customer")
    if scene.personal:
        _branded(scene, provider)
    if provider.span is not None:
        weak, others = _defined(scene, definitions, _Side("provider"), customer)
    else:
        weak, others = _defined(scene, definitions, provider, customer)
    if provider.span is not None and customer.span is None and not scene.personal:
        _complete(scene, customer, [*weak, *others])
    both_defined = customer.span is not None
    _most_used(scene, customer, _LEAST_USES if customer.span is None else _CONSTANT_USES)
    if not scene.personal:
        _most_used(scene, provider, _CONSTANT_USES)
    if provider.span is None:
        _complete(scene, provider, weak or (others if both_defined else []))
    if provider.span is None:
        _branded(scene, provider)
    if provider.span is None and not scene.personal:
        _most_used(scene, provider, _LEAST_USES)
    found = [side.party() for side in (provider, customer)]
    return tuple(_unique(party) for party in found if party is not None)


def _defined(
    scene: _Scene, definitions: Sequence[Definition], provider: _Side, customer: _Side
) -> tuple[list[Definition], list[Definition]]:
    """Fills both sides from the definitions; returns those that may be on either side."""
    weak: list[Definition] = []
    others: list[Definition] = []
    for definition in definitions:
        role, noun = role_of(definition.term, scene.languages)
        if role == "customer":
            customer.add(definition.span, definition.term, noun)
            customer.names.extend(_company_of(scene, definition, after=False))
        elif role == "provider" and noun.lower() not in _WEAK:
            provider.add(definition.span, definition.term, noun)
            provider.names.extend(_company_of(scene, definition, after=True))
        elif role == "provider":
            weak.append(definition)
        elif definition in scene.introduced and _company_of(scene, definition, after=False):
            others.append(definition)
    return weak, others


def _unique(party: Party) -> Party:
    return Party(party.role, tuple(dict.fromkeys(party.names)), party.span)


# -- defined names


def _introduced(text: str, definition: Definition) -> bool:
    """Whether a definition introduces somebody in passing, not as an entry of a list of terms."""
    line = text.rfind("\n", 0, definition.span.start) + 1
    return definition.span.start - line > 14 and definition.span.start < _PREAMBLE


def _company_of(scene: _Scene, definition: Definition, *, after: bool) -> tuple[str, ...]:
    """The company that takes a defined name: before "hereinafter", or in its entry of a list."""
    start = definition.span.start
    if definition in scene.introduced:
        earlier = [each.span.end for each in scene.introduced if each.span.end <= start]
        left = max([start - _REACH_BEFORE, *earlier])
        for company in reversed(scene.companies):
            if left <= company.span.start and company.span.end <= start:
                return company.full, company.name
        return ()
    if not after:
        return ()
    line_end = scene.text.find("\n", start)
    right = min(start + _REACH_AFTER, line_end if line_end >= 0 else len(scene.text))
    for company in scene.companies:
        if definition.span.end <= company.span.start < right:
            return company.full, company.name
    return ()


def _complete(scene: _Scene, side: _Side, unknown: Sequence[Definition]) -> None:
    """Of two parties, the one whose role is not known has the other role."""
    if len({definition.term.lower() for definition in unknown}) != 1:
        return
    definition = unknown[0]
    # "Company" beside a customer provides; beside a provider it is the customer.
    noun = role_of(definition.term, scene.languages)[1]
    side.add(definition.span, definition.term, noun)
    side.names.extend(_company_of(scene, definition, after=True))


# -- nouns


def role_of(term: str, languages: Sequence[str]) -> tuple[Role, str]:
    """The side that a name stands for by its noun, and the noun in its base form, capitalised.

    ("other", "") when the name holds no such noun, or more words than a party's name has.
    """
    shown = term.split()
    if len(shown) > 2 or not shown:
        return "other", ""
    english = bool(languages) and languages[0] in ("en", "de")
    if (
        english
        and languages[0] == "en"
        and term[-1:] == "s"
        and role_of(term[:-1], languages)[0] == "provider"
    ):
        # "Sellers" trade on a platform; who provides is one.
        return "other", ""
    if len(shown) == 2 and english and shown[0].lower() not in ("service", "the", "der", "die"):
        return "other", ""
    role, noun = role_of_word(shown[-1 if english else 0].lower(), tuple(languages))
    if role == "other" or (len(shown) > 1 and noun in _WEAK):
        return "other", ""
    return role, noun.upper() if term.isupper() else noun.capitalize()


# -- names that nobody defines


def _branded(scene: _Scene, provider: _Side) -> None:
    found = brand(scene.text, scene.languages[0] if scene.languages else "", scene.companies)
    if found is not None:
        name = found.of(scene.text)
        full = [company.full for company in scene.companies if company.name == name]
        provider.add(found, name, *full[:1])


def _most_used(scene: _Scene, side: _Side, least: int) -> None:
    """The noun of this side that the contract keeps using, when it does so `least` times."""
    forms = scene.uses.get(side.role, {})
    counts = {noun: sum(each.values()) for noun, each in forms.items()}
    noun = max(counts, key=lambda each: (counts[each], each), default="")
    if counts.get(noun, 0) < max(least, len(scene.text) / _CHARACTERS_PER_USE):
        return
    if any(counts[noun] < _OUTNUMBERS * counts.get(name.lower(), 0) for name in side.names):
        return
    start, form = min((scene.text.find(form), form) for form in forms[noun])
    side.add(Span(start, start + len(form)), noun.capitalize())
