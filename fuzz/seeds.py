"""The corpus that fuzzing begins with: our own fixtures and rules, whole, cut and spoilt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from fuzz.mutations import packed

ROOT = Path(__file__).resolve().parents[1]
# What each target is begun with; formats that no fixture has are written by hand.
_RTF = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 1. Fee\\par {\\b The fee may rise.}\\par}"
_HTML = (
    b"<html><body><h1>Fees</h1><ol><li>The fee may rise.<li>Or not.</ol>"
    b"<table><tr><td>A<td>EUR 5</table></body></html>"
)


def seeds() -> Mapping[str, Sequence[bytes]]:
    """Inputs by the name of their target."""
    fixtures = ROOT / "fixtures"
    texts = [file.read_bytes() for file in sorted(fixtures.glob("*/*.md"))]
    return {
        "pdf": [file.read_bytes() for file in sorted(fixtures.glob("*/*.pdf"))],
        "docx": [file.read_bytes() for file in sorted(fixtures.glob("*/*.docx"))],
        "odt": [_odt(text.decode()) for text in texts[:4]],
        "rtf": [_RTF],
        "html": [_HTML],
        "markdown": texts,
        "text": texts,
        "rule": [file.read_bytes() for file in sorted((ROOT / "rules").glob("*/*.yaml"))[::10]],
        "config": [b"fail-on: medium\nlimits: {max-initial-term: 12 months}\nexclude: [drafts/]\n"],
        "matcher": texts,
        "reports": texts,
    }


def _odt(text: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{escape(part)}</text:p>" for part in text.split("\n\n"))
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content.encode()})
