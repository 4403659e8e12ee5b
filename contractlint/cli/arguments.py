"""argparse that complains as the rest of contractlint does."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from contractlint.errors import ConfigError


class Arguments(argparse.ArgumentParser):
    """A parser whose complaints are `ConfigError`s, and that takes no abbreviated flags."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, allow_abbrev=False, formatter_class=_Help
        )

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise ConfigError(message, help=f"'{self.prog} --help' lists what can be said here")


class _Help(argparse.HelpFormatter):
    """The width is asked of the system itself: argparse imports `shutil` for it, for every flag."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


def columns() -> int:
    """How many the terminal has, 80 where there is none."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class OneOf:
    """A type for `add_argument`: one word of a table, or a complaint that names the nearest."""

    def __init__(self, kind: str, table: Sequence[str] | Mapping[str, object]) -> None:
        self._kind = kind
        self._names = list(table)

    def __call__(self, word: str) -> str:
        """The word itself."""
        if word in self._names:
            return word
        raise ConfigError(f"no {self._kind} '{word}'", help=suggest(word, self._names))


class InOrder(argparse.Action):
    """Collects several flags in the order in which they were given, as (flag, value)."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Add one more; `metavar` tells which flag it is."""
        given = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*given, (self.const, values)])


def suggest(word: str, names: Sequence[str]) -> str:
    """The nearest name, or all of them where they are few."""
    from difflib import get_close_matches  # imported late: only mistakes need it

    near = get_close_matches(word, names, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"there are {', '.join(names)}" if len(names) <= 12 else ""
