"""The names of OpenDocument, spelled the way ElementTree spells them."""

from __future__ import annotations

from typing import Final

_SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def n(name: str) -> str:
    """An OpenDocument name: n("text:p") is a paragraph."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


PARAGRAPHS: Final = frozenset({n("text:p"), n("text:h")})
HEADING: Final = n("text:h")
LIST: Final = n("text:list")
TABLE: Final = n("table:table")
STYLE_NAME: Final = n("text:style-name")
LEVEL: Final = n("text:outline-level")
# Written by the program, and said again in the contract itself.
INDEXES: Final = frozenset(
    n(f"text:{kind}")
    for kind in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
        "alphabetical-index", "bibliography",
    )
)  # fmt: skip


def whole(text: str | None, otherwise: int) -> int:
    """A number from 0 to 32,767 in an attribute; `otherwise` for anything else."""
    if text is None or not text.isdecimal() or len(text) > 5:
        return otherwise
    return min(int(text), 32_767)
