"""Word comments: who says what about which paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.model.document import ParagraphRange, Piece, Remark, Span
from contractlint.readers.docx_names import AUTHOR, PARAGRAPH, TEXT, w
from contractlint.readers.sheet import Path
from contractlint.records import dataclass, field

COMMENT: Final = w("comment")
_ID: Final = w("id")
_MARKS: Final = frozenset({w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")})


@dataclass(slots=True)
class Commented:
    """Which paragraphs each comment is about, by its id, filled as they are read."""

    paths: dict[str, list[Path]] = field(default_factory=dict)

    def look(self, paragraph: Element, path: Path) -> None:
        """Notes the comments that begin, end or are referred to in a paragraph."""
        for element in paragraph.iter():
            if element.tag in _MARKS:
                self.paths.setdefault(element.get(_ID, ""), []).append(path)


def remarks(root: Element, commented: Commented, pieces: Sequence[Piece]) -> Iterator[Remark]:
    """The comments of a part whose paragraphs are in the text, in the part's order."""
    places = _places(pieces)
    for identifier, comment in _by_id(root).items():
        paths = commented.paths.get(identifier, ())
        found = [places[path] for path in paths if path in places]
        if found:
            span = Span(min(s.start for s in found), max(s.end for s in found))
            path = next(path for path in paths if path in places)
            anchor = ParagraphRange(path, 0, len(places[path]))
            yield Remark(span, _text(comment), comment.get(AUTHOR, ""), anchor)


def _by_id(root: Element) -> Mapping[str, Element]:
    """The comments by their ids, in order; of two with one id Word shows the first."""
    found: dict[str, Element] = {}
    for comment in root.iter(COMMENT):
        found.setdefault(comment.get(_ID, ""), comment)
    return found


def _places(pieces: Sequence[Piece]) -> Mapping[Path, Span]:
    """The span of each paragraph."""
    found: dict[Path, Span] = {}
    for piece in pieces:
        if isinstance(piece.anchor, ParagraphRange):
            known = found.get(piece.anchor.path, piece.span)
            found[piece.anchor.path] = Span(known.start, piece.span.end)
    return found


def _text(comment: Element) -> str:
    lines = ("".join(t.text or "" for t in p.iter(TEXT)) for p in comment.iter(PARAGRAPH))
    return " ".join(" ".join(lines).split())
