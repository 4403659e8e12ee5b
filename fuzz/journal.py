"""What a soak has tried, line by line, so that it can be stopped at any time, resumed and counted.

`python -m fuzz.journal FILE` prints the counts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import TextIO

OUTCOMES = ("checked", "refused", "limit", "crash")
# Outcomes that are an answer; the others are tried again when a soak is resumed.
ANSWERS = ("checked", "refused")


@dataclass(frozen=True, slots=True)
class Entry:
    """One input: the file it was made of, by its digest and suffix, and the number of the mutation
    (0: the file itself); what became of it, the reason where it is none of the checked, and the
    seconds of processor time that its worker took. `path` stands with the file itself.
    """

    file: str
    number: int
    outcome: str
    reason: str = ""
    seconds: float = 0.0
    path: str = ""


Known = Mapping[tuple[str, int], Entry]


def read(journal: Path | None) -> dict[tuple[str, int], Entry]:
    """The last entry of each input; a line that was cut off counts for nothing."""
    entries = {}
    for line in _lines(journal):
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
        entries[entry.file, entry.number] = entry
    return entries


def _lines(journal: Path | None) -> Iterator[str]:
    if journal is not None and journal.exists():
        with journal.open(encoding="utf-8") as file:
            yield from file


def opened(journal: Path) -> TextIO:
    """The journal, open to add to; every line is written at once."""
    journal.parent.mkdir(parents=True, exist_ok=True)
    torn = journal.exists() and not journal.read_bytes().endswith(b"\n")
    file = journal.open("a", encoding="utf-8", buffering=1)
    if torn:
        file.write("\n")
    return file


def line(entry: Entry) -> str:
    """An entry as the journal has it, without what it does not say."""
    said = {name: value for name, value in asdict(entry).items() if value or name != "path"}
    return json.dumps(said, ensure_ascii=False) + "\n"


def counts(entries: Iterable[Entry]) -> str:
    """ "3 checked, 1 refused, …", all four of them."""
    outcomes = Counter(entry.outcome for entry in entries)
    return ", ".join(f"{outcomes[name]} {name}" for name in OUTCOMES)


def tables(known: Known) -> str:
    """Inputs by format, then the reasons of what was not checked by how often they were given."""
    formats: dict[str, list[Entry]] = {}
    for entry in known.values():
        formats.setdefault(PurePath(entry.file).suffix or "none", []).append(entry)
    head = "| format | files | inputs | " + " | ".join(OUTCOMES) + " | processor s |\n"
    rows = [head, "|" + "---|" * (head.count("|") - 1) + "\n"]
    rows += [_row(name, formats[name]) for name in sorted(formats)]
    rows.append(_row("all", list(known.values())))
    reasons = Counter(
        (entry.outcome, _general(entry.reason)) for entry in known.values() if entry.reason
    )
    rows.append("\n| inputs | outcome | reason |\n|---|---|---|\n")
    rows += [f"| {count} | {outcome} | {why} |\n" for (outcome, why), count in _ranked(reasons)]
    return "".join(rows)


def _row(name: str, entries: Sequence[Entry]) -> str:
    outcomes = Counter(entry.outcome for entry in entries)
    cells = [
        name,
        str(len({entry.file for entry in entries})),
        str(len(entries)),
        *(str(outcomes[each]) for each in OUTCOMES),
        f"{sum(entry.seconds for entry in entries):.0f}",
    ]
    return f"| {' | '.join(cells)} |\n"


def _ranked(reasons: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(reasons.items(), key=lambda each: (-each[1], each[0]))


def _general(reason: str) -> str:
    """A reason without what differs from file to file: what a library said, numbers and names."""
    plain = re.sub(r" \(.*|: \S*\.(?:xml|rels)", "", reason)
    return re.sub(r"\S*\w[./]\w\S*|\d+", "…", plain).replace("|", "/")


if __name__ == "__main__":
    sys.stdout.write(tables(read(Path(sys.argv[1]))))
