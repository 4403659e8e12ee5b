"""The formats that a report can be written in."""

from collections.abc import Mapping

from contractlint.reports import (
    csv,
    github,
    gitlab,
    html,
    ics,
    json,
    jsonl,
    junit,
    markdown,
    sarif,
    terminal,
)
from contractlint.reports.format import Format

FORMATS: Mapping[str, Format] = {
    "terminal": terminal.write,
    "json": json.write,
    "jsonl": jsonl.write,
    "sarif": sarif.write,
    "junit": junit.write,
    "gitlab": gitlab.write,
    "github": github.write,
    "markdown": markdown.write,
    "html": html.write,
    "csv": csv.write,
    "ics": ics.write,
}

# What `-o FILE` alone means; any other name gets the terminal's text.
SUFFIXES: Mapping[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".ics": "ics",
}
# Formats that show places in the contract's text, or the text itself.
WITH_TEXT = frozenset({"sarif", "gitlab", "github", "html"})
