"""Sightings → path cards: how a customer leaves, complains, and learns or contests a price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

from contractlint.matchers.sightings import Sighting
from contractlint.model.contract import Contract, Role
from contractlint.model.facts import Facts, Path, PathName, Step, StepKind
from contractlint.model.phrase import Phrase, phrase
from contractlint.model.quantity import Duration, Money, Percentage

CARDS: tuple[PathName, ...] = ("leave", "complain", "price")
# The order in which a customer meets them.
ORDER: tuple[StepKind, ...] = (
    "ground", "elsewhere", "document", "form", "channel", "place", "deadline", "wait", "decision",
    "cost", "effect", "appeal",
)  # fmt: skip
# What happens to the customer is nobody's step.
BORNE: tuple[StepKind, ...] = ("effect", "elsewhere", "decision", "wait")


def paths_of(
    contract: Contract, sightings: Iterable[Sighting], facts: Facts, language: str
) -> tuple[Path, ...]:
    """The three cards; a card on which the contract says nothing has no steps."""
    found = [s for s in sightings if s.probe.view == "step"]
    return tuple(_card(name, contract, found, facts, language) for name in CARDS)


def _card(
    name: PathName, contract: Contract, sightings: list[Sighting], facts: Facts, language: str
) -> Path:
    mine = [s for s in sightings if s.probe.path == name]
    steps = [_step(s, language) for s in _distinct(mine)]
    steps += _notice(facts) if name == "leave" else ()
    steps.sort(key=lambda step: (ORDER.index(step.kind), step.location is None))
    return Path(
        name,
        tuple(steps),
        days=_days(name, steps),
        cost=_cost(name, steps, facts),
        decides=_decides(steps),
        hops=_hops(contract, mine),
        open=tuple(_unsaid(name, steps, facts)),
    )


def _distinct(sightings: list[Sighting]) -> Iterator[Sighting]:
    """One step of a kind for each sentence: the first probe that finds it says it best."""
    seen: set[tuple[str, int]] = set()
    for sighting in sightings:
        key = sighting.probe.kind, sighting.sentence
        if key not in seen or sighting.probe.kind == "effect":
            seen.add(key)
            yield sighting


def _step(sighting: Sighting, language: str) -> Step:
    texts = sighting.probe.texts
    value = sighting.values[0] if sighting.values else None
    kind = cast(StepKind, sighting.probe.kind)
    who = sighting.probe.holder or ("" if kind in BORNE else "customer")
    return Step(
        kind=kind,
        text=_plain(texts.get(language) or texts.get("en") or sighting.probe.name),
        who=cast(Role, who) if who else "",
        location=sighting.location,
        days=value if isinstance(value, Duration) else None,
        cost=value if isinstance(value, Money | Percentage) and kind == "cost" else None,
    )


def _plain(text: str) -> Phrase:
    """Words that are in the language of the report already."""
    return Phrase("{text}", (("text", text),))


def _notice(facts: Facts) -> Iterator[Step]:
    """The notice that the facts know, as a deadline."""
    for name in ("notice", "cancel-window"):
        fact = facts.get(name)
        if fact is not None and isinstance(fact.value, Duration) and fact.sources:
            text = phrase("give notice in time")
            yield Step("deadline", text, "customer", fact.sources[0], fact.value)


def _days(name: PathName, steps: list[Step]) -> Duration | None:
    """The longest time that the card makes the customer wait."""
    kinds = {"leave": ("deadline",), "complain": ("wait",), "price": ("deadline",)}[name]
    times = [s.days for s in steps if s.kind in kinds and s.days and s.days.days is not None]
    return max(times, key=lambda time: time.days or 0, default=None)


def _cost(name: PathName, steps: list[Step], facts: Facts) -> Phrase | None:
    if name == "leave" and facts.exit_cost is not None:
        return facts.exit_cost.formula
    costs = [step.cost for step in steps if step.cost is not None]
    return Phrase("{cost}", (("cost", costs[0]),)) if costs else None


def _decides(steps: list[Step]) -> Role | Literal[""]:
    return next((s.who for s in steps if s.kind == "decision" and s.who), "")


def _hops(contract: Contract, sightings: list[Sighting]) -> tuple[str, ...]:
    """The other documents that the sentences of the steps send the customer to."""
    sentences = [s.location.sentence for s in sightings]
    return tuple(
        dict.fromkeys(
            reference.name
            for reference in contract.outline.references
            if reference.kind in ("annex", "document", "url")
            and any(sentence.contains(reference.span) for sentence in sentences)
        )
    )


def _unsaid(name: PathName, steps: list[Step], facts: Facts) -> Iterator[Phrase]:
    """What a customer would have to ask."""
    kinds = {step.kind for step in steps}
    answered = any(step.kind == "wait" and step.days for step in steps)
    cost = facts.exit_cost
    priced = "cost" in kinds or (cost is not None and cost.formula is not None)
    notice = "deadline" in kinds
    way = bool(kinds & {"channel", "form", "place"})
    questions: dict[PathName, tuple[tuple[bool, Phrase], ...]] = {
        "leave": (
            (way, phrase("by which way notice is given")),
            (notice, phrase("how long the notice is")),
            (priced, phrase("what leaving early costs")),
        ),
        "complain": (
            (way, phrase("where and how to complain")),
            (answered, phrase("how long the answer takes")),
            ("appeal" in kinds, phrase("where to turn next")),
        ),
        "price": ((notice, phrase("how long before it a change of price is announced")),),
    }
    return (question for known, question in questions[name] if not known)
