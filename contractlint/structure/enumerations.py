"""Finds for each item of a list the words that it continues: "The Provider may:" for "(a) …"."""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.records import dataclass
from contractlint.structure.parts import Node, Part
from contractlint.structure.sentences import Utterance

# No list of a person's is nested deeper.
_DEEPEST = 30
_FINAL = ".;!?…"
# "Early termination | EUR 150": more words than this are a clause in a cell, not a row's name.
_MOST_NAMING_WORDS = 12
_TRAILING = "\"'”“»«’)]*_ "


@dataclass(slots=True)
class _Opening:
    """A lead-in that waits for items; `style` is how its items look once the first has come."""

    chain: tuple[int, ...]
    part: Part
    colon: bool
    style: str = ""


def lead_ins(
    text: str, parts: Sequence[Part], spoken: Sequence[Sequence[Utterance]], nodes: Sequence[Node]
) -> list[tuple[int, ...]]:
    """For each sentence the indices of the sentences that it continues, outermost first."""
    return _Lists(text, parts, nodes).all(spoken)


class _Lists:
    """The lists that are open while one walks through a contract."""

    def __init__(self, text: str, parts: Sequence[Part], nodes: Sequence[Node]) -> None:
        self.text = text
        self.parts = parts
        self.nodes = nodes
        self.open: list[_Opening] = []
        self.row: tuple[Part, int] | None = None

    def all(self, spoken: Sequence[Sequence[Utterance]]) -> list[tuple[int, ...]]:
        """The lead-ins of all sentences."""
        found: list[tuple[int, ...]] = []
        for index, utterances in enumerate(spoken):
            if not utterances:
                continue
            chain = self._chain(index) or self._row_name(index, len(found), len(utterances))
            first = len(found)
            for place, utterance in enumerate(utterances):
                if utterance.under >= 0:
                    above = first + utterance.under
                    found.append((*found[above], above))
                else:
                    found.append(chain if place == 0 else ())
            self._announce(index, (*found[-1], len(found) - 1))
        return found

    def _chain(self, index: int) -> tuple[int, ...]:
        """The lead-ins of a part's first sentence; closes the lists that it does not belong to."""
        part = self.parts[index]
        while self.open:
            opening = self.open[-1]
            if self._belongs(part, opening, index):
                if not opening.style:
                    opening.style = self._style(part)
                return opening.chain
            self.open.pop()
        return ()

    def _row_name(self, index: int, number: int, utterances: int) -> tuple[int, ...]:
        """The first cell of a row, if it is the name of what the other cells say."""
        part = self.parts[index]
        if part.block.table is None:
            self.row = None
            return ()
        if self.row is not None and self._is_row_of(self.row[0], part):
            return (self.row[1],) if utterances == 1 else ()
        names = utterances == 1 and part.label is None and self._is_name(part)
        self.row = (part, number) if names else None
        return ()

    def _is_row_of(self, name: Part, part: Part) -> bool:
        before, here = name.block.table, part.block.table
        same = before is not None and here is not None and before[:2] == here[:2]
        return same and before != here and name.language == part.language

    def _is_name(self, part: Part) -> bool:
        shown = self._shown(part).rstrip(_TRAILING)
        short = len(shown.split()) <= _MOST_NAMING_WORDS
        return bool(shown) and shown[-1] not in _FINAL and short and part.block.table is not None

    def _announce(self, index: int, chain: tuple[int, ...]) -> None:
        """Opens a list after a part that ends in a colon, or runs on into lower-case items."""
        part = self.parts[index]
        shown = self._shown(part).rstrip(_TRAILING)
        if not shown or len(chain) > _DEEPEST:
            return
        if shown[-1] == ":":
            self.open.append(_Opening(chain, part, colon=True))
        elif shown[-1] not in _FINAL and self._runs_on(index):
            self.open.append(_Opening(chain, part, colon=False))

    def _runs_on(self, index: int) -> bool:
        if index + 1 >= len(self.parts):
            return False
        part, following = self.parts[index], self.parts[index + 1]
        if following.label is None or not self._lower(following):
            return False
        if following.label.family == "bullet":
            return part.label is None or part.label.family != "bullet"
        return self._inside(following, part)

    def _belongs(self, part: Part, opening: _Opening, index: int) -> bool:
        if part.block.table != opening.part.block.table:
            return False
        bulleted = part.label is not None and part.label.family == "bullet"
        if part.heading or (part.label is not None and not bulleted):
            return not part.heading and self._numbered_item(part, opening)
        if part.clause != opening.part.clause and not self._inside(part, opening.part):
            return False
        if not bulleted and self._lower(part):
            return True
        if not opening.style:
            return bulleted or (opening.colon and not opening.part.heading)
        return self._style(part) == opening.style and (bulleted or self._unfinished(index - 1))

    def _numbered_item(self, part: Part, opening: _Opening) -> bool:
        if not self._inside(part, opening.part):
            return False
        if opening.style:
            return self._style(part) == opening.style
        # "The parties agree as follows:" leads into the contract, not into a sentence.
        whole = opening.part.label is None and not self._lower(part)
        return not whole or self._shown(part).rstrip()[-1:] in (";", ",")

    def _inside(self, part: Part, outer: Part) -> bool:
        """Whether the clause of `part` lies strictly within that of `outer`."""
        above = self.nodes[part.clause].parent if part.clause >= 0 else -1
        if outer.clause < 0:
            return part.clause >= 0
        while above >= 0:
            if above == outer.clause:
                return True
            above = self.nodes[above].parent
        return False

    def _unfinished(self, index: int) -> bool:
        return self._shown(self.parts[index]).rstrip()[-1:] in (";", ",")

    def _style(self, part: Part) -> str:
        if part.label is not None:
            return part.label.style
        return part.block.kind

    def _lower(self, part: Part) -> bool:
        return self._shown(part).lstrip("\"'„“«»‘([*_ ")[:1].islower()

    def _shown(self, part: Part) -> str:
        return self.text[part.body.start : part.body.end]
