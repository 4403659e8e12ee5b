"""What is compiled from rules, kept as files that load at once: JSON and bytes, never code.

A pack is one line that names the format, one line of JSON that tells its key and where each part
lies, with the part's checksum, and the parts. It is right for its key only: the digest of what it
was made of. A pack that is damaged, foreign or of another key counts as absent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from contractlint import storage
from contractlint.records import dataclass

FORMAT = b"contractlint pack 1"
# Those of the built-in rules come with the program; a checkout makes its own.
SHIPPED = Path(__file__).resolve().parents[1] / "packs"
_FOLDER = "packs"
# Rulebooks that are being edited leave many versions behind; the newest are enough.
_MOST_FILES = 48
_KEY = 32


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A pack whose parts are known to be whole. `parts` are their first and last bytes."""

    data: bytes
    parts: Mapping[str, tuple[int, int]]

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises KeyError."""
        first, last = self.parts[name]
        return self.data[first:last]

    def plain(self, name: str) -> Any:
        """A part that is JSON; raises KeyError."""
        return json.loads(self.part(name))


def find(kind: str, key: str) -> Pack | None:
    """The pack of a kind and key, shipped with the program or kept by an earlier run."""
    try:
        with (SHIPPED / f"{kind}.pack").open("rb") as file:
            head = file.readline() + file.readline()
            if _is_of(head, key) and (pack := opened(head + file.read(), key)):
                return pack
    except OSError:
        pass
    data = storage.recall_bytes(_FOLDER, _name(kind, key))
    return None if data is None else opened(data, key)


def keep(kind: str, key: str, parts: Mapping[str, bytes]) -> Pack:
    """Keeps a new pack for the next run, and gives it."""
    data = packed(key, parts)
    storage.store_bytes(_FOLDER, _name(kind, key), data, most=_MOST_FILES)
    return Pack(data, _placed(data, _header(data) or {}))


def packed(key: str, parts: Mapping[str, bytes]) -> bytes:
    """The content of a pack; the same for the same parts."""
    told = {name: [len(part), crc32(part)] for name, part in parts.items()}
    header = json.dumps({"key": key, "parts": told}, separators=(",", ":"))
    return b"%s\n%s\n%s" % (FORMAT, header.encode(), b"".join(parts.values()))


def opened(data: bytes, key: str) -> Pack | None:
    """The pack in these bytes, None for anything that is no whole pack of this key."""
    header = _header(data)
    if header is None or header.get("key") != key:
        return None
    try:
        places = _placed(data, header)
        sums = {name: told[1] for name, told in header["parts"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None
    whole = max((last for _, last in places.values()), default=0) == len(data)
    if not whole or any(crc32(data[a:b]) != sums[name] for name, (a, b) in places.items()):
        return None
    return Pack(data, places)


def _is_of(head: bytes, key: str) -> bool:
    header = _header(head)
    return header is not None and header.get("key") == key


def _header(data: bytes) -> dict[str, Any] | None:
    end = data.find(b"\n", len(FORMAT) + 1)
    if not data.startswith(FORMAT + b"\n") or end < 0:
        return None
    try:
        found: object = json.loads(data[len(FORMAT) + 1 : end])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _placed(data: bytes, header: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    places: dict[str, tuple[int, int]] = {}
    at = data.find(b"\n", len(FORMAT) + 1) + 1
    for name, (size, _) in header["parts"].items():
        places[name] = (at, at + int(size))
        at += int(size)
    return places


def _name(kind: str, key: str) -> str:
    return f"{kind}-{key[:_KEY]}.pack"
