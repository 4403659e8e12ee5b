"""What stands inside a paragraph: its runs as accepted text, with looks, notes and text boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from contractlint.model.document import Style, Unread
from contractlint.model.phrase import msgid
from contractlint.readers.docx_characters import clean, symbol
from contractlint.readers.docx_names import (
    ALTERNATE,
    AUTHOR,
    CONTENT_CONTROL,
    CONTENT_CONTROL_CONTENT,
    DRAWING,
    DRAWING_MAIN,
    MATH,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    VALUE,
    alternative,
    number,
    switch,
    value,
    w,
)
from contractlint.readers.docx_revisions import ADDED, REMOVED, accepted, run_properties
from contractlint.readers.docx_styles import PLAIN, Styles
from contractlint.readers.reader import USUAL, Reading
from contractlint.readers.sheet import Runs
from contractlint.records import dataclass, field

# Wrappers within wrappers: people reach 6, only an attack more than this.
MAX_DEPTH: Final = 60
# A picture at least this large (12.5 x 16.5 cm, in EMU) is a scanned page, not a logo.
PAGE_WIDTH: Final = 4_500_000
PAGE_HEIGHT: Final = 5_940_000

# The first characters of a field's code name its kind.
_TELLING: Final = 80

_BOX: Final = w("txbxContent")
_FIELD: Final = w("fldChar")
_FIELD_TYPE: Final = w("fldCharType")
_INSTRUCTIONS: Final = (w("instrText"), w("delInstrText"))
_SIMPLE_CODE: Final = w("instr")
_FIXED: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_NOTES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_GRAPHICS: Final = frozenset({w("drawing"), w("pict"), w("object")})
_OVERRIDE: Final = w("bdo")
_WRAPPERS: Final = frozenset(
    w(name)
    for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent")
)
_TEXTS: Final = frozenset({TEXT, w("delText")})
_FORMULAS: Final = frozenset({f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"})
_DIAGRAMS: Final = {
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": msgid(
        "a diagram (SmartArt, {where})"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/chart": msgid("a chart ({where})"),
}
_DRAWN: Final = msgid("text in drawings of this kind is not read")
TOO_DEEP: Final = (msgid("text ({where})"), msgid("nested too deeply to be read"))
_EMBEDDED: Final = (
    msgid("an embedded object ({where})"),
    msgid("it belongs to another program and was not read"),
)
_PICTURE: Final = (
    msgid("a picture the size of a page ({where})"),
    msgid("text in pictures is not read"),
)


@dataclass(slots=True)
class Field:
    """An open field: its code so far, whether its result has begun, or it is in a silent one."""

    code: str = ""
    result: bool = False
    within: bool = False

    @property
    def silent(self) -> bool:
        """Whether text in it is not printed (code) or not of the contract (a table of contents)."""
        return self.within or not self.result or is_contents(self.code)


def is_contents(code: str) -> bool:
    """Whether a field's code makes a table of contents."""
    return code.split(None, 1)[:1] == ["TOC"]


@dataclass(slots=True)
class Inline:
    """What a reading of paragraphs has gathered: runs of the current one, and what outlives it.

    `boxes` are the text boxes of the current paragraph, `notes` the (kind, id) of referred notes,
    `fields` those still open: a table of contents spans many paragraphs.
    """

    styles: Styles
    reading: Reading = USUAL
    runs: Runs = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    here: tuple[str, ...] = ()
    muted: bool = False

    @property
    def where(self) -> str:
        """The paragraph that is being read, as it is told."""
        if self.here[:1] == ("body",):
            return "para " + ".".join(self.here[1:])
        return " ".join(self.here)

    def miss(self, what: str, reason: str) -> None:
        """Notes something that is on paper but not in the text; `what` has a blank `{where}`."""
        self.unread.append(Unread(what, reason, values=(("where", self.where or "para 1"),)))


def read_runs(paragraph: Element, base: Style, inline: Inline) -> tuple[Runs, list[Element]]:
    """The cleaned runs of a paragraph, neighbours of one look joined, and its text boxes."""
    inline.runs, inline.boxes = [], []
    _children(paragraph, base, None, inline, 0)
    return _joined(inline.runs), inline.boxes


