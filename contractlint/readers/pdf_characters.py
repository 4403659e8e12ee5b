"""Characters as PDF stores them -> letters as people write them, and back to their places."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from contractlint.patterns import pattern

HYPHENS = "-\u2010\u00ad\ufffe\x02"
"""What PDFium gives for a hyphen at a line's end; U+FFFE where it has joined the word itself."""

_REMOVED = "\u00ad\u200e\u200f\ufffe\uffff\x02"
# Word writes the bullets of its Symbol and Wingdings fonts into the private use area.
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06c\uf06e\uf0be"
_CONTROLS = "".join(map(chr, range(32))) + "".join(map(chr, range(0x7F, 0xA0)))
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"

_TABLE: dict[int, str | None] = {
    **{ord(character): "\ufffd" for character in _CONTROLS if character not in _SPACES},
    **{ord(character): "•" for character in _BULLETS},
    **{ord(character): None for character in _REMOVED},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
    0x2010: "-",
    0x2011: "-",
}
_ODD = pattern(f"[{re.escape(''.join(map(chr, _TABLE)))}\ud800-\udfff]")
_SURROGATE = pattern("[\ud800-\udfff]")
_LABELS = "§0123456789"
_SPACED = pattern(r"(?<!\S)(?:[^\W\d_] {1,3}){3,}[^\W\d_](?!\S)")
# What nobody sees between a number and a word; it is taken out, and told, with the whole text.
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_GLUED_LABEL = pattern(
    rf"(?=[^ ]*[§.)])(?:§ ?)?\d{{1,3}}(?:\.\d{{1,3}})*[.)]?(?=[{_UNSEEN}]*[^\W\d_])"
)


def cleaned(raw: str) -> str:
    """A line of PDFium's text in NFC, single-spaced, without what is there only for typesetting."""
    text = raw.replace("\xa0", " ")
    plain = text.isascii() and text.isprintable()
    if not plain:
        text = _replaced(text)
        plain = text.isprintable()
    # Nearly all lines have no more spaces than words of two letters would have.
    if plain and "  " not in text and 5 * text.count(" ") + 5 <= 2 * len(text):
        text = text.strip(" ")
    else:
        text = _single_spaced(raw, text)
    end = label_glued_at(text) if text[:1] in _LABELS else 0
    return f"{text[:end]} {text[end:]}" if end else text


def _replaced(raw: str) -> str:
    text = raw
    if _ODD.search(raw):
        text = _paired(raw) if _SURROGATE.search(raw) else raw
        text = text.translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def _single_spaced(raw: str, text: str) -> str:
    """The words of `text`, which is `raw` with its characters replaced, one space between them."""
    parts = text.split()
    if 5 * len(parts) > 2 * len(text) and _SPACED.search(raw):
        return cleaned("".join(raw[index] for index in _unspaced(raw)))
    return " ".join(parts)


def _unspaced(raw: str) -> list[int]:
    """The places in a text that stay: "U M O W A" loses its spaces."""
    kept: list[int] = []
    done = 0
    for found in _SPACED.finditer(raw):
        kept += range(done, found.start())
        kept += [index for index in range(found.start(), found.end()) if raw[index] != " "]
        done = found.end()
    return [*kept, *range(done, len(raw))]


def label_glued_at(text: str) -> int:
    """Where a space is missing after the number of a clause ("3.1.Seller"), 0 where none is."""
    if not text or text[0] not in _LABELS:
        return 0
    glued = _GLUED_LABEL.match(text)
    return glued.end() if glued and text[glued.end() :].lstrip(_UNSEEN)[0].isupper() else 0


def positions(raw: str) -> list[int]:
    """For every character of `cleaned(raw)` the index in `raw` that it came from."""
    if cleaned(raw) != raw.replace("\xa0", " ") or any(map(unicodedata.combining, raw)):
        return _positions(raw)
    return list(range(len(raw)))


def _positions(raw: str) -> list[int]:
    if 5 * len(raw.split()) > 2 * len(raw) and _SPACED.search(raw):
        kept = _unspaced(raw)
        return [kept[index] for index in positions("".join(raw[index] for index in kept))]
    letters: list[tuple[str, int]] = []
    for start, end in _clusters(raw):
        part = raw[start:end]
        part = _paired(part) if _SURROGATE.search(part) else part
        clean = unicodedata.normalize("NFC", part.translate(_TABLE))
        letters += [(letter, start) for letter in clean]
    spaced: list[tuple[str, int]] = []
    for letter, start in letters:
        if not letter.isspace():
            spaced.append((letter, start))
        elif spaced and spaced[-1][0] != " ":
            spaced.append((" ", start))
    if spaced and spaced[-1][0] == " ":
        spaced.pop()
    end = label_glued_at("".join(letter for letter, _ in spaced))
    if end:
        spaced.insert(end, (" ", spaced[end][1]))
    return [start for _, start in spaced]


