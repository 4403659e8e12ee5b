"""Runs the examples that every rule carries, its fairer wordings, and the mirror test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from contractlint import records
from contractlint.matchers import match
from contractlint.matchers.index import Index
from contractlint.matchers.structural import OF_THE_WHOLE
from contractlint.model.contract import Contract, Party, Role
from contractlint.model.finding import Severity
from contractlint.model.lexicon import OBJECT, Ending, Lexicon, PartyWord
from contractlint.model.rule import Example, Rule, Rulebook
from contractlint.readers.html import READER as HTML
from contractlint.readers.text import READER
from contractlint.records import dataclass
from contractlint.rulebook.load import Shelf, examples
from contractlint.stages import contract_of

Kind = Literal["fires", "silent", "fairer", "mirror"]
_MIRROR: Mapping[Role, Role] = {"provider": "customer", "customer": "provider"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example, and whether the program did as the example says.

    `known` marks an admitted error: it is expected to fail, and passing is news. `found` are the
    rules
    that fired.
    """

    rule: str
    language: str
    kind: Kind
    number: int
    text: str
    passed: bool
    known: bool = False
    found: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As the tests call it: `exit-fee-without-cap[pl-fires-2]`."""
        return f"{self.rule}[{self.language}-{self.kind}-{self.number}]"


def run(shelf: Shelf, rulebook: Rulebook, only: Iterable[str] = ()) -> Iterator[Outcome]:
    """Every example of every rule (or of the rules `only`), rule by rule."""
    wanted = set(only)
    harms = _without_mentions(rulebook)
    by_rule = examples(shelf)
    mirrored = records.replace(
        rulebook, lexicons={code: _mirror(rulebook.lexicons[code]) for code in rulebook.lexicons}
    )
    for rule in rulebook.rules:
        if not wanted or rule.id in wanted:
            own = records.replace(rulebook, rules=_with_parts(rule, rulebook))
            yield from _examples(rule, by_rule.get(rule.id, ()), own)
            yield from _fairer(rule, harms)
            if rule.one_sided and rule.kind == "present":
                own_mirrored = _without_mentions(records.replace(mirrored, rules=(rule,)))
                yield from _mirrors(rule, by_rule.get(rule.id, ()), own_mirrored)


def _without_mentions(rulebook: Rulebook) -> Rulebook:
    """The same rules asked for harms only: that a clause is there is no fault."""
    rules = tuple(records.replace(rule, mentions=()) for rule in rulebook.rules)
    return records.replace(rulebook, rules=rules)


def _with_parts(rule: Rule, rulebook: Rulebook) -> tuple[Rule, ...]:
    """A rule, and the rules whose findings it joins."""
    if rule.combine is None:
        return (rule,)
    parts = {part for parts in rule.combine.parts for part in parts}
    return (*(other for other in rulebook.rules if other.id in parts), rule)


def _examples(rule: Rule, texts: Iterable[Example], rulebook: Rulebook) -> Iterator[Outcome]:
    harms = _without_mentions(rulebook)
    numbers: dict[tuple[str, bool], int] = {}
    for example in texts:
        key = (example.language, example.fires)
        numbers[key] = numbers.get(key, 0) + 1
        found = _found(example.text, rulebook if example.mention else harms)
        yield Outcome(
            rule.id,
            example.language,
            "fires" if example.fires else "silent",
            numbers[key],
            example.text,
            (rule.id in found) == example.fires,
            example.known,
            found,
        )


def _fairer(rule: Rule, rulebook: Rulebook) -> Iterator[Outcome]:
    """The fairer wording is linted with the whole rulebook and stays silent."""
    for language, texts in rule.texts.items():
        if texts.fairer:
            found = _found(texts.fairer, _of_a_clause(rulebook))
            yield Outcome(rule.id, language, "fairer", 1, texts.fairer, not found, found=found)


def _of_a_clause(rulebook: Rulebook) -> Rulebook:
    """The rules that one clause alone can break.

    Severity info says that a clause is there, which is no fault; what is missing, or pointed at,
    may
    stand in the rest of the contract.
    """
    rules = tuple(
        rule
        for rule in rulebook.rules
        if rule.severity is not Severity.INFO
        and rule.kind != "missing"
        and rule.measure not in OF_THE_WHOLE
    )
    return records.replace(rulebook, rules=rules)


def _mirrors(rule: Rule, texts: Iterable[Example], rulebook: Rulebook) -> Iterator[Outcome]:
    """With the parties swapped, a harm to the customer becomes his right: the finding must go."""
    numbers: dict[str, int] = {}
    for example in texts:
        if not example.fires or example.known or example.mention:
            continue
        contract = _contract(example.text)
        if not _names_a_party(contract, rulebook):
            continue
        numbers[example.language] = numbers.get(example.language, 0) + 1
        findings, _ = match(_swap(contract), rulebook, "en")
        found = tuple(finding.rule for finding in findings)
        yield Outcome(
            rule.id,
            example.language,
            "mirror",
            numbers[example.language],
            example.text,
            rule.id not in found,
            example.unmirrored,
            found,
        )


def _contract(text: str) -> Contract:
    """An example that is about how text looks is written in HTML."""
    if text.startswith("<"):
        return contract_of(HTML.read(text.encode(), "example.html"))
    return contract_of(READER.read(text.encode(), "example.txt"))


def _found(text: str, rulebook: Rulebook) -> tuple[str, ...]:
    findings, _ = match(_contract(text), rulebook, "en")
    return tuple(dict.fromkeys(finding.rule for finding in findings))


def _names_a_party(contract: Contract, rulebook: Rulebook) -> bool:
    """Whether a party is named that could hold or bear something, and not only be a place."""
    index = Index(contract, rulebook.lexicons)
    units = (index.unit(number) for number in range(len(index.sentences)))
    return any(
        m.role in _MIRROR and (m.possessive or m.parts != OBJECT)
        for unit in units
        if unit is not None
        for m in unit.mentions
    )


def _mirror(lexicon: Lexicon) -> Lexicon:
    """The same language in which the words for the two parties have changed places."""
    return records.replace(
        lexicon,
        parties={
            name: PartyWord(_MIRROR.get(word.role, word.role), word.parts, word.possessive)
            for name, word in lexicon.parties.items()
        },
        verb_endings=tuple(
            Ending(ending.ending, _MIRROR.get(ending.role, ending.role))
            for ending in lexicon.verb_endings
        ),
    )


def _swap(contract: Contract) -> Contract:
    parties = tuple(
        Party(_MIRROR.get(party.role, party.role), party.names, party.span)
        for party in contract.outline.parties
    )
    return records.replace(contract, outline=records.replace(contract.outline, parties=parties))
