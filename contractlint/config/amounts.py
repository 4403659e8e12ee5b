"""What one file may take, as people write it: "90 s", "2 GiB", "500"; or "none" for no end."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from contractlint.errors import ConfigError
from contractlint.patterns import pattern
from contractlint.readers.limits import ORDINARY, Limits
from contractlint.records import dataclass
from contractlint.workers.outcome import Bounds

NONE = "none"
# Systems count in 64 bits; who wants more than this wants no end.
_MOST = 2.0**62
_LONGEST_SHOWN = 60
_NUMBER = pattern(r"(\d+(?:\.\d+)?)\s*([a-z]*)", re.IGNORECASE)
_TIMES: Mapping[str, float] = {"": 1, "s": 1, "sec": 1, "min": 60, "m": 60, "h": 3600}
_SIZES: Mapping[str, float] = {
    "": 1, "b": 1,
    **{f"{letter}{rest}": 2 ** (10 * power)
       for power, letter in enumerate("kmg", 1) for rest in ("", "b", "ib")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """Something that one file may take so much of: what it counts, and how much by itself."""

    kind: Literal["time", "size", "count"]
    says: str
    usual: float

    @property
    def default(self) -> str:
        """As it is written."""
        return _written(self.kind, self.usual)


# The names of `Bounds` and `Limits`.
AMOUNTS: Mapping[str, Amount] = {
    "seconds": Amount("time", "time on the clock, anew with every recognised page", 300),
    "memory": Amount("size", "memory while it is checked", 2 * 2**30),
    "size": Amount("size", "bytes of the file", ORDINARY.size),
    "unpacked": Amount("size", "bytes of what is unpacked from it", ORDINARY.unpacked),
    "entries": Amount("count", "entries of an archive", ORDINARY.entries),
    "elements": Amount("count", "tags of one part", ORDINARY.elements),
    "pages": Amount("count", "pages of a PDF", ORDINARY.pages),
    "depth": Amount("count", "tables, lists and boxes in one another", ORDINARY.depth),
}
Amounts = tuple[tuple[str, float], ...]


def amount(name: str, text: str) -> float:
    """The number that was written for one of `AMOUNTS`; raises `ConfigError` for what is none."""
    kind = AMOUNTS[name].kind
    found = _NUMBER.fullmatch(text.strip())
    units = {"time": _TIMES, "size": _SIZES, "count": {"": 1.0}}[kind]
    if text.strip() == NONE:
        return math.inf
    number = 0.0
    if found is not None and found[2].lower() in units:
        number = float(found[1]) * units[found[2].lower()]
    if not 0 < number <= _MOST:
        example = {"time": "90 s or 5 min", "size": "500 MiB or 2 GiB", "count": "500"}[kind]
        raise ConfigError(
            f"'{text[:_LONGEST_SHOWN]}' is no limit", help=f"write it as {example}, or {NONE}"
        )
    return number if kind == "time" else float(math.ceil(number))


def bounds_of(said: Iterable[tuple[str, float]]) -> Bounds:
    """What holds from outside the process that checks a file; the last word on a name counts."""
    words = dict(said)
    seconds, memory = (words.get(name, AMOUNTS[name].usual) for name in ("seconds", "memory"))
    return Bounds(
        None if math.isinf(seconds) else seconds, None if math.isinf(memory) else int(memory)
    )


def limits_of(said: Iterable[tuple[str, float]]) -> Limits:
    """What holds while a file is read."""
    words = dict(said)
    most = {name: words.get(name, AMOUNTS[name].usual) for name in Limits.__match_args__}
    return Limits(**{n: 2**62 if math.isinf(each) else int(each) for n, each in most.items()})


def _written(kind: str, number: float) -> str:
    if kind == "time":
        return f"{number:g} s"
    if kind == "size":
        return f"{number / 2**20:g} MiB"
    return f"{number:g}" if number < 1e6 else f"{number:.0f}"
