"""The formats that a comparison of two versions can be written in."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from contractlint.model.comparison import Comparisons
from contractlint.reports.comparison import html, json, markdown, terminal

Format: TypeAlias = Callable[[Comparisons], str]

FORMATS: Mapping[str, Format] = {
    "terminal": terminal.write,
    "json": json.write,
    "markdown": markdown.write,
    "html": html.write,
}
SUFFIXES: Mapping[str, str] = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}
