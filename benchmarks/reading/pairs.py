"""Real PDFs read twice, by PDFium (the fast path) and by pdfplumber: where the words differ."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading.gold import without_furniture
from benchmarks.reading.table import Section, counted, percent
from benchmarks.reading.words import Alignment, Word, words_of
from contractlint import readers
from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, PageBox

# Letters of TeX files stand closer than pdfplumber's own tolerance of 3 points (PERF.md 1b).
_TOLERANCE = 0.15
# What pdfplumber writes for a glyph without a character, and what PDFium leaves of one.
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_SPLIT_TRAILER = re.compile(r"-\s*\n\s*")
_LETTERS = re.compile(r"[\W_]+")
HEAD = ("corpus", "files", "pages", "words", "in order", "in any order")
KINDS = {
    "spaces": "the same letters, parted into words otherwise",
    "order": "the same words at another place of the page: columns, cells, footnotes, boxes",
    "unmapped": "a glyph without a Unicode value: pdfplumber writes (cid:N) or the raw byte",
    "doubled": "bold made by printing twice: pdfplumber gives each letter two times",
    "turned": "print turned by 90° or more: pdfplumber gives it letter by letter or backwards",
    "fields": "typed into form fields or onto the page: only contractlint makes it text",
    "outside": "letters outside the page as it is shown: pdfplumber cuts or keeps them",
    "letters": "other letters: the two libraries read a font differently",
}


@dataclass(slots=True)
class Sum:
    """Figures of one corpus."""

    files: int = 0
    pages: int = 0
    words: int = 0
    errors: int = 0
    unlike: int = 0


@dataclass(slots=True)
class Tally:
    """What the comparison of all files has gathered."""

    sums: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))
    kinds: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def sections(data: Path, *, pages: int = 6, every: int = 1, details: bool = False) -> list[Section]:
    """The tables over all real PDFs: at most `pages` pages of each `every`-th file."""
    tally = Tally()
    corpora = sorted(path for path in (data / "corpus").iterdir() if _is_text(path.name))
    for corpus in corpora:
        for file in sorted(corpus.rglob("*.pdf"))[::every]:
            _compare(tally, corpus.name, file, pages, details)
    note = (
        f"At most {pages} pages a file. Pages count where both libraries claim to be right: "
        "contractlint reads them, pdfplumber finds no glyph without a character. In order: words "
        "put in, left out or changed; in any order: the same words wherever they stand."
    )
    rows = [_row(name, one) for name, one in sorted(tally.sums.items())]
    rows.append(_row("all", _total(tally.sums.values())))
    remarks = [f"not read: {line}" for line in tally.refused]
    if tally.doubtful:
        remarks.append(f"pages that pdfplumber cannot read: {'; '.join(tally.doubtful)}")
    title = "Real PDFs: PDFium and pdfplumber"
    return [Section(title, note, HEAD, rows, remarks), _classes(tally, details)]


def _is_text(corpus: str) -> bool:
    return "scan" not in corpus


def _classes(tally: Tally, details: bool) -> Section:
    total = tally.kinds.total()
    rows = [
        [kind, said, str(tally.kinds[kind]), percent(tally.kinds[kind], total, 0)]
        for kind, said in KINDS.items()
    ]
    most = 25 if details else 0
    remarks = [f"{kind}: {line}" for kind in KINDS for line in tally.examples[kind][:most]]
    note = "What the differences are; `tests/readers/test_pdf_engines.py` shows each on a page."
    head = ("class", "what it is", "words", "share")
    return Section("Classes of differences", note, head, rows, remarks)


def _total(sums: Iterable[Sum]) -> Sum:
    total = Sum()
    for one in sums:
        total.files += one.files
        total.pages += one.pages
        total.words += one.words
        total.errors += one.errors
        total.unlike += one.unlike
    return total


def _row(name: str, one: Sum) -> list[str]:
    return [
        name,
        str(one.files),
        str(one.pages),
        str(one.words),
        percent(one.errors, one.words),
        percent(one.unlike, one.words),
    ]


def _compare(tally: Tally, corpus: str, file: Path, most: int, details: bool) -> None:
    try:
        document = readers.read(file)
    except UnreadableFile as error:
        tally.refused.append(f"{file.name}: {error.what}")
        return
    total = tally.sums[corpus]
    total.files += 1
    missing = {part.what for part in document.unread}
    tally.refused += [f"{file.name}: {part.what}: {part.reason}" for part in document.unread]
    doubtful = []
    for number, turned, text in _plumbed(file, most):
        if f"page {number}" in missing:
            continue
        if _UNMAPPED.search(text):
            doubtful.append(number)
            continue
        ours = _page(document, number)
        other = without_furniture(_joined(text), document, number)
        _add(tally, total, Alignment(other, ours), f"{file.name} p. {number}", turned)
    if doubtful:
        tally.doubtful.append(f"{file.name} {counted(map(str, doubtful))}")


def _plumbed(file: Path, most: int) -> Iterator[tuple[int, str, str]]:
    """(number, letters of turned print, text in the order of the file) of the first pages."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(file.read_bytes())) as pdf:
        for page in pdf.pages[:most]:
            lines: list[dict[str, Any]] = page.extract_text_lines(
                x_tolerance_ratio=_TOLERANCE, use_text_flow=True, return_chars=False
            )
            turned = "".join(char["text"] for char in page.chars if not char["upright"])
            yield page.page_number, turned, "\n".join(line["text"] for line in lines)
            page.close()


def _joined(text: str) -> list[Word]:
    return _bare(words_of(_SPLIT_TRAILER.sub("", text)))


def _bare(words: Iterable[Word]) -> list[Word]:
    """Words without hyphens: where a line breaks is no difference."""
    return [Word(word.form.replace("-", ""), word.span) for word in words]


def _page(document: Document, number: int) -> list[Word]:
    """The words of a page in the order of the document's text."""
    found: list[str] = []
    end = -1
    for piece in document.pieces:
        if isinstance(piece.anchor, PageBox) and piece.anchor.page == number:
            joint = document.text[end : piece.span.start] if end >= 0 else ""
            found.append(joint if len(joint) < 3 else "\n")
            found.append(piece.span.of(document.text))
            end = piece.span.end
    return _bare(words_of("".join(found)))


def _add(tally: Tally, total: Sum, pair: Alignment, where: str, turned: str) -> None:
    total.pages += 1
    total.words += len(pair.gold)
    total.errors += pair.errors
    lost = Counter(word.form for word in pair.gold) - Counter(word.form for word in pair.read)
    added = Counter(word.form for word in pair.read) - Counter(word.form for word in pair.gold)
    total.unlike += max(lost.total(), added.total())
    for theirs, ours in pair.differences():
        kind = _kind(theirs.split(), ours.split(), lost, added, turned)
        tally.kinds[kind] += max(len(theirs.split()), len(ours.split()))
        tally.examples[kind].append(f"{where}: pdfplumber “{theirs[:90]}”, here “{ours[:90]}”")


def _kind(
    theirs: Sequence[str],
    ours: Sequence[str],
    lost: Counter[str],
    added: Counter[str],
    turned: str,
) -> str:
    """Which class of difference a place is."""
    left, right = ("".join(_LETTERS.sub("", word) for word in side) for side in (theirs, ours))
    if left == right:
        return "spaces"
    if not any(lost[word] for word in theirs) and not any(added[word] for word in ours):
        return "order"
    if left and left == "".join(letter * 2 for letter in right):
        return "doubled"
    if left and (left in turned or left[::-1] in turned):
        return "turned"
    if not left:
        return "fields"
    return "outside" if not right else "letters"
