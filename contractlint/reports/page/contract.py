"""The whole text of a contract, paragraph by paragraph, with the quotes of findings marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from contractlint.model.document import Block, Span
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport
from contractlint.records import dataclass
from contractlint.reports.page.markup import EMPTY, Markup, element, text
from contractlint.reports.page.places import Places

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Quote:
    """What a finding quotes; its number leads back to it where the quote begins."""

    number: int
    finding: Finding

    @property
    def span(self) -> Span:
        return self.finding.location.span


def contract(file: FileReport, places: Places) -> Markup:
    """The text as a region of its own, which can be scrolled by keyboard; "" when none is kept."""
    if not file.blocks:
        return EMPTY
    title = places.id("text")
    language = max(file.languages, key=lambda pair: pair[1], default=("", 0.0))[0]
    return element(
        "section",
        element("h3", places.words.say("Text of the contract"), id=title),
        element(
            "div", *_paragraphs(file, places), lang=language if len(language) == 2 else None
        ),
        class_="contract",
        aria_labelledby=title,
        tabindex="0",
    )  # fmt: skip


def _paragraphs(file: FileReport, places: Places) -> Iterator[Markup]:
    quotes = _by_block(places)
    numbered = list(enumerate(file.blocks))
    for table, group in groupby(numbered, key=lambda pair: pair[1].table and pair[1].table[0]):
        if table is None:
            for number, block in group:
                yield _paragraph(number, block, quotes.get(number, ()), file.text, places)
        else:
            yield _table(list(group), quotes, file.text, places)


def _by_block(places: Places) -> dict[int, list[_Quote]]:
    """The quotes that stand in each paragraph, wholly or in part."""
    starts = [block.span.start for block in places.blocks]
    found: dict[int, list[_Quote]] = defaultdict(list)
    for number, finding in places.numbered:
        span = finding.location.span
        if finding.location.quote and len(span):
            first = max(0, bisect_right(starts, span.start) - 1)
            for block in range(first, bisect_left(starts, span.end)):
                if places.blocks[block].span.overlaps(span):
                    found[block].append(_Quote(number, finding))
    return found


def _paragraph(
    number: int, block: Block, quotes: Sequence[_Quote], whole: str, places: Places
) -> Markup:
    level = min(block.level or 1, _DEEPEST)
    return element(
        "p",
        _label(block),
        *_marked(block, quotes, whole, places),
        id=places.id("b", number),
        class_=f"{block.kind} level{level}" if block.level else block.kind,
        tabindex="-1",
    )


def _label(block: Block) -> Markup:
    return element("span", block.label, " ", class_="label") if block.label else EMPTY


def _table(
    cells: Sequence[tuple[int, Block]],
    quotes: dict[int, list[_Quote]],
    whole: str,
    places: Places,
) -> Markup:
    rows = [
        element("tr", *_row(list(row), quotes, whole, places))
        for _, row in groupby(cells, key=lambda pair: pair[1].table and pair[1].table[1])
    ]
    return element("div", element("table", element("tbody", *rows)), class_="wide")


def _row(
    cells: Sequence[tuple[int, Block]],
    quotes: dict[int, list[_Quote]],
    whole: str,
    places: Places,
) -> Iterator[Markup]:
    for _, column in groupby(cells, key=lambda pair: pair[1].table):
        yield element(
            "td", *(_paragraph(n, b, quotes.get(n, ()), whole, places) for n, b in column)
        )


def _marked(block: Block, quotes: Sequence[_Quote], whole: str, places: Places) -> Iterator[Markup]:
    """The paragraph cut where quotes begin and end, so that quotes may overlap."""
    if not quotes:
        yield text(block.span.of(whole))
        return
    edges = {block.span.start, block.span.end}
    for quote in quotes:
        edges |= {max(block.span.start, quote.span.start), min(block.span.end, quote.span.end)}
    for start, end in pairwise(sorted(edges)):
        yield from (_number(q, places) for q in quotes if _begins(q, start, block))
        inside = [quote for quote in quotes if quote.span.overlaps(Span(start, end))]
        part = text(whole[start:end])
        yield _mark(part, inside) if inside else part


def _begins(quote: _Quote, start: int, block: Block) -> bool:
    """Whether a quote starts just here, or the part of it outside all paragraphs did before."""
    at = quote.finding.location.span.start
    return at == start and block.span.start <= at


def _mark(part: Markup, quotes: Sequence[_Quote]) -> Markup:
    worst = max(quote.finding.severity for quote in quotes)
    numbers = " ".join(str(quote.number) for quote in quotes)
    return element("mark", part, class_=worst.word, data_findings=numbers)


def _number(quote: _Quote, places: Places) -> Markup:
    """The finding's number, as a footnote has it."""
    words = places.words
    severity = quote.finding.severity.word
    return element(
        "a",
        str(quote.number),
        class_=f"number {severity}",
        id=places.id("q", quote.number),
        href=f"#{places.id('f', quote.number)}",
        aria_label=words.say(
            "Finding {number}, {severity}", number=quote.number, severity=words.name(severity)
        ),
    )


def is_marked(finding: Finding, places: Places) -> bool:
    """Whether the finding's quote carries its number somewhere in the text."""
    block = places.block(finding.location)
    where = finding.location
    return (
        block is not None
        and bool(where.quote)
        and places.blocks[block].span.start <= where.span.start < places.blocks[block].span.end
        and len(where.span) > 0
    )
