"""Reads what rules and profiles say of the law: statutes by key, and what each does to a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast, get_args

from contractlint.model.finding import Effect, Law
from contractlint.records import replace
from contractlint.rulebook.yamlfile import Entry, suggestion

_KEYS = (
    "jurisdiction", "cite", "says", "status", "source", "effect", "audience", "sector",
    "applies-from",
)  # fmt: skip
AUDIENCES = ("b2c", "b2b")
_DAY = re.compile(r"\d{4}(-\d{2}-\d{2})?")


def laws_of(entry: Entry) -> dict[str, Law]:
    """The statutes and standards of a law file, by the key that rules refer to."""
    return {ref: _law(item) for ref, item in entry.keys().items()}


def laws_referred(entry: Entry | None, law: Mapping[str, Law]) -> tuple[Law, ...]:
    """The laws that a rule names: by key, or `{key: effect}` where the statute does something else
    to this very clause than what it does in general.
    """
    return () if entry is None else tuple(_referred(entry, law))


def effect_of(entry: Entry) -> Effect:
    """What a law does to a clause, as law files, rules and profiles write it."""
    return cast(Effect, entry.choice(get_args(Effect)))


def day_of(entry: Entry | None) -> str:
    """A day or a year, as it is written; "" for none."""
    if entry is None:
        return ""
    if _DAY.fullmatch(entry.text()) is None:
        raise entry.fail(f"'{entry.text()}' is not a day", "write it as 2024-11-10, or as 2027")
    return entry.text()


def _law(entry: Entry) -> Law:
    parts = entry.only(_KEYS)
    texts = {key: part.text() for key, part in parts.items()}
    return Law(
        jurisdiction=texts.get("jurisdiction", ""),
        cite=texts.get("cite", ""),
        says=texts.get("says", ""),
        status=texts.get("status", ""),
        effect=effect_of(parts["effect"]) if "effect" in parts else "test",
        audience=parts["audience"].choice(AUDIENCES) if "audience" in parts else "",
        sector=texts.get("sector", ""),
        applies_from=day_of(parts.get("applies-from")),
    )


def _referred(entry: Entry, law: Mapping[str, Law]) -> Iterator[Law]:
    for ref in entry.items():
        if isinstance(ref.value, dict):
            for key, effect in ref.keys().items():
                yield replace(_known(key, effect, law, key=True), effect=effect_of(effect))
        else:
            yield _known(ref.text(), ref, law)


def _known(ref: str, place: Entry, law: Mapping[str, Law], *, key: bool = False) -> Law:
    if ref not in law:
        raise place.fail(f"no law '{ref}'", suggestion(ref, law), key=key)
    return law[ref]
