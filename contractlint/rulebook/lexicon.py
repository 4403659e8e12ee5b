"""Compiles a language's concept file to a Lexicon: phrases to a trie, words to all their forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from contractlint.errors import RuleError
from contractlint.model.contract import Role
from contractlint.model.lexicon import (
    AGENT,
    ANY_PART,
    OBJECT,
    PARTS,
    POSSESSOR,
    RECIPIENT,
    SUBJECT,
    Ending,
    Lexicon,
    Node,
    PartyWord,
    Reach,
    folded,
)
from contractlint.records import dataclass, field
from contractlint.rulebook.forms import Paradigm
from contractlint.rulebook.yamlfile import Entry

ParadigmOf = Callable[[str], Paradigm | None]

SLAVIC = ("pl", "ru", "sl")
PARTIES: tuple[Role, ...] = ("provider", "customer", "either")
_KEYS = ("language", "reach", "governs", "articles", "verb-endings", "parties", "concepts")
# What another folder's file may add to a language; how the language works is said once.
_ADDED_KEYS = ("language", "parties", "concepts")
_REACH = ("gap-scale", "before", "after", "no", "agent", "right", "right-cost", "object-cost")
# Punctuation inside a phrase is a word of its own, as in the text.
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_GAP = re.compile(r"\.\.(\d{0,3})")
# "a|b c|d …": each pair of alternatives doubles what is looked for.
MOST_BRANCHES = 20_000


@dataclass(slots=True)
class _Builder:
    """Grows the look-ups of one language; `unknown` collects words whose forms nobody supplied."""

    paradigm: ParadigmOf
    language: str
    slots: dict[tuple[str, str], int] = field(default_factory=dict)
    forms: dict[str, list[int]] = field(default_factory=dict)
    cased: dict[str, list[int]] = field(default_factory=dict)
    wild: dict[str, list[tuple[str, int]]] = field(
        default_factory=lambda: {"stem": [], "ending": [], "middle": []}
    )
    root: Node = field(default_factory=Node)
    parties: dict[str, PartyWord] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def slot(self, kind: str, word: str) -> int:
        """The slot of a word spec, made on first use."""
        key = (kind, word)
        if key not in self.slots:
            self.slots[key] = len(self.slots)
            self._enter(kind, word, self.slots[key])
        return self.slots[key]

    def _enter(self, kind: str, word: str, slot: int) -> None:
        if kind == "cased":
            self.cased.setdefault(word, []).append(slot)
        elif kind in self.wild:
            self.wild[kind].append((word, slot))
        elif kind in ("form", "word"):
            for form in self._forms(word) if kind == "word" else (word,):
                slots = self.forms.setdefault(folded(form), [])
                if slot not in slots:
                    slots.append(slot)

    def _forms(self, word: str) -> Iterable[str]:
        paradigm = self.paradigm(word)
        if paradigm is None:
            if word.isalpha():
                self.unknown.add(word)
            return (word,)
        return sorted(paradigm.forms | {word})

    def add(self, phrase: str, concept: str) -> None:
        """Enters one phrase; alternatives `a|b` branch."""
        nodes = [self.root]
        for part in phrase.split():
            if gap := _GAP.fullmatch(part):
                nodes = [_behind_gap(node, int(gap[1] or 3)) for node in nodes]
            elif part == "_":
                nodes = [_behind_anything(node) for node in nodes]
            else:
                options = part.split("|")
                if len(nodes) * len(options) > MOST_BRANCHES:
                    what = f"'{phrase[:60]}' stands for more than {MOST_BRANCHES} phrases"
                    raise RuleError(what, help="write fewer alternatives")
                nodes = [n for node in nodes for o in options for n in self._step(node, o)]
        for node in nodes:
            if concept not in node.concepts:
                node.concepts.append(concept)

    def _step(self, node: Node, option: str) -> list[Node]:
        kind, word = _spec(option)
        if kind != "word":
            return [node.words.setdefault(self.slot(kind, word), Node())]
        for piece in _WORDS.findall(word) or [word]:
            node = node.words.setdefault(
                self.slot("word" if piece == word else "form", piece), Node()
            )
        return [node]

    def add_party(self, role: Role, word: str) -> None:
        """A party's noun: each of its forms is entered with the parts that its case allows."""
        words = word.split()
        paradigm = self.paradigm(words[0]) if len(words) == 1 else None
        if paradigm is None or not paradigm.nominative:
            self._party(role, word, ANY_PART)
            return
        by_parts: dict[int, list[str]] = {}
        for form in sorted(paradigm.forms | {words[0]}):
            by_parts.setdefault(self._parts(paradigm, form, words[0]), []).append(form)
        for parts, forms in by_parts.items():
            self._party(role, "|".join(f"={form}" for form in forms), parts)

    def _parts(self, paradigm: Paradigm, form: str, lemma: str) -> int:
        # "ponudnika" could be two providers, "spółki" several companies: a party is one, so where a
        # Slavic genitive singular looks like a dual or plural it is the genitive.
        genitive = self.language in SLAVIC and form in paradigm.genitive and form != lemma
        parts = SUBJECT if form in paradigm.nominative and not genitive else 0
        parts |= POSSESSOR if form in paradigm.genitive else 0
        parts |= RECIPIENT if form in paradigm.dative else 0
        # Only in Russian does the bare instrumental name the doer ("изменено Оператором").
        doer = AGENT if self.language == "ru" else OBJECT
        parts |= doer if form in paradigm.instrumental else 0
        return parts or OBJECT

    def _party(self, role: Role, phrase: str, parts: int, possessive: bool = False) -> None:
        concept = f"@{role}:{parts}{':own' if possessive else ''}"
        self.parties[concept] = PartyWord(role, parts, possessive)
        self.add(phrase, concept)


