"""The corpus that fuzzing begins with: our own fixtures and rules, whole, cut and spoilt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from fuzz import kept
from fuzz.mutations import packed

ROOT = Path(__file__).resolve().parents[1]
# What each target is begun with; formats that no fixture has are written by hand.
_RTF = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 1. Fee\\par {\\b The fee may rise.}\\par}"
_HTML = (
    b"<html><body><h1>Fees</h1><ol><li>The fee may rise.<li>Or not.</ol>"
    b"<table><tr><td>A<td>EUR 5</table></body></html>"
)
_MAIL = b"From: a@example.com\r\nMIME-Version: 1.0\r\n\r\nThe fee may rise."
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_CONCEPTS = b"""language: en
reach: {gap-scale: 1.5, before: 3, right-cost: 2}
governs: {agent: [by], object: [with]}
articles: [the, a]
parties:
  provider: {nouns: [provider, card issuer], pronouns: [=we, ==School], possessives: [=our]}
verb-endings: {customer: [st]}
concepts:
  price: [price, fee|charge for ..3 service, ==Rate, pric-, -fee, -cost-, "^ # _"]
  change: [change, ";"]
"""
_MEASURED = b"""date: 2026-11-22
rules:
  a: [{set: cuad, language: en, findings: 3, right: 2, labels: 4, met: 1}]
"""
_FORMS = "# forms\nцена: цены цену | nom: цена цены | gen: цены цен\nдоговор:\n"


@cache
def seeds() -> Mapping[str, Sequence[bytes]]:
    """Inputs by the name of their target."""
    texts = _contents("fixtures/*/*.md")
    docx, pdf = _contents("fixtures/*/*.docx"), _contents("fixtures/*/*.pdf")
    odt = [_odt(text.decode()) for text in texts[:4]]
    sheet = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    return {
        "pdf": pdf,
        "docx": docx,
        "odt": odt,
        "rtf": [_RTF],
        "html": [_HTML],
        "markdown": texts,
        "text": texts,
        "choice": [docx[0], odt[0], sheet, _RTF, _HTML, _MAIL, _OLE2],
        "rule": _contents("rules/*/*.yaml")[::10],
        "concepts": [_CONCEPTS],
        "profile": _contents("rules/profiles/*.yaml"),
        "facts": _contents("rules/facts/*.yaml"),
        "law": [b"".join(_contents("rules/law.yaml"))[:3000]],
        "measured": [_MEASURED],
        "unlabelled": _contents("rules/unlabelled.yaml"),
        "forms": [_FORMS.encode()],
        **kept.seeds(),
        **dict.fromkeys(("matcher", "reports", "comparisons", "letters"), texts),
        "annotate-docx": docx,
        "annotate-pdf": pdf,
    }


def _contents(pattern: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted(ROOT.glob(pattern))]


def _odt(text: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{escape(part)}</text:p>" for part in text.split("\n\n"))
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content.encode()})
