"""Keeps compiled regular expressions between runs: compiling them is a tenth of a short run."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Literal

import contractlint
from contractlint import patterns
from contractlint.digests import sha256
from contractlint.patterns import Program
from contractlint.rulebook import pack as packs
from contractlint.rulebook.pack import Pack

KIND = "expressions"
# Where contracts are read; what reports and commands use is compiled when it is needed.
_PACKAGES = ("analysis", "languages", "matchers", "readers", "structure")
# A step of compiled code, as this machine keeps numbers.
_STEP: Literal["I"] = "I"


@cache
def recall() -> None:
    """Takes the expressions that an earlier run of this Python kept, or keeps them for the next."""
    pack = packs.find(KIND, key())
    if pack is None:
        parts = made()
        if not parts:
            return
        pack = packs.keep(KIND, key(), parts)
    patterns.remember(reader_of(pack))


def key() -> str:
    """The key of the pack for this Python and this version of the program."""
    return sha256(f"{contractlint.__version__} {patterns.build()}".encode()).hexdigest()


def made() -> dict[str, bytes]:
    """The parts of a pack of all expressions that contracts are read with; none in a Python that
    does not say what it compiles to.
    """
    for name in _PACKAGES:
        package = import_module(f"contractlint.{name}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    told: dict[str, list[object]] = {}
    steps = array(_STEP)
    try:
        for known, (flags, groups, names, code) in patterns.programs():
            told[known] = [flags, groups, names, len(steps), len(steps) + len(code)]
            steps.extend(code)
    except (ImportError, AttributeError, TypeError, OverflowError):
        return {}
    return {"told": json.dumps(told, separators=(",", ":")).encode(), "steps": steps.tobytes()}


def reader_of(pack: Pack) -> Callable[[str], Program | None]:
    """What gives a program of a pack by its key."""
    told = pack.plain("told")
    steps = memoryview(pack.part("steps")).cast(_STEP)

    def program(known: str) -> Program | None:
        if known not in told:
            return None
        flags, groups, names, first, last = told[known]
        return flags, groups, names, steps[first:last].tolist()

    return program
