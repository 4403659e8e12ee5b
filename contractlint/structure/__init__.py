"""Document → Outline: how the contract is organised."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from contractlint.languages import detection
from contractlint.model.contract import Clause, Outline, Sentence
from contractlint.model.document import Document, Span
from contractlint.model.given import NOTHING, Given
from contractlint.patterns import pattern
from contractlint.structure import headings
from contractlint.structure.clauses import place
from contractlint.structure.definitions import definitions
from contractlint.structure.enumerations import lead_ins
from contractlint.structure.given import with_given
from contractlint.structure.parties import parties
from contractlint.structure.parts import Node, Part
from contractlint.structure.references import references
from contractlint.structure.sentences import Utterance, split, trimmed
from contractlint.structure.tongues import Tongues

# "3. Property. (a.) The Client …": the item belongs to the text and not to the title.
_ITEM_BEGINS = pattern(r"(?<=[.:])\s*\(\w{1,4}\.?\)\.?$")


def recover(document: Document, given: Given = NOTHING) -> Outline:
    """How a document is organised; an empty document has an empty outline."""
    tongues = Tongues.of(document, given.language)
    parts, nodes = place(document, tongues.blocks)
    spoken = [_utterances(document.text, part) for part in parts]
    sentences = _sentences(document.text, parts, spoken, nodes, tongues)
    clauses = _clauses(nodes, sentences, tongues.main)
    defined = definitions(document, tongues.present)
    return Outline(
        clauses=clauses,
        sentences=sentences,
        definitions=defined,
        parties=with_given(parties(document, defined, tongues.present), given, document.text),
        references=references(document, clauses, tongues.present),
        languages=tongues.shares,
    )


def _utterances(text: str, part: Part) -> list[Utterance]:
    if part.heading:
        whole = trimmed(text, part.body.start, part.body.end)
        return [Utterance(whole)] if whole is not None else []
    return split(text, part.body, part.language)


def _sentences(
    text: str,
    parts: Sequence[Part],
    spoken: Sequence[Sequence[Utterance]],
    nodes: Sequence[Node],
    tongues: Tongues,
) -> tuple[Sentence, ...]:
    continued = iter(lead_ins(text, parts, spoken, nodes))
    sentences: list[Sentence] = []
    mixed = tongues.mixed
    for part, utterances in zip(parts, spoken, strict=True):
        titled = part.heading or _runs_in(text, part, utterances, nodes)
        for place_in_block, utterance in enumerate(utterances):
            language = part.language
            if mixed:
                language = tongues.sentence(text, utterance.span, language)
            heading = titled and place_in_block == 0
            sentences.append(
                Sentence(utterance.span, part.clause, language, next(continued), heading)
            )
    return tuple(sentences)


def _runs_in(text: str, part: Part, utterances: Sequence[Utterance], nodes: Sequence[Node]) -> bool:
    """Whether a block begins with its own title, which then names the clause."""
    if part.label is None or part.clause < 0 or len(utterances) < 2 or utterances[1].under >= 0:
        return False
    title = utterances[0].span.of(text)
    if not headings.is_run_in(title, part.language):
        return False
    node = nodes[part.clause]
    if not node.heading and node.start == part.block.span.start:
        node.heading = _ITEM_BEGINS.sub("", title).rstrip(".: ")
    return True


def _spoken_in(said: Sequence[tuple[str, int]]) -> str:
    """The language of the most characters, "" of none."""
    if len({code for code, _ in said}) == 1:
        return said[0][0]
    return next(iter(detection.shares(said)), ("", 1.0))[0]


def _clauses(nodes: Sequence[Node], sentences: Sequence[Sentence], main: str) -> tuple[Clause, ...]:
    starts = [sentence.span.start for sentence in sentences]
    own: list[list[tuple[str, int]]] = [[] for _ in nodes]
    for sentence in sentences:
        if sentence.clause >= 0:
            own[sentence.clause].append((sentence.language, len(sentence.span)))
    return tuple(
        Clause(
            path=node.path,
            label=node.label,
            heading=node.heading,
            span=Span(node.start, node.end),
            language=_spoken_in(said) or node.language or main,
            sentences=range(bisect_left(starts, node.start), bisect_left(starts, node.end)),
            parent=node.parent,
            children=tuple(node.children),
        )
        for node, said in zip(nodes, own, strict=True)
    )
