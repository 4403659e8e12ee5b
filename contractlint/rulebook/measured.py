"""How right each rule is on labelled text: what the benchmark wrote, and where it misleads."""

from __future__ import annotations

from collections.abc import Mapping

from contractlint.records import dataclass
from contractlint.rulebook.load import Shelf
from contractlint.rulebook.yamlfile import Entry

_FIGURES = ("set", "language", "findings", "right", "labels", "met")


@dataclass(frozen=True, slots=True)
class Measured:
    """One rule on one labelled set: how many of its `findings` were `right`, and how many of the
    `labels` of its kinds it `met`. Other rules may answer to the same labels.
    """

    set: str
    language: str
    findings: int
    right: int
    labels: int
    met: int
    date: str = ""

    @property
    def precision(self) -> float:
        """From 0 to 1; 1 for no findings."""
        return self.right / self.findings if self.findings else 1.0


def measured(shelf: Shelf) -> Mapping[str, tuple[Measured, ...]]:
    """rule -> its figures, from `measured.yaml`, which `python -m benchmarks.accuracy` writes."""
    found: dict[str, tuple[Measured, ...]] = {}
    for entry in shelf.measured:
        parts = entry.only(("date", "rules"))
        date = parts["date"].text()
        for rule, figures in parts["rules"].keys().items():
            found[rule] = tuple(_figures(item, date) for item in figures.items())
    return found


def unlabelled(shelf: Shelf) -> Mapping[tuple[str, str], str]:
    """(rule, set) -> why the labels of the set do not say whether the rule is right there; kept by
    hand in `unlabelled.yaml`.
    """
    return {
        (rule, name): reason.text()
        for entry in shelf.unlabelled
        for rule, sets in entry.keys().items()
        for name, reason in sets.keys().items()
    }


def _figures(entry: Entry, date: str) -> Measured:
    parts = entry.only(_FIGURES)
    findings, right, labels, met = (parts[key].whole() for key in _FIGURES[2:])
    return Measured(
        parts["set"].text(), parts["language"].text(), findings, right, labels, met, date
    )
