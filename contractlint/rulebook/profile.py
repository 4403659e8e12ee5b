"""Reads a profile: the limits, severities and jurisdictions for a country and an audience."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contractlint.model.finding import Severity
from contractlint.model.rule import Limit, Profile, Rule
from contractlint.rulebook.conditions import parse_quantity
from contractlint.rulebook.patterns import PatternError
from contractlint.rulebook.yamlfile import Entry

_KEYS = ("name", "title", "audience", "jurisdictions", "limits", "severities", "off")
_LIMIT_KEYS = ("value", "source", "cite", "status", "applies-from", "says")
_STATUSES = ("verified", "partly-verified", "unverified", "policy")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def profile_of(entries: list[Entry], rules: tuple[Rule, ...]) -> Profile:
    """The profile of the last entry laid over those before it (`default` comes first)."""
    limits: dict[str, Limit] = {}
    severities: dict[str, Severity] = {}
    off: set[str] = set()
    name, audience = "default", "b2c"
    jurisdictions: tuple[str, ...] = ()
    for entry in entries:
        parts = entry.only(_KEYS)
        name = parts["name"].text()
        audience = parts["audience"].choice(("b2c", "b2b")) if "audience" in parts else audience
        if "jurisdictions" in parts:
            jurisdictions = tuple(item.text() for item in parts["jurisdictions"].items())
        limits |= _limits(parts.get("limits"))
        severities |= _severities(parts.get("severities"), rules)
        off |= {item.text() for item in parts["off"].items()} if "off" in parts else set()
    if audience == "b2b":
        severities = {rule.id: rule.severity_b2b for rule in rules} | severities
    return Profile(name, limits, severities, jurisdictions, frozenset(off))


def _limits(entry: Entry | None) -> Mapping[str, Limit]:
    if entry is None:
        return {}
    return {name: _limit(name, value) for name, value in entry.keys().items()}


def _limit(name: str, entry: Entry) -> Limit:
    parts = entry.only(_LIMIT_KEYS)
    if "value" not in parts:
        raise entry.fail(f"the limit '{name}' has no value", "value: 24 months")
    try:
        value = parse_quantity(parts["value"].text())
    except PatternError as error:
        raise parts["value"].fail(
            str(error), "write a number and a unit: 24 months, 30 days, 10 %"
        ) from error
    source = parts.get("cite") or parts.get("source")
    return Limit(
        name,
        value,
        source=source.text() if source else "",
        status=parts["status"].choice(_STATUSES) if "status" in parts else "",
        applies_from=_day(parts.get("applies-from")),
    )


def _day(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if _DAY.fullmatch(entry.text()) is None:
        raise entry.fail(f"'{entry.text()}' is not a day", "write it as 2024-11-10")
    return entry.text()


def _severities(entry: Entry | None, rules: tuple[Rule, ...]) -> Mapping[str, Severity]:
    if entry is None:
        return {}
    known = {rule.id for rule in rules}
    levels = [severity.word for severity in Severity]
    found: dict[str, Severity] = {}
    for rule, value in entry.keys().items():
        if rule not in known:
            raise value.fail(f"no rule '{rule}'", "see `contractlint rules`", key=True)
        found[rule] = Severity[value.choice(levels).upper()]
    return found
