"""Outline -> Contract: what the words say, in numbers and who may do what."""

from contractlint.analysis.quantities import measure
from contractlint.analysis.words import cut
from contractlint.model.contract import Contract, Outline
from contractlint.model.document import Document


def analyse(document: Document, outline: Outline) -> Contract:
    """The contract that rules look at."""
    words, counting = cut(document.text, outline)
    measured, dated = (
        [(outline.sentences[each].span, outline.sentences[each].language) for each in indices]
        for indices in (counting.measured, counting.dated)
    )
    quantities = measure(document.text, measured, [span for span, _ in dated])
    return Contract(document, outline, words, quantities)
