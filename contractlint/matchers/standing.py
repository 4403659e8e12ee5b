"""Says what a finding amounts to under the profile in force: unlawful, on a grey list, unusual, or
against house policy; and on which law that rests.
"""

from __future__ import annotations

from collections.abc import Iterable

from contractlint.model.finding import Finding, Law, Severity, Standing
from contractlint.model.rule import Limit, Profile, Rule
from contractlint.records import replace

# The gravest first.
ORDER: tuple[Standing, ...] = (
    "unlawful", "likely-unlawful", "grey-list", "unusual", "house-policy",
)  # fmt: skip


def weigh(
    rule: Rule, profile: Profile, severity: Severity, limit: Limit | None, language: str = ""
) -> tuple[Standing | None, tuple[Law, ...]]:
    """The standing of a finding and the law that applies, the laws that decide it marked.

    `limit` is the number that alone made the rule fire; where it did, it decides and no statute
    does. Nothing is called unlawful before a country is chosen, or on words that nobody read. What
    is only information has no standing. Where the profile chooses no country, only law near to the
    contract's `language` decides; the rest is told as what others think of such a clause.
    """
    laws = _applicable(rule, profile)
    if severity is Severity.INFO:
        return None, laws
    if limit is not None:
        return _of_limit(limit, profile), laws
    counting = [
        law
        for law in laws
        if _counts(law.sector, law.applies_from, profile) and _is_near(law, profile, language)
    ]
    standing, deciding = _of_laws(rule, profile, counting)
    return standing, tuple(
        replace(law, decides=law in deciding, to_come=_to_come(law, profile)) for law in laws
    )


def gravest(parts: Iterable[Finding]) -> Standing | None:
    """What several findings together amount to."""
    standings = [part.standing for part in parts if part.standing is not None]
    return min(standings, key=ORDER.index, default=None)


def _applicable(rule: Rule, profile: Profile) -> tuple[Law, ...]:
    """The law of the profile's audience and jurisdictions; of all countries where it names none."""
    return tuple(
        law
        for law in rule.law
        if law.audience in ("", profile.audience)
        and (not profile.jurisdictions or law.jurisdiction in profile.jurisdictions)
    )


def _counts(sector: str, applies_from: str, profile: Profile) -> bool:
    """Whether a source holds for the profile's sectors, and from a day that has come."""
    begun = not profile.as_of or applies_from <= profile.as_of
    return begun and (not sector or sector in profile.sectors)


def _is_near(law: Law, profile: Profile, language: str) -> bool:
    near = () if profile.jurisdictions else profile.near.get(language, ())
    return not near or law.jurisdiction in near


def _to_come(law: Law, profile: Profile) -> bool:
    here = not law.sector or law.sector in profile.sectors
    return here and law.effect == "unlawful" and law.applies_from > profile.as_of > ""


def _of_limit(limit: Limit, profile: Profile) -> Standing:
    """A number borrowed from another sector, or of a day to come, is our own measure here."""
    if limit.effect is None or not _counts(limit.sector, limit.applies_from, profile):
        return "house-policy"
    if limit.effect == "unlawful" and profile.jurisdictions:
        return "unlawful" if limit.status == "verified" else "likely-unlawful"
    return "grey-list" if limit.effect in ("unlawful", "grey-list") else "unusual"


def _of_laws(rule: Rule, profile: Profile, laws: list[Law]) -> tuple[Standing, list[Law]]:
    """The standing that the laws in force give, and those that it rests on.

    What is left out of a contract is not forbidden by that: the law may fill the gap.
    """
    forbidding = [law for law in laws if law.effect == "unlawful"]
    listing = [law for law in laws if law.effect == "grey-list"]
    read = [law for law in forbidding if law.status == "verified"]
    if rule.kind == "missing" or not (forbidding or listing):
        return "unusual", [law for law in laws if law.effect in ("duty", "test", "standard")]
    if not profile.jurisdictions:
        return "grey-list", listing + forbidding
    if read:
        return "unlawful", read
    return ("grey-list", listing) if listing else ("likely-unlawful", forbidding)