def _clusters(raw: str) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it, surrogate pairs together."""
    starts = [
        index
        for index, character in enumerate(raw)
        if not unicodedata.combining(character) and not "\udc00" <= character <= "\udfff"
    ]
    if raw and (not starts or starts[0]):
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(raw)], strict=True))


def _paired(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_LEADERS = pattern(r"[._…=*·\-–—]{3,}|(?:[._…=*·\-–—] ){3,}")
_UNMAPPED = pattern("[\x80-\x84\x86-\x9f\ufffd■□\ue000-\uf8ff]")
_ASCII = bytes(range(128))
_NO_LETTERS = pattern(r"[\W\d_]+")
_UNMAPPED_ASCII = bytes((0, 1, *range(3, 9), *range(14, 32), 127))
_SPACES_ASCII = bytes((*range(9, 14), *range(28, 33)))
_DIGITS_ASCII = b"0123456789"
# A character becomes at most so many when its case is folded.
_FOLDED = 3
_VOWELS = "aeiouyáéíóúýàèìòùâêîôûäëïöüąęãõåæøőűůěаеёиоуыэюяіїєαεηιουωάέήίόύώ"
_SAMPLE = 1_500
# One byte for each letter of nearly all texts: what else they have is too little to matter.
_ALPHABETS = ("ascii", "cp1251")


def unmapped_in(text: str) -> int:
    """How many characters stand for nothing, because their font does not say what they are."""
    encoded = text.encode("utf-8", "surrogatepass")
    found = len(encoded) - len(encoded.translate(None, _UNMAPPED_ASCII))
    if len(encoded) == len(text):
        return found
    beyond = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return found + sum(character not in _BULLETS for character in _UNMAPPED.findall(beyond))


def gibberish(text: str) -> bool:
    """Whether a page's characters mean nothing: unmapped fonts, or a map that gives wrong letters.

    Language-independent: counts unmapped characters, symbols where letters should be, and vowels (a
    sample of the page is enough for these two). Short texts are never called gibberish by them.
    """
    if unmapped_in(text) > max(4, 0.1 * len(text)):
        return True
    middle = max(0, (len(text) - _SAMPLE) // 2)
    piece = text[middle : middle + _SAMPLE].replace("\xa0", " ")
    if any(_is_plain(piece, alphabet) for alphabet in _ALPHABETS):
        return False
    sample = "".join(_LEADERS.sub("", text[middle : middle + _SAMPLE]).casefold().split())
    letters = _NO_LETTERS.sub("", sample)
    if len(sample) < 100:
        return False
    symbols = len(sample) - len(letters) - sum(map(sample.count, "0123456789"))
    return symbols > 0.4 * len(sample) or (
        len(letters) > 0.5 * len(sample) and _unspeakable(letters)
    )


@cache
def _codes(alphabet: str) -> tuple[bytes, bytes]:
    """The bytes of an alphabet that are no letters, and those that are vowels."""
    known = [bytes((code,)).decode(alphabet, "replace") for code in range(256)]
    vowels = (code for code, letter in enumerate(known) if letter.casefold() in _VOWELS)
    return bytes(code for code, letter in enumerate(known) if not letter.isalpha()), bytes(vowels)


def _is_plain(sample: str, alphabet: str) -> bool:
    """Whether letters of an alphabet alone show that a sample has its share of them, and these of
    vowels.

    A twentieth of the cost of counting them all; whatever the others are, they can't change it.
    """
    encoded = sample.encode(alphabet, "ignore")
    known = encoded.translate(None, _SPACES_ASCII)
    no_letters, vowels_known = _codes(alphabet)
    letters = known.translate(None, no_letters)
    vowels = len(letters) - len(letters.translate(None, vowels_known))
    digits = len(known) - len(known.translate(None, _DIGITS_ASCII))
    others = _FOLDED * (len(sample) - len(encoded))
    symbols = len(known) - len(letters) - digits + others
    return (
        symbols <= 0.4 * len(known)
        and 0.2 * (len(letters) + others) < vowels
        and vowels + others < 0.65 * len(letters)
    )


def _unspeakable(letters: str) -> bool:
    """Whether letters of an alphabet that writes vowels have far too few or too many of them."""
    if len(letters) < 150 or sum("a" <= letter <= "\u052f" for letter in letters[:80]) < 40:
        return False
    vowels = sum(map(letters.count, _VOWELS))
    return not 0.2 * len(letters) < vowels < 0.65 * len(letters)
