"""Tells a table of contents, which only repeats headings, from the clauses themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractlint.model.document import Document
from contractlint.patterns import pattern
from contractlint.structure.numbering import Label

_TITLE = pattern(
    r"(?:table of )?contents|inhalt|inhaltsverzeichnis|inhaltsübersicht|spis treści"
    r"|содержание|оглавление|kazalo|kazalo vsebine|vsebina",
    re.IGNORECASE,
)
_PAGE = pattern(r"[\s.…_]*\d{1,3}$")
_LEAST = 3
# A line of a table of contents is a heading, and at the most says in a sentence what is below it.
_MOST_WORDS = 30
_FEW_WORDS = 12


def contents_of(document: Document, labels: Sequence[Label | None]) -> frozenset[int]:
    """The indexes of the blocks that are lines of a table of contents."""
    return frozenset((*_below_title(document, labels), *_repeated(document, labels)))


def is_title(shown: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return len(shown) < 30 and _TITLE.fullmatch(shown.strip(" :.\t")) is not None


def _below_title(document: Document, labels: Sequence[Label | None]) -> Iterator[int]:
    """What follows "Contents", up to where the numbers begin anew."""
    for index, block in enumerate(document.blocks):
        if is_title(block.span.of(document.text)):
            yield from _until_anew(document, labels, index + 1)


def _until_anew(document: Document, labels: Sequence[Label | None], start: int) -> list[int]:
    """The numbered blocks from `start` on, if they are short and the first number comes again."""
    found: list[int] = []
    for index in range(start, len(labels)):
        label = labels[index]
        if label is None or not label.numbers:
            continue
        first = labels[found[0]] if found else None
        if first is not None and (label.numbers, label.style) == (first.numbers, first.style):
            return found if len(found) >= _LEAST else []
        if len(document.blocks[index].span.of(document.text).split()) > _MOST_WORDS:
            return []
        found.append(index)
    return []


def _repeated(document: Document, labels: Sequence[Label | None]) -> Iterator[int]:
    """Three headings or more on end, all numbered and without text, that come again later."""
    shown = [
        _heading(block.span.of(document.text), label)
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


def _heading(shown: str, label: Label | None) -> str:
    """A numbered heading in letters that compare, "" for any other block."""
    if label is None or not label.numbers or len(shown.split()) > _FEW_WORDS:
        return ""
    bare = _PAGE.sub("", shown.strip())
    if bare[-1:] in (";", ",") or not any(map(str.isalpha, bare)):
        return ""
    return " ".join((*label.numbers, *re.findall(r"[^\W\d_]+", bare.casefold())))
