"""Pages that are pictures -> lines of print, recognised side by side on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from contractlint.languages import LANGUAGES
from contractlint.languages.detection import identify, shares
from contractlint.model.document import Recognised, Span
from contractlint.model.phrase import msgid
from contractlint.readers.pdf_characters import HYPHENS, cleaned
from contractlint.readers.pdf_faults import HARD_TO_READ, SCAN, SEEN_ONLY
from contractlint.readers.pdf_layout import is_label
from contractlint.readers.pdf_lines import Line, Seen
from contractlint.readers.pdf_locator import Origin
from contractlint.readers.pdf_seen import SeenPage, keep, key_of, recalled
from contractlint.readers.reader import Reading
from contractlint.readers.recognition import (
    INSTALL_HELP,
    OCR_HELP,
    SeenWord,
    models_for,
    seen_words,
)

if TYPE_CHECKING:
    from PIL.Image import Image

UNCLEAR_HELP = "scan it again, straight and with 300 dots per inch, or ask for the file itself"
# What Tesseract's models were trained on; a page of A0 is drawn smaller, to fit into memory.
_DOTS_PER_INCH = 300
_SCAN_INSTALL = msgid(
    "a scan without a text layer: install contractlint[ocr] and Tesseract to have it read"
)
_SCAN_UNCLEAR = msgid("a scan without a text layer, on which no text can be recognised")
_SEEN_INSTALL = msgid(
    "its text can be seen but not read: install contractlint[ocr] and Tesseract to have it read"
)
_SEEN_UNCLEAR = msgid("its text can be seen, but neither read nor recognised")
_MOST_PIXELS = 9_000
_POINTS_PER_INCH = 72
# Less ink than one dot in this many pixels is dust: the back of a sheet.
_DUST = 4_000
_INK = 128
# Nine of ten words that Tesseract reads wrong are less sure than this, one of fifty right ones.
DOUBTFUL = 60.0
# Lines of specks, of rules and of a photograph's shadows: nothing in them is sure.
_LEAST_SURE = 30.0
# A page whose words are less sure on average is a picture of something else.
_LEAST_SURE_PAGE = 40.0
# Below, every third word is wrong: what is found is told, but the page does not count as read.
WELL_READ = 0.7
_LEAST_SHARE = 0.1
# Cells of a page, one for each line of print; white ones side by side are wider than a word space.
_GRID = (200, 100)
_WHITE = 235
_GAP = b"\xff" * 4
# Between a clause's number and its first word, in heights of the number.
_LONGEST_GAP = 8
_PROBES = 3
# The height of a line's box varies with its letters: only beyond these is it another size.
_SMALLER, _LARGER = 0.68, 1.3


def can_be_read(reading: Reading) -> bool:
    """Whether pictures of pages can be recognised here, and may be."""
    return reading.recognising == "auto" and bool(models_for(reading.languages))


def hint(reading: Reading) -> str:
    """What to do about pages that are pictures and could not be read."""
    if reading.recognising == "never":
        return f"let it be recognised (--ocr auto), or {OCR_HELP}"
    return UNCLEAR_HELP if can_be_read(reading) else INSTALL_HELP


def reason(fault: str, reading: Reading) -> str:
    """Why a page was not read, with the way to read it if it is a picture."""
    if fault not in SEEN_ONLY or reading.recognising == "never":
        return fault
    if can_be_read(reading):
        return _SCAN_UNCLEAR if fault == SCAN else _SEEN_UNCLEAR
    return _SCAN_INSTALL if fault == SCAN else _SEEN_INSTALL


def unsure(lines: Sequence[Line]) -> str:
    """What is wrong with a recognised page that is read too badly to rely on; "" if nothing."""
    letters = sum(word.end - word.start for line in lines for word in line.seen)
    sure = sum(word.confidence * (word.end - word.start) for line in lines for word in line.seen)
    share = sure / letters / 100 if letters else 1.0
    return HARD_TO_READ if share < WELL_READ else ""


def lines_by_page(
    data: bytes, numbers: Sequence[int], known: str, reading: Reading
) -> Mapping[int, tuple[Line, ...]]:
    """The lines of the pages `numbers` (from 1) of a PDF; `known` is what its other pages say.

    No line for a blank page; a page on which nothing can be read is not in the result.
    """
    told = _told(known, reading)
    key = key_of(data, numbers, told)
    kept = recalled(key)
    done: list[SeenPage] = []
    found: dict[int, tuple[Line, ...]] = {}
    for page in _seen(data, numbers, told) if kept is None else kept:
        done.append(page)
        if page.words is None:
            found[page.number] = ()
        elif lines := _lines(page.words, page.number, page.scale):
            found[page.number] = lines
        if reading.page_done is not None:
            reading.page_done(len(done), len(numbers))
    if kept is None:
        keep(key, done)
    return found


def _seen(data: bytes, numbers: Sequence[int], told: Sequence[str]) -> Iterator[SeenPage]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        yield from _recognised(pdf, numbers, told or _models(pdf, numbers))
    finally:
        pdf.close()


def _told(known: str, reading: Reading) -> tuple[str, ...]:
    """The models of the languages asked for, else of those of the text; none where it is short."""
    if reading.languages:
        return models_for(reading.languages)
    language = identify(known) if known else ""
    return (models_for([language]) or models_for(())) if language else ()


def _models(pdf: Any, numbers: Sequence[int]) -> tuple[str, ...]:
    """The models of the languages of the first pages."""
    every = models_for(())
    for number in numbers[:_PROBES]:
        picture, _ = _drawn(pdf, number)
        middle = picture.crop((0, picture.height // 3, picture.width, picture.height // 2))
        languages = [] if _is_blank(middle) else _languages(seen_words(middle, every))
        if languages:
            return models_for(languages) or every
    return every


def _languages(words: Sequence[SeenWord]) -> list[str]:
    """The languages of a page's paragraphs, without those that are only in a few words."""
    parts = []
    for _, group in groupby(words, key=lambda word: word.line[:2]):
        text = " ".join(word.text for word in group)
        parts.append((identify(text), len(text)))
    told = [(code, size) for code, size in parts if code in LANGUAGES]
    return [code for code, share in shares(told) if share >= _LEAST_SHARE]


