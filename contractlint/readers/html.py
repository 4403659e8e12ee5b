"""HTML → Document: what a browser shows, without script, style and navigation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, Furniture, LineColumn
from contractlint.patterns import pattern
from contractlint.readers.assembly import Assembly
from contractlint.readers.disguise import as_seen
from contractlint.readers.elements import BLOCKS, VOID, Element, Elements
from contractlint.readers.encoding import decode
from contractlint.readers.reader import USUAL, Reader, Reading

# NOTE: what was read once is never read another way ("(?>…)", "*+"): a row of comments could be cut
# into comments in 2^n ways.
_SNIFF = pattern(
    rb"\A(?:\xef\xbb\xbf)?(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# What may say how text looks beside its own elements; not followed.
_SHEETS = frozenset(("style", "link"))
_CHARSET = pattern(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class Page(HTMLParser):
    """Fills an assembly from tags as they come; `first_line` is the source's own in its file."""

    def __init__(self, assembly: Assembly, *, first_line: int = 1) -> None:
        super().__init__(convert_charrefs=True)
        self.assembly = assembly
        self.elements = Elements()
        self.furniture: list[Furniture] = []
        self._first_line = first_line
        self._line_ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a new paragraph; everything that can hold text is remembered."""
        if tag == "br":
            self._line_ended = True
        if tag in _SHEETS:
            self.elements.has_sheets = True
        if tag in BLOCKS:
            self.end_block()
            self._closed(self.elements.imply_end(tag))
        if tag not in VOID:
            attributes = {name: value or "" for name, value in attrs}
            self.elements.open(tag, attributes, first=len(self.assembly.blocks))

    def handle_endtag(self, tag: str) -> None:
        """A block ends its paragraph; stray end tags close nothing."""
        if tag in BLOCKS:
            self.end_block()
        self._closed(self.elements.close(tag))

    def handle_data(self, data: str) -> None:
        """Text, line by line of the source, so that each run knows where it stands."""
        if self.elements.dropped:
            return
        row, column = self.getpos()
        for offset, line in enumerate(data.split("\n")):
            indent = len(line) - len(line.lstrip())
            anchor = LineColumn(
                self._first_line - 1 + row + offset, (0 if offset else column) + indent + 1
            )
            self._write(line if offset == 0 else f" {line}", anchor)
            if offset and self.elements.inside("pre"):
                self._line_ended = True

    def handle_comment(self, data: str) -> None:
        """Comments are not shown, but may be meant for those who work on the source."""
        row, column = self.getpos()
        self.assembly.note(data, LineColumn(self._first_line - 1 + row, column + 1))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![if …]>` and its like are comments, as browsers have it, whatever the name."""
        return self.parse_bogus_comment(i, report)

    def end_block(self) -> None:
        """Close the paragraph that is being written, as what the open elements make of it."""
        self._line_ended = False
        if self.assembly.is_open:
            kind, label, level, table = self.elements.block()
            self.assembly.end(kind, label=label, level=level, table=table)

    def _write(self, text: str, anchor: LineColumn) -> None:
        content = text.strip()
        if content and self.elements.inside("nav"):
            self.furniture.append(Furniture(content, anchor))
            return
        if content and self._line_ended:
            self._end_line(content)
            text = f" {text}"
        self.assembly.write(text, anchor, style=self.elements.look, pre=self.elements.inside("pre"))

    def _end_line(self, following: str) -> None:
        """A line break parts paragraphs, but not a heading, and not the middle of a sentence."""
        if following[0].islower() or self.elements.heading_level:
            self._line_ended = False
        else:
            self.end_block()

    def _closed(self, closed: list[Element]) -> None:
        for element in closed:
            if element.tag == "table":
                self.assembly.unstack(element.number, element.first)


def fill(assembly: Assembly, source: str, *, first_line: int = 1) -> tuple[Furniture, ...]:
    """Write the blocks of a piece of HTML into an assembly; returns what was set apart."""
    page = Page(assembly, first_line=first_line)
    # Nothing after the last ">" can be a tag; the parser would look for its end again and again.
    tail = source.rfind(">") + 1
    page.feed(source[:tail] + source[tail:].replace("<", "&lt;"))
    page.close()
    page.end_block()
    return tuple(page.furniture)


def read(data: bytes, path: str, _reading: Reading = USUAL) -> Document:
    """The page's text; headings, list items and table cells are blocks of their own."""
    declared = _CHARSET.search(data[:4096])
    said = declared[1].decode("ascii", "ignore") if declared else ""
    source, lost = decode(data, path, declared=said)
    assembly = Assembly()
    furniture = fill(assembly, source)
    if not assembly.blocks:
        raise UnreadableFile(
            "this page has no text of its own",
            path=path,
            help="it is probably filled in by a script: open it in a browser and save it as PDF",
        )
    return as_seen(
        Document(
            path=path,
            format="html",
            text=assembly.text,
            blocks=tuple(assembly.blocks),
            pieces=tuple(assembly.pieces),
            furniture=furniture,
            remarks=assembly.remarks,
            unread=lost,
            digest=sha256(data).hexdigest(),
        )
    )


def sniff(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return _SNIFF.match(data[:65_536]) is not None


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), sniff=sniff, read=read)
