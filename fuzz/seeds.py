"""The corpus that fuzzing begins with: our own fixtures and rules, whole, cut and spoilt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from fuzz import kept
from fuzz.mutations import packed, unpacked

ROOT = Path(__file__).resolve().parents[1]
# What each target is begun with; formats that no fixture has are written by hand.
_RTF = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 1. Fee\\par {\\b The fee may rise.}\\par}"
_HTML = (
    b"<html><body><h1>Fees</h1><ol><li>The fee may rise.<li>Or not.</ol>"
    b"<table><tr><td>A<td>EUR 5</table></body></html>"
)
# Parts of packages that are targets of their own.
PARTS: Mapping[str, tuple[str, str]] = {
    "document": ("docx", "word/document.xml"),
    "styles": ("docx", "word/styles.xml"),
    "numbering": ("docx", "word/numbering.xml"),
    "content": ("odt", "content.xml"),
}
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOCUMENT = (
    b"<w:document "
    + _WORD
    + b"><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/>"
    b"</w:numPr></w:pPr><w:r><w:t>The fee </w:t></w:r><w:del w:id='1' w:author='A'><w:r><w:delText>"
    b"may</w:delText></w:r></w:del><w:ins w:id='2' w:author='A'><w:r><w:t>will</w:t></w:r></w:ins>"
    b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r></w:p>"
    b"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p>"
    b"<w:r><w:t>EUR 5</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar "
    b"w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar "
    b"w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/>"
    b"</w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r>"
    b"<w:t>rise.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sectPr/></w:body></w:document>"
)
_NUMBERING = (
    b"<w:numbering " + _WORD + b"><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start "
    b"w:val='3'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
    b"<w:num w:numId='1'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride "
    b"w:val='1'/></w:lvlOverride></w:num></w:numbering>"
)
_ODF = b"urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = (
    b'<office:document-content xmlns:office="'
    + _ODF
    + b':office:1.0" xmlns:text="'
    + _ODF
    + b':text:1.0" xmlns:table="'
    + _ODF
    + b':table:1.0"><office:body><office:text>'
    b"<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>old</text:p>"
    b"</text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level='1'>"
    b"Fees</text:h><text:list><text:list-item><text:p>The<text:s text:c='3'/>fee<text:tab/>"
    b"<text:change text:change-id='c'/></text:p></text:list-item></text:list><table:table>"
    b"<table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>EUR 5<text:note>"
    b"<text:note-body><text:p>net</text:p></text:note-body></text:note></text:p></table:table-cell>"
    b"</table:table-row></table:table></office:text></office:body></office:document-content>"
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
        **{name: _parts(name, docx, odt) for name in PARTS},
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
        "annotate-document": [_DOCUMENT, *_parts("document", docx, odt)],
    }


def _parts(name: str, docx: Sequence[bytes], odt: Sequence[bytes]) -> list[bytes]:
    """The different parts of that name in our fixtures, and what no fixture has."""
    kind, part = PARTS[name]
    packages = [unpacked(data) for data in (docx if kind == "docx" else odt)]
    own = {"document": [_DOCUMENT], "content": [_CONTENT], "numbering": [_NUMBERING]}
    found = [package[part] for package in packages if part in package]
    return [*own.get(name, ()), *dict.fromkeys(found)]


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
