"""Bytes → the parts of a DOCX, without trusting the archive, its sizes or its XML."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from contractlint.errors import UnreadableFile
from contractlint.patterns import pattern
from contractlint.readers.docx_names import WORD
from contractlint.readers.limits import ORDINARY, Limits, over, refuse_crowd
from contractlint.records import dataclass, field

# Real parts shrink 5 to 60 times; bombs reach 1032, zlib's limit. Small parts may do as they like.
MAX_RATIO: Final = 250
RATIO_FREE_BYTES: Final = 2**20

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODING: Final = pattern(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
# Office files use no others; Python knows some (EBCDIC) that would hide a DTD from a byte scan.
_ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"utf8"})
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_TO_DOCX: Final = "convert it first: soffice --headless --convert-to docx FILE"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another; `kind` is the last word of its type, such as "styles"."""

    id: str
    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened DOCX; `names` maps lower-case part names to entries, `spent` counts bytes.

    `twice` are the names that several entries have, of which nobody can say which one is meant.
    """

    archive: zipfile.ZipFile
    path: str
    names: dict[str, zipfile.ZipInfo]
    limits: Limits = ORDINARY
    twice: frozenset[str] = frozenset()
    spent: int = 0

    def raw(self, name: str) -> bytes | None:
        """The bytes of a part, None without one; raises `UnreadableFile` for a bomb."""
        entry = self.names.get(name.lower())
        if entry is None:
            return None
        if name.lower() in self.twice:
            raise self.damaged(f"{name} is in it twice")
        self._refuse_bomb(entry)
        try:
            data = self.archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self.damaged(f"{name} cannot be unpacked ({error})") from error
        except RuntimeError as error:
            raise UnreadableFile(
                "the file is protected by a password",
                path=self.path,
                help="save it without a password and try again",
            ) from error
        except NotImplementedError as error:
            raise self.damaged(f"{name} is packed in a way that Word does not use") from error
        return _transitional(data)

    def parse(self, name: str) -> Element | None:
        """The root of a part, None without one; raises `UnreadableFile` for broken XML or a DTD."""
        data = self.raw(name)
        return None if data is None else self.xml(data, name)

    def xml(self, data: bytes, name: str) -> Element:
        """The root element of `data`, which came from the part `name`."""
        self._refuse_dtd(data, name)
        if data.count(b"<") > self.limits.elements:
            raise over("elements", f"{name} has {data.count(b'<')} tags", self.path)
        try:
            return ElementTree.fromstring(data)
        except ElementTree.ParseError as error:
            raise self.damaged(f"{name} is not well-formed XML ({error})") from error
        except (LookupError, ValueError) as error:
            raise self.damaged(f"{name} is not readable XML ({error})") from error

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Where the part `name` points inside the file ("" is the package itself)."""
        folder, leaf = posixpath.split(name)
        root = self.parse(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        if root is None:
            return ()
        return tuple(
            Relation(
                element.get("Id", ""),
                posixpath.basename(element.get("Type", "")),
                _absolute(folder, element.get("Target", "")),
            )
            for element in root
            if element.get("TargetMode") != "External"
        )

    def damaged(self, what: str) -> UnreadableFile:
        """The complaint about a file that Word would not open either."""
        return UnreadableFile(
            f"the file is damaged: {what}",
            path=self.path,
            help="open it in Word or LibreOffice, let it be repaired, and save it again",
        )

    def _refuse_bomb(self, entry: zipfile.ZipInfo) -> None:
        size = entry.file_size
        self.spent += size
        packed = max(entry.compress_size, 1)
        dense = size > RATIO_FREE_BYTES and size / packed > MAX_RATIO
        if dense:
            raise UnreadableFile(
                f"{entry.filename} unpacks to {size} bytes from {entry.compress_size}: "
                "too much for a contract, refused as a possible zip bomb",
                path=self.path,
                help="if you trust the file, open it in Word or LibreOffice and save it again",
            )
        if size > self.limits.unpacked // 2 or self.spent > self.limits.unpacked:
            what = f"with {entry.filename} it unpacks to {self.spent} bytes or more"
            raise over("unpacked", what, self.path)

    def _refuse_dtd(self, data: bytes, name: str) -> None:
        encoding = _ENCODING.match(data[:200].lstrip(b"\xef\xbb\xbf"))
        if encoding is not None and encoding[1].lower() not in _ENCODINGS:
            raise self.damaged(f"{name} is in an encoding that Word does not use")
        # Two of the three are only in texts with zeros, which are found at once.
        if _DOCTYPES[0] in data or (b"\0" in data and any(mark in data for mark in _DOCTYPES)):
            raise UnreadableFile(
                f"{name} carries a document type definition, as Word never does: refused",
                path=self.path,
                help="open the file in LibreOffice and save it again as .docx",
            )


def open_package(data: bytes, path: str, limits: Limits = ORDINARY) -> Package:
    """The archive behind `data`; raises `UnreadableFile` that says what the file really is."""
    if not data.startswith(b"PK"):
        raise _not_an_archive(data, path)
    refuse_crowd(data, path, limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            f"the file is damaged or was not completely downloaded ({error})",
            path=path,
            help="get a fresh copy of the file",
        ) from error
    names: dict[str, zipfile.ZipInfo] = {}
    twice: set[str] = set()
    for entry in archive.infolist():
        name = _plain(entry.filename)
        if name in names:
            twice.add(name)
        names[name] = entry
    return Package(archive, path, names, limits, frozenset(twice))


def main_part(package: Package) -> str:
    """The name of the part that holds the text; raises `UnreadableFile` without one."""
    targets = [link.target for link in package.relations("") if link.kind == "officeDocument"]
    for name in (*targets, "word/document.xml"):
        if name.lower() in package.names and not name.lower().startswith(("xl/", "ppt/")):
            return name
    raise _not_a_document(package)


@dataclass(slots=True)
class Shelf:
    """The children of one kind of a part, parsed only when they are asked for.

    Word writes some 300 styles and 30 lists into each file, of which a contract uses ten:
    parsing all costs more than reading the contract (PERF.md 2).
    """

    parse: Callable[[bytes], Element]
    opening: bytes = b""
    closing: bytes = b""
    fragments: dict[str, bytes] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)

    def get(self, key: str) -> Element | None:
        """The child with this identifier."""
        if key not in self.elements:
            fragment = self.fragments.get(key)
            if fragment is None:
                return None
            root = self.parse(self.opening + fragment + self.closing)
            self.elements[key] = root[0]
        return self.elements[key]

    def holding(self, marks: tuple[bytes, ...]) -> list[str]:
        """The identifiers of children whose XML holds all `marks`; all when that is not known."""
        if not self.fragments:
            return list(self.elements)
        return [key for key, raw in self.fragments.items() if all(mark in raw for mark in marks)]