def _drawn(pdf: Any, number: int) -> tuple[Image, float]:
    """A picture of a page in shades of grey, and its pixels for each point."""
    page = pdf[number - 1]
    try:
        scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _MOST_PIXELS / max(page.get_size()))
        picture: Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        return picture, scale
    finally:
        page.close()


def _is_blank(picture: Image) -> bool:
    return sum(picture.histogram()[:_INK]) * _DUST < picture.width * picture.height


def _recognised(pdf: Any, numbers: Sequence[int], models: Sequence[str]) -> Iterator[SeenPage]:
    """The pages in order.

    PDFium draws in this thread only; Tesseract is a program of its own for each page.
    """
    # Workers for many files already use all cores.
    count = 1 if multiprocessing.parent_process() is not None else os.cpu_count() or 1
    running: deque[tuple[int, float, Future[tuple[SeenWord, ...]] | None]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for number in numbers:
            picture, scale = _drawn(pdf, number)
            blank = _is_blank(picture)
            future = None if blank else pool.submit(_words, picture, models)
            running.append((number, scale, future))
            if len(running) > count:
                yield _finished(*running.popleft())
        while running:
            yield _finished(*running.popleft())


def _words(picture: Image, models: Sequence[str]) -> tuple[SeenWord, ...]:
    return seen_words(picture, models, columned=_has_columns(picture))


def _has_columns(picture: Image) -> bool:
    """Whether most rows of print have a gap in the middle third, as two columns leave it."""
    from PIL.Image import Resampling

    across, down = _GRID
    cells = picture.resize(_GRID, Resampling.BOX).tobytes()
    rows = [cells[row * across : (row + 1) * across] for row in range(down)]
    third = across // 3
    printed = [row for row in rows if min(row[:third]) < _WHITE and min(row[-third:]) < _WHITE]
    gaps = sum(
        _GAP in bytes(255 * (cell >= _WHITE) for cell in row[third:-third]) for row in printed
    )
    return len(printed) > down // 10 and gaps > 0.8 * len(printed)


def _finished(number: int, scale: float, future: Future[tuple[SeenWord, ...]] | None) -> SeenPage:
    return SeenPage(number, scale, None if future is None else future.result())


def _lines(words: Sequence[SeenWord], number: int, scale: float) -> tuple[Line, ...]:
    """The lines of a page; none when its words are not sure enough to be words."""
    letters = sum(len(word.text) for word in words)
    if sum(word.confidence * len(word.text) for word in words) < _LEAST_SURE_PAGE * letters:
        return ()
    rows = [list(row) for _, row in groupby(words, key=lambda word: word.line)]
    rows = _with_labels([row for row in rows if _is_print(row)])
    sizes = _sizes(rows, scale)
    return tuple(_line(row, number, scale, size) for row, size in zip(rows, sizes, strict=True))


def _is_print(row: Sequence[SeenWord]) -> bool:
    return any(word.confidence >= _LEAST_SURE and any(map(str.isalnum, word.text)) for word in row)


def _with_labels(rows: list[list[SeenWord]]) -> list[list[SeenWord]]:
    """Clause numbers that Tesseract took for a column of their own, each before its line."""
    labels = [row for row in rows if len(row) == 1 and is_label(row[0].text)]
    kept = [row for row in rows if row not in labels]
    for label in labels:
        beside = [row for row in kept if _stands_before(label[0], row[0])]
        if beside:
            nearest = min(beside, key=lambda row: row[0].left)
            kept[kept.index(nearest)] = label + nearest
        else:
            above = [i for i, row in enumerate(kept) if row[0].top < label[0].top]
            kept.insert(above[-1] + 1 if above else 0, label)
    return kept


def _stands_before(label: SeenWord, word: SeenWord) -> bool:
    """Whether a number is left of the first word of its line."""
    height = label.bottom - label.top
    shared = min(label.bottom, word.bottom) - max(label.top, word.top)
    return shared > height / 2 and 0 <= word.left - label.right < _LONGEST_GAP * height


def _sizes(rows: Sequence[Sequence[SeenWord]], scale: float) -> list[float]:
    """The size of each row in points: that of the page, where it is not plainly another."""
    heights = [max(word.bottom - word.top for word in row) / scale for row in rows]
    if len(heights) < 2:
        return heights
    usual = quantiles(heights, n=4)[1]
    return [
        round(usual if _SMALLER * usual < height < _LARGER * usual else height, 1)
        for height in heights
    ]


def _line(row: Sequence[SeenWord], number: int, scale: float, size: float) -> Line:
    parts: list[Seen] = []
    text = ""
    for word in row:
        clean = cleaned(word.text) or word.text
        text += " " if text else ""
        left, top, right, bottom = (round(edge / scale, 1) for edge in word[1:5])
        place = (len(text), len(text) + len(clean))
        parts.append(Seen(*place, left, top, right, bottom, word.confidence))
        text += clean
    hyphen = len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()
    return Line(
        text=text[:-1] if hyphen else text,
        page=number,
        left=min(part.left for part in parts),
        top=min(part.top for part in parts),
        right=max(part.right for part in parts),
        bottom=max(part.bottom for part in parts),
        size=size,
        color=None,
        start=0,
        end=0,
        hyphen=hyphen,
        seen=tuple(parts),
    )


def recognised_in(origins: Sequence[Origin]) -> Recognised | None:
    """How sure the words of recognised pages are, and which are not; None without such pages."""
    seen = [(origin.span.start, word) for origin in origins for word in origin.seen]
    letters = sum(word.end - word.start for _, word in seen)
    if not letters:
        return None
    sure = sum(word.confidence * (word.end - word.start) for _, word in seen)
    return Recognised(
        tuple(sorted({origin.page for origin in origins if origin.seen})),
        round(sure / letters / 100, 3),
        tuple(
            Span(start + word.start, start + word.end)
            for start, word in seen
            if word.confidence < DOUBTFUL
        ),
    )
