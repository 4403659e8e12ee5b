"""What a desk asks with: a day, how far to look, how many rows, and when contracts were signed."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from contractlint.errors import ConfigError, Mark
from contractlint.records import dataclass

Register = tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """`top` 0 stands for all rows; `register` says when contracts begin, over what tables say;
    `language` is the answers'.
    """

    today: date
    days: int = 90
    top: int = 20
    register: Register = ()
    language: str = "en"


def read_register(file: Path) -> Register:
    """Contracts and the days on which they begin, from a CSV file: path, 2026-03-01.

    A first line without a day is a header. Raises `ConfigError` at the line that is wrong.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            "cannot be read as UTF-8 text", path=file.as_posix(), help="name a CSV file"
        ) from error
    lines = csv.reader(text.splitlines(), delimiter=";" if _is_german(text) else ",")
    found: list[tuple[str, date]] = []
    for number, row in enumerate(lines, 1):
        if not any(row):
            continue
        try:
            name, day = (cell.strip() for cell in row[:2])
            found.append((name, date.fromisoformat(day)))
        except ValueError as error:
            if number == 1:
                continue
            mark = Mark(file.as_posix(), number, 1, text.splitlines()[number - 1])
            raise ConfigError(
                "a contract and its first day expected", help="write 'lease.pdf,2026-03-01'",
                mark=mark,
            ) from error  # fmt: skip
    return tuple(found)


def _is_german(text: str) -> bool:
    """Spreadsheets write semicolons where the comma belongs to the numbers."""
    first = text.partition("\n")[0]
    return first.count(";") > first.count(",")