def shelve(package: Package, name: str, data: bytes, child: str, key: str) -> Shelf:
    """The `child` elements of a part by their attribute `key`, both without their prefix."""

    def parse(xml: bytes) -> Element:
        return package.xml(xml, name)

    # Parsed with each child, so a long one would be a way to spend hours.
    opening = re.search(rb"<w:(\w{1,40})\b[^>]{0,8000}>", data)
    tag = child.encode()
    plain = b'xmlns:w="' + WORD.encode() + b'"'
    if opening is not None and plain in opening[0] and data[:2] == b"<?" and b"<!--" not in data:
        package._refuse_dtd(data, name)
        fragments = dict(_fragments(data, b"<w:%b " % tag, b"</w:%b>" % tag, key))
        return Shelf(parse, opening[0], b"</w:%b>" % opening[1], fragments)
    identifier = f"{{{WORD}}}{key}"
    children = parse(data).iter(f"{{{WORD}}}{child}")
    return Shelf(parse, elements={found.get(identifier, ""): found for found in children})


def _fragments(
    data: bytes, opening: bytes, closing: bytes, key: str
) -> Iterator[tuple[str, bytes]]:
    """The elements between two tags, which do not nest, with their identifiers.

    NOTE: cut by `split`, because a regular expression took longer than reading the contract.
    """
    identifier = re.compile(rb"[^>]*?w:%b=[\"']([^\"']*)" % key.encode())
    for chunk in data.split(closing)[:-1]:
        start = chunk.rfind(opening)
        found = identifier.match(chunk, start) if start >= 0 else None
        if found is not None:
            yield found[1].decode(errors="replace").replace("&amp;", "&"), chunk[start:] + closing


def _transitional(data: bytes) -> bytes:
    # NOTE: "Strict" files are the same language under other names.
    if b"purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _absolute(folder: str, target: str) -> str:
    target = unquote(target).replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _not_an_archive(data: bytes, path: str) -> UnreadableFile:
    if not data.strip():
        return UnreadableFile("the file is empty", path=path, help="get a fresh copy of the file")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return UnreadableFile(
                "the file is encrypted: it opens only with a password",
                path=path,
                help="save it without a password and try again",
            )
        return UnreadableFile("the file is a legacy Word 97 .doc file", path=path, help=_TO_DOCX)
    what, suffix = _guess(data)
    return UnreadableFile(
        f"the file is not a Word document but {what}",
        path=path,
        help=f"rename it to {suffix} and try again" if suffix else "get a fresh copy of the file",
    )


def _guess(data: bytes) -> tuple[str, str]:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "a PDF", ".pdf"
    if head.startswith(b"{\\rtf"):
        return "rich text (RTF)", ".rtf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page", ".html"
    if b"\0" in data[:4096]:
        return "binary data of an unknown kind", ""
    return "plain text", ".txt"


_OTHERS: Final = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)


def _not_a_document(package: Package) -> UnreadableFile:
    for start, what in _OTHERS:
        if any(name.startswith(start) for name in package.names):
            return UnreadableFile(
                f"the file is not a Word document but {what}", path=package.path, help=_TO_DOCX
            )
    return UnreadableFile(
        "the file is a zip archive without a Word document in it (no word/document.xml)",
        path=package.path,
        help="unpack the archive and check the files in it",
    )
