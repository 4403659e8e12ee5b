"""Sightings → matrix: which side may leave, change, suspend or must answer, and where."""

from __future__ import annotations

from collections.abc import Iterable

from contractlint.matchers.sightings import Sighting
from contractlint.model.facts import Right
from contractlint.model.finding import Location

RIGHTS = (
    "leave", "change-price", "change-terms", "suspend", "penalise", "assign", "cap",
    "answer-within",
)  # fmt: skip


def rights_of(sightings: Iterable[Sighting]) -> tuple[Right, ...]:
    """A line for each right or duty, also for those that nobody has."""
    found = [s for s in sightings if s.probe.view == "right"]
    return tuple(_right(name, [s for s in found if s.probe.name == name]) for name in RIGHTS)


def _right(name: str, sightings: list[Sighting]) -> Right:
    """A clause whose holder one probe tells is not unclear because another does not."""
    known = {s.sentence for s in sightings if s.holder}
    return Right(
        name,
        provider=_places(s for s in sightings if _side(s) in ("provider", "either")),
        customer=_places(s for s in sightings if _side(s) in ("customer", "either")),
        unclear=_places(s for s in sightings if not s.holder and s.sentence not in known),
    )


def _side(sighting: Sighting) -> str:
    """Whose the right is; a `counterpart` probe finds the one against whom it is."""
    if sighting.probe.kind == "counterpart":
        return {"provider": "customer", "customer": "provider"}.get(sighting.holder, "")
    return sighting.holder


def _places(sightings: Iterable[Sighting]) -> tuple[Location, ...]:
    """In text order, each sentence once."""
    by_sentence = {s.sentence: s.location for s in sightings}
    return tuple(location for _, location in sorted(by_sentence.items()))
