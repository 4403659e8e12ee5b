"""Outline -> Contract: what the words say, in numbers and who may do what."""

from contractlint.analysis.quantities import measure
from contractlint.analysis.words import cut
from contractlint.model.contract import Contract, Outline
from contractlint.model.document import Document


def analyse(document: Document, outline: Outline) -> Contract:
    """The contract that rules look at."""
    words, counting = cut(document.text, outline)
    sentences = [outline.sentences[index] for index in counting]
    return Contract(
        document=document,
        outline=outline,
        words=words,
        quantities=measure(document.text, [(each.span, each.language) for each in sentences]),
    )
