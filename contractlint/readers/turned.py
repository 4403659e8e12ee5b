"""Words that a file holds backwards, because it has them shown from right to left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from contractlint.model.document import Document, Span
from contractlint.patterns import pattern
from contractlint.readers.hidden import Edit

_WORD: Final = pattern(r"[^\W\d_]")
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›“”", ")(][}{><»«›‹”“")


def turned(document: Document) -> Iterator[Edit]:
    """What elements such as `<bdo dir="rtl">` turn, in the order in which it shows."""
    spans = [each.span for each in document.pieces if each.style is not None and each.style.turned]
    for span in _joined(spans, document.text):
        yield turning(span.start, span.end, span.of(document.text))


def turning(start: int, end: int, inner: str) -> Edit:
    """[start, end) as it shows where `inner` runs from right to left."""
    kind = "reversed" if _WORD.search(inner) else ""
    return Edit(start, end, inner[::-1].translate(_MIRRORED), kind)


def _joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Spans in order; those with only spaces between them are one."""
    last: Span | None = None
    for span in spans:
        if last is None:
            last = span
        elif text[last.end : span.start].strip(" "):
            yield last
            last = span
        else:
            last = Span(last.start, span.end)
    if last is not None:
        yield last
