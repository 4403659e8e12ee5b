"""Builders of real files for the tests of readers."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from contractlint.model.document import Document
from contractlint.readers.docx import READER

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}

WriteDocx = Callable[..., Path]
ReadDocx = Callable[..., Document]


def xml(root: str, content: str) -> str:
    """A part of a DOCX, whole."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {NAMESPACES}>{content}</w:{root}>'


def relationships(links: list[tuple[str, str, str]]) -> str:
    """A .rels part of (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


@pytest.fixture
def write_docx(tmp_path: Path) -> WriteDocx:
    """Writes a DOCX from the inner XML of its body and other parts, each linked by its own name."""

    def write(body: str, *, document: str | None = None, **parts: str) -> Path:
        path = tmp_path / "contract.docx"
        links = [(kind, kind, f"{kind}.xml") for kind in parts]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "_rels/.rels", relationships([("d", "officeDocument", "word/document.xml")])
            )
            archive.writestr("word/_rels/document.xml.rels", relationships(links))
            main = xml("document", f"<w:body>{body}</w:body>") if document is None else document
            archive.writestr("word/document.xml", main)
            for kind, content in parts.items():
                archive.writestr(f"word/{kind}.xml", xml(ROOTS[kind], content))
        return path

    return write


@pytest.fixture
def read_docx(write_docx: WriteDocx) -> ReadDocx:
    """Writes a DOCX and reads it."""

    def read(body: str, **parts: str) -> Document:
        return READER.read(write_docx(body, **parts).read_bytes(), "contract.docx")

    return read
