"""Parses the `where` of a rule: "$term > max-initial-term and not $fee <= 10 %"."""

from __future__ import annotations

import re

from contractlint.model.rule import Condition
from contractlint.rulebook.patterns import PatternError

_TOKEN = re.compile(
    r"\s*(<=|>=|!=|[<>=()*/]|(?<=\s)[+-](?=\s)|\$[\w-]+|\d+(?:\.\d+)?|%|[A-Za-z][\w-]*)"
)
_UNITS = {
    **dict.fromkeys(("hour", "hours"), "hour"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("%", "percent"), "percent"),
}
_LEVELS = (("or",), ("and",), ("<", "<=", ">", ">=", "=", "!="), ("+", "-"), ("*", "/"))


def parse_quantity(source: str) -> tuple[str, str]:
    """`24 months` -> ("24", "month"); a bare number has the unit ""."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z%]*)", source.strip())
    if match is None or (
        match[2] and match[2] not in _UNITS and not re.fullmatch("[A-Z]{3}", match[2])
    ):
        raise PatternError(
            f"'{source}' is not a number with a unit", source, ("24 months", "30 days", "10 %")
        )
    return match[1], _UNITS.get(match[2], match[2])


def parse_condition(source: str) -> Condition:
    """The condition as nested tuples, see `Condition`; raises PatternError."""
    tokens = _tokens(source)
    condition, rest = _level(tokens, 0)
    if rest:
        raise PatternError(f"did not expect '{rest[0]}' here", rest[0])
    return condition


def _tokens(source: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    while source[position:].strip():
        match = _TOKEN.match(source, position)
        if match is None:
            word = source[position:].split()[0]
            raise PatternError(f"did not understand '{word}'", word)
        tokens.append(match[1])
        position = match.end()
    return tokens


def _level(tokens: list[str], level: int) -> tuple[Condition, list[str]]:
    if level == len(_LEVELS):
        return _atom(tokens)
    left, tokens = _level(tokens, level + 1)
    while tokens and tokens[0] in _LEVELS[level]:
        operator = tokens[0]
        right, tokens = _level(tokens[1:], level + 1)
        left = (operator, left, right)
    return left, tokens


def _atom(tokens: list[str]) -> tuple[Condition, list[str]]:
    if not tokens:
        raise PatternError("the condition breaks off")
    head, rest = tokens[0], tokens[1:]
    if head == "not":
        inner, rest = _level(rest, 2)
        return ("not", inner), rest
    if head == "(":
        inner, rest = _level(rest, 0)
        if not rest or rest[0] != ")":
            raise PatternError("a ( is never closed", "(")
        return inner, rest[1:]
    if head.startswith("$"):
        return ("$", head[1:]), rest
    if head[0].isdigit():
        unit = _UNITS.get(rest[0], "") if rest else ""
        return ("number", head, unit), rest[1:] if unit else rest
    if head[0].isalpha():
        return ("limit", head), rest
    raise PatternError(f"did not expect '{head}' here", head)
