"""Markdown → Document: CommonMark with tables, read for its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, Furniture, LineColumn, Unread
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern
from contractlint.readers import html
from contractlint.readers.assembly import Assembly
from contractlint.readers.disguise import as_seen
from contractlint.readers.encoding import decode, is_text
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.readers.wrapping import begins_anew
from contractlint.records import dataclass, field

# Settings of a site generator above the text, between two lines of hyphens.
_FRONT_MATTER = pattern(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")
_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)
_LINE_BREAK_TAG = pattern(r"<br\b", re.IGNORECASE)


# Quotes in lists in quotes: people reach 6. What is deeper the parser drops without a word.
DEEPEST = 60
_TOO_DEEP = Unread(
    msgid("text ({where})"), msgid("nested too deeply to be read"), values=(("where", "> - …"),)
)
_PARSER = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])


@dataclass(slots=True)
class _Line:
    """One source line of a paragraph; `parted` when the author forced a break before it."""

    number: int
    text: str = ""
    parted: bool = False
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """A list item that is open; its label goes to its first block."""

    label: str
    depth: int
    used: bool = False


@dataclass(slots=True)
class _Walk:
    """What is open while tokens go by."""

    source: Sequence[str]
    assembly: Assembly = field(default_factory=Assembly)
    furniture: list[Furniture] = field(default_factory=list)
    counters: list[int | None] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    heading: int | None = None
    line: int = 0
    table: int = -1
    row: int = -1
    column: int | None = None

    def token(self, token: Token) -> None:
        """Go one token further."""
        if token.map:
            self.line = token.map[0]
        match token.type:
            case "inline":
                self._paragraph(list(_lines(token.children or (), self.line)))
            case "fence" | "code_block":
                self._verbatim(token)
            case "html_block":
                found = html.fill(self.assembly, token.content, first_line=self.line + 1)
                self.furniture.extend(found)
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = None
            case _:
                self._list_token(token)
                self._table_token(token)

    def _list_token(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.counters.append(None)
            case "ordered_list_open":
                self.counters.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.counters.pop()
            case "list_item_open":
                self.items.append(_Item(self._label(token), len(self.counters)))
            case "list_item_close":
                self.items.pop()

    def _label(self, token: Token) -> str:
        """The number as it is shown, which is counted on from the list's first, or a bullet."""
        number = self.counters[-1]
        if number is None:
            return "•"
        self.counters[-1] = number + 1
        return f"{number}{token.markup}"

    def _table_token(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self.table += 1
                self.row = -1
            case "tr_open":
                self.row += 1
                self.column = None
            case "th_open" | "td_open":
                self.column = 0 if self.column is None else self.column + 1
            case "table_close":
                self.column = None

    def _paragraph(self, lines: list[_Line]) -> None:
        before = ""
        for line in lines:
            text = line.text.strip()
            if before and text and self.heading is None and _parts(before, line):
                self._end()
            self.assembly.write(f" {line.text}", self._anchor(line))
            before = text or before
            for comment in line.comments:
                self.assembly.note(comment, self._comment_anchor(line, comment))
        self._end()

    def _verbatim(self, token: Token) -> None:
        first = self.line + (token.type == "fence")
        for offset, text in enumerate(token.content.splitlines()):
            self.assembly.write(text, self._anchor(_Line(first + offset, text)), pre=True)
            self._end()

    def _anchor(self, line: _Line) -> LineColumn:
        """The place of a line's first word in the source."""
        source = self.source[line.number] if line.number < len(self.source) else ""
        first = line.text.split(maxsplit=1)[:1]
        column = source.find(first[0]) if first else -1
        return LineColumn(line.number + 1, max(0, column) + 1)

    def _comment_anchor(self, line: _Line, comment: str) -> LineColumn:
        source = self.source[line.number] if line.number < len(self.source) else ""
        return LineColumn(line.number + 1, max(0, source.find(f"<!--{comment}")) + 1)

    def _end(self) -> None:
        if self.column is not None:
            self.assembly.end("cell", table=(self.table, self.row, self.column))
        elif self.heading is not None:
            self.assembly.end("heading", label=self._take_label(), level=self.heading)
        elif self.items and not self.items[-1].used and self.assembly.is_open:
            depth = self.items[-1].depth
            self.assembly.end("list-item", label=self._take_label(), level=depth)
        else:
            self.assembly.end()

    def _take_label(self) -> str:
        if not self.items or self.items[-1].used:
            return ""
        self.items[-1].used = True
        return self.items[-1].label


def _parts(before: str, line: _Line) -> bool:
    """Whether a line of a paragraph is one of its own: forced, or begun with a label."""
    text = line.text.strip()
    return begins_anew(before, text) or (line.parted and not text[0].islower())


def _lines(children: Sequence[Token], first: int) -> Iterator[_Line]:
    """The words of inline tokens by source line; emphasis, links and struck-out words fall away."""
    line = _Line(first)
    struck = 0
    for token in children:
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        if token.type in ("softbreak", "hardbreak"):
            yield line
            line = _Line(line.number + 1, parted=token.type == "hardbreak")
        elif token.type == "html_inline" and _LINE_BREAK_TAG.match(token.content):
            yield line
            line = _Line(line.number, parted=True)
        elif token.type == "html_inline" and (comment := _COMMENT.fullmatch(token.content)):
            line.comments.append(comment[1])
        elif token.type in ("text", "code_inline", "image") and not struck:
            line.text += token.content
    yield line


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty."""
    return _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text)


def read(data: bytes, path: str, _reading: Reading = USUAL) -> Document:
    """The words without their markup; numbered and bulleted items carry their label."""
    text, lost = decode(data, path)
    source = _without_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    walk = _Walk(source.split("\n"))
    tokens = _PARSER.parse(source)
    for token in tokens:
        walk.token(token)
    deepest = max((token.level for token in tokens), default=0)
    unread = (_TOO_DEEP,) if deepest >= DEEPEST - 1 else ()
    if not walk.assembly.blocks:
        what = "has no text" if not unread else "is nested too deeply to be read"
        raise UnreadableFile(what, path=path, help="check that the right file was saved")
    return as_seen(
        Document(
            path=path,
            format="markdown",
            text=walk.assembly.text,
            blocks=tuple(walk.assembly.blocks),
            pieces=tuple(walk.assembly.pieces),
            furniture=tuple(walk.furniture),
            remarks=walk.assembly.remarks,
            unread=(*unread, *lost),
            digest=sha256(data).hexdigest(),
        )
    )


READER = Reader(name="markdown", suffixes=(".md", ".markdown"), sniff=is_text, read=read)
