"""Outline -> Words: one pass over the sentences that cuts them into words and marks."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain, count

from contractlint.analysis.chunks import chunks_of
from contractlint.model.contract import Outline, Words
from contractlint.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Counting:
    """The indices of the sentences that may say quantities, and of those with at most a date."""

    measured: list[int] = field(default_factory=list)
    dated: list[int] = field(default_factory=list)


def cut(text: str, outline: Outline) -> tuple[Words, Counting]:
    """The words of every sentence of `outline`, and which sentences have something to count.

    Everything that is done for each word is done by the interpreter's own loops.
    """
    for code in {sentence.language for sentence in outline.sentences}:
        chunks_of(code).shrink()
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    types, sentences, counting = array("I"), array("I", [0]), Counting()
    for index, sentence in enumerate(outline.sentences):
        known = chunks_of(sentence.language)
        chunks = text[sentence.span.start : sentence.span.end].split()
        types.extend(map(number, chain.from_iterable(map(known.__getitem__, chunks))))
        sentences.append(len(types))
        if not known.counting.isdisjoint(chunks):
            if not known.measuring.isdisjoint(chunks):
                counting.measured.append(index)
            elif not known.dating.isdisjoint(chunks):
                counting.dated.append(index)
    origins = array("I", [sentence.span.start for sentence in outline.sentences])
    return Words(types, tuple(numbers), sentences, origins, text), counting
