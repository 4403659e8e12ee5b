"""What holds at a place in an RTF file: the look of characters, and where text goes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from contractlint.model.document import Style
from contractlint.records import dataclass, field, replace

Target = Literal["text", "label", "code", "fonts", "colors", "authors", "nothing"]

# Font charsets of RTF -> code pages; 0 and 1 are the file's own.
CODE_PAGES: Final = {
    77: "mac-roman", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251", 238: "cp1250",
    222: "cp874", 128: "cp932", 134: "cp936", 129: "cp949", 136: "cp950", 177: "cp1255",
    178: "cp1256",
}  # fmt: skip
PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class State:
    """The settings of a group; those inside begin with a copy.

    `skips` is how many characters stand for a Unicode one where that is not known; `inserted` and
    `deleted` are the authors of a tracked change.
    """

    target: Target = "text"
    font: int = -1
    look: Style = PLAIN
    skips: int = 1
    inserted: str | None = None
    deleted: str | None = None


@dataclass(slots=True)
class Tables:
    """What the head of a file defines: code pages of fonts, colours, authors of revisions."""

    code_page: str = "cp1252"
    default_font: int = -1
    fonts: dict[int, str] = field(default_factory=dict)
    colors: list[str | None] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    def codec(self, font: int) -> str:
        """The code page of bytes in a font."""
        return self.fonts.get(self.default_font if font < 0 else font, self.code_page)

    def color(self, number: int) -> str | None:
        """A colour of the table, None for the automatic one."""
        return self.colors[number] if 0 <= number < len(self.colors) else None

    def author(self, number: int) -> str:
        """An author of revisions, "" for one that is not in the table."""
        return self.authors[number] if 0 <= number < len(self.authors) else ""


def _size(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, look=replace(state.look, size=(24 if number is None else number) / 2))


def _color(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, look=replace(state.look, color=tables.color(number or 0)))


def _background(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, look=replace(state.look, background=tables.color(number or 0)))


def _hidden(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, look=replace(state.look, hidden=number != 0))


def _plain(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, look=PLAIN, font=-1, inserted=None, deleted=None)


def _revised(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, inserted=None if number == 0 else state.inserted or "")


def _deleted(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, deleted=None if number == 0 else state.deleted or "")


def _revision_author(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, inserted=tables.author(number or 0))


def _deletion_author(state: State, number: int | None, tables: Tables) -> State:
    return replace(state, deleted=tables.author(number or 0))


CHARACTER_WORDS: Final[dict[str, Callable[[State, int | None, Tables], State]]] = {
    "fs": _size,
    "cf": _color,
    "cb": _background,
    "highlight": _background,
    "chcbpat": _background,
    "v": _hidden,
    "plain": _plain,
    "f": lambda state, number, tables: replace(state, font=number or 0),
    "uc": lambda state, number, tables: replace(state, skips=max(0, min(number or 0, 9))),
    "revised": _revised,
    "deleted": _deleted,
    "revauth": _revision_author,
    "revauthdel": _deletion_author,
}
