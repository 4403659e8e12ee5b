"""Counts words that look like others than they are spelled: a search for them finds nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal

from contractlint.matchers.index import Index
from contractlint.matchers.row import Words
from contractlint.matchers.unit import Unit
from contractlint.model.document import Disguise, Span

DISGUISE = "disguise"
KINDS = ("hidden", "invisible", "lookalike", "reversed")

Found = tuple[str, Unit, Words, Mapping[str, Decimal]]


def disguised(index: Index) -> Iterator[Found]:
    """(kind, sentence, words, numbers) of the first place of each kind that is in a sentence.

    One finding for all places: who does this once can do it everywhere.
    """
    by_kind: dict[str, list[Disguise]] = {}
    for each in index.contract.document.disguises:
        by_kind.setdefault(each.kind, []).append(each)
    for kind, places in sorted(by_kind.items()):
        found = next(filter(None, (_place(index, each.span) for each in places)), None)
        if found is not None:
            yield kind, *found, {"count": Decimal(len(places))}


def _place(index: Index, span: Span) -> tuple[Unit, Words] | None:
    """The words that a span touches, and the sentence that they are in."""
    number = bisect_right(index.sentences, span.start, key=lambda each: each.span.start) - 1
    unit = index.unit(number) if number >= 0 else None
    if unit is None:
        return None
    words = index.contract.words
    touched = [
        place
        for place in range(unit.own, unit.last)
        if words.starts[place] < span.end and words.ends[place] > span.start
    ]
    return (unit, (touched[0], touched[-1] + 1)) if touched else None
