"""Walks a trie of phrases word by word, as plainly as it can be said: what the scan must equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contractlint.matchers.row import MOST_SPANS, Words
from contractlint.model.lexicon import Node


def planted(phrases: Iterable[tuple[str, str]], slots: dict[str, int]) -> Node:
    """A trie of (phrase, concept), written as in concept files: "a", "_" for any word, "..2"."""
    root = Node()
    for phrase, concept in phrases:
        node = root
        for part in phrase.split():
            if part.startswith(".."):
                node = _behind_gap(node, int(part[2:]))
            elif part == "_":
                node.anything = node = node.anything or Node()
            else:
                node = node.words.setdefault(slots[part], Node())
        if concept not in node.concepts:
            node.concepts.append(concept)
    return root


def _behind_gap(node: Node, most: int) -> Node:
    for width, after in node.gaps:
        if width == most:
            return after
    node.gaps.append((most, Node()))
    return node.gaps[-1][1]


def walked(
    root: Node, sentence: Sequence[tuple[int, ...]], negators: frozenset[int]
) -> dict[str, list[Words]]:
    """Where each concept stands in a sentence, which is given as the slots of its words."""
    found: dict[str, set[Words]] = {}
    for start in range(len(sentence)):
        for slot in sentence[start]:
            if slot in root.words:
                for end, concepts in _ends(root.words[slot], start + 1, sentence, negators):
                    for concept in concepts:
                        found.setdefault(concept, set()).add((start, end))
    return {concept: sorted(spans)[:MOST_SPANS] for concept, spans in found.items()}


def _ends(
    node: Node, place: int, sentence: Sequence[tuple[int, ...]], negators: frozenset[int]
) -> Iterable[tuple[int, list[str]]]:
    """Where the phrases end that lead through `node`, whose own word is before `place`."""
    yield place, node.concepts
    after = [(child, place) for slot, child in node.words.items() if _is(slot, place, sentence)]
    if node.anything is not None and place < len(sentence):
        after.append((node.anything, place))
    for most, behind in node.gaps:
        for there in range(place, min(place + most + 1, len(sentence))):
            after += [
                (child, there) for slot, child in behind.words.items() if slot in sentence[there]
            ]
            if not negators.isdisjoint(sentence[there]):
                break
    for child, there in after:
        yield from _ends(child, there + 1, sentence, negators)


def _is(slot: int, place: int, sentence: Sequence[tuple[int, ...]]) -> bool:
    return place < len(sentence) and slot in sentence[place]
