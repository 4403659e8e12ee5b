"""RTF -> Document: the text with the numbers that the writing program left beside it.

NOTE: not through striprtf: that gives one string, in which labels, cells, footnotes, hidden text
and tracked changes can't be told apart.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Final

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import (
    BlockKind,
    Document,
    Furniture,
    ParagraphRange,
    Style,
    Unread,
)
from contractlint.model.phrase import msgid
from contractlint.readers.disguise import as_seen
from contractlint.readers.docx_characters import as_printed, clean
from contractlint.readers.docx_runs import is_contents
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.readers.rtf_state import CHARACTER_WORDS, CODE_PAGES, State, Tables, Target
from contractlint.readers.rtf_tokens import Token, tokens_of
from contractlint.readers.sheet import Paragraph, Path, Runs, Sheet
from contractlint.records import dataclass, field, replace

LONGEST_HEADING: Final = 150
_CUT_SHORT: Final = Unread(
    msgid("the end of the file"), msgid("it is cut short, so pages may be missing")
)
# The first characters of a field's code name its kind.
_TELLING: Final = 80
LONGEST_LABEL: Final = 120
# Groups in groups: real files reach 20, only an attack more than this.
MAX_DEPTH: Final = 400
_SKIPPED: Final = frozenset(
    {
        "stylesheet", "info", "pict", "objdata", "listtable", "listoverridetable", "annotation",
        "atnid", "atnauthor", "bkmkstart", "bkmkend", "xe", "tc", "nonshppict", "rsidtbl",
        "filetbl", "sp", "ud", "mmathPr", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "pgptbl",
    }
)  # fmt: skip
# Destinations marked with \* that hold text of the page all the same.
_KEPT: Final = frozenset({"shpinst", "shptxt", "pntext", "listtext", "fldinst", "revtbl"})
_TARGETS: Final[dict[str, Target]] = {
    "fonttbl": "fonts",
    "colortbl": "colors",
    "revtbl": "authors",
    "listtext": "label",
    "pntext": "label",
    "fldinst": "code",
}
_HEADERS: Final = {
    f"{kind}{side}": kind for kind in ("header", "footer") for side in ("", "l", "r", "f")
}


@dataclass(slots=True)
class Story:
    """Text that runs by itself: the body, a footnote, a header, a text box.

    `parts` (text and its look), `label` and what follows are of the paragraph that is written.
    """

    path: Path
    done: list[Paragraph] = field(default_factory=list)
    parts: Runs = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    level: int | None = None
    outline: int | None = None
    in_table: bool = False
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads tokens; `stack` holds the states of open groups and the story that each began."""

    reading: Reading
    tables: Tables = field(default_factory=Tables)
    state: State = field(default_factory=State)
    stack: list[tuple[State, Story]] = field(default_factory=list)
    story: Story = field(default_factory=lambda: Story(("body",)))
    footnotes: list[Story] = field(default_factory=list)
    headers: list[tuple[str, Story]] = field(default_factory=list)
    bytes: bytearray = field(default_factory=bytearray)
    skip: int = 0
    starred: bool = False
    code: str = ""
    font: int = 0
    color: list[int | None] = field(default_factory=lambda: [None, None, None])

    def token(self, token: Token) -> None:
        """Takes one token."""
        if token.kind == "byte":
            self._byte(token.text)
            return
        if token.kind != "text" or not self.skip:
            self._flush()
        match token.kind:
            case "open":
                self.skip = 0
                if len(self.stack) < MAX_DEPTH:
                    self.stack.append((self.state, self.story))
            case "close":
                self._close()
            case "star":
                self.starred = True
            case "text":
                text = token.text[self.skip :]
                self.skip = max(0, self.skip - len(token.text))
                self._write(text)
            case _:
                self._word(token.text, token.number)

    def _byte(self, text: str) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.bytes += text.encode("latin-1")

    def _flush(self) -> None:
        """Bytes in a row are decoded together: some code pages need two for a letter."""
        if self.bytes:
            codec = self.tables.codec(self.state.font)
            text = bytes(self.bytes).decode(codec, "replace")
            self.bytes.clear()
            self._write(text)

    def _close(self) -> None:
        self.skip, self.starred = 0, False
        if self.stack:
            state, story = self.stack.pop()
            if story is not self.story:
                self.end_paragraph()
            self.state, self.story = state, story

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word == "u":
            code = (number or 0) % 65_536
            self._flush()
            self._write(chr(code))
            self.skip = self.state.skips
            return
        self.skip = 0
        if word in _SKIPPED or (starred and word not in _KEPT):
            self.state = replace(self.state, target="nothing")
        elif word in _TARGETS:
            self._aim(_TARGETS[word])
        elif word in CHARACTER_WORDS and self.state.target != "fonts":
            self.state = CHARACTER_WORDS[word](self.state, number, self.tables)
        elif self.state.target in ("text", "label", "code"):
            self._text_word(word, number)
        else:
            self._table_word(word, number)

    def _aim(self, target: Target) -> None:
        if self.state.target == "nothing":
            return
        if target == "code":
            self.code = ""
        if target == "label":
            self.story.label = []
        self.state = replace(self.state, target=target)

    def _text_word(self, word: str, number: int | None) -> None:
        """Paragraphs and cells."""
        if word in ("par", "sect"):
            if not self._is_gone():
                self.end_paragraph()
        elif word in ("cell", "nestcell"):
            self.story.in_table = True
            self.end_paragraph()
            self.story.column += 1
        elif word in ("row", "nestrow"):
            self.story.row += 1
            self.story.column = 0
        elif word == "fldrslt" and is_contents(self.code):
            self.state = replace(self.state, target="nothing")
        elif not self._begins_story(word):
            self._property(word, number)

    def _begins_story(self, word: str) -> bool:
        """Whether the group is a text of its own: a footnote, a header, a text box."""
        if word == "footnote":
            self.story = Story(("footnote", str(len(self.footnotes) + 1)))
            self.footnotes.append(self.story)
        elif word in _HEADERS:
            self.story = Story((_HEADERS[word],))
            self.headers.append((_HEADERS[word], self.story))
        elif word == "shptxt":
            path = (*self.story.path[: self.reading.limits.depth], "box")
            self.story = Story(path, done=self.story.done)
        else:
            return False
        return True

    def _property(self, word: str, number: int | None) -> None:
        """Properties of the paragraph, and of the file."""
        story = self.story
        if word == "pard":
            story.in_table, story.level, story.outline = False, None, None
        elif word == "intbl":
            story.in_table = True
        elif word == "outlinelevel":
            story.outline = number if number is not None and 0 <= number < 9 else None
        elif word == "ilvl":
            story.level = (number or 0) + 1
        elif word == "ansicpg" and number is not None:
            self.tables.code_page = _codec(f"cp{number}", self.tables.code_page)
        elif word == "deff":
            self.tables.default_font = number or 0

    def _table_word(self, word: str, number: int | None) -> None:
        """The tables of fonts and colours."""
        if self.state.target == "fonts":
            if word == "f":
                self.font = number or 0
            elif word == "fcharset" and number in CODE_PAGES:
                self.tables.fonts[self.font] = CODE_PAGES[number]
        elif self.state.target == "colors" and word in ("red", "green", "blue"):
            self.color[("red", "green", "blue").index(word)] = min(max(number or 0, 0), 255)

    def _write(self, text: str) -> None:
        match self.state.target:
            case "text":
                self._print(text)
            case "label":
                self.story.label.append(text)
            case "code":
                self.code += text if len(self.code) < _TELLING else ""
            case "colors":
                for _ in range(text.count(";")):
                    self.tables.colors.append(_rgb(self.color))
                    self.color = [None, None, None]
            case "authors":
                self.tables.authors += text.split(";")[:-1]

    def _is_gone(self) -> bool:
        """Whether what stands here is not there: deleted, or inserted by a change not accepted."""
        state, accepts = self.state, self.reading.accepts
        deleted = state.deleted is not None and accepts(state.deleted)
        return deleted or (state.inserted is not None and not accepts(state.inserted))

    def _print(self, text: str) -> None:
        if text and not self._is_gone():
            look: Style = replace(self.state.look, inserted_by=self.state.inserted)
            self.story.parts.append((text, look))

    def end_paragraph(self) -> None:
        """Closes the paragraph that is being written; one without text leaves only its label."""
        story = self.story
        if not story.in_table and (story.row or story.column):
            story.table, story.row, story.column = story.table + 1, 0, 0
        runs = [
            (clean(_paired("".join(text for text, _ in same))), look)
            for look, same in groupby(story.parts, key=itemgetter(1))
        ]
        label = as_printed(clean(_paired("".join(story.label)[:LONGEST_LABEL])).strip())
        length = sum(len(text) for text, _ in runs)
        kind: BlockKind = "list-item" if label else "paragraph"
        if story.outline is not None and length <= LONGEST_HEADING:
            kind = "heading"
        if story.path[0] == "footnote":
            kind, label = "footnote", label or ("" if story.done else story.path[1])
        cell = (story.table, story.row, story.column) if story.in_table else None
        level = story.outline + 1 if story.outline is not None else story.level if label else None
        here = (*story.path, str(len(story.done) + 1))
        story.done.append(Paragraph(((here, runs),), "cell" if cell else kind, label, level, cell))
        story.parts, story.label = [], []


