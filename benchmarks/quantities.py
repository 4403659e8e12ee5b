"""How many durations of annotated sentences are found, and how fast.

`python -m benchmarks.quantities GOLD [--scorer FILE] [--predictions FILE] [--errors]`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from contractlint.analysis.quantities import measure
from contractlint.languages import LANGUAGES
from contractlint.model.document import Span
from contractlint.model.quantity import Duration

# Equal lengths: 12 months are a year, 7 days a week, but 30 days are not a month.
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_IN_HOURS = {"hour": 1, "day": 24, "week": 168}

Length = tuple[str, Fraction]


def durations(text: str, language: str) -> list[Duration]:
    """The durations of a text that say how long."""
    found = measure(text, [(Span(0, len(text)), language)])
    return [one for one in found if isinstance(one, Duration) and one.value is not None]


def predicted(text: str, language: str) -> list[dict[str, object]]:
    """The durations as JSON: {"n": 10, "unit": "day", "business": true}."""
    return [
        {"n": float(one.value or 0), "unit": one.unit, "business": one.business}
        for one in durations(text, language)
        if one.unit != "cycle"
    ]


def length(number: object, unit: object) -> Length:
    """A length that equals others of the same kind."""
    value = Fraction(str(number))
    if unit in _IN_MONTHS:
        return "months", value * _IN_MONTHS[str(unit)]
    return "hours", value * _IN_HOURS[str(unit)]


def share(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Precision and recall of the durations of each language."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        wanted = {length(*one[:2]) for one in row["all"]}
        optional = {length(*one[:2]) for one in row["optional"]}
        got = {length(one["n"], one["unit"]) for one in row["durations"]}
        count = counts[str(row["lang"])]
        count[0] += len(wanted & got)
        count[1] += len(got - wanted - optional)
        count[2] += len(wanted - got)
    return {
        language: (hits / max(hits + extra, 1), hits / max(hits + missed, 1))
        for language, (hits, extra, missed) in counts.items()
    }


def speed(texts: Sequence[str], language: str, size: int = 91_000) -> float:
    """Milliseconds for about `size` characters, one span per text; the best of five."""
    pieces: list[str] = []
    while texts and sum(map(len, pieces)) < size:
        pieces.extend(texts)
    spans, position = [], 0
    for piece in pieces:
        spans.append((Span(position, position + len(piece)), language))
        position += len(piece) + 1
        if position > size:
            break
    text = "\n".join(pieces)
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        measure(text, spans)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the score; non-zero when a scorer fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, help="a program that takes GOLD and PREDICTIONS")
    parser.add_argument("--predictions", type=Path, help="where to write them")
    parser.add_argument("--errors", action="store_true", help="show what was missed or invented")
    given = parser.parse_args(arguments)
    rows = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line]
    for row in rows:
        row["durations"] = predicted(row["text"], row["lang"])
    path = given.predictions or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    path.write_text(
        "".join(json.dumps({key: row[key] for key in ("id", "durations")}) + "\n" for row in rows),
        "utf-8",
    )
    say = sys.stdout.write
    if given.scorer:
        options = ["--errors", "99"] if given.errors else []
        command = [sys.executable, given.scorer, given.gold, path, *options]
        return subprocess.run(command, check=False).returncode
    for language, (precision, recall) in share(rows).items():
        say(f"{language}  precision {precision:.1%}  recall {recall:.1%}\n")
    for language in LANGUAGES:
        texts = [row["text"] for row in rows if row["lang"] == language]
        if texts:
            say(f"{language}  {speed(texts, language):.1f} ms for 91 KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
