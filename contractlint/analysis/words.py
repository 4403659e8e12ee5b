"""Outline -> Words: one pass over the sentences that cuts them into words and marks."""

from __future__ import annotations

import re
from array import array

from contractlint.model.contract import Outline, Words

# Numbers keep their separators, words their inner hyphens and apostrophes; all else is one mark
# each.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:[-‐‑'’][^\W_]+)*|_+|[^\w\s]")
# English clitics are words of their own: "can't" says "can" and "not" (RULELANG 9.4.1).
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|ll|re|ve|d|m))$")


def cut(text: str, outline: Outline) -> Words:
    """The words of every sentence of `outline`."""
    starts, ends, types, sentences = array("I"), array("I"), array("I"), array("I", [0])
    known: dict[str, int] = {}
    for sentence in outline.sentences:
        for match in _TOKEN.finditer(text, sentence.span.start, sentence.span.end):
            for start, end in _pieces(match):
                starts.append(start)
                ends.append(end)
                types.append(known.setdefault(text[start:end], len(known)))
        sentences.append(len(starts))
    return Words(starts, ends, types, tuple(known), sentences)


def _pieces(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    start, end = match.span()
    token = match.group()
    if ("'" in token or "’" in token) and (clitic := _CLITIC.search(token)) and clitic.start():
        return (start, start + clitic.start()), (start + clitic.start(), end)
    return ((start, end),)
