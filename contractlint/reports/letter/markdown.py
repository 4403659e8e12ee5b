"""A negotiation letter as Markdown."""

from __future__ import annotations

from contractlint.model.letter import Letter
from contractlint.reports.letter.lines import Line, lines
from contractlint.reports.markdown import escaped


def write(letter: Letter) -> bytes:
    """The whole letter."""
    return ("\n\n".join(map(_line, lines(letter))) + "\n").encode("utf-8", "backslashreplace")


def _line(line: Line) -> str:
    text = escaped(line.text)
    match line.kind:
        case "subject":
            return f"**{text}**"
        case "item":
            return f"{line.number}. **{text}**"
        case "below":
            return f"   {text}"
        case "text":
            return text
