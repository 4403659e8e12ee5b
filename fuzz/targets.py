"""What is fuzzed: each takes any bytes and raises nothing but a complaint with help in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from contractlint import config
from contractlint.errors import ContractlintError
from contractlint.linter import lint_text
from contractlint.model.report import Report
from contractlint.readers import READERS
from contractlint.readers.reader import Reading
from contractlint.reports import FORMATS
from contractlint.rulebook import yamlfile

Target = Callable[[bytes], None]
_NEVER = Reading(recognising="never")
# The matcher's time grows with the text: longer ones find nothing that these do not.
_LONGEST = 20_000


def _read(name: str, data: bytes) -> None:
    """Whether the text of a file is whole: blocks and pieces in order, and places for them."""
    document = READERS[name].read(data, f"fuzzed.{name}", _NEVER)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
    for each in document.disguises:
        document.anchors(each.span)


def _in_file(read: Callable[[Path], object], name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        read(file)


def _match(data: bytes) -> None:
    lint_text(data.decode("utf-8", "replace")[:_LONGEST])


def _report(data: bytes) -> None:
    text = data.decode("utf-8", "replace")[:_LONGEST]
    file = lint_text(text, name=text[:20].replace("/", "_") or "x")
    report = Report((file,), "default", "en", 1)
    for name in FORMATS:
        FORMATS[name](report)


TARGETS: Mapping[str, Target] = {
    **{name: partial(_read, name) for name in READERS},
    "rule": partial(_in_file, yamlfile.load, "fuzzed.yaml"),
    "config": partial(_in_file, config.read, config.NAME),
    "matcher": _match,
    "reports": _report,
}


def bear(target: Target, data: bytes) -> str:
    """What a target makes of an input: "" or its complaint; anything else it raises is a crash."""
    try:
        target(data)
    except ContractlintError as error:
        return error.what
    return ""
