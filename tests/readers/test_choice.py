"""Which reader gets a file: its content decides, then its name."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from contractlint.errors import UnreadableFile
from contractlint.readers import READERS, SUFFIXES, read
from contractlint.readers.detection import detect


def zipped(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", READERS)
def test_each_suffix_is_known_without_importing_its_reader(name: str) -> None:
    suffixes = {suffix for suffix, reader in SUFFIXES.items() if reader == name}
    assert READERS[name].name == name
    assert set(READERS[name].suffixes) == suffixes


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (b"%PDF-1.7", "a.pdf", "pdf"),
        (b"%PDF-1.7", "a.docx", "pdf"),
        (b"\n\n%PDF-1.7", "a.txt", "pdf"),
        (zipped(word__document_dot_xml=b""), "a.docx", "docx"),
        (zipped(word__document_dot_xml=b""), "a.pdf", "docx"),
        (b"PK\x03\x04 cut off", "a.docx", "docx"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "a.doc", "odt"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (b"<!doctype html><p>", "a.txt", "html"),
        (b"<p>a</p>", "a.htm", "html"),
        (b"# a", "a.MD", "markdown"),
        (b"a", "LICENCE", "text"),
        (b"a", "a.txt", "text"),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str, reader: str) -> None:
    assert detect(data, name, SUFFIXES) == reader


@pytest.mark.parametrize(
    ("data", "name", "what", "help"),
    [
        (b"", "a.txt", "empty", "saved"),
        (b"words", "a.docx", r"named \.docx but holds plain text", r"\.txt"),
        (b"words", "a.xyz", r"no format that contractlint knows \(\.xyz\)", r"\.pdf"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "a.doc",
            "Word 97",
            "soffice --headless --convert-to docx",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "password",
            "without",
        ),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "a.ods",
            "no text document",
            "PDF",
        ),
        (zipped(a_dot_docx=b"x", b_dot_pdf=b"y"), "a.zip", "ZIP archive of 2 files", "unpack"),
        (zipped(xl__workbook_dot_xml=b""), "a.xlsx", "spreadsheet", "PDF"),
        (b"PK\x03\x04 cut off", "a.zip", "broken", "again"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "picture", "OCR"),
        (b"From: a\nMIME-Version: 1.0\n", "a.eml", "e-mail", "PDF"),
        (bytes(range(256)), "a.bin", "no text", "PDF"),
    ],
)
def test_other_files_are_refused_with_a_way_out(
    data: bytes, name: str, what: str, help: str
) -> None:
    with pytest.raises(UnreadableFile, match=what) as refused:
        detect(data, name, SUFFIXES)
    assert refused.value.path == name
    assert re.search(help, refused.value.help)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "absent.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read(tmp_path)


def test_bytes_can_stand_for_the_file() -> None:
    document = read(Path("-"), shown="mail.txt", data=b"1. Term")
    assert (document.path, document.format, document.text) == ("mail.txt", "text", "1. Term")
