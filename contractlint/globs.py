"""Globs as .gitignore has them, matched in linear time whatever a stranger has written there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from contractlint.patterns import pattern

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# How pathspec writes "*", "**/" at the beginning, and "/**" inside.
_STAR: Final = "[^/]*"
_ANYWHERE: Final = "(?:.+/)?"
_BELOW: Final = "(?:/.+)?"
# What one name of a path is matched with: stars, classes, escaped characters and plain ones.
_NAME: Final = pattern(
    r"(?:\[\^/\][*+]?|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[^\\/()\[\]^$|?*+{}])+", re.DOTALL
)


def spec(globs: Iterable[str]) -> GitIgnoreSpec:
    """What fits these globs, the last word counting."""
    # Imported late: most folders have none.
    from pathspec import GitIgnoreSpec
    from pathspec.pattern import RegexPattern

    found = GitIgnoreSpec.from_lines(globs)
    for each in found.patterns:
        if isinstance(each, RegexPattern) and each.regex is not None:
            each.regex = re.compile(linear(each.regex.pattern))
    return found


def linear(regex: str) -> str:
    """A regular expression of pathspec's that does not go back to where it began.

    The first place where what is between two stars fits is as good as any later one; only what
    follows the last star has to reach an end. So nothing before that is tried again.
    """
    head, *rest = _NAME.sub(_name, regex).split(_BELOW)
    if not rest:
        return head
    if head.startswith(f"^{_ANYWHERE}"):
        head = f"^(?>(?:.+?/)??{head.removeprefix(f'^{_ANYWHERE}')}(?=/))"
    inner = "".join(f"(?>(?:/.+?)??{part}(?=/))" for part in rest[:-1])
    return f"{head}{inner}{_BELOW}{rest[-1]}"


def _name(found: re.Match[str]) -> str:
    first, *rest = found[0].split(_STAR)
    if len(rest) < 2:
        return found[0]
    inner = "".join(f"(?>{_STAR}?{part})" for part in rest[:-1])
    return f"{first}{inner}{_STAR}{rest[-1]}"
