"""Bytes → text: the encoding of a file that does not say it, and whether it is text at all."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Sequence

from contractlint.errors import UnreadableFile
from contractlint.model.document import Unread
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What contracts in our languages were saved in before UTF-8. Guessing among all of Python's
# encodings turns short Polish files into Turkish or Baltic ones.
LEGACY = ["cp1250", "cp1251", "cp1252", "iso8859_2", "koi8_r", "cp866", "cp852"]

# Asked after the likeliest: what a few words do not tell apart from it by their letters.
_SECOND = ("cp1252", "iso8859_2")
# A sign within a word, or a letter before a sum: the right encoding has another letter or £ there.
_ODD = pattern(r"(?<=[^\W\d_])[±¶¦¬¼½¾¿¡¹²³´¸·](?=[^\W\d_])|[ŁłĽľ](?=\d)")

# Browsers read these names as their Windows supersets (WHATWG Encoding Standard, 4.2).
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}

# Text holds tabs, line and page breaks (and Word's vertical tab), but no other control characters.
_CONTROL = pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536

# Bytes that are no UTF-8, as Python's "surrogateescape" has them, and what is more than ASCII.
_SPOILT = pattern(r"[\udc80-\udcff]+")
_BEYOND_ASCII = pattern(r"[\u0080-\ud7ff\ue000-\U0010ffff]")
_LEAST_SOUND = 2
_LOST = msgid("characters of the text: {count}")
_BY_DAMAGE = msgid("their bytes are damaged; the first is in line {line}")


def decode(data: bytes, path: str, *, declared: str = "") -> tuple[str, tuple[Unread, ...]]:
    """The text of a file in NFC, without its byte order mark; line breaks stay as they are. And
    what of it is lost: damaged bytes of UTF-8, each run of them one U+FFFD.

    `declared` is the encoding that the file itself names; valid UTF-8 is believed before it.
    Raises `UnreadableFile` when the bytes are no text, or nothing but white space.
    """
    found, lost = _decode(data, path, declared)
    text = unicodedata.normalize("NFC", found)
    if not text.strip():
        raise UnreadableFile("is empty", path=path, help="check that the right file was saved")
    return text, lost


def is_text(data: bytes) -> bool:
    """Whether these bytes can be text in any encoding we know."""
    if _boms(data) or _utf16(data):
        return True
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 500 <= len(sample)


def _decode(data: bytes, path: str, declared: str) -> tuple[str, tuple[Unread, ...]]:
    for mark, encoding in _boms(data):
        return _strictly(data[len(mark) :], encoding, path), ()
    if wide := _utf16(data):
        return _strictly(data, wide, path), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        if text := _as_declared(data, declared):
            return text, ()
        return _damaged(data) or (_guess(data, path), ())


def _damaged(data: bytes) -> tuple[str, tuple[Unread, ...]] | None:
    """UTF-8 that a broken disk or program has spoilt here and there; None for other encodings: of
    their letters hardly any two or three in a row happen to be one of UTF-8.
    """
    text = data.decode("utf-8", "surrogateescape")
    spoilt = [match.start() for match in _SPOILT.finditer(text)]
    sound = len(_BEYOND_ASCII.findall(text))
    if sound < _LEAST_SOUND * len(spoilt):
        return None
    line = len(f"{text[: spoilt[0]]}|".splitlines())
    values = (("count", str(len(spoilt))), ("line", str(line)))
    return _SPOILT.sub("\ufffd", text), (Unread(_LOST, _BY_DAMAGE, values=values),)


def _as_declared(data: bytes, declared: str) -> str:
    """The text in the encoding that the file names, "" when that is unknown or wrong."""
    try:
        return data.decode(_WEB_NAMES.get(declared.lower(), declared)) if declared else ""
    except (LookupError, UnicodeDecodeError):
        return ""


def _boms(data: bytes) -> Sequence[tuple[bytes, str]]:
    return [(mark, encoding) for mark, encoding in BOMS if data.startswith(mark)]


def _utf16(data: bytes) -> str:
    """The UTF-16 of a file without a mark: every other byte of its ASCII characters is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Even Russian has spaces, digits and full stops, at least one in eight characters.
    if odd * 12 > half and even * 50 < odd:
        return "utf-16-le"
    if even * 12 > half and odd * 50 < even:
        return "utf-16-be"
    return ""


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"says that it is {encoding.upper()}, but byte {error.start} is not",
            path=path,
            help="open it in a text editor and save it as UTF-8",
        ) from error


def _guess(data: bytes, path: str) -> str:
    # Imported late: UTF-8, nearly every file, never needs it.
    from charset_normalizer import from_bytes

    # The likeliest first; a stable choice of the one with the fewest signs where letters belong.
    texts = [str(match) for match in from_bytes(data, cp_isolation=LEGACY)]
    texts += [data.decode(name) for name in _SECOND if texts and _can(data, name)]
    best = min(texts, key=lambda text: len(_ODD.findall(text)), default=None)
    if best is None:
        raise UnreadableFile(
            "the encoding of this text cannot be told",
            path=path,
            help="open it in a text editor and save it as UTF-8",
        )
    return best


def _can(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
