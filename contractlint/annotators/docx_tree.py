"""XML as a tree that knows where each element stands in the bytes, so that these can stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from contractlint.errors import UnreadableFile
from contractlint.records import dataclass, field

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# The names that matter, short; whatever else there is keeps its long one.
_PREFIXES: Final = {
    WORD: "w",
    STRICT: "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_START_TAG: Final = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_CHARACTER: Final = re.compile(
    rb"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&(?P<entity>[^;]*);|\r\n?"
    rb"|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*",
    re.DOTALL,
)
_ENTITIES: Final = {b"amp": "&", b"lt": "<", b"gt": ">", b"quot": '"', b"apos": "'"}
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


@dataclass(slots=True, eq=False)
class Node:
    """An element: bytes [start, end), its content [inner, close); both the same where empty."""

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int
    parent: Node | None = None
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    def find(self, tag: str) -> Node | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def iter(self) -> Iterator[Node]:
        """The element and all below it, in the order of the file."""
        queue = [self]
        while queue:
            node = queue.pop()
            yield node
            queue.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Tree:
    """A part of a DOCX with its root."""

    raw: bytes
    root: Node

    def characters(self, node: Node) -> Iterator[tuple[str, int, int]]:
        """The characters of a leaf with the bytes that each takes up; what can't be cut is one."""
        end = node.children[0].start if node.children else node.close
        for found in _CHARACTER.finditer(self.raw, node.inner, end):
            if text := _spelled(found):
                yield text, found.start(), found.end()

    def prefix(self, node: Node) -> bytes:
        """The prefix of the element's own name with its colon, as the file writes it."""
        name = self.raw[node.start + 1 : node.inner]
        found = re.match(rb"[^\s/>:]+:", name)
        return found[0] if found is not None else b""


def parse(raw: bytes, path: str) -> Tree:
    """The tree of a part; raises `UnreadableFile` where its bytes can't be kept."""
    if raw.startswith(_UTF16):
        raise UnreadableFile(
            "the text is stored as UTF-16, which cannot be marked without rewriting it",
            path=path,
            help="open the file in Word or LibreOffice and save it again",
        )
    builder = _Builder(raw)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, values: builder.open(
        tag, values, parser.CurrentByteIndex
    )
    parser.EndElementHandler = lambda _tag: builder.close(parser.CurrentByteIndex)
    parser.StartDoctypeDeclHandler = lambda *_: builder.refuse(path)
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise broken(path, f"its XML is not well-formed ({error})") from error
    if builder.root is None:
        raise broken(path, "a part of it is empty")
    return Tree(raw, builder.root)


def broken(path: str, what: str) -> UnreadableFile:
    """The complaint about a file that can't be marked because it is damaged."""
    return UnreadableFile(
        f"no comments can be written into the file: {what}",
        path=path,
        help="open it in Word or LibreOffice, let it be repaired, and save it again",
    )


@dataclass(slots=True)
class _Builder:
    """The tree as it grows; lives for one parse."""

    raw: bytes
    root: Node | None = None
    at: Node | None = None

    def open(self, tag: str, values: dict[str, str], index: int) -> None:
        found = _START_TAG.match(self.raw, index)
        inner = index if found is None else found.end()
        attributes = {_short(name): value for name, value in values.items()}
        node = Node(_short(tag), attributes, index, inner, self.at)
        if self.at is not None:
            self.at.children.append(node)
        else:
            self.root = node
        self.at = node

    def close(self, index: int) -> None:
        node = self.at
        if node is None:
            return
        if self.raw[node.inner - 2 : node.inner] == b"/>":
            node.close = node.end = node.inner
        else:
            node.close = index
            node.end = self.raw.index(b">", index) + 1
        self.at = node.parent

    def refuse(self, path: str) -> None:
        raise broken(path, "it carries a document type definition, as Word never does")


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, space)}:{local}" if space else local


def _spelled(found: re.Match[bytes]) -> str:
    """What a piece of XML prints."""
    whole = found[0]
    if found["cdata"] is not None:
        return found["cdata"].decode("utf-8", "replace")
    if (entity := found["entity"]) is not None:
        return _ENTITIES.get(entity) or _numbered(entity)
    if whole.startswith((b"<!", b"<?")):
        return ""
    return "\n" if whole.startswith(b"\r") else whole.decode("utf-8", "replace")


def _numbered(entity: bytes) -> str:
    digits = entity[1:].decode("ascii", "replace")
    try:
        return chr(int(digits[1:], 16) if digits[:1] in ("x", "X") else int(digits))
    except (ValueError, OverflowError):
        return "\ufffd"
