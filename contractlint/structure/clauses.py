"""Puts numbered and headed blocks into the tree that their numbers mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractlint.model.document import Block, Document, Span
from contractlint.structure import headings, numbering
from contractlint.structure.contents import contents_of, is_title
from contractlint.structure.naming import path_of
from contractlint.structure.numbering import Family, Label
from contractlint.structure.parts import (
    APART,
    Node,
    Part,
    Place,
    follows,
    goes_with,
    is_below,
    is_contents_line,
    is_first,
    read_label,
    restarts,
)

# A list that skips more than this is another list, or a sentence that begins with a number.
_WIDEST_GAP = 3
_LOOK_AHEAD = 4
_LONGEST_PATH_WORD = 60
_LONGEST_HEADING = 250


def place(document: Document, languages: Sequence[str]) -> tuple[list[Part], list[Node]]:
    """All blocks in their clauses, and the clauses in text order; `languages`: a code per block."""
    labels = [read_label(document.text, block) for block in document.blocks]
    tree = _Tree(document, languages, labels)
    parts = [tree.take(index) for index in range(len(document.blocks))]
    return parts, tree.nodes


class _Tree:
    """The tree while it grows: `stack` is the way from the root to the clause that is open."""

    def __init__(
        self, document: Document, languages: Sequence[str], labels: Sequence[Label | None]
    ) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.languages = languages
        self.labels = labels
        self.contents = contents_of(document, labels)
        self.nodes: list[Node] = []
        self.stack: list[int] = []
        self.paths: set[tuple[str, ...]] = set()
        self.last: dict[str, int] = {}
        # Which lists, by what is above them and by their looks, have a clause with text.
        self.filled: set[tuple[int, str]] = set()
        self.opened = False

    def take(self, index: int) -> Part:
        """Puts block `index` into its clause."""
        block, label = self.blocks[index], self.labels[index]
        language = self.languages[index]
        if block.kind in APART:
            return Part(block, None, block.span, -1, language)
        if index in self.contents:
            if self.stack and is_title(self.nodes[self.stack[-1]].heading):
                self._close()
            return Part(block, None, block.span, -1, language, heading=True)
        found = self._find(label, block, language) if label is not None else None
        if label is not None and found is None and label.family != "bullet":
            label = None
        body = Span(label.end if label is not None else block.span.start, block.span.end)
        part = Part(block, label, body, -1, language)
        # A title has something under it; the only line of a document is a clause by itself.
        alone = len(self.blocks) == 1 and block.kind != "heading"
        part.heading = not alone and self._is_heading(part) and not self._runs_on(part, index)
        if label is not None and found is not None:
            self._enter(part, label, found)
        elif part.heading:
            self._title(part, index)
        elif self._begins_anew(language, index):
            self._pop_to(-1)
        return self._settle(part)

    def _settle(self, part: Part) -> Part:
        """Adds the block to the open clause and notes whether it announces a list."""
        for opened in self.stack:
            self.nodes[opened].end = part.block.span.end
        shown = self.text[part.body.start : part.body.end].rstrip()
        self.opened = shown[-1:] in (":", ",", "–", "—") or not shown
        part.clause = self.stack[-1] if self.stack else -1
        return part

    def _is_heading(self, part: Part) -> bool:
        if len(part.body) > _LONGEST_HEADING:
            return False
        shown = self.text[part.body.start : part.body.end]
        label = part.label
        if label is not None and label.family == "bullet" and part.block.kind != "heading":
            return False
        waiting = bool(self.stack) and self.nodes[self.stack[-1]].untitled
        if label is None and waiting and headings.is_subtitle(shown):
            return True
        if part.block.kind == "cell" and label is None:
            return False
        if self.opened and label is None and not waiting and part.block.kind != "heading":
            return False
        if is_contents_line(shown):
            return False
        if (
            label is not None
            and label.style.startswith(("a", "("))
            and part.block.kind != "heading"
        ):
            return False
        styled, labelled = part.block.kind == "heading", label is not None
        return headings.is_heading(shown, part.language, styled=styled, labelled=labelled)

    def _runs_on(self, part: Part, index: int) -> bool:
        """Whether a plain line is the beginning of the next one, which starts in lower case."""
        if part.label is not None or part.block.kind == "heading" or index + 1 >= len(self.blocks):
            return False
        following = self.blocks[index + 1].span.of(self.text)
        # Brands are written "eBay" and "iCloud".
        small = following[:1].islower() and following.split(maxsplit=1)[0].islower()
        return small and self.labels[index + 1] is None

    def _begins_anew(self, language: str, index: int) -> bool:
        """Whether the contract comes again in another language, with its first number soon."""
        if not self.stack or language == self.nodes[self.stack[-1]].language:
            return False
        after = next(self._labels_after(index), None)
        return after is not None and restarts(self.nodes[self.stack[0]], after)

    # -- labels

    def _find(self, label: Label, block: Block, language: str) -> Place | None:
        """Where a label belongs, None when it is none or only a bullet."""
        if label.family == "bullet":
            return None
        same = self._same(label, block, language)
        if same >= 0:
            return Place(self.nodes[same].parent, same)
        trusted = bool(block.label)
        if label.family == "annex":
            return Place(-1) if trusted or self._stands_alone(label, block) else None
        if label.family == "chapter":
            return self._chapter(label, block, trusted=trusted)
        if len(label.numbers) > 1:
            return self._decimal(label, trusted=trusted)
        return self._next_in_list(label, block, trusted=trusted)

    def _same(self, label: Label, block: Block, language: str) -> int:
        """The open clause that a second column or a second language repeats."""
        for index in reversed(self.stack):
            node = self.nodes[index]
            if node.style != label.style or node.numbers != label.numbers:
                continue
            if block.kind == "cell" and node.cell:
                return index
            if language and node.language and language != node.language:
                return index
        return -1

    def _stands_alone(self, label: Label, block: Block) -> bool:
        """Whether a worded label opens a clause and not a sentence about it."""
        if label.certain:
            return True
        shown = self.text[label.end : block.span.end]
        return len(shown.split()) <= 12 and shown.rstrip()[-1:] not in (".", ";", ",")

    def _chapter(self, label: Label, block: Block, *, trusted: bool) -> Place | None:
        if not (trusted or self._stands_alone(label, block)):
            return None
        for index in reversed(self.stack):
            if self.nodes[index].style == label.style:
                return Place(self.nodes[index].parent)
        return Place(self._innermost(("annex", "chapter")))

    def _innermost(self, families: tuple[Family, ...]) -> int:
        for index in reversed(self.stack):
            node = self.nodes[index]
            if node.titled_only or node.family in families:
                return index
        return -1

    def _decimal(self, label: Label, *, trusted: bool) -> Place | None:
        above = label.numbers[:-1]
        for length in range(len(above), 0, -1):
            for depth in range(len(self.stack) - 1, -1, -1):
                if self.nodes[self.stack[depth]].numbers == above[:length]:
                    return Place(self._titled_below(depth))
        for index in reversed(self.stack):
            node = self.nodes[index]
            if node.style == label.style and (trusted or label.certain or follows(node, label)):
                return Place(node.parent)
        if not (trusted or label.certain):
            return None
        first = numbering.ordinal(label.numbers[-1], "number") == 1
        return Place(self._innermost(("annex", "chapter", "clause") if first else ("annex",)))

    def _titled_below(self, depth: int) -> int:
        """An unnumbered heading inside a clause holds the sub-clauses that follow it."""
        inner = depth
        while inner + 1 < len(self.stack) and self.nodes[self.stack[inner + 1]].titled_only:
            inner += 1
        return self.stack[inner]

    def _next_in_list(self, label: Label, block: Block, *, trusted: bool) -> Place | None:
        found = self._sibling(label)
        if found is not None:
            return found if trusted or self._believable(label, block) else None
        if is_first(label):
            believable = trusted or label.certain or self._stands_alone(label, block)
            return self._start(label, block) if believable or self.opened else None
        worded = label.family == "clause" and self._stands_alone(label, block)
        certain = label.certain and label.kinds == ("number",)
        if not (trusted or worded or certain):
            return None
        for index in reversed(self.stack):
            if self.nodes[index].style == label.style:
                return Place(self.nodes[index].parent)
        return Place(self._open_parent(label))

    def _believable(self, label: Label, block: Block) -> bool:
        """Whether an uncertain label that continues a list is one: not in "2 Weeks after …"."""
        return label.style != "#" or self._stands_alone(label, block)

    def _sibling(self, label: Label) -> Place | None:
        for gap in (1, _WIDEST_GAP):
            for index in reversed(self.stack):
                node = self.nodes[index]
                if goes_with(node, label) and follows(node, label, gap):
                    return Place(node.parent)
            last = self.last.get(label.style, -1)
            if last >= 0 and follows(self.nodes[last], label, gap):
                anchor = self._anchor(self.stack)
                if anchor == self._anchor(self._way_to(self.nodes[last].parent)):
                    return Place(self._titled_top())
                if gap == 1 and anchor >= 0 and is_below(self.nodes[anchor], self.nodes[last]):
                    parent = self.nodes[last].parent
                    return Place(parent if parent in self.stack else -1)
        return None

    def _anchor(self, way: Sequence[int]) -> int:
        """The innermost clause with a number on a way from the root."""
        return next((i for i in reversed(way) if not self.nodes[i].titled_only), -1)

    def _way_to(self, index: int) -> list[int]:
        way: list[int] = []
        while index >= 0:
            way.append(index)
            index = self.nodes[index].parent
        return way[::-1]

    def _nodes_to(self, index: int) -> list[Node]:
        return [self.nodes[above] for above in self._way_to(index)]

    def _titled_top(self) -> int:
        return self.stack[-1] if self.stack else -1

    def _start(self, label: Label, block: Block) -> Place:
        """Where a list that starts with this label begins: inside, or anew beside an older one."""
        level = block.level
        for index in reversed(self.stack):
            node = self.nodes[index]
            if node.style == label.style:
                deeper = level is not None and node.level is not None and level > node.level
                inside = self.opened or deeper or self._awaits(index)
                return Place(self.stack[-1] if inside else node.parent)
        return Place(self._open_parent(label))

    def _open_parent(self, label: Label) -> int:
        if label.family == "clause":
            return self._innermost(("annex", "chapter", "clause"))
        return self.stack[-1] if self.stack else -1

    # -- opening clauses

    def _enter(self, part: Part, label: Label, found: Place) -> None:
        shown = self.text[part.body.start : part.body.end].strip()
        if found.same >= 0:
            self._pop_to(found.same)
            return
        self._pop_to(found.parent)
        heading = shown if part.heading else ""
        self._push(
            Node(
                path=path_of(label, self._nodes_to(found.parent), self.paths),
                label=label.printed,
                heading=heading,
                start=part.block.span.start,
                end=part.block.span.end,
                parent=found.parent,
                language=part.language,
                style=label.style,
                family=label.family,
                numbers=label.numbers,
                kinds=label.kinds,
                level=part.block.level,
                cell=part.block.kind == "cell",
                untitled=not shown,
                opening=part.block.span.end,
            )
        )
        self.last[label.style] = len(self.nodes) - 1

    def _pop_to(self, parent: int) -> None:
        while self.stack and self.stack[-1] != parent:
            self._close()

    def _close(self) -> None:
        node = self.nodes[self.stack.pop()]
        if not node.bare:
            self.filled.add((node.parent, node.style))

    def _awaits(self, index: int) -> bool:
        """Whether a heading waits for its list: "4. Conditions", after clauses with text."""
        node = self.nodes[index]
        # In a table of contents no clause has any text.
        waits = index == self.stack[-1] and node.bare
        return waits and (node.parent, node.style) in self.filled

    def _push(self, node: Node) -> None:
        index = len(self.nodes)
        self.nodes.append(node)
        self.paths.add(node.path)
        if node.parent >= 0:
            self.nodes[node.parent].children.append(index)
        self.stack.append(index)

    # -- headings without a number

    def _title(self, part: Part, index: int) -> None:
        shown = self.text[part.body.start : part.body.end].strip()
        top = self.nodes[self.stack[-1]] if self.stack else None
        if top is not None and top.untitled:
            top.heading, top.untitled = shown, False
            return
        parent = self._title_parent(part.block.level, index)
        self._pop_to(parent)
        above = self.nodes[parent].path if parent >= 0 else ()
        words = " ".join(shown.split())[:_LONGEST_PATH_WORD]
        self._push(
            Node(
                path=(*above, words),
                label="",
                heading=shown,
                start=part.block.span.start,
                end=part.block.span.end,
                parent=parent,
                language=part.language,
                style="",
                family=None,
                level=part.block.level,
            )
        )

    def _title_parent(self, level: int | None, index: int) -> int:
        continued = self._continued_after(index)
        if continued is not None:
            return continued
        if level is not None:
            for opened in reversed(self.stack):
                known = self.nodes[opened].level
                if known is not None and known < level:
                    return opened
            return -1
        for opened in reversed(self.stack):
            node = self.nodes[opened]
            if node.titled_only and node.level is None:
                return node.parent
        return next((i for i in reversed(self.stack) if self.nodes[i].family == "annex"), -1)

    def _continued_after(self, index: int) -> int | None:
        """The parent of the list that goes on after a heading in its middle; None without one."""
        for label in self._labels_after(index):
            for opened in reversed(self.stack):
                node = self.nodes[opened]
                if node.style == label.style and follows(node, label):
                    return self._untitled_way(node.parent)
            if len(label.numbers) > 1:
                for opened in reversed(self.stack):
                    if self.nodes[opened].numbers == label.numbers[:-1]:
                        return opened
            return None
        return None

    def _untitled_way(self, parent: int) -> int:
        """Beside the heading above, not inside it."""
        while parent >= 0 and self.nodes[parent].titled_only and self.nodes[parent].level is None:
            parent = self.nodes[parent].parent
        return parent

    def _labels_after(self, index: int) -> Iterator[Label]:
        for label in self.labels[index + 1 : index + 1 + _LOOK_AHEAD]:
            if label is not None and label.family in ("plain", "clause"):
                yield label
