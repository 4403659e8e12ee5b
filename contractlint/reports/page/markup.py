"""Markup that is safe by construction: text from anywhere is escaped unless it is markup already.

A contract is hostile input. Its text stands between tags only, never in a tag, a script or a style.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from contractlint.controls import harmless

# HTML's elements without an end tag that this report uses.
_VOID = frozenset({"meta", "link", "input", "br"})


class Markup(str):
    """A string that is HTML already."""

    __slots__ = ()


EMPTY = Markup("")


def text(raw: str) -> Markup:
    """Any string as HTML that shows just these characters; control characters as U+FFFD."""
    return Markup(escape(harmless(raw)))


def element(kind: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element; children that are no markup are escaped.

    An attribute is left out when its value is None or False and stands alone when it is True;
    "class_" and "data_family" are written "class" and "data-family".
    """
    tag = kind + "".join(_attribute(key, value) for key, value in attributes.items())
    if kind in _VOID:
        return Markup(f"<{tag}>")
    return Markup(f"<{tag}>{join(children)}</{kind}>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """One piece of markup after the other; what is no markup is escaped."""
    return Markup(between.join(p if isinstance(p, Markup) else text(p) for p in parts))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
