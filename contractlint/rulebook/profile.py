"""Reads a profile: the limits, severities and jurisdictions for a country and an audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contractlint.errors import ConfigError
from contractlint.model.finding import Severity
from contractlint.model.rule import Limit, Profile, Rule
from contractlint.records import replace
from contractlint.rulebook.conditions import parse_quantity
from contractlint.rulebook.law import AUDIENCES, day_of, effect_of
from contractlint.rulebook.patterns import PatternError
from contractlint.rulebook.yamlfile import Entry, suggestion

_KEYS = (
    "name", "title", "extends", "audience", "jurisdictions", "sectors", "as-of", "near", "limits",
    "severities", "off",
)  # fmt: skip
_LIMIT_KEYS = ("value", "source", "cite", "status", "effect", "sector", "applies-from", "says")
# A house's own numbers: the name of a limit and its value as it is written, "12 months".
Policy = tuple[tuple[str, str], ...]
HOUSE = "house policy"
_QUANTITY = "write a number and a unit: 24 months, 30 days, 10 %"
_STATUSES = ("verified", "partly-verified", "unverified", "policy")


def layers(profiles: Mapping[str, tuple[Entry, ...]], name: str) -> list[Entry]:
    """The files that make a profile: `default`, then what it `extends`, then its own; files of one
    name are laid over each other. Raises RuleError for an `extends` that leads nowhere.
    """
    way = [name]
    while way[-1] != "default":
        way.append(_extended(profiles, way))
    return [entry for each in reversed(way) for entry in profiles[each]]


def _extended(profiles: Mapping[str, tuple[Entry, ...]], way: list[str]) -> str:
    """The profile under the last one of the way."""
    said = [entry.keys().get("extends") for entry in profiles[way[-1]]]
    under = next((each for each in reversed(said) if each is not None), None)
    if under is None:
        return "default"
    other = under.text()
    if other not in profiles:
        raise under.fail(f"no profile '{other}'", suggestion(other, profiles))
    if other in way:
        raise under.fail("the profiles extend each other in a circle", "end it at `default`")
    return other


def with_policy(profile: Profile, limits: Policy) -> Profile:
    """The profile with a house's own limits; raises ConfigError for a wrong name or value."""
    return replace(profile, limits={**profile.limits, **dict(_own(profile, limits))})


def _own(profile: Profile, limits: Policy) -> Iterator[tuple[str, Limit]]:
    for name, text in limits:
        if name not in profile.limits:
            raise ConfigError(f"no limit '{name}'", help=suggestion(name, profile.limits))
        try:
            value = parse_quantity(text)
        except PatternError as error:
            raise ConfigError(f"{name}: {error}", help=_QUANTITY) from error
        yield name, Limit(name, value, source=HOUSE, status="policy")


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
        raise parts["value"].fail(str(error), _QUANTITY) from error
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
