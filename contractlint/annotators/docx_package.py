"""A DOCX as an archive: all its parts as they are, but for the few that marks are written to."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from contractlint.annotators.docx_tree import WORD, broken, parse
from contractlint.records import dataclass, field

# Beside the text, contracts carry pictures and fonts; more than this is no contract.
MAX_TOTAL_BYTES: Final = 512 * 2**20
_NUMBER: Final = re.compile(rb":id=[\"'](\d{1,10})[\"']")
_LARGEST: Final = 2**30
_STORIES: Final = re.compile(
    r"^word/(document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml$"
)
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_LINK: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_NO_LINKS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(slots=True)
class Package:
    """The entries of an archive by their lower-case names, and the parts that are to change."""

    path: str
    archive: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo]
    changed: dict[str, bytes] = field(default_factory=dict)

    def raw(self, name: str) -> bytes | None:
        """The bytes of a part, None without one."""
        if name in self.changed:
            return self.changed[name]
        entry = self.names.get(name.lower())
        if entry is None:
            return None
        try:
            return self.archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise broken(self.path, f"{name} cannot be unpacked ({error})") from error
        except (RuntimeError, NotImplementedError) as error:
            raise broken(self.path, f"{name} cannot be unpacked") from error

    def links(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Where a part points inside the file: (id, last word of the kind, part)."""
        folder = posixpath.dirname(name)
        data = self.raw(_links_of(name))
        if data is None:
            return
        for node in parse(data, self.path).root.children:
            target = unquote(node.attributes.get("Target", "")).replace("\\", "/")
            if node.attributes.get("TargetMode") != "External":
                kind = posixpath.basename(node.attributes.get("Type", ""))
                where = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
                yield node.attributes.get("Id", ""), kind, where

    def main_part(self) -> str:
        """The part with the text."""
        linked = [where for _, kind, where in self.links("") if kind == "officeDocument"]
        return next((n for n in linked if n.lower() in self.names), "word/document.xml")

    def used_numbers(self) -> set[int]:
        """All numbers that marks, comments and notes of the file have."""
        used: set[int] = set()
        for name in self.names:
            if _STORIES.match(name):
                used.update(int(number) for number in _NUMBER.findall(self.raw(name) or b""))
        return used

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed the file with a certificate."""
        return any(name.startswith("_xmlsignatures/") for name in self.names)

    def add_comments(self, main: str, comments: list[bytes]) -> None:
        """Writes comments behind those that are there, and links them where there were none."""
        name = next((where for _, kind, where in self.links(main) if kind == "comments"), "")
        if name and self.raw(name) is not None:
            self.changed[self._spelled(name)] = _with_children(
                self.raw(name) or b"", b"".join(comments), self.path
            )
            return
        name = posixpath.join(posixpath.dirname(main), "comments.xml")
        if name.lower() in self.names:
            name = posixpath.join(posixpath.dirname(main), "contractlint-comments.xml")
        root = f'<w:comments xmlns:w="{WORD}">'
        self.changed[name] = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            + root.encode()
            + b"".join(comments)
            + b"</w:comments>"
        )
        self._link(main, name)

    def packed(self) -> bytes:
        """The archive with the changed parts in the places of the old, new ones at its end."""
        if sum(entry.file_size for entry in self.names.values()) > MAX_TOTAL_BYTES:
            raise broken(self.path, "it unpacks to more than a contract can be")
        out = io.BytesIO()
        left = dict(self.changed)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self.names.values():
                data = left.pop(entry.filename, None)
                if data is None:
                    data = self.raw(entry.filename) or b""
                archive.writestr(_entry(entry.filename, entry), data)
            for name, data in left.items():
                archive.writestr(_entry(name), data)
        return out.getvalue()

    def _spelled(self, name: str) -> str:
        """The name of a part as the archive writes it."""
        entry = self.names.get(name.lower())
        return name if entry is None else entry.filename

    def replace(self, name: str, data: bytes) -> None:
        """Changes a part that is there."""
        self.changed[self._spelled(name)] = data

    def _link(self, main: str, name: str) -> None:
        links = _links_of(main)
        old = self.raw(links) or _NO_LINKS
        taken = {identifier for identifier, _, _ in self.links(main)}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdContractlint{n}" not in taken)
        kind = _STRICT_LINK if b"purl.oclc.org/ooxml" in old else _LINK_TYPE
        target = quoteattr(posixpath.basename(name))
        link = f'Relationship Id="rIdContractlint{number}" Type="{kind}" Target={target}/>'
        self.replace(links, _with_child(old, link, self.path))
        override = f'Override PartName="/{name}" ContentType="{_CONTENT_TYPE}"/>'
        types = self.raw("[Content_Types].xml")
        if types is None:
            raise broken(self.path, "[Content_Types].xml is missing")
        self.replace("[Content_Types].xml", _with_child(types, override, self.path))


def open_package(data: bytes, path: str) -> Package:
    """The archive behind `data`, which a reader has read before."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise broken(path, str(error)) from error
    names = {e.filename.replace("\\", "/").lstrip("/").lower(): e for e in archive.infolist()}
    return Package(path, archive, names)


def numbers(used: set[int]) -> Iterator[int]:
    """Numbers that are not used, one after the other, above those that are where there is room."""
    number = max((n for n in used if n < _LARGEST), default=0)
    while True:
        number += 1
        if number not in used:
            yield number


def _entry(name: str, before: zipfile.ZipInfo | None = None) -> zipfile.ZipInfo:
    """An entry like the one before; the time of a new one is the first that a ZIP can say."""
    if before is None:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry
    entry = zipfile.ZipInfo(name, before.date_time)
    entry.compress_type = before.compress_type
    entry.external_attr = before.external_attr
    entry.create_system = before.create_system
    entry.comment = before.comment
    return entry


def _links_of(name: str) -> str:
    folder, leaf = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))


def _with_child(data: bytes, child: str, path: str) -> bytes:
    """`data` with an element at the end of its root, in the namespace of the root."""
    tree = parse(data, path)
    prefix = tree.prefix(tree.root)
    return _with_children(data, b"<" + prefix + child.encode(), path)


def _with_children(data: bytes, children: bytes, path: str) -> bytes:
    root = parse(data, path).root
    if root.close < root.end:
        return data[: root.close] + children + data[root.close :]
    found = re.match(rb"<([^\s/>]+)", data[root.start :])
    name = found[1] if found is not None else b""
    return data[: root.inner - 2] + b">" + children + b"</" + name + b">" + data[root.inner :]
