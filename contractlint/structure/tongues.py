"""Which language each block is in, and the document as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from contractlint.languages import detection
from contractlint.languages.detection import UNDETERMINED
from contractlint.model.document import Document, Span
from contractlint.records import dataclass

# A language with less of the text than this is a name or a quotation when it comes in short blocks.
_LEAST_SHARE = 0.05
_SHORT = 8
# Long lists of names and addresses look like no language at all.
_LONG_FOREIGN = 40
# From this share of a second language on, a contract is bilingual and its sentences are looked at.
_BILINGUAL = 0.12
# What ends so goes on with the text before it, another short block is a title to what follows.
_SENTENCE_ENDS = (".", ";", ",", "!")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of a document: of each block, the main one, and shares of the characters."""

    blocks: tuple[str, ...]
    main: str
    shares: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, document: Document, given: str = "") -> Tongues:
        """Detected block by block; what is too short to tell takes the language of the document.

        In a bilingual document it takes that of its column, or of the text that it is a title to.
        A `given` language is that of all text.
        """
        if given:
            return cls((given,) * len(document.blocks), given, ((given, 1.0),))
        text = document.text
        shown = [text[block.span.start : block.span.end] for block in document.blocks]
        detected = _detected(shown)
        votes = detection.shares(
            (code, len(each)) for code, each in zip(detected, shown, strict=True) if code
        )
        main = votes[0][0] if votes else _main(document.text)
        known = dict(votes)
        own = [
            code if _is_own(code, each, known) else ""
            for code, each in zip(detected, shown, strict=True)
        ]
        if sum(share >= _BILINGUAL for _, share in votes) > 1:
            own = _by_place(document, own)
        blocks = tuple(code or main for code in own)
        sizes = zip(blocks, map(len, shown), strict=True)
        return cls(blocks, main, detection.shares(sizes))

    @property
    def present(self) -> tuple[str, ...]:
        """The languages that matter here, the main one first."""
        return tuple(code for code, share in self.shares if share >= _LEAST_SHARE) or (self.main,)

    @property
    def mixed(self) -> bool:
        """Whether the contract is bilingual, so that its sentences are looked at."""
        return len(self.shares) > 1 and self.shares[1][1] >= _BILINGUAL

    def sentence(self, text: str, span: Span, block: str) -> str:
        """The language of a sentence: its block's, unless a bilingual contract clearly differs."""
        if not self.mixed:
            return block
        shown = span.of(text)
        if len(shown.split()) < _SHORT:
            return block
        own = detection.identify(shown)
        return own if own in dict(self.shares) else block


def _detected(shown: Sequence[str]) -> list[str]:
    """The language of each block by itself; that of the last one is the likely one."""
    found: list[str] = []
    likely = ""
    for each in shown:
        code = detection.identify(each, likely)
        likely = code or likely
        found.append(code)
    return found


def _by_place(document: Document, own: Sequence[str]) -> list[str]:
    """The languages of blocks that are too short to tell, from what stands around them."""
    columns: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for block, code in zip(document.blocks, own, strict=True):
        if block.table is not None and code:
            columns[block.table[0], block.table[2]][code] += len(block.span)
    found: list[str] = []
    before = ""
    after = _following(own)
    for index, (block, code) in enumerate(zip(document.blocks, own, strict=True)):
        column = columns.get((block.table[0], block.table[2])) if block.table else None
        beside = column.most_common(1)[0][0] if column else ""
        title = document.text[block.span.end - 1 : block.span.end] not in _SENTENCE_ENDS
        near = (after[index] if title else before) or before or after[index]
        found.append(code or beside or near)
        before = code or before
    return found


def _following(own: Sequence[str]) -> list[str]:
    """For each block the language of the next one that has its own, "" after the last."""
    found: list[str] = []
    after = ""
    for code in reversed(own):
        after = code or after
        found.append(after)
    return found[::-1]


def _main(text: str) -> str:
    return detection.identify(text) or detection.likeliest(text)


def _is_own(code: str, shown: str, known: dict[str, float]) -> bool:
    """Whether a block keeps the language it seems to be in."""
    if not code:
        return False
    if known.get(code, 0.0) >= _LEAST_SHARE:
        return True
    return len(shown.split()) >= (_LONG_FOREIGN if code == UNDETERMINED else _SHORT)
