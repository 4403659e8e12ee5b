"""The invisible text that recognition programs lay over scans, and whether it can be trusted."""

from __future__ import annotations

import re

from contractlint.patterns import pattern
from contractlint.readers import pdfium

# ISO 32000-1, 9.3.6: text rendering mode 3 neither fills nor strokes.
_INVISIBLE = 3
# On good pages of contracts 0 to 9 % of the words look like none, on badly recognised ones 25 % up.
_MOST_ODD = 0.18
_FEWEST_WORDS = 20
_VOWELS = "aeiouyäöüóąęаеёиоуыэюя"
_PUNCTUATION = "()[]{}<>\"'„“”‘’«»‚.,;:!?…–—-/*§№%€$£&+=_•·|#©®"
_NUMBER = pattern(r"[\d.,:/%()§№€$£+–-]+[a-z]?")
_CASED = pattern(r"(?:[^\W\d_]?[^\W\d_A-ZĄĆĘŁŃÓŚŹŻČŠÄÖÜА-ЯЁ]*|[^\W\d_a-zа-яё]+)")


def is_invisible(page: pdfium.Page, text: str) -> bool:
    """Whether the text of a page (as PDFium orders it) is there to be searched, not to be seen."""
    bare = text.strip()
    # Nearly every page is known by its first letter: counting to the middle one is for the rest.
    if not bare or page.probe.mode(text.index(bare[0])) != _INVISIBLE:
        return False
    printed = [index for index, character in enumerate(text) if not character.isspace()]
    probes = (printed[len(printed) // 2], printed[-1])
    return all(page.probe.mode(index) == _INVISIBLE for index in probes)


def is_garbled(text: str) -> bool:
    """Whether too many of the words look like no word of a language written with vowels.

    Language-independent; a text of a few words is never called garbled.
    """
    words = text.split()
    odd = sum(not _looks_like_a_word(word) for word in words)
    return len(words) >= _FEWEST_WORDS and odd > _MOST_ODD * len(words)


def _looks_like_a_word(word: str) -> bool:
    bare = word.strip(_PUNCTUATION)
    if not bare:
        return len(word) < 3 or len(set(word)) == 1
    if _NUMBER.fullmatch(bare):
        return True
    parts = re.split(r"[-'’/.]", bare)
    return all(_is_pronounceable(part) for part in parts if part)


def _is_pronounceable(part: str) -> bool:
    """Letters only, capitals only at the start or everywhere, with a vowel if it is not short."""
    if part.isdecimal():
        return True
    if not part.isalpha() or not _CASED.fullmatch(part):
        return False
    return len(part) < 4 or part.isupper() or any(letter in _VOWELS for letter in part.lower())
