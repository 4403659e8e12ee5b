"""The formats that a negotiation letter is written in."""

from collections.abc import Callable, Mapping

from contractlint.model.letter import Letter
from contractlint.reports.letter import docx, markdown

LETTERS: Mapping[str, Callable[[Letter], bytes]] = {
    "markdown": markdown.write,
    "docx": docx.write,
}
SUFFIXES: Mapping[str, str] = {".md": "markdown", ".markdown": "markdown", ".docx": "docx"}
