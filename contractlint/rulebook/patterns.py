"""Parses the pattern notation of rules: "may|right ..10 {change & price}~16"."""

from __future__ import annotations

import re
from collections.abc import Callable

from contractlint.model.rule import Element, Group, Polarity, QuantityKind, Term

DEFAULT_WIDTH = 16
_MOST_DIGITS = 3

_QUANTITIES: dict[str, QuantityKind] = {
    "duration": "duration",
    "money": "money",
    "percent": "percent",
    "date": "date",
}
_TOKEN = re.compile(r"\s*(\.\.\d*|\{|\}~\d+|\}|&|[^\s{}&]+)")
_PARTIES = ("provider", "customer", "either")
_PARTS = ("subject", "own", "possessor", "recipient", "agent", "object")
_POLARITY: dict[str, Polarity] = {"!": "negated", "~": "either"}


class PatternError(ValueError):
    """A mistake in a pattern; `word` is the part to point at, `known` the names that would have
    been right.
    """

    def __init__(self, what: str, word: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.word = word
        self.known = known


# Gives the full concept names for a name used in a rule (its own words first), or raises
# PatternError.
Resolve = Callable[[str], tuple[str, ...]]


def parse_term(source: str, resolve: Resolve) -> Term:
    """`a|b` (any of these), `!a` (negated), `~a` (negated or not), `$x:duration`, `@customer`."""
    word = source.strip()
    polarity: Polarity = "affirmed"
    if word[:1] in _POLARITY:
        polarity, word = _POLARITY[word[0]], word[1:]
    if word.startswith("$"):
        return _capture(word)
    concepts: list[str] = []
    roles: list[str] = []
    for name in word.split("|"):
        if name.startswith("@"):
            roles.append(_mention(name))
        elif name:
            concepts += resolve(name)
        else:
            raise PatternError("a name is missing beside '|'", source)
    return Term(tuple(concepts), tuple(roles), polarity=polarity)


def _mention(name: str) -> str:
    """`@customer`, or in one part only: `@customer.subject`, `@provider.own` (possessive)."""
    role, _, part = name[1:].partition(".")
    if role not in _PARTIES or part not in ("", *_PARTS):
        known = tuple(f"@{party}{dot}" for party in _PARTIES for dot in ("", ".subject", ".own"))
        raise PatternError(f"no party '{name}'", name, known)
    return name[1:]


def _capture(word: str) -> Term:
    name, _, kind = word[1:].partition(":")
    if not name or kind not in _QUANTITIES:
        raise PatternError(f"no such capture '{word}'", word, tuple(f"$x:{k}" for k in _QUANTITIES))
    return Term(capture=name, quantity=_QUANTITIES[kind], polarity="either")


def parse_sequence(source: str, resolve: Resolve) -> tuple[tuple[Element, ...], tuple[int, ...]]:
    """An ordered pattern: elements, and the most tokens between each two (no gap written:
    adjacent).
    """
    elements: list[Element] = []
    gaps: list[int] = []
    gap: int | None = None
    tokens = [match.group(1) for match in _TOKEN.finditer(source)]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.startswith(".."):
            if gap is not None or not elements:
                raise PatternError("a gap stands between two things", token)
            gap = _width(token)
            index += 1
            continue
        if elements:
            gaps.append(gap or 0)
        gap = None
        element, index = _element(tokens, index, resolve)
        elements.append(element)
    if gap is not None:
        raise PatternError("a gap stands between two things", tokens[-1])
    if not elements:
        raise PatternError("the pattern is empty", source)
    return tuple(elements), tuple(gaps)


def _width(token: str) -> int:
    """The number in `..10` or `}~16`."""
    digits = token[2:] or "3"
    if len(digits) > _MOST_DIGITS:
        raise PatternError("so far no sentence reaches", token)
    return int(digits)


def _element(tokens: list[str], index: int, resolve: Resolve) -> tuple[Element, int]:
    if tokens[index] != "{":
        if tokens[index] in ("&",) or tokens[index].startswith("}"):
            raise PatternError(f"'{tokens[index]}' belongs inside {{ }}", tokens[index])
        return parse_term(tokens[index], resolve), index + 1
    terms: list[Term] = []
    index += 1
    while index < len(tokens) and not tokens[index].startswith("}"):
        if tokens[index] != "&":
            terms.append(parse_term(tokens[index], resolve))
        index += 1
    if index == len(tokens):
        raise PatternError("a { is never closed", "{")
    width = _width(tokens[index]) if tokens[index].startswith("}~") else DEFAULT_WIDTH
    return Group(tuple(terms), width), index + 1
