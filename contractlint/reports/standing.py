"""Says what a finding amounts to in law, and on what that rests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from contractlint.locale import Words
from contractlint.locale.names import UNITS
from contractlint.model.finding import Finding, Law, Threshold
from contractlint.model.rule import Limit

# A line names so many laws; `-v` lists all.
MOST_LAWS = 2


def standing(finding: Finding, words: Words) -> str:
    """One line: what the clause amounts to under the profile, and on which law that rests; "" for
    what is only information.
    """
    by = "; ".join(_sources(finding, words))
    match finding.standing:
        case "unlawful":
            return words.say("Unlawful: {by}", by=by)
        case "likely-unlawful":
            return words.say("Likely unlawful, the source was not verified: {by}", by=by)
        case "grey-list":
            return words.say("On a grey list: {by}", by=by)
        case "unusual":
            return _unusual(by, words)
        case "house-policy":
            return _house_policy(by, words)
        case None:
            return ""


def _unusual(by: str, words: Words) -> str:
    if not by:
        return words.say("Unusual; no law of this profile is aimed at it")
    return words.say("Unusual, weighed under: {by}", by=by)


def _house_policy(by: str, words: Words) -> str:
    if not by:
        return words.say("House policy; no law sets this limit")
    return words.say("House policy; the limit is borrowed from: {by}", by=by)


def cited(law: Law, words: Words) -> str:
    """A law as it is cited, with its sector, the day from which it applies, and any doubt."""
    place = f"{law.jurisdiction} {law.cite}".strip()
    return place + _notes(law.sector, law.applies_from, law.status, words)


def limit_line(limit: Limit, words: Words) -> str:
    """A limit of a profile as lists show it: its value, who sets it, from when, where, how sure."""
    if limit.status == "policy":
        source = words.say("house policy")
    else:
        source = limit.source + _notes(limit.sector, limit.applies_from, limit.status, words)
    effect = f" [{words.name(limit.effect)}]" if limit.effect else ""
    return f"{limit.name}: {quantity(*limit.value, words)}: {source}{effect}"


def quantity(number: str, unit: str, words: Words) -> str:
    """ "24 month" with its noun in the right form; anything but a length of time as it is."""
    known = number.isdecimal() and unit in UNITS
    return words.duration(Decimal(number), unit) if known else f"{number} {unit}".strip()


def _sources(finding: Finding, words: Words) -> list[str]:
    deciding = sorted((law for law in finding.law if law.decides), key=_is_of_the_union)
    to_come = [law for law in finding.law if law.to_come][:1]
    if deciding:
        return [cited(law, words) for law in deciding[:MOST_LAWS] + to_come]
    source = _limit_source(finding.threshold, words) if finding.threshold else ""
    return [source] if source else []


def _limit_source(threshold: Threshold, words: Words) -> str:
    """Who sets a limit; "" where it is house policy."""
    if threshold.status == "policy" or not threshold.source:
        return ""
    notes = _notes(threshold.sector, threshold.applies_from, threshold.status, words)
    return threshold.source + notes


def _is_of_the_union(law: Law) -> bool:
    """A country's own law says it more closely, and is named first."""
    return law.jurisdiction == "EU"


def _notes(sector: str, applies_from: str, status: str, words: Words) -> str:
    notes = [words.say("only {sector}", sector=words.name(sector))] if sector else []
    notes += [words.say("applies from {day}", day=_day(applies_from))] if applies_from else []
    notes += [words.name(status)] if status in ("unverified", "partly-verified") else []
    return f" ({', '.join(notes)})" if notes else ""


def _day(text: str) -> date | str:
    """A day, or the year where no more is known."""
    return date.fromisoformat(text) if "-" in text else text
