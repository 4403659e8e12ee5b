"""Which format a file really is: its first bytes say so, its name only where they are silent."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from contractlint.errors import UnreadableFile
from contractlint.readers.encoding import is_text
from contractlint.readers.limits import ORDINARY, Limits, refuse_crowd

if TYPE_CHECKING:
    import zipfile

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
# PDF 1.7, Annex H.3.4: viewers accept the header anywhere in the first 1024 bytes.
_PDF_HEADER_WITHIN = 1024

AS_DOCX = (
    "convert it: soffice --headless --convert-to docx FILE; or open it in Word or LibreOffice and "
    "save it as .docx or PDF"
)
AS_PDF = "save or print it as PDF"
# Told by their first bytes; nothing else in these formats is a contract's text.
_PICTURES: Mapping[bytes, str] = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"GIF8": "GIF",
}


def detect(data: bytes, name: str, suffixes: Mapping[str, str], limits: Limits = ORDINARY) -> str:
    """The name of the reader for these bytes; raises `UnreadableFile` where none can read them."""
    if not data:
        raise UnreadableFile("is empty", path=name, help="check that the right file was saved")
    if data.startswith(_ZIPS):
        refuse_crowd(data, name, limits)
        return _zip(data, name)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_known(data, name)
    if not is_text(data):
        raise UnreadableFile(
            "is no text and no format that contractlint reads", path=name, help=AS_PDF
        )
    return _text(data, name, suffixes)


def _refuse_known(data: bytes, name: str) -> None:
    """Formats that people do keep contracts in, each with its way out."""
    if data.startswith(_OLE2):
        _refuse_ole2(data, name)
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            raise UnreadableFile(
                f"is a picture ({kind}), without text",
                path=name,
                help="put it through text recognition (OCR) and save it as PDF",
            )
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        raise UnreadableFile(
            "is a pointer of Git LFS, not the contract", path=name, help="fetch it: git lfs pull"
        )
    if b"From: " in data[:4096] and b"MIME-Version:" in data[:4096]:
        raise UnreadableFile(
            "is an e-mail or a saved web archive",
            path=name,
            help="save the contract that it carries as a file of its own, or print it as PDF",
        )


def _refuse_ole2(data: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(
            "is encrypted with a password",
            path=name,
            help="open it with the password and save a copy without one",
        )
    raise UnreadableFile("is a Word 97-2003 file or the like (.doc)", path=name, help=AS_DOCX)


def _zip(data: bytes, name: str) -> str:
    import zipfile  # imported late, as the reader of web pages is: most files are neither

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = _mimetype(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError):
        if PurePath(name).suffix.lower() in (".docx", ".docm", ".dotx", ".dotm"):
            # The reader of DOCX knows best how to say what is broken.
            return "docx"
        raise UnreadableFile(
            "is a ZIP archive, and broken", path=name, help="fetch the file again, then unpack it"
        ) from None
    if any(entry.startswith("word/") for entry in names):
        return "docx"
    if kind.strip().startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    _refuse_archive(names, kind, name)
    return "docx"


def _mimetype(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument file says it is; no more is unpacked than such a name has."""
    with archive.open("mimetype") as entry:
        return entry.read(100).decode("ascii", "ignore")


def _refuse_archive(names: list[str], kind: str, name: str) -> None:
    if "opendocument" in kind:
        raise UnreadableFile(
            "is an OpenDocument file, but no text document", path=name, help=AS_PDF
        )
    if "epub" in kind:
        raise UnreadableFile("is an e-book (EPUB)", path=name, help=AS_PDF)
    for folder, what in (("xl/", "a spreadsheet"), ("ppt/", "a presentation")):
        if any(entry.startswith(folder) for entry in names):
            raise UnreadableFile(f"is {what}, not a contract", path=name, help=AS_PDF)
    if "[Content_Types].xml" not in names:
        count = sum(not entry.endswith("/") for entry in names)
        files = "1 file" if count == 1 else f"{count} files"
        raise UnreadableFile(
            f"is a ZIP archive of {files}", path=name, help="unpack it and check the folder"
        )


def _text(data: bytes, name: str, suffixes: Mapping[str, str]) -> str:
    suffix = PurePath(name).suffix.lower()
    named = suffixes.get(suffix, "")
    if named in ("html", "markdown", "text"):
        return "html" if _is_html(data) else named
    if named:
        raise UnreadableFile(
            f"is named {suffix} but holds plain text",
            path=name,
            help="rename it to .txt, or fetch the file again if it was cut off",
        )
    if _is_html(data):
        return "html"
    if not suffix:
        return "text"
    raise UnreadableFile(
        f"is no format that contractlint knows ({suffix})",
        path=name,
        help=f"contractlint reads {', '.join(suffixes)}; rename plain text to .txt",
    )


def _is_html(data: bytes) -> bool:
    if b"<" not in data:
        return False
    from contractlint.readers.html import sniff

    return sniff(data)
