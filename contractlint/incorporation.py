"""Sightings → documents that a contract makes part of itself: named, supplied, changed by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contractlint.matchers.sightings import Sighting
from contractlint.model.contract import Contract, Reference
from contractlint.model.facts import Incorporated
from contractlint.model.finding import Location
from contractlint.records import dataclass, field

# Endings of one name in an inflected language: "Regulamin", "Regulaminu", "Regulaminem".
_ENDING = 3
# So many characters at the head of a file are its title.
_TITLE = 80


@dataclass(slots=True)
class _Paper:
    """What was seen of one document so far; lives while one contract is looked through."""

    name: str
    places: list[Location] = field(default_factory=list)
    here: bool = False
    handed: list[Location] = field(default_factory=list)
    changes: dict[str, Location] = field(default_factory=dict)
    prevails: list[Location] = field(default_factory=list)


def incorporated_in(contract: Contract, sightings: Iterable[Sighting]) -> tuple[Incorporated, ...]:
    """Every document that the contract makes part of itself, and every annex that it names."""
    found = [s for s in sightings if s.probe.view == "document"]
    named: dict[int, dict[str, str]] = {}
    for sighting in found:
        named.setdefault(sighting.sentence, {}).update(_names(contract, sighting))
    papers: dict[str, _Paper] = {}
    # "Regulamin" is this file itself where its title says so.
    title = {_key(word) for word in _title(contract).split()}
    for sighting in sorted(found, key=lambda s: s.sentence):
        if sighting.probe.name == "incorporated":
            for key, name in named[sighting.sentence].items():
                paper = papers.setdefault(key, _Paper(name))
                paper.places.append(sighting.location)
    for key, paper in papers.items():
        paper.here = key in title or any(
            r.target >= 0 for r in contract.outline.references if _key(_shown(r)) == key
        )
        for sighting in found:
            if key in named[sighting.sentence]:
                _note(paper, sighting)
    return tuple(_seen(paper) for paper in papers.values())


def _title(contract: Contract) -> str:
    """What stands above the first numbered clause."""
    labels = (clause.span.start for clause in contract.outline.clauses if clause.label)
    return contract.document.text[: min(next(labels, _TITLE), _TITLE)]


def _note(paper: _Paper, sighting: Sighting) -> None:
    match sighting.probe.name:
        case "supplied":
            paper.handed.append(sighting.location)
        case "changes":
            paper.changes.setdefault(sighting.holder, sighting.location)
        case "prevails":
            paper.prevails.append(sighting.location)


def _seen(paper: _Paper) -> Incorporated:
    """A change whose author one sentence tells is not unclear because another does not."""
    who = next((role for role in ("provider", "either", "customer") if role in paper.changes), "")
    if paper.here:
        return Incorporated(paper.name, paper.places[0], "here", *_rest(paper, who))
    supplied = "handed-over" if paper.handed else "not-supplied"
    return Incorporated(paper.name, paper.places[0], supplied, *_rest(paper, who))  # type: ignore[arg-type]


def _rest(paper: _Paper, who: str) -> tuple[bool, str, Location | None, Location | None]:
    changed = paper.changes.get(who) or next(iter(paper.changes.values()), None)
    return bool(paper.changes), who, changed, next(iter(paper.prevails), None)


def _names(contract: Contract, sighting: Sighting) -> Mapping[str, str]:
    """The documents named in a sentence, by the stem of their names; what the pattern found where
    none is named as documents usually are.
    """
    span = contract.outline.sentences[sighting.sentence].span
    names = [_shown(r) for r in _documents(contract) if span.contains(r.span)]
    return {_key(name): name for name in names or [sighting.subject] if name}


def _documents(contract: Contract) -> Iterator[Reference]:
    kinds = ("document", "annex", "url")
    return (r for r in contract.outline.references if r.kind in kinds)


def _shown(reference: Reference) -> str:
    return " ".join(reference.name.split())


def _key(name: str) -> str:
    """One key for names that differ in an ending or capitals only; numbers tell annexes apart."""
    words = name.casefold().split()
    return " ".join(w if len(w) <= _ENDING + 2 else w[:-_ENDING] for w in words)
