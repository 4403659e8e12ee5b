"""The names that reports give to what the program calls by a key, and units in all their forms."""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.model.phrase import counted, marked

# Key -> (context, English name).
NAMES: Mapping[str, tuple[str, str]] = {
    "critical": marked("level", "critical"),
    "high": marked("level", "high"),
    "medium": marked("level", "medium"),
    "low": marked("level", "low"),
    "info": marked("level", "info"),
    "lock-in": marked("family", "Lock-in"),
    "exit": marked("family", "Leaving"),
    "fees": marked("family", "Prices and fees"),
    "procedure": marked("family", "Procedures"),
    "asymmetry": marked("family", "One-sided terms"),
    "redress": marked("family", "Redress"),
    "data": marked("family", "Data"),
    "transparency": marked("family", "Transparency"),
    "missing": marked("family", "What is missing"),
    "combination": marked("family", "Traps of several clauses"),
    "stable": marked("status", "stable"),
    "experimental": marked("status", "experimental"),
    "unverified": marked("status", "unverified"),
    "partly-verified": marked("status", "partly verified"),
    "verified": marked("status", "verified"),
    "unlawful": marked("effect", "forbids it"),
    "grey-list": marked("effect", "lists it as unfair"),
    "duty": marked("effect", "asks something of the supplier"),
    "test": marked("effect", "weighs it"),
    "standard": marked("effect", "is a model, not law"),
    "telecom": marked("sector", "telecommunications"),
    "cloud": marked("sector", "cloud services"),
    "data-terms": marked("sector", "terms on data"),
    "digital": marked("sector", "digital services"),
    "payment": marked("sector", "payment accounts"),
    "energy": marked("sector", "energy"),
    "platform": marked("sector", "platforms"),
    "subscriptions": marked("sector", "subscriptions"),
    "per hour": marked("rate", "hour"),
    "per day": marked("rate", "day"),
    "per week": marked("rate", "week"),
    "per month": marked("rate", "month"),
    "per quarter": marked("rate", "quarter"),
    "per year": marked("rate", "year"),
    "per cycle": marked("rate", "billing cycle"),
}
# Unit -> its forms after a whole number.
UNITS: Mapping[str, tuple[str, str]] = {
    "hour": counted("{number} hour", "{number} hours"),
    "day": counted("{number} day", "{number} days"),
    "week": counted("{number} week", "{number} weeks"),
    "month": counted("{number} month", "{number} months"),
    "quarter": counted("{number} quarter", "{number} quarters"),
    "year": counted("{number} year", "{number} years"),
    "cycle": counted("{number} billing cycle", "{number} billing cycles"),
    "business hour": counted("{number} business hour", "{number} business hours"),
    "business day": counted("{number} business day", "{number} business days"),
}
# Unit -> its form after a fraction: "1.5 months", "1,5 miesiąca".
UNIT_FRACTIONS: Mapping[str, tuple[str, str]] = {
    "hour": marked("fraction", "{number} hours"),
    "day": marked("fraction", "{number} days"),
    "week": marked("fraction", "{number} weeks"),
    "month": marked("fraction", "{number} months"),
    "quarter": marked("fraction", "{number} quarters"),
    "year": marked("fraction", "{number} years"),
    "cycle": marked("fraction", "{number} billing cycles"),
    "business hour": marked("fraction", "{number} business hours"),
    "business day": marked("fraction", "{number} business days"),
}
