"""What becomes of a file on its way: cut off, bytes turned over, also inside of what is packed."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

# Where a stream of a PDF begins that looks deflated: zlib's first byte, for any size of window.
_STREAM = re.compile(rb"stream\r?\n(?=[\x48\x58\x68\x78])")
# How many bytes one input has turned over: mostly few, as what is spoilt badly is refused early.
_TIMES = (1, 1, 2, 5, 30)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many inputs are made of a file besides the file itself: cut off at so many `places`,
    with bytes turned over so many times (`flips`), and, of ZIP packages and PDFs, so many times
    with bytes turned over `inside` of what is packed: checks of archives refuse most of the others.
    """

    places: int = 20
    flips: int = 200
    inside: int = 0

    @property
    def total(self) -> int:
        """Inputs of one file, the untouched one among them."""
        return 1 + self.places + self.flips + self.inside


def mutated(data: bytes, number: int, plan: Plan) -> bytes | None:
    """Input `number` of a file, the same each time; 0 is the file itself.

    None for an input inside of what is packed where nothing is.
    """
    if number == 0:
        return data
    if number <= plan.places:
        return data[: len(data) * number // (plan.places + 1)]
    chance = random.Random(f"{zlib.crc32(data)} {number}")
    if number <= plan.places + plan.flips:
        return turned(data, chance)
    spoil = _inside(data)
    return None if spoil is None else spoil(chance)


def turned(data: bytes, chance: random.Random) -> bytes:
    """The data with one to thirty bytes changed, each in one bit or altogether."""
    changed = bytearray(data)
    for _ in range(chance.choice(_TIMES) if data else 0):
        place = chance.randrange(len(changed))
        changed[place] ^= chance.choice((1 << chance.randrange(8), chance.randrange(1, 256)))
    return bytes(changed)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP package of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            # Without a time of its own: the same parts, the same bytes.
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()


@lru_cache(maxsize=2)  # the inputs of one file follow each other
def _inside(data: bytes) -> Callable[[random.Random], bytes] | None:
    """What turns over bytes of something packed in the data; None where there is nothing."""
    if parts := unpacked(data):
        return lambda chance: _spoilt_package(parts, chance)
    streams = [match.end() for match in _STREAM.finditer(data)] if b"%PDF-" in data[:1024] else []
    if streams:
        return lambda chance: _spoilt_stream(data, streams, chance)
    return None


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a ZIP package; none of anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
        return {}


def _spoilt_package(parts: Mapping[str, bytes], chance: random.Random) -> bytes:
    """The package with bytes of one part turned over, its checksum right; parts with text in them
    as often as all others.
    """
    texts = [name for name in parts if name.endswith(("document.xml", "content.xml"))]
    victim = chance.choice(texts if texts and chance.random() < 0.5 else list(parts))
    return packed({**parts, victim: turned(parts[victim], chance)})


def _spoilt_stream(data: bytes, streams: list[int], chance: random.Random) -> bytes:
    """The PDF with bytes of one inflated stream turned over, every offset of it as it was."""
    start = chance.choice(streams)
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(data[start:])
    except zlib.error:
        return turned(data, chance)
    room = len(data) - start - len(inflater.unused_data)
    made = zlib.compress(turned(plain, chance), 9)
    # What no longer fits is cut off, as a stream that was fetched in part is.
    return data[:start] + made[:room].ljust(room, b"\n") + data[start + room :]
