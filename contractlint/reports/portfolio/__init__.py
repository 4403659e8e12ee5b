"""The formats that answers about many contracts can be written in."""

from collections.abc import Callable, Mapping

from contractlint.model.portfolio import Portfolio
from contractlint.reports.portfolio import csv, html, ics, terminal

# Each takes the answers and the language that they are said in.
FORMATS: Mapping[str, Callable[[Portfolio, str], str]] = {
    "terminal": terminal.write,
    "csv": csv.write,
    "html": html.write,
    "ics": ics.write,
}
SUFFIXES: Mapping[str, str] = {".csv": "csv", ".html": "html", ".htm": "html", ".ics": "ics"}
