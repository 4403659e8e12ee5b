"""Where the links of a page lead: from a place to its paragraph, from a finding to its quote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from contractlint.locale import Words
from contractlint.model.document import Block
from contractlint.model.finding import Finding, Location
from contractlint.records import dataclass
from contractlint.reports.page.markup import EMPTY, Markup, element, join
from contractlint.reports.wording import clause, families, place


@dataclass(frozen=True, slots=True)
class Places:
    """One file of a page, numbered from 1, and its findings, numbered as they are listed.

    Identifiers hold only numbers: nothing that a contract says gets into one.
    """

    file: int
    blocks: tuple[Block, ...]
    groups: tuple[tuple[str, tuple[tuple[int, Finding], ...]], ...]
    words: Words

    def id(self, kind: str, number: int | None = None) -> str:
        """The identifier of a part: "f1-3" is finding 3 of file 1."""
        return f"{kind}{self.file}" if number is None else f"{kind}{self.file}-{number}"

    @property
    def numbered(self) -> list[tuple[int, Finding]]:
        """All findings with their numbers, in their order."""
        return [pair for _, group in self.groups for pair in group]

    def block(self, location: Location) -> int | None:
        """The number of the paragraph where a place begins; None where no text is kept."""
        found = bisect_right(self.blocks, location.span.start, key=lambda block: block.span.start)
        return found - 1 if found else None

    def link(self, location: Location) -> Markup:
        """The clause of a place, leading to its paragraph."""
        label = self.label(location)
        block = self.block(location)
        if block is None:
            return element("span", label)
        return element("a", label or "¶", href=f"#{self.id('b', block)}")

    def links(self, locations: Iterable[Location]) -> Markup:
        """The clauses of several places, each once."""
        found = dict.fromkeys(self.link(location) for location in locations)
        return element("span", join(found, ", "), class_="places") if found else EMPTY

    def label(self, location: Location) -> str:
        """The clause as a sentence names it ("6.1" for "6.1."), else the page or paragraph."""
        if label := clause(location):
            return label.rstrip(". ") or label
        return place(location.anchors[0], self.words) if location.anchors else ""


def places_of(
    number: int, blocks: tuple[Block, ...], findings: tuple[Finding, ...], words: Words
) -> Places:
    """The places of one file."""
    groups: list[tuple[str, tuple[tuple[int, Finding], ...]]] = []
    count = 0
    for family, found in families(findings):
        groups.append((family, tuple(enumerate(found, count + 1))))
        count += len(found)
    return Places(number, blocks, tuple(groups), words)