def _rgb(parts: list[int | None]) -> str | None:
    if parts == [None, None, None]:
        return None
    return "".join(f"{part or 0:02X}" for part in parts)


def _paired(text: str) -> str:
    """Characters beyond the first plane come as two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(name: str, otherwise: str) -> str:
    try:
        b"".decode(name)
    except LookupError:
        return otherwise
    return name


def _run(data: bytes, reading: Reading) -> _Reader:
    reader = _Reader(reading)
    for token in tokens_of(data.decode("latin-1")):
        reader.token(token)
    reader.token(Token("word", "par"))
    return reader


def sniff(data: bytes) -> bool:
    """Whether a file begins as RTF does."""
    return data.startswith(b"{\\rtf")


def read(data: bytes, path: str, reading: Reading = USUAL) -> Document:
    """The text with changes accepted unless `reading` says otherwise, footnotes after it."""
    if not sniff(data):
        raise UnreadableFile("is not RTF", path=path, help="check that the right file was saved")
    found = _run(data, reading)
    sheet = Sheet()
    sheet.add(found.story.done)
    for note in found.footnotes:
        sheet.add(note.done)
    if not any(len(block.span) for block in sheet.blocks):
        raise UnreadableFile(
            "there is no text in the file", path=path, help="check that the right file was saved"
        )
    return as_seen(
        Document(
            path=path,
            format="rtf",
            text="".join(sheet.text),
            blocks=tuple(sheet.blocks),
            pieces=tuple(sheet.pieces),
            furniture=_furniture(found),
            unread=(_CUT_SHORT,) if found.stack else (),
            digest=sha256(data).hexdigest(),
        )
    )


def _furniture(found: _Reader) -> tuple[Furniture, ...]:
    """Headers and footers, each text once."""
    seen: dict[tuple[str, str], Furniture] = {}
    for kind, story in found.headers:
        sheet = Sheet()
        sheet.add(story.done)
        text = "".join(sheet.text)
        if text and (kind, text) not in seen:
            ordinal = str(sum(known == kind for known, _ in seen) + 1)
            seen[kind, text] = Furniture(text, ParagraphRange((kind, ordinal), 0, len(text)))
    return tuple(seen.values())


def authors(data: bytes, path: str) -> tuple[str, ...]:
    """Who is in the file's table of revisions, besides nobody."""
    named = _run(data, USUAL).tables.authors
    return tuple(dict.fromkeys(name for name in named if name and name != "Unknown"))


READER = Reader(name="rtf", suffixes=(".rtf",), sniff=sniff, read=read, authors=authors)
