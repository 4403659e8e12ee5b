"""Facts, paths and rights: what a contract means for one who wants out, with its places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from contractlint.model.contract import Role
from contractlint.model.finding import Location
from contractlint.model.phrase import Phrase
from contractlint.model.quantity import Date, Duration, Money, Percentage
from contractlint.records import dataclass

Value: TypeAlias = "Duration | Money | Percentage | Date | Phrase"
PathName = Literal["leave", "complain", "price"]
StepKind = Literal[
    "ground", "document", "form", "channel", "place", "deadline", "wait", "decision", "cost",
    "effect", "appeal", "elsewhere",
]  # fmt: skip
Balance = Literal["both", "provider", "customer", "nobody", "unclear"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One normalised thing: a value with the places it comes from, or the reason for none.

    `name` is a key that `locale.Words.name` says ("initial-term"). Without a `value` the fact is
    indeterminate and `reason` tells why. `working` shows how a computed value came about;
    `holder` whose it is, "" where that does not matter.
    """

    name: str
    value: Value | None = None
    sources: tuple[Location, ...] = ()
    reason: Phrase | None = None
    working: Phrase | None = None
    holder: Role | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class ExitCost:
    """What leaving at the end of month k costs: `points` are (k, amount), from month 0 on.

    `unit` is an ISO 4217 currency, or "fee": monthly fees, where the contract states no price.
    Without points the curve is indeterminate and `reason` tells why. Notice is not in it.
    """

    points: tuple[tuple[int, Decimal], ...] = ()
    unit: str = ""
    formula: Phrase | None = None
    sources: tuple[Location, ...] = ()
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point of the lock-in: months from the start, and the day where a signing date is given.

    `name` is a key that `locale.Words.name` says: start, cancel-by, initial-end, renewal-end …
    """

    name: str
    months: Decimal
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a contract, in the order in which reports show them."""

    entries: tuple[Fact, ...] = ()
    exit_cost: ExitCost | None = None
    timeline: tuple[Milestone, ...] = ()
    signed: date | None = None

    def get(self, name: str, holder: str = "") -> Fact | None:
        """The first fact of a name (and holder, where one is asked for), None when not known."""
        found = (f for f in self.entries if f.name == name and holder in ("", f.holder))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that has to be done or borne: who, how long, at what cost, and where it is said."""

    kind: StepKind
    text: Phrase
    who: Role | Literal[""] = ""
    location: Location | None = None
    days: Duration | None = None
    cost: Money | Percentage | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A card: how a customer leaves, complains, or learns and contests a price.

    `days` is the time that all steps take together and `cost` what they cost, None where the
    contract does not say; `decides` is the party whose word ends the path; `hops` name the other
    documents it leads through; `open` says what the contract leaves unsaid.
    """

    name: PathName
    steps: tuple[Step, ...] = ()
    days: Duration | None = None
    cost: Phrase | None = None
    decides: Role | Literal[""] = ""
    hops: tuple[str, ...] = ()
    open: tuple[Phrase, ...] = ()


Supply = Literal["here", "handed-over", "not-supplied"]


@dataclass(frozen=True, slots=True)
class Incorporated:
    """A document that the contract makes part of itself, or an annex that it names.

    `supplied`: it stands in this file, the contract says that it was handed over, or neither.
    `changed_by` is the party that may change it, "" where the contract speaks of `changes`
    and names nobody; `prevails` is where the contract says which document wins.
    """

    name: str
    place: Location
    supplied: Supply
    changes: bool = False
    changed_by: str = ""
    change: Location | None = None
    prevails: Location | None = None


@dataclass(frozen=True, slots=True)
class Right:
    """A line of the mutuality matrix: where each side has a right or duty.

    `name` is a key that `locale.Words.name` says: leave, change-price, change-terms, suspend,
    penalise, assign, cap, answer-within. `unclear` are clauses that do not tell whose it is.
    """

    name: str
    provider: tuple[Location, ...] = ()
    customer: tuple[Location, ...] = ()
    unclear: tuple[Location, ...] = ()

    @property
    def balance(self) -> Balance:
        """Who has it."""
        if self.provider and self.customer:
            return "both"
        if self.provider or self.customer:
            return "provider" if self.provider else "customer"
        return "unclear" if self.unclear else "nobody"
