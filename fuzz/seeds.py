"""The corpus that fuzzing begins with: our own fixtures and rules, whole, cut and spoilt."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

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
        "odt": [_odt(text.decode()) for text in texts[:4]],
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
    """The data with one to thirty bits turned over; of a package every second time those of one
    part, its checksum right, as the archive's own checks would refuse all others.
    """
    package = _unpacked(data)
    for number in range(times if data else 0):
        if package and number % 2:
            victim = chance.choice([name for name in package if package[name]])
            yield _packed(package | {victim: _turned(package[victim], chance)})
        else:
            yield _turned(data, chance)


def _turned(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a ZIP package; none of anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
        return {}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            # Without a time of its own: the same parts, the same bytes.
            package.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


def _odt(text: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{escape(part)}</text:p>" for part in text.split("\n\n"))
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return _packed({"mimetype": kind, "content.xml": content.encode()})
