"""Tells a table of contents, which only repeats headings, from the clauses themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from contractlint.model.document import Document
from contractlint.patterns import pattern
from contractlint.structure.numbering import Label

_TITLE = pattern(
    r"(?:table of )?contents|inhalt|inhaltsverzeichnis|inhaltsübersicht|spis treści"
    r"|содержание|оглавление|kazalo|kazalo vsebine|vsebina",
    re.IGNORECASE,
)
# The number of a page, and what leads to it, read from the right.
_PAGE = pattern(r"\d{1,3}$")
_LEADER = pattern(r"[\s.…_]*")
# No title is longer.
_TITLE_ENDS = 30
_LEAST = 3
# A line of a table of contents is a heading, and at the most says in a sentence what is below it.
_MOST_WORDS = 30
_FEW_WORDS = 12


def contents_of(document: Document, labels: Sequence[Label | None]) -> frozenset[int]:
    """The indexes of the blocks that are lines of a table of contents."""
    return frozenset((*_below_title(document, labels), *_repeated(document, labels)))


def is_title(shown: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return len(shown) < _TITLE_ENDS and _TITLE.fullmatch(shown.strip(" :.\t")) is not None


def _below_title(document: Document, labels: Sequence[Label | None]) -> Iterator[int]:
    """What follows "Contents", up to where the numbers begin anew."""
    titles = [
        index
        for index, block in enumerate(document.blocks)
        if len(block.span) < _TITLE_ENDS and is_title(block.span.of(document.text))
    ]
    if titles:
        numbered = [index for index, label in enumerate(labels) if label and label.numbers]
        anew = _anew(document, labels, numbered)
        done = 0
        for first in sorted({bisect_right(numbered, title) for title in titles}):
            if first in anew and anew[first] - first >= _LEAST:
                yield from numbered[max(first, done) : anew[first]]
                done = max(done, anew[first])


def _anew(
    document: Document, labels: Sequence[Label | None], numbered: Sequence[int]
) -> dict[int, int]:
    """For each place among the numbered blocks that of the next one with its number, if all blocks
    up to there are short.
    """
    found: dict[int, int] = {}
    later: dict[tuple[tuple[str, ...], str], int] = {}
    for place in range(len(numbered) - 1, -1, -1):
        label = labels[numbered[place]]
        assert label is not None
        shown = document.blocks[numbered[place]].span.of(document.text)
        if len(shown.split(None, _MOST_WORDS)) > _MOST_WORDS:
            later.clear()
        elif (label.numbers, label.style) in later:
            found[place] = later[label.numbers, label.style]
        later[label.numbers, label.style] = place
    return found


def _repeated(document: Document, labels: Sequence[Label | None]) -> Iterator[int]:
    """Three headings or more on end, all numbered and without text, that come again later."""
    shown = [
        _heading(block.span.of(document.text), label) if label is not None else ""
        for block, label in zip(document.blocks, labels, strict=True)
    ]
    last = {heading: index for index, heading in enumerate(shown) if heading}
    run: list[int] = []
    for index, heading in enumerate(shown):
        if heading and last[heading] > index:
            run.append(index)
            continue
        yield from _listed(run, index)
        run = []


def _listed(run: list[int], end: int) -> list[int]:
    return run if len(run) >= _LEAST and run[-1] == end - 1 else []


def _without_page(shown: str) -> str:
    page = _PAGE.search(shown[-3:])
    if page is None:
        return shown
    bare = shown[: len(shown) - len(page[0])]
    leader = _LEADER.match(bare[::-1])
    return bare[: len(bare) - leader.end()] if leader else bare


def _heading(shown: str, label: Label) -> str:
    """A numbered heading in letters that compare, "" for any other block."""
    if not label.numbers or len(shown.split(None, _FEW_WORDS)) > _FEW_WORDS:
        return ""
    bare = _without_page(shown.strip())
    if bare[-1:] in (";", ",") or not any(map(str.isalpha, bare)):
        return ""
    return " ".join((*label.numbers, *re.findall(r"[^\W\d_]+", bare.casefold())))
