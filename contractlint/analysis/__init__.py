"""Outline -> Contract: what the words say, in numbers and who may do what."""

from contractlint.analysis.quantities import measure
from contractlint.analysis.words import cut
from contractlint.model.contract import Contract, Outline
from contractlint.model.document import Document


def analyse(document: Document, outline: Outline) -> Contract:
    """The contract that rules look at."""
    spans = [(sentence.span, sentence.language) for sentence in outline.sentences]
    return Contract(
        document=document,
        outline=outline,
        words=cut(document.text, outline),
        quantities=measure(document.text, spans),
    )
