"""A DOCX from the XML of its body, and a marked copy of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from contractlint.annotators.docx import annotate
from contractlint.model.annotation import Edit, Marked, Note
from contractlint.model.document import Document, Span
from contractlint.model.finding import Severity
from contractlint.readers.docx import READER
from contractlint.readers.reader import Reading

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{WORD}}}{name}"


@dataclass(frozen=True)
class File:
    """A DOCX in memory, and what can be asked about it."""

    data: bytes

    @property
    def parts(self) -> Mapping[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def document(self, revisions: str = "final") -> Document:
        return READER.read(self.data, "contract.docx", Reading(revisions=revisions))  # type: ignore[arg-type]

    @property
    def text(self) -> str:
        return self.document().text

    def xml(self, name: str = "word/document.xml") -> str:
        return self.parts[name].decode()

    def comments(self) -> list[tuple[str, str]]:
        """(author, text) of each comment."""
        root = ElementTree.fromstring(self.parts["word/comments.xml"])
        return [
            (c.get(w("author"), ""), "\n".join("".join(p.itertext()) for p in c.iter(w("p"))))
            for c in root.iter(w("comment"))
        ]

    def commented(self, name: str = "word/document.xml") -> dict[str, str]:
        """The words of each range that a comment is on, by the number of the comment."""
        found: dict[str, str] = {}
        open_: set[str] = set()
        for element in ElementTree.fromstring(self.parts[name]).iter():
            number = element.get(w("id"), "")
            if element.tag == w("commentRangeStart"):
                open_.add(number)
                found[number] = ""
            elif element.tag == w("commentRangeEnd"):
                open_.discard(number)
            elif element.tag == w("t"):
                for each in open_:
                    found[each] += element.text or ""
        return found

    def numbers(self) -> list[str]:
        """The numbers of all that has to have one of its own."""
        tags = ("ins", "del", "comment", "rPrChange", "moveTo")
        return [
            number
            for name, data in self.parts.items()
            if name in ("word/document.xml", "word/comments.xml", "word/footnotes.xml")
            for tag in tags
            for number in re.findall(rf'<w:{tag}\b[^>]*?w:id="(\d+)"', data.decode())
        ]

    def note(self, quote: str, **changes: object) -> Note:
        """A note on words of the text."""
        start = self.text.index(quote)
        span = Span(start, start + len(quote))
        anchors = self.document().anchors(span)
        return Note(
            key=quote, span=span, anchors=anchors, quote=quote, severity=Severity.HIGH,
            family="exit", group="Leaving", title="High: it harms", lines=("Why: so & so <",),
        )  # fmt: skip

    def edit(self, words: str, text: str) -> Edit:
        """An edit of words of the text."""
        start = self.text.index(words)
        return Edit(Span(start, start + len(words)), text)

    def marked(self, notes: Sequence[str] = (), edits: Sequence[Edit] = ()) -> Marked:
        """What becomes of notes on these words, and of edits."""
        return annotate(self.data, self.document(), [self.note(n) for n in notes], edits, "")

    def copy(self, *notes: str, edits: Sequence[Edit] = ()) -> File:
        """A copy where every note and edit has found its place."""
        marked = self.marked(notes, edits)
        assert (marked.astray, marked.refused) == ((), ())
        return File(marked.data)


Make = Callable[..., File]


@pytest.fixture
def make() -> Make:
    """Makes a DOCX from the inner XML of its body; other parts are given whole, by their names."""

    def make(body: str, **parts: str) -> File:
        links = "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
            for n, kind in enumerate(parts)
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "[Content_Types].xml",
                f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
                f'ContentType="{KIND}.document.main+xml"/></Types>',
            )
            archive.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            )
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            )
            archive.writestr(
                "word/document.xml",
                f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            )
            for kind, content in parts.items():
                archive.writestr(f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>")
            archive.writestr("word/media/logo.bin", b"\0\1\2")
        return File(out.getvalue())

    return make
