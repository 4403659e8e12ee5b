"""Files of rules and settings that are sound YAML and hold what nobody expects there.

Bytes turned over at random are mostly no YAML at all: this reaches what reads it afterwards.
`python -m fuzz.shapes [TARGET] [TIMES]` tries so many of them.
"""

from __future__ import annotations

import json
import random
import sys
import traceback
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from fuzz.seeds import seeds
from fuzz.targets import TARGETS, bear

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Way: TypeAlias = "tuple[str | int, ...]"

# The targets whose files are YAML.
YAMLS = (
    "rule", "concepts", "profile", "facts", "law", "measured", "unlabelled",
    "config", "ledger", "baseline",
)  # fmt: skip
_NUMBERS: tuple[Plain, ...] = (
    "0", "-1", "1e999", "12 months", "9" * 30 + " months", "9" * 5_000, "0.0 %", "10 %", "٣",
)  # fmt: skip
_WORDS: tuple[Plain, ...] = (
    "", " ", "x", "en", "true", "\n", "\u200b", "*", "-", "=", "==", "^", "..", "..3 x", "x (", "(",
    "a|b", "|", "[price]", "{price}", "price..2 change", "\u0451" * 50, "a " * 40, "a|" * 60 + "b",
    "\ud800",
)  # fmt: skip
_SHAPES: tuple[Plain, ...] = (
    [], {}, [""], [[]], [{}], {"": ""}, {"a": {"b": ["c"]}}, ["a", ["b"]], {"en": "x"},
    {"en": ["x"]}, ["price", "change"],
)  # fmt: skip
_VALUES = (*_NUMBERS, *_WORDS, *_SHAPES)


def misshapen(data: bytes, chance: random.Random) -> bytes:
    """A YAML file with one or two of its values gone, renamed, or something else than they were."""
    value: Plain = yaml.load(data, Loader=yaml.BaseLoader)
    for _ in range(chance.choice((1, 1, 2))):
        way = chance.choice(list(_ways(value)))
        value = _changed(value, way, chance)
    return json.dumps(value, ensure_ascii=True).encode()


def _ways(value: Plain, way: Way = ()) -> Iterator[Way]:
    yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in () if isinstance(value, str) else inside:
        yield from _ways(each, (*way, key))


def _changed(value: Plain, way: Way, chance: random.Random) -> Plain:
    if not way:
        return chance.choice(_VALUES)
    key, rest = way[0], way[1:]
    if isinstance(value, list):
        return [_changed(v, rest, chance) if k == key else v for k, v in enumerate(value)]
    assert isinstance(value, dict)
    if rest or chance.random() < 0.7:
        return {k: _changed(v, rest, chance) if k == key else v for k, v in value.items()}
    renamed = {str(chance.choice(_VALUES)): value[str(key)]} if chance.random() < 0.4 else {}
    return {k: v for k, v in value.items() if k != key} | renamed


def main(arguments: list[str]) -> int:
    """Exit code 1 where something crashed; what did is printed."""
    names = arguments[1:2] or list(YAMLS)
    times = int(arguments[2]) if len(arguments) > 2 else 1_000
    crashes = 0
    for name in names:
        chance = random.Random(name)
        for _ in range(times):
            data = misshapen(chance.choice(list(seeds()[name])), chance)
            try:
                bear(TARGETS[name], data)
            except Exception:
                crashes += 1
                sys.stdout.write(f"{name}: {data!r}\n{traceback.format_exc()}\n")
    sys.stdout.write(f"{len(names) * times} files, {crashes} crashes\n")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
