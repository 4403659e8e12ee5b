"""A compiled lexicon as the parts of a pack and back, so that it is compiled once for all runs."""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterator, KeysView, Mapping, Sequence
from typing import Any, TypeVar
from zlib import crc32

from contractlint.model.lexicon import Ending, Lexicon, Node, PartyWord, Reach
from contractlint.rulebook.pack import Pack

Default = TypeVar("Default")

# A node of the trie: concepts where nothing follows, else [[slot, node, …], node after anything
# or -1, [[width, node], …], concepts]. Concepts and nodes are named by their index; equal nodes
# are one, so the trie is kept as what it is, a graph with few different leaves.
FlatNode = list[Any]


_decoded = json.JSONDecoder().raw_decode
# Where a node that is not read yet keeps what it is read from.
_STASH: Any = vars(Node)["gaps"]


class Forms(Mapping[str, tuple[int, ...]]):
    """Spellings and their slots, looked up where they lie: tens of thousands need no dictionary.

    `text` holds "\\nspelling\\tslot,slot" in the order of the spellings' checksums; `index` where
    each of its stretches begins, four bytes for each.
    """

    __slots__ = ("_index", "_stretches", "_text")

    def __init__(self, index: bytes, text: bytes) -> None:
        self._index = index
        self._text = text
        self._stretches = len(index) // 4 - 1

    def get(self, form: str, default: Default = None) -> tuple[int, ...] | Default:  # type: ignore[assignment]
        """The slots of a spelling."""
        word = form.encode("utf-8", "surrogatepass")
        at = crc32(word) % self._stretches * 4
        index, text = self._index, self._text
        first = int.from_bytes(index[at : at + 4], "little")
        last = int.from_bytes(index[at + 4 : at + 8], "little")
        found = text.find(b"\n%b\t" % word, first, last)
        if found < 0:
            return default
        begin = found + len(word) + 2
        end = text.find(b"\n", begin, last)
        return tuple(map(int, text[begin : last if end < 0 else end].split(b",")))

    def __getitem__(self, form: str) -> tuple[int, ...]:
        found = self.get(form)
        if found is None:
            raise KeyError(form)
        return found

    def __iter__(self) -> Iterator[str]:
        for line in self._text.split(b"\n")[1:]:
            yield line.partition(b"\t")[0].decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return self._text.count(b"\n")


def to_parts(lexicon: Lexicon) -> dict[str, bytes]:
    """All of a lexicon."""
    flat = _Flat()
    flat.enter(lexicon.phrases)
    reach = lexicon.reach
    plain = {
        "language": lexicon.language,
        "cased": lexicon.cased,
        "stems": lexicon.stems,
        "endings": lexicon.endings,
        "middles": lexicon.middles,
        "capitals": lexicon.capitals,
        "numbers": lexicon.numbers,
        "concepts": list(flat.concepts),
        "parties": {k: [w.role, w.parts, w.possessive] for k, w in lexicon.parties.items()},
        "negators": sorted(lexicon.negators),
        "reach": {name: getattr(reach, name) for name in Reach.__slots__},
        "verb_endings": [[ending.ending, ending.role] for ending in lexicon.verb_endings],
        "governs": lexicon.governs,
        "articles": sorted(lexicon.articles),
    }
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    index, forms = _forms(lexicon.forms)
    nodes = "\n".join(json.dumps(node, separators=(",", ":")) for node in flat.nodes)
    return {"lexicon": text.encode(), "nodes": nodes.encode(), "index": index, "forms": forms}


def from_pack(pack: Pack) -> Lexicon | None:
    """The lexicon again; None for a pack of something else."""
    try:
        plain = pack.plain("lexicon")
        trie = _Trie(pack.part("nodes").decode("ascii").split("\n"), plain["concepts"])
        lexicon = _lexicon(plain, trie, Forms(pack.part("index"), pack.part("forms")))
        return lexicon if lexicon.phrases.words else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def _lexicon(plain: Mapping[str, Any], trie: _Trie, forms: Forms) -> Lexicon:
    return Lexicon(
        language=plain["language"],
        forms=forms,
        cased=_tuples(plain["cased"]),
        stems=_tuples(plain["stems"]),
        endings=_tuples(plain["endings"]),
        middles=tuple((piece, slot) for piece, slot in plain["middles"]),
        capitals=plain["capitals"],
        numbers=plain["numbers"],
        phrases=trie.root(),
        parties={name: PartyWord(*word) for name, word in plain["parties"].items()},
        negators=frozenset(plain["negators"]),
        reach=Reach(**plain["reach"]),
        verb_endings=tuple(Ending(*ending) for ending in plain["verb_endings"]),
        governs=plain["governs"],
        articles=frozenset(plain["articles"]),
    )


