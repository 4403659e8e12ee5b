"""Reads a profile: the limits, severities and jurisdictions for a country and an audience."""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.model.finding import Severity
from contractlint.model.rule import Limit, Profile, Rule
from contractlint.rulebook.conditions import parse_quantity
from contractlint.rulebook.law import AUDIENCES, day_of, effect_of
from contractlint.rulebook.patterns import PatternError
from contractlint.rulebook.yamlfile import Entry

_KEYS = (
    "name", "title", "audience", "jurisdictions", "sectors", "as-of", "near", "limits",
    "severities", "off",
)  # fmt: skip
_LIMIT_KEYS = ("value", "source", "cite", "status", "effect", "sector", "applies-from", "says")
_STATUSES = ("verified", "partly-verified", "unverified", "policy")


def profile_of(entries: list[Entry], rules: tuple[Rule, ...]) -> Profile:
    """The profile of the last entry laid over those before it (`default` comes first)."""
    limits: dict[str, Limit] = {}
    severities: dict[str, Severity] = {}
    off: set[str] = set()
    name, title, audience, as_of = "default", "", "b2c", ""
    jurisdictions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    near: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        parts = entry.only(_KEYS)
        name = parts["name"].text()
        audience = parts["audience"].choice(AUDIENCES) if "audience" in parts else audience
        title = parts["title"].text() if "title" in parts else title
        as_of = day_of(parts.get("as-of")) or as_of
        jurisdictions = _listed(parts.get("jurisdictions")) or jurisdictions
        sectors = _listed(parts.get("sectors")) or sectors
        near |= _near(parts.get("near"))
        limits |= _limits(parts.get("limits"))
        severities |= _severities(parts.get("severities"), rules)
        off |= set(_listed(parts.get("off")))
    if audience == "b2b":
        severities = {rule.id: rule.severity_b2b for rule in rules} | severities
    return Profile(
        name,
        limits,
        severities,
        jurisdictions,
        frozenset(off),
        title,
        audience,
        sectors,
        as_of,
        near,
    )


def _near(entry: Entry | None) -> Mapping[str, tuple[str, ...]]:
    """language -> jurisdictions."""
    if entry is None:
        return {}
    return {language: _listed(value) for language, value in entry.keys().items()}


def _listed(entry: Entry | None) -> tuple[str, ...]:
    return () if entry is None else tuple(item.text() for item in entry.items())


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
        applies_from=day_of(parts.get("applies-from")),
        effect=effect_of(parts["effect"]) if "effect" in parts else None,
        sector=parts["sector"].text() if "sector" in parts else "",
        says=parts["says"].text() if "says" in parts else "",
    )


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