def words_in(entries: Iterable[Entry], local: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The words of all phrases that stand for all their forms, as they are looked up."""
    shared = (
        phrase.text()
        for entry in entries
        for phrases in entry.keys()["concepts"].keys().values()
        for phrase in phrases.items()
    )
    for phrase in (*shared, *(text for own in local.values() for text in own)):
        for part in phrase.split():
            for kind, word in map(_spec, () if _is_place(part) else part.split("|")):
                if kind == "word" and _WORDS.findall(word) == [word]:
                    yield word


def _is_place(part: str) -> bool:
    """Whether a part of a phrase is a gap or stands for any word."""
    return part == "_" or _GAP.fullmatch(part) is not None


def _spec(option: str) -> tuple[str, str]:
    """The kind of a word in a phrase and the word without its sign."""
    if option.startswith("=="):
        return "cased", option[2:]
    if option.startswith("=") and len(option) > 1:
        return "form", folded(option[1:])
    if option in ("^", "#"):
        return option, ""
    word = folded(option)
    if len(word) > 2 and word.startswith("-") and word.endswith("-"):
        return "middle", word[1:-1]
    if len(word) > 1 and word.endswith("-"):
        return "stem", word[:-1]
    if len(word) > 1 and word.startswith("-"):
        return "ending", word[1:]
    return "word", word


def _behind_gap(node: Node, most: int) -> Node:
    for width, after in node.gaps:
        if width == most:
            return after
    node.gaps.append((most, Node()))
    return node.gaps[-1][1]


def _behind_anything(node: Node) -> Node:
    if node.anything is None:
        node.anything = Node()
    return node.anything


def compile_lexicon(
    entry: Entry,
    local: Mapping[str, Iterable[str]],
    paradigm: ParadigmOf,
    additions: Iterable[Entry] = (),
) -> tuple[Lexicon, frozenset[str]]:
    """The lexicon of a concept file joined with `additions` to it and the rules' own words
    (`local`), and words without forms.
    """
    parts = entry.only(_KEYS)
    code = parts["language"].text()
    builder = _Builder(paradigm, code)
    _enter(builder, parts)
    for addition in additions:
        _enter(builder, addition.only(_ADDED_KEYS))
    for concept, own in local.items():
        for text in own:
            builder.add(text, concept)
    return _lexicon(code, parts, builder), frozenset(builder.unknown)


def _enter(builder: _Builder, parts: Mapping[str, Entry]) -> None:
    """The parties and concepts of a file."""
    if "parties" in parts:
        _add_parties(builder, parts["parties"])
    for concept, phrases in parts["concepts"].keys().items() if "concepts" in parts else ():
        for phrase in phrases.items():
            builder.add(_checked(phrase), concept)


def _checked(phrase: Entry) -> str:
    text = phrase.text()
    words = text.split()
    if not words or words[0].startswith("..") or words[-1].startswith(".."):
        raise phrase.fail(
            "a phrase begins and ends with a word", "put the gap `..3` between two words"
        )
    return text


def _add_parties(builder: _Builder, entry: Entry) -> None:
    for role, entries in entry.only(PARTIES).items():
        kinds = entries.only(("nouns", "pronouns", "possessives", "others"))
        for kind, words in kinds.items():
            for word in words.items():
                _add_party_word(builder, role, kind, word.text())  # type: ignore[arg-type]


def _add_party_word(builder: _Builder, role: Role, kind: str, word: str) -> None:
    if kind == "nouns":
        builder.add_party(role, word)
    elif kind == "pronouns":
        builder._party(role, word, SUBJECT)
    elif kind == "possessives":
        builder._party(role, word, POSSESSOR, possessive=True)
    else:
        builder._party(role, word, RECIPIENT | OBJECT)


def _lexicon(code: str, parts: Mapping[str, Entry], builder: _Builder) -> Lexicon:
    return Lexicon(
        language=code,
        forms={form: tuple(slots) for form, slots in builder.forms.items()},
        cased={form: tuple(slots) for form, slots in builder.cased.items()},
        stems=_by_piece(builder.wild["stem"]),
        endings=_by_piece(builder.wild["ending"]),
        middles=tuple(builder.wild["middle"]),
        capitals=builder.slots.get(("^", ""), -1),
        numbers=builder.slots.get(("#", ""), -1),
        phrases=builder.root,
        parties=builder.parties,
        negators=_negators(builder.root),
        reach=_reach(parts.get("reach")),
        verb_endings=_verb_endings(parts.get("verb-endings")),
        governs=_governs(parts.get("governs")),
        articles=frozenset(e.text() for e in parts["articles"].items())
        if "articles" in parts
        else frozenset(),
    )


def _by_piece(pairs: list[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    slots: dict[str, list[int]] = {}
    for piece, slot in pairs:
        slots.setdefault(piece, []).append(slot)
    return {piece: tuple(found) for piece, found in slots.items()}


def _negators(root: Node) -> frozenset[int]:
    return frozenset(
        slot for slot, node in root.words.items() if {"not", "no"} & set(node.concepts)
    )


def _reach(entry: Entry | None) -> Reach:
    if entry is None:
        return Reach()
    parts, standard = entry.only(_REACH), Reach()

    def words(key: str, otherwise: int) -> int:
        return parts[key].whole() if key in parts else otherwise

    return Reach(
        gap_scale=parts["gap-scale"].number() if "gap-scale" in parts else standard.gap_scale,
        before=words("before", standard.before),
        after=words("after", standard.after),
        no=words("no", standard.no),
        agent=words("agent", standard.agent),
        right=words("right", standard.right),
        right_cost=words("right-cost", standard.right_cost),
        object_cost=words("object-cost", standard.object_cost),
    )


def _verb_endings(entry: Entry | None) -> tuple[Ending, ...]:
    if entry is None:
        return ()
    endings = entry.only(PARTIES).items()
    return tuple(
        Ending(word.text(), role)  # type: ignore[arg-type]
        for role, words in endings
        for word in words.items()
    )


def _governs(entry: Entry | None) -> dict[str, int]:
    if entry is None:
        return {}
    return {
        word.text().casefold(): PARTS[part]
        for part, words in entry.only(PARTS).items()
        for word in words.items()
    }
