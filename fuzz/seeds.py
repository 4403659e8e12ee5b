"""The corpus that fuzzing begins with: our own fixtures and rules, whole, cut and spoilt."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What each target is begun with; formats that no fixture has are written by hand.
_RTF = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 1. Fee\\par {\\b The fee may rise.}\\par}"
_HTML = (
    b"<html><body><h1>Fees</h1><ol><li>The fee may rise.<li>Or not.</ol>"
    b"<table><tr><td>A<td>EUR 5</table></body></html>"
)


def seeds() -> Mapping[str, Sequence[bytes]]:
    """Inputs by the name of their target."""
    fixtures = ROOT / "fixtures"
    texts = [file.read_bytes() for file in sorted(fixtures.glob("*/*.md"))]
    return {
        "pdf": [file.read_bytes() for file in sorted(fixtures.glob("*/*.pdf"))],
        "docx": [file.read_bytes() for file in sorted(fixtures.glob("*/*.docx"))],
        "odt": [],
        "rtf": [_RTF],
        "html": [_HTML],
        "markdown": texts,
        "text": texts,
        "rule": [file.read_bytes() for file in sorted((ROOT / "rules").glob("*/*.yaml"))[::10]],
        "config": [b"fail-on: medium\nlimits: {max-initial-term: 12 months}\nexclude: [drafts/]\n"],
        "matcher": texts,
        "reports": texts,
    }


def cuts(data: bytes, places: int) -> Iterator[bytes]:
    """The data, cut off at evenly spread places."""
    for place in range(places):
        yield data[: len(data) * place // places]


def spoilt(data: bytes, times: int, chance: random.Random) -> Iterator[bytes]:
    """The data with one to thirty bits turned over."""
    for _ in range(times if data else 0):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 5, 30))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield bytes(changed)
