"""Comparison: what one version of a contract does to the customer that the other did not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from contractlint.model.facts import Balance, Fact
from contractlint.model.finding import Finding, Severity
from contractlint.model.quantity import Quantity
from contractlint.model.report import FileReport
from contractlint.records import dataclass

# new: was not there; gone: is no longer there; worse, better: there in both, but not the same;
# accepted: new or worse, but somebody accepted the risk.
Verdict = Literal["new", "gone", "worse", "better", "unchanged", "accepted"]
WORSE: tuple[Verdict, ...] = ("new", "worse")
CHANGED: tuple[Verdict, ...] = ("new", "worse", "accepted", "gone", "better")


@dataclass(frozen=True, slots=True)
class Shift:
    """A number of a clause before and after: name, and the two quantities."""

    name: str
    old: Quantity
    new: Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """A finding in both versions, or in one; `moved` when it stands in another clause now."""

    verdict: Verdict
    old: Finding | None
    new: Finding | None
    shifts: tuple[Shift, ...] = ()
    moved: bool = False

    @property
    def finding(self) -> Finding:
        """The finding as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def severity(self) -> Severity:
        """The worse of the two."""
        return max(f.severity for f in (self.old, self.new) if f is not None)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after, None where the contract does not tell."""

    verdict: Verdict
    name: str
    old: Fact | None
    new: Fact | None


@dataclass(frozen=True, slots=True)
class RightChange:
    """Who has a right or duty before and after."""

    verdict: Verdict
    name: str
    old: Balance
    new: Balance


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one contract; `old` is None for a contract that was added, `new` for one that
    was removed.
    """

    path: str
    old: FileReport | None
    new: FileReport | None
    changes: tuple[Change, ...] = ()
    facts: tuple[FactChange, ...] = ()
    rights: tuple[RightChange, ...] = ()

    def of(self, *verdicts: Verdict) -> Iterator[Change]:
        """The changes with one of these verdicts, in their order."""
        return (change for change in self.changes if change.verdict in verdicts)

    @property
    def worst(self) -> Severity | None:
        """The highest severity of what got worse, None when nothing did."""
        found = [change.severity for change in self.of(*WORSE)]
        verdicts = [f.verdict for f in self.facts] + [r.verdict for r in self.rights]
        found += [Severity.MEDIUM for verdict in verdicts if verdict in WORSE]
        return max(found, default=None)

    @property
    def complete(self) -> bool:
        """Whether both versions were read whole."""
        return all(
            not file.error and all(part.open_question for part in file.not_checked)
            for file in (self.old, self.new)
            if file is not None
        )


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All contracts of a run, in the order of their names; `language` is the report's."""

    files: tuple[Comparison, ...]
    language: str
    profile: str
    old_name: str = ""
    new_name: str = ""
