"""Lexicon: which words of a language say which concept, compiled to look-ups without any
dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.model.contract import Role
from contractlint.records import dataclass, field

# What a party may be in its sentence, as bits: a form may be several ("Abonenta" is genitive and
# accusative).
# SUBJECT holds the right of a modal; POSSESSOR "prawo Operatora"; RECIPIENT "Abonentowi
# przysługuje";
# AGENT "by the Provider", "Оператором".
SUBJECT, POSSESSOR, RECIPIENT, AGENT, OBJECT = 1, 2, 4, 8, 16
PARTS = {
    "subject": SUBJECT,
    "possessor": POSSESSOR,
    "recipient": RECIPIENT,
    "agent": AGENT,
    "object": OBJECT,
}
ANY_PART = SUBJECT | POSSESSOR | RECIPIENT | AGENT | OBJECT


def folded(word: str) -> str:
    """The spelling in which words are compared: no capitals, plain apostrophes and hyphens, е
    for ё.
    """
    return word.casefold().replace("’", "'").replace("‑", "-").replace("ё", "е")


@dataclass(slots=True)
class Node:
    """A place in the trie of phrases: what may come next, and which concepts are complete here.

    `gaps` are (most tokens skipped, node after the gap). Built once when a rulebook is loaded,
    never
    changed after; not frozen because a trie is grown branch by branch.
    """

    words: dict[int, Node] = field(default_factory=dict)
    anything: Node | None = None
    gaps: list[tuple[int, Node]] = field(default_factory=list)
    concepts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far words act in a language: tokens by which gaps stretch, and where a negation is felt.

    `before`: a negation this many tokens left of a word still negates it; `after`: to its right
    (German
    puts "nicht" at the end). `no`: a negated article ("no", "kein", concept `no`) reaches this far
    right. `right`: how far right of a modal its subject may stand (inversion),
    at
    `right_cost`; `object_cost`: what a party costs that follows another word directly ("notify the
    Customer"), where the language has no cases to tell.
    """

    gap_scale: float = 1.0
    before: int = 3
    after: int = 1
    no: int = 6
    agent: int = 14
    right: int = 2
    right_cost: int = 1
    object_cost: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """A verb ending that names the party by itself: Polish "możemy" is the provider speaking."""

    ending: str
    role: Role


@dataclass(frozen=True, slots=True)
class PartyWord:
    """What a party phrase of the trie says: which party, in which parts, and whether it is a
    possessive.
    """

    role: Role
    parts: int
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words, compiled.

    A *slot* is one word of a phrase with all its forms. `forms` maps a casefolded form to its
    slots,
    `cased` an exact spelling to its; `stems`, `endings` and `middles` are wildcards, tried once for
    each
    distinct word; `capitals` and `numbers` are the slots of any capitalised word and any number
    (-1: not
    used). A gap never skips one of the `negators`. `phrases` is the trie over slots; a party phrase
    is a concept whose name is a key of `parties`.
    `governs` says what a party is after a preposition or article ("by" -> AGENT).
    `known` remembers the slots of spellings looked up before: the contracts of a folder share most
    of their words.
    """

    language: str
    forms: Mapping[str, tuple[int, ...]]
    cased: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    endings: Mapping[str, tuple[int, ...]]
    middles: tuple[tuple[str, int], ...]
    capitals: int
    numbers: int
    phrases: Node
    parties: Mapping[str, PartyWord]
    negators: frozenset[int] = frozenset()
    reach: Reach = Reach()
    verb_endings: tuple[Ending, ...] = ()
    governs: Mapping[str, int] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
