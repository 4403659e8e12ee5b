"""Which path a clause is found by: ("7", "3", "b"), whatever stands between its number's parts."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from contractlint.structure.numbering import Label
from contractlint.structure.parts import Node


def path_of(
    label: Label, way: Sequence[Node], taken: AbstractSet[tuple[str, ...]]
) -> tuple[str, ...]:
    """The normalised way to a clause; headings only lend their words where numbers repeat.

    `way`: the clauses above it, outermost first; `taken`: the paths that others have.
    """
    numbers = label.numbers
    if label.family == "annex":
        return (f"{label.word.capitalize()} {'.'.join(numbers)}",)
    above = _numbered_above(label, way)
    path = (*above.path, *_beyond(above, numbers)) if above else numbers
    if path in taken:
        titles = [node.path[-1] for node in way if node.titled_only]
        path = (*titles[-1:], *path)
    return path


def _numbered_above(label: Label, way: Sequence[Node]) -> Node | None:
    for node in reversed(way):
        if node.family == "annex":
            return node
        if node.family == "chapter" and label.family == "clause":
            continue
        if node.family is not None and not _restarts(node, label):
            return node
    return None


def _restarts(node: Node, label: Label) -> bool:
    """Whether "4.1" stands under something that is not 4."""
    return len(label.numbers) > 1 and label.numbers[: len(node.numbers)] != node.numbers


def _beyond(above: Node, numbers: tuple[str, ...]) -> tuple[str, ...]:
    if len(numbers) > 1 and numbers[: len(above.numbers)] == above.numbers:
        return numbers[len(above.numbers) :]
    return numbers
