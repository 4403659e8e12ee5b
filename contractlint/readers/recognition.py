"""Pictures of pages -> words with their boxes and how sure they are, by Tesseract."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from contractlint import storage
from contractlint.digests import sha256

if TYPE_CHECKING:
    from PIL.Image import Image

# ISO 639-1, as our languages are called -> the names of Tesseract's models.
MODELS = {"en": "eng", "pl": "pol", "ru": "rus", "sl": "slv", "de": "deu"}

OCR_HELP = "run OCR first, for example `ocrmypdf --force-ocr in.pdf out.pdf`"
INSTALL_HELP = (
    "install text recognition: pip install 'contractlint[ocr]', and Tesseract with its languages "
    f"(Debian: apt install tesseract-ocr tesseract-ocr-{{pol,rus,slv,deu}}); or {OCR_HELP}"
)
# The slowest page of a real scan takes 20 seconds; a picture made to be slow must end, too.
_SECONDS_PER_PAGE = 180
# Enough for the pages of some hundred contracts.
_MOST_CACHED = 4_000
_CACHE = "recognised"
# The neural recogniser (oem 1) on one column of text (psm 4), or on what it takes for columns
# (psm 3): left to itself it takes the numbers of clauses for a column, and loses half of them.
_ONE_COLUMN, _COLUMNED = "--psm 4 --oem 1", "--psm 3 --oem 1"
_COLUMNS = (
    *("text", "left", "top", "width", "height", "conf"),
    *("block_num", "par_num", "line_num"),
)


class SeenWord(NamedTuple):
    """A word on a picture: its box in pixels from the top left, its place in Tesseract's layout.

    `confidence` is from 0 to 100; `line` is (block, paragraph, line).
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]


@cache
def installed_models() -> frozenset[str]:
    """The models that Tesseract has; none where it, or the extra `ocr`, is not installed."""
    if find_spec("pytesseract") is None or find_spec("PIL") is None:
        return frozenset()
    if shutil.which("tesseract") is None:
        return frozenset()
    # One thread each: pages are recognised side by side, and more threads only wait.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return frozenset(_listed()) & frozenset(MODELS.values())


def _listed() -> list[str]:
    """What Tesseract says it has; pytesseract would import pandas first, if that is there."""
    import subprocess  # imported late: few files are scans

    try:
        run = subprocess.run(
            ["tesseract", "--list-langs"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return []
    return [line.strip() for line in run.stdout.decode("utf-8", "replace").splitlines()]


def models_for(languages: Sequence[str]) -> tuple[str, ...]:
    """The installed models for languages, all that we speak for none."""
    wanted = [MODELS[code] for code in languages or MODELS if code in MODELS]
    return tuple(model for model in wanted if model in installed_models())


def seen_words(
    picture: Image, models: Sequence[str], *, columned: bool = False
) -> tuple[SeenWord, ...]:
    """The words on a picture of a page, in reading order; none when it takes far too long.

    What was recognised before is remembered, by the picture, the models and Tesseract's version.
    """
    settings = _COLUMNED if columned else _ONE_COLUMN
    key = _key(picture, models, settings)
    words = words_from(storage.recall(_CACHE, key))
    if words is None:
        words = _recognised(picture, models, settings)
        storage.store(_CACHE, key, [plain(word) for word in words], most=_MOST_CACHED)
    return words


def _key(picture: Image, models: Sequence[str], settings: str) -> str:
    digest = sha256(picture.tobytes())
    digest.update(f"{picture.size} {'+'.join(models)} {settings} {_version()}".encode())
    return digest.hexdigest()


@cache
def _version() -> str:
    import pytesseract

    return str(pytesseract.get_tesseract_version())


def _recognised(picture: Image, models: Sequence[str], settings: str) -> tuple[SeenWord, ...]:
    import pytesseract

    try:
        table = pytesseract.image_to_data(
            picture,
            lang="+".join(models),
            config=settings,
            output_type=pytesseract.Output.DICT,
            timeout=_SECONDS_PER_PAGE,
        )
    except RuntimeError:  # pytesseract's word for a timeout and for Tesseract's own errors
        return ()
    rows = zip(*(table[name] for name in _COLUMNS), strict=True)
    return tuple(_word(row) for row in rows if row[0].strip() and float(row[5]) >= 0)


def _word(row: Sequence[Any]) -> SeenWord:
    """A word of Tesseract's table; raises `ValueError` or `TypeError` for what is none."""
    text, left, top, width, height, confidence, block, paragraph, line = row
    return SeenWord(
        unicodedata.normalize("NFC", text.strip()),
        int(left),
        int(top),
        int(left) + int(width),
        int(top) + int(height),
        round(float(confidence), 1),
        (int(block), int(paragraph), int(line)),
    )


def plain(word: SeenWord) -> list[object]:
    """A word as a row of Tesseract's table."""
    size = (word.right - word.left, word.bottom - word.top)
    return [word.text, word.left, word.top, *size, word.confidence, *word.line]


def words_from(found: object) -> tuple[SeenWord, ...] | None:
    """The words that were stored; None for what they are not."""
    if not isinstance(found, list):
        return None
    try:
        return tuple(map(_word, found))
    except (TypeError, ValueError, AttributeError):
        return None
