"""Sound YAML and XML that holds what nobody expects there.

Bytes turned over at random are mostly neither: this reaches what reads it afterwards.
`python -m fuzz.shapes [TARGET] [TIMES]` tries so many of them.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import traceback
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import yaml

from fuzz.seeds import PARTS, seeds
from fuzz.targets import TARGETS, bear

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Way: TypeAlias = "tuple[str | int, ...]"

# The targets whose files are YAML.
YAMLS = (
    "rule", "concepts", "profile", "facts", "law", "measured", "unlabelled",
    "config", "ledger", "baseline",
)  # fmt: skip
SHAPED = (*YAMLS, *PARTS, "annotate-document")
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
_TEXTS = (
    "", " ", "0", "-1", "1", "2", "99999999999", "9" * 5_000, "1e999", "nan", "٣", "x", "true",
    "off", "%1.", "%9%9", "\u202eabc\u200b", "e\u0301", "\U0001d552", "The fee may rise.",
    "1. The Provider may change the price.\n", "urn:x", "../../x", "begin", "end", "separate",
)  # fmt: skip
# So many are copied at a time.
_MOST_ELEMENTS = 3_000
_VALUES = (*_NUMBERS, *_WORDS, *_SHAPES)


def misshapen(name: str, data: bytes, chance: random.Random) -> bytes:
    """A file of a target with one to four of its values or elements gone, repeated, renamed, put
    elsewhere, or something else than they were; raises `ValueError` for what is neither.
    """
    try:
        return _misshapen_yaml(data, chance) if name in YAMLS else _misshapen_xml(data, chance)
    except RecursionError as error:  # YAML that holds itself
        raise ValueError("has no end") from error


def _misshapen_yaml(data: bytes, chance: random.Random) -> bytes:
    try:
        value: Plain | None = yaml.load(data, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeError, TypeError) as error:
        raise ValueError("no YAML") from error
    if value is None:
        raise ValueError("nothing in it")
    for _ in range(chance.choice((1, 1, 2))):
        way = chance.choice(list(_ways(value)))
        value = _changed(value, way, chance)
    return json.dumps(value, ensure_ascii=True).encode()


def _misshapen_xml(data: bytes, chance: random.Random) -> bytes:
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError("no XML") from error
    for _ in range(chance.choice((1, 1, 2, 4))):
        elements = list(root.iter())
        chance.choice(_TANGLES)(chance.choice(elements), chance.choice(elements), chance)
    return ElementTree.tostring(root)


def _lose(one: Element, _: Element, chance: random.Random) -> None:
    if len(one):
        one.remove(chance.choice(list(one)))


def _repeat(one: Element, other: Element, chance: random.Random) -> None:
    """Copies of an element inside of another, also of one inside of itself."""
    whole = copy.deepcopy(other)
    size = sum(1 for _ in whole.iter())
    for _ in range(min(chance.choice((1, 1, 2, 20)), _MOST_ELEMENTS // size)):
        one.insert(chance.randrange(len(one) + 1), copy.deepcopy(whole))


def _rename(one: Element, other: Element, _: random.Random) -> None:
    one.tag = other.tag


def _say(one: Element, _: Element, chance: random.Random) -> None:
    one.text = chance.choice(_TEXTS)
    one.tail = chance.choice((one.tail, chance.choice(_TEXTS)))


def _set(one: Element, other: Element, chance: random.Random) -> None:
    """Attributes of another element, or values that no attribute has."""
    names = [*one.attrib, *other.attrib]
    if names:
        one.set(chance.choice(names), chance.choice((*_TEXTS, *other.attrib.values())))


def _unset(one: Element, _: Element, chance: random.Random) -> None:
    if one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


_TANGLES = (_lose, _repeat, _rename, _say, _set, _unset)


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
    names = arguments[1:2] or list(SHAPED)
    times = int(arguments[2]) if len(arguments) > 2 else 1_000
    crashes = 0
    for name in names:
        chance = random.Random(name)
        for _ in range(times):
            data = misshapen(name, chance.choice(list(seeds()[name])), chance)
            try:
                bear(TARGETS[name], data)
            except Exception:
                crashes += 1
                sys.stdout.write(f"{name}: {data!r}\n{traceback.format_exc()}\n")
    sys.stdout.write(f"{len(names) * times} files, {crashes} crashes\n")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
