"""DOCX files that are none, or that attack: each is refused with what it is and what to do."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from contractlint.errors import UnreadableFile
from contractlint.readers import docx_package
from contractlint.readers.docx import READER

WriteDocx = Callable[..., Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PARAGRAPH = "<w:p><w:r><w:t>The fee may rise.</w:t></w:r></w:p>"


def refusal(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        READER.read(data, "contract.docx")
    assert caught.value.path == "contract.docx"
    return caught.value


def archive(tmp_path: Path, **parts: str) -> bytes:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "what", "help"),
    [
        pytest.param(b"", "empty", "fresh copy", id="empty"),
        pytest.param(b"The fee may rise.\n", "plain text", ".txt", id="text"),
        pytest.param(b"%PDF-1.7\n", "a PDF", ".pdf", id="pdf"),
        pytest.param(b"{\\rtf1 fee}", "RTF", ".rtf", id="rtf"),
        pytest.param(b"\xef\xbb\xbf<html><p>fee", "a web page", ".html", id="html"),
        pytest.param(b"\x7fELF\x00\x00", "unknown kind", "fresh copy", id="binary"),
        pytest.param(OLE, "legacy Word 97 .doc", "soffice --headless", id="doc"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password", id="encrypted"
        ),
        pytest.param(b"PK\x03\x04 cut", "damaged", "fresh copy", id="cut"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, what: str, help: str) -> None:
    refused = refusal(data)
    assert what in refused.what
    assert help in refused.help


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl__workbook_xml", "an Excel workbook"),
        ("ppt__presentation_xml", "a PowerPoint presentation"),
        ("content_xml", "an OpenDocument file"),
        ("notes_xml", "no word/document.xml"),
    ],
)
def test_an_archive_of_another_kind_is_named(tmp_path: Path, part: str, what: str) -> None:
    assert what in refusal(archive(tmp_path, **{part: "<x/>"})).what


def test_the_main_part_is_found_through_the_relations(
    tmp_path: Path, write_docx: WriteDocx
) -> None:
    source = write_docx(PARAGRAPH)
    moved = tmp_path / "moved.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(moved, "w") as new:
        for entry in old.infolist():
            name = entry.filename.replace("word", "Content").replace("document", "main")
            new.writestr(name, old.read(entry).replace(b"word/document.xml", b"/Content/main.xml"))
    assert READER.read(moved.read_bytes(), "moved.docx").text == "The fee may rise."


def test_strict_files_are_read_like_others(write_docx: WriteDocx) -> None:
    strict = (
        '<?xml version="1.0"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        f"<w:body>{PARAGRAPH}</w:body></w:document>"
    )
    data = write_docx("", document=strict).read_bytes()
    assert READER.read(data, "strict.docx").text == "The fee may rise."


def test_broken_xml_is_told_with_its_place(write_docx: WriteDocx) -> None:
    refused = refusal(write_docx("", document="<w:document>").read_bytes())
    assert "word/document.xml is not well-formed XML" in refused.what
    assert "line 1" in refused.what


def test_a_document_without_a_body_is_damaged(write_docx: WriteDocx) -> None:
    assert "no document body" in refusal(write_docx("", document="<x/>").read_bytes()).what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_definition_is_refused(tmp_path: Path, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    text = f'<?xml version="1.0" encoding="{encoding}"?>'
    text += f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    path = tmp_path / "laughs.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", text.encode(encoding))
    assert "document type definition" in refusal(path.read_bytes()).what


def test_an_encoding_that_could_hide_one_is_refused(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="cp037"?><x/>'
    assert "encoding" in refusal(archive(tmp_path, word__document_xml=text)).what


def test_a_definition_in_a_minor_part_is_refused_too(tmp_path: Path, write_docx: WriteDocx) -> None:
    path = write_docx(PARAGRAPH, styles="")
    data = path.read_bytes()
    target = tmp_path / "styled.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/styles.xml":
                content = content.replace(b"<w:styles", b"<!DOCTYPE x []><w:styles")
            new.writestr(entry, content)
    assert READER.read(data, "contract.docx").text == "The fee may rise."
    assert "word/styles.xml" in refusal(target.read_bytes()).what


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    bomb = archive(tmp_path, word__document_xml=" " * (4 * docx_package.RATIO_FREE_BYTES))
    assert len(bomb) < 10_000
    assert "zip bomb" in refusal(bomb).what


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    honest = archive(tmp_path, word__document_xml=" " * (4 * docx_package.RATIO_FREE_BYTES))
    size = struct.pack("<L", 4 * docx_package.RATIO_FREE_BYTES)
    lying = honest.replace(size, struct.pack("<L", 1000))
    assert "damaged" in refusal(lying).what


def test_a_password_on_the_archive_is_told(write_docx: WriteDocx) -> None:
    data = bytearray(write_docx(PARAGRAPH).read_bytes())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    start = 0
    while (start := data.find(b"PK\x03\x04", start)) >= 0:
        data[start + 6] |= 1
        start += 4
    assert "password" in refusal(bytes(data)).what


def test_every_cut_of_a_file_is_refused_politely(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("The fee may rise.")
    path = tmp_path / "made.docx"
    made.save(str(path))
    data = path.read_bytes()
    for cut in range(0, len(data), 997):
        assert refusal(data[:cut]).help


def test_sniffing_tells_word_files_from_text_and_open_documents(write_docx: WriteDocx) -> None:
    assert READER.sniff(write_docx(PARAGRAPH).read_bytes()[:512])
    assert not READER.sniff(b"The fee may rise.")
    assert not READER.sniff(
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"
    )


def test_the_page_count_of_word_is_kept(tmp_path: Path, write_docx: WriteDocx) -> None:
    path = write_docx(PARAGRAPH)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("docProps/app.xml", "<Properties><Pages>12</Pages></Properties>")
    assert READER.read(path.read_bytes(), "contract.docx").pages == 12