def _children(parent: Element, base: Style, author: str | None, inline: Inline, depth: int) -> None:
    if depth > MAX_DEPTH:
        inline.miss(*TOO_DEEP)
        return
    for child in parent:
        tag = child.tag
        if tag == RUN:
            _run(child, base, author, inline, depth)
        elif tag in _WRAPPERS:
            if not is_contents(child.get(_SIMPLE_CODE, "")):
                _children(child, _directed(child, base, inline), author, inline, depth + 1)
        else:
            _revision(child, tag, base, author, inline, depth)


def _directed(wrapper: Element, base: Style, inline: Inline) -> Style:
    """The look inside: `dir` only orders words, an override turns Latin letters, too."""
    if wrapper.tag != _OVERRIDE:
        return base
    return inline.styles.turned(base, is_turned=wrapper.get(VALUE) == "rtl")


def _revision(
    child: Element, tag: str, base: Style, author: str | None, inline: Inline, depth: int
) -> None:
    """Tracked changes, accepted or not, and the rarer wrappers."""
    if tag in ADDED or tag in REMOVED:
        added, taken = tag in ADDED, accepted(child, inline.reading)
        if added != taken:
            _deleted(child, inline)
        else:
            by = child.get(AUTHOR) or "" if added else author
            _children(child, base, by, inline, depth + 1)
    elif tag == CONTENT_CONTROL:
        for content in child.findall(CONTENT_CONTROL_CONTENT):
            _children(content, base, author, inline, depth + 1)
    elif tag == ALTERNATE:
        branch = alternative(child)
        if branch is not None:
            _children(branch, base, author, inline, depth + 1)
    elif tag in _FORMULAS and not inline.muted:
        text = "".join(part.text or "" for part in child.iter(f"{{{MATH}}}t"))
        inline.runs.append((text, base))


def _run(run: Element, base: Style, author: str | None, inline: Inline, depth: int) -> None:
    look = base if author is None else inline.styles.run(None, base, author)
    for child in run:
        tag = child.tag
        if tag in _TEXTS:
            if not inline.muted and child.text:
                inline.runs.append((_one_line(child.text), look))
        elif tag == RUN_PROPERTIES:
            stated = run_properties(child, inline.reading)
            look = inline.styles.run(stated, base, author)
        elif tag in _FIXED:
            if not inline.muted:
                inline.runs.append((_FIXED[tag], look))
        else:
            _special(child, tag, look, inline, depth)


def _special(child: Element, tag: str, look: Style, inline: Inline, depth: int) -> None:
    handler = _SPECIALS.get(tag)
    if handler is not None:
        handler(child, look, inline)
    elif tag in _GRAPHICS:
        _graphics(child, inline)
    elif tag == ALTERNATE:
        _alternative(child, look, inline, depth + 1)
    elif tag in _NOTES and not inline.muted:
        inline.notes.append((_NOTES[tag], child.get(w("id"), "")))


def _alternative(child: Element, look: Style, inline: Inline, depth: int) -> None:
    branch = alternative(child)
    if depth > MAX_DEPTH:
        inline.miss(*TOO_DEEP)
    elif branch is not None:
        for nested in branch:
            _special(nested, nested.tag, look, inline, depth)


def _deleted(element: Element, inline: Inline) -> None:
    """Deleted text is gone, but field marks in it still open and close fields."""
    for mark in element.iter():
        if mark.tag == _FIELD:
            _field(mark, inline)
        elif mark.tag in _INSTRUCTIONS:
            _code(mark, PLAIN, inline)


def _field_mark(child: Element, look: Style, inline: Inline) -> None:
    _field(child, inline)
    entry = _form_entry(child)
    if entry and inline.fields and not inline.fields[-1].within:
        inline.runs.append((entry, look))


def _field(child: Element, inline: Inline) -> None:
    match child.get(_FIELD_TYPE):
        case "begin":
            inline.fields.append(Field(within=inline.muted))
        case "separate" if inline.fields:
            inline.fields[-1].result = True
        case "end" if inline.fields:
            inline.fields.pop()
    inline.muted = bool(inline.fields) and inline.fields[-1].silent


