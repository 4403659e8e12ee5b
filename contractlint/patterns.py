"""Regular expressions that are compiled when they are first used, or were by an earlier run.

Compiling takes 0.1 to 0.8 ms, a third of what it takes to import a module full of them; a contract
needs some seventy. What `re` compiles to is plain numbers, good for the Python that made them: they
are kept between runs (`contractlint.rulebook.expressions`), and Python looks through them before it
takes them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, AnyStr, cast

_METHODS = (
    "findall", "finditer", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub",
    "subn",
)  # fmt: skip
# What `re` makes of an expression: its flags, the number of its groups, their names, and its code.
Program = tuple[int, int, Mapping[str, int], list[int]]


class _Uncompiled:
    """Looks like a compiled pattern, and becomes as fast as one when it is first asked."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        # Reached only while the methods' slots are empty.
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compiled(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def _nothing(_key: str) -> Program | None:
    """What is known of an expression where nothing is remembered."""
    return None


_made: list[_Uncompiled] = []
_recall: Callable[[str], Program | None] = _nothing


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression as `re.compile` makes it, but compiled by its first use.

    For expressions of modules, which stay as long as the program runs.
    NOTE: a mistake in it shows only then; `flags` are as they were given.
    """
    made = _Uncompiled(text, flags)
    _made.append(made)
    return cast("re.Pattern[AnyStr]", made)


def build() -> str:
    """Names the Python that programs are for: they fit no other version and no other machine."""
    return f"{sys.implementation.cache_tag} {sys.hexversion:x} {sys.byteorder}"


def remember(recall: Callable[[str], Program | None]) -> None:
    """Ask this for the program of a key first: `programs` gave them to an earlier run."""
    global _recall
    _recall = recall


def programs() -> Iterator[tuple[str, Program]]:
    """Everything that was made so far, compiled; raises ImportError or AttributeError in a Python
    whose `re` is built in another way.
    """
    from importlib import import_module

    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    for made in _made:
        parsed = parser.parse(made.pattern, made.flags)
        state = parsed.state
        code = compiler._code(parsed, made.flags)
        flags = int(made.flags | state.flags)
        yield _key(made.pattern, made.flags), (flags, state.groups - 1, state.groupdict, code)


def _compiled(text: str | bytes, flags: int) -> Any:
    known = _recall(_key(text, flags))
    if known is None:
        return re.compile(text, flags)
    all_flags, groups, names, code = known
    numbered: list[str | None] = [None] * (groups + 1)
    try:
        for name, number in names.items():
            numbered[number] = name
        return _remade(text, all_flags, code, groups, dict(names), tuple(numbered))
    except (ImportError, TypeError, ValueError, RuntimeError, OverflowError, IndexError):
        return re.compile(text, flags)


def _remade(*parts: object) -> Any:
    """A pattern from its parts, which Python checks."""
    from importlib import import_module  # not by name: type checkers don't know this module

    return import_module("_sre").compile(*parts)


def _key(text: str | bytes, flags: int) -> str:
    return f"{int(flags)} {text!r}"
