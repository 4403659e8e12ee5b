"""A compiled lexicon as plain data and back, so that it is compiled once for all runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contractlint.model.lexicon import Ending, Lexicon, Node, PartyWord, Reach

# A node of the trie in a flat list: [[slot, node, …], node after anything or -1, [[width, node],
# …],
# [concepts]]; nodes are named by their index, the root is the last.
FlatNode = list[Any]


def to_plain(lexicon: Lexicon) -> dict[str, Any]:
    """What JSON can hold of a lexicon: all of it."""
    nodes: list[FlatNode] = []
    _flatten(lexicon.phrases, nodes)
    reach = lexicon.reach
    return {
        "language": lexicon.language,
        "forms": lexicon.forms,
        "cased": lexicon.cased,
        "stems": lexicon.stems,
        "endings": lexicon.endings,
        "middles": lexicon.middles,
        "capitals": lexicon.capitals,
        "numbers": lexicon.numbers,
        "nodes": nodes,
        "parties": {k: [w.role, w.parts, w.possessive] for k, w in lexicon.parties.items()},
        "negators": sorted(lexicon.negators),
        "reach": {name: getattr(reach, name) for name in Reach.__slots__},
        "verb_endings": [[ending.ending, ending.role] for ending in lexicon.verb_endings],
        "governs": lexicon.governs,
        "articles": sorted(lexicon.articles),
    }


def from_plain(plain: object) -> Lexicon | None:
    """The lexicon again; None for data that is not one."""
    if not isinstance(plain, dict):
        return None
    try:
        return _lexicon(plain)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def _lexicon(plain: Mapping[str, Any]) -> Lexicon:
    return Lexicon(
        language=plain["language"],
        forms=plain["forms"],
        cased=plain["cased"],
        stems=plain["stems"],
        endings=plain["endings"],
        middles=tuple((piece, slot) for piece, slot in plain["middles"]),
        capitals=plain["capitals"],
        numbers=plain["numbers"],
        phrases=_unflatten(plain["nodes"]),
        parties={name: PartyWord(*word) for name, word in plain["parties"].items()},
        negators=frozenset(plain["negators"]),
        reach=Reach(**plain["reach"]),
        verb_endings=tuple(Ending(*ending) for ending in plain["verb_endings"]),
        governs=plain["governs"],
        articles=frozenset(plain["articles"]),
    )


def _flatten(node: Node, nodes: list[FlatNode]) -> int:
    """Children first; the depth is that of the longest phrase."""
    words: list[int] = []
    for slot, child in node.words.items():
        words += (slot, _flatten(child, nodes))
    anything = -1 if node.anything is None else _flatten(node.anything, nodes)
    gaps = [[width, _flatten(after, nodes)] for width, after in node.gaps]
    nodes.append([words, anything, gaps, node.concepts])
    return len(nodes) - 1


def _unflatten(flat: list[FlatNode]) -> Node:
    nodes: list[Node] = []
    for words, anything, gaps, concepts in flat:
        nodes.append(
            Node(
                {words[i]: nodes[words[i + 1]] for i in range(0, len(words), 2)},
                None if anything < 0 else nodes[anything],
                [(width, nodes[after]) for width, after in gaps],
                concepts,
            )
        )
    return nodes[-1]
