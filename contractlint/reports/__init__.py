"""The formats that a report can be written in."""

from collections.abc import Mapping

from contractlint.reports import json, terminal
from contractlint.reports.format import Format

FORMATS: Mapping[str, Format] = {
    "terminal": terminal.write,
    "json": json.write,
}

# What `-o FILE` alone means; any other name gets the terminal's text.
SUFFIXES: Mapping[str, str] = {".json": "json"}
