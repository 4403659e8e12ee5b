"""A negotiation letter as DOCX, as little of that format as Word asks for."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from contractlint.model.letter import Letter
from contractlint.reports.letter.lines import Line, lines

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LOCALES = {"en": "en-GB", "pl": "pl-PL", "ru": "ru-RU", "sl": "sl-SI", "de": "de-DE"}
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{_KIND.partition("officedocument")[0]}'
    'package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/{{kind}}" Target="{{target}}"/></Relationships>'
)
# A4 with margins of 2.5 cm.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" '
    'w:footer="709" w:gutter="0"/></w:sectPr>'
)


def write(letter: Letter) -> bytes:
    """The whole letter; the same letter is always the same bytes."""
    body = "".join(map(_paragraph, lines(letter)))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS.format(kind="officeDocument", target="word/document.xml"),
        "word/_rels/document.xml.rels": _LINKS.format(kind="styles", target="styles.xml"),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}{_PAGE}'
        "</w:body></w:document>",
        "word/styles.xml": _styles(_LOCALES.get(letter.language, "en-GB")),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # its time is always the first that a ZIP can say
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8", "backslashreplace"))
    return out.getvalue()


def _paragraph(line: Line) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if line.kind in ("subject", "item") else ""
    text = f"{line.number}.\t{line.text}" if line.number else line.text
    runs = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")
    )
    return f"<w:p>{_layout(line)}<w:r>{bold}{runs}</w:r></w:p>"


def _layout(line: Line) -> str:
    """Items hang by 1 cm, what stands below is level with them; a heading keeps to what follows."""
    match line.kind:
        case "item":
            return '<w:pPr><w:keepNext/><w:ind w:left="567" w:hanging="567"/></w:pPr>'
        case "below":
            return '<w:pPr><w:ind w:left="567"/></w:pPr>'
        case _:
            return ""


def _styles(locale: str) -> str:
    return (
        f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
        f'<w:lang w:val="{locale}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    )