def _tuples(plain: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {piece: tuple(slots) for piece, slots in plain.items()}


def _forms(forms: Mapping[str, Sequence[int]]) -> tuple[bytes, bytes]:
    """See `Forms`."""
    stretches: list[list[bytes]] = [[] for _ in range(max(1, len(forms)))]
    for form, slots in sorted(forms.items()):
        word = form.encode("utf-8", "surrogatepass")
        line = b"\n%b\t%b" % (word, ",".join(map(str, slots)).encode())
        stretches[crc32(word) % len(stretches)].append(line)
    index, at = [0], 0
    for stretch in stretches:
        at += sum(map(len, stretch))
        index.append(at)
    text = b"".join(line for stretch in stretches for line in stretch)
    return b"".join(place.to_bytes(4, "little") for place in index), text


class _Flat:
    """The trie in a list: children before their parents, the root last."""

    def __init__(self) -> None:
        self.nodes: list[FlatNode] = []
        self.concepts: dict[str, int] = {}
        self._known: dict[str, int] = {}

    def enter(self, node: Node) -> int:
        """The index of a node like this one; the depth is that of the longest phrase."""
        words: list[int] = []
        for slot, child in node.words.items():
            words += (slot, self.enter(child))
        anything = -1 if node.anything is None else self.enter(node.anything)
        gaps = [[width, self.enter(after)] for width, after in node.gaps]
        concepts = [self.concepts.setdefault(c, len(self.concepts)) for c in node.concepts]
        inner = words or gaps or anything >= 0
        flat = [words, anything, gaps, concepts] if inner else concepts
        known = self._known.setdefault(repr(flat), len(self.nodes))
        if known == len(self.nodes):
            self.nodes.append(flat)
        return known


class _Trie:
    """The nodes of a flat trie that a walk has come to; each line is one, as JSON."""

    __slots__ = ("_found", "_lines", "concepts")

    def __init__(self, lines: Sequence[str], concepts: Sequence[str]) -> None:
        self._lines = lines
        self._found: dict[int, Node] = {}
        self.concepts = concepts

    def root(self) -> Node:
        """Where every phrase begins."""
        return self.node(len(self._lines) - 1)

    def node(self, number: int) -> Node:
        """A node whose fields are read when they are first asked for."""
        known = self._found.get(number)
        if known is None:
            known = self._found[number] = _Ahead(self, number)
        return known

    def row(self, number: int) -> tuple[list[int], int, list[list[int]], list[int]]:
        """See `FlatNode`."""
        flat: FlatNode = _decoded(self._lines[number])[0]
        if not flat or isinstance(flat[0], int):
            return [], -1, [], flat
        words, anything, gaps, concepts = flat
        return words, anything, gaps, concepts


class _Children(dict[int, Node]):
    """What follows a node, by slot: those are in it that a walk has come to, and it shows all."""

    __slots__ = ("_numbers", "_trie")

    def __init__(self, trie: _Trie, words: Sequence[int]) -> None:
        self._trie = trie
        self._numbers = dict(zip(words[::2], words[1::2], strict=True))

    def __missing__(self, slot: int) -> Node:
        child = self[slot] = self._trie.node(self._numbers[slot])
        return child

    def __contains__(self, slot: object) -> bool:
        return slot in self._numbers

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and dict(self.items()) == dict(other.items())

    def keys(self) -> KeysView[int]:  # type: ignore[override]
        """The slots."""
        return self._numbers.keys()

    def items(self) -> ItemsView[int, Node]:  # type: ignore[override]
        """The slots and what follows them."""
        return {slot: self[slot] for slot in self._numbers}.items()

    def get(self, slot: int, default: Any = None) -> Any:
        """What follows with a slot."""
        return self[slot] if slot in self._numbers else default


class _Ahead(Node):
    """A node that the walk has not come to yet: a contract leads through few of them. Becomes a
    Node like any other as soon as one of its fields is asked for.
    """

    __slots__ = ()

    def __init__(self, trie: _Trie, number: int) -> None:
        _STASH.__set__(self, (trie, number))

    @property
    def gaps(self) -> Any:  # type: ignore[override]
        """See `Node`."""
        return self._now().gaps

    def __getattr__(self, name: str) -> Any:
        """Called for a field that is not set."""
        return getattr(self._now(), name)

    def _now(self) -> Node:
        trie, number = _STASH.__get__(self)
        node, concepts = trie.node, trie.concepts
        words, anything, gaps, said = trie.row(number)
        self.words = _Children(trie, words) if words else {}
        self.anything = None if anything < 0 else node(anything)
        self.concepts = [concepts[each] for each in said]
        _STASH.__set__(self, [(width, node(after)) for width, after in gaps])
        object.__setattr__(self, "__class__", Node)
        return self