def _form_entry(child: Element) -> str:
    """What a legacy form field shows: the box of a check box, the chosen line of a drop-down."""
    data = child.find(w("ffData"))
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        state = switch(box.find(w("checked")))
        state = switch(box.find(w("default"))) if state is None else state
        return "☒" if state else "☐"
    choices = data.findall(f"{w('ddList')}/{w('listEntry')}")
    chosen = number(value(data, w("ddList"), w("result"))) or 0
    return choices[chosen].get(VALUE, "") if 0 <= chosen < len(choices) else ""


def _code(child: Element, look: Style, inline: Inline) -> None:
    opened = inline.fields[-1] if inline.fields else None
    if opened is not None and not opened.result and len(opened.code) < _TELLING:
        opened.code += child.text or ""


def _symbol(child: Element, look: Style, inline: Inline) -> None:
    if not inline.muted:
        inline.runs.append((symbol(child.get(w("font"), ""), child.get(w("char"), "")), look))


def _ruby(child: Element, look: Style, inline: Inline) -> None:
    base = child.find(w("rubyBase"))
    if base is not None and not inline.muted:
        inline.runs.append(("".join(text.text or "" for text in base.iter(TEXT)), look))


_SPECIALS: Final[dict[str, Callable[[Element, Style, Inline], None]]] = {
    _FIELD: _field_mark,
    **dict.fromkeys(_INSTRUCTIONS, _code),
    w("sym"): _symbol,
    w("ruby"): _ruby,
}


def _graphics(element: Element, inline: Inline) -> None:
    """Text boxes are kept for after the paragraph; what only a person can read is reported."""
    queue = [element]
    while queue:
        found = queue.pop()
        if found.tag == _BOX:
            inline.boxes.append(found)
            continue
        if found.tag == ALTERNATE:
            branch = alternative(found)
            queue.extend(() if branch is None else (branch,))
            continue
        _report_picture(found, inline)
        queue.extend(reversed(found))


def _report_picture(element: Element, inline: Inline) -> None:
    tag = element.tag
    if tag == w("object"):
        inline.miss(*_EMBEDDED)
    elif tag == f"{{{DRAWING_MAIN}}}graphicData" and element.get("uri") in _DIAGRAMS:
        inline.miss(_DIAGRAMS[element.get("uri", "")], _DRAWN)
    elif tag == f"{{{DRAWING}}}extent":
        width, height = number(element.get("cx")) or 0, number(element.get("cy")) or 0
        if width >= PAGE_WIDTH and height >= PAGE_HEIGHT:
            inline.miss(*_PICTURE)


def _one_line(text: str) -> str:
    """Line breaks inside w:t are the writer's layout of its XML: Word shows a space."""
    if "\n" in text:
        return text.replace("\n", " ")
    return text


def _joined(runs: Runs) -> Runs:
    """Neighbours of one look as one run, each NFC, and NFC across their borders too."""
    joined: Runs = []
    start = 0
    for index in range(1, len(runs) + 1):
        look = runs[start][1]
        if index == len(runs) or runs[index][1] is not look:
            text = "".join([run[0] for run in runs[start:index]])
            joined.append((clean(text), look))
            start = index
    if len(joined) < 2:
        return joined
    whole = "".join([text for text, _ in joined])
    return joined if whole.isascii() or clean(whole) == whole else _composed(joined)


def _composed(runs: Runs) -> Runs:
    """A mark that stands in a run of its own moves to the letter it belongs to."""
    result: Runs = [runs[0]]
    for text, look in runs[1:]:
        before, style = result[-1]
        cut = 0
        while cut < len(text) and unicodedata.combining(text[cut]):
            cut += 1
        if cut == 0 and clean(before[-1:] + text[:1]) != before[-1:] + text[:1]:
            cut = len(text)  # Hangul and its like compose without combining marks
        if cut:
            result[-1] = (clean(before + text[:cut]), style)
        if cut < len(text):
            result.append((text[cut:], look))
    return result
