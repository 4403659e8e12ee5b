"""Documents and outlines from text, in one line."""

from contractlint.model.contract import Outline
from contractlint.model.document import Block, Document, Span
from contractlint.structure import recover


def document(text: str, path: str = "contract.txt") -> Document:
    """A document with one paragraph for each line that is not blank."""
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        shown = line.strip()
        if shown:
            start = position + line.index(shown)
            blocks.append(Block("paragraph", Span(start, start + len(shown))))
        position += len(line) + 1
    return Document(path=path, format="text", text=text, blocks=tuple(blocks))


def outline(text: str) -> Outline:
    """The outline of `document(text)`."""
    return recover(document(text))
