"""What characters look like to a person: which are never seen, and which are taken for others."""

from __future__ import annotations

import unicodedata
from typing import Final

from contractlint.patterns import pattern

# Default-ignorable code points (Unicode 15.1, DerivedCoreProperties), and the blank Hangul fillers.
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Letters that only a font should make: full-width, mathematical, Roman numerals as one character.
STYLED: Final = "\u2160-\u217f\uff01-\uff5e\U0001d400-\U0001d7ff"
MARKS: Final = "\u0300-\u036f"
# Greek, Cyrillic, Armenian and the phonetic letters: what is taken for Latin letters is there.
OTHER_SCRIPTS: Final = "\u0250-\u02af\u0370-\u058f\u1d00-\u1d7f"
CYRILLIC: Final = "\u0400-\u052f"

# Letters that look like a Latin one in the fonts of contracts (from Unicode's confusables.txt).
TO_LATIN: Final = dict(
    zip(
        "аеорсухѕіјԁԛԝһӏүѵкАВЕІЈКМНОРСЅТУХԚԜԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρυικχϳօոսհցԁզքՕՍՏԼɑɡɩʏɪɴʀʟᴄᴏᴜᴠᴡᴢ",
        "aeopcyxsijdqwhlyvkABEIJKMHOPCSTYXQWGABEZHIKMNOPTYXoavpuikxjonuhgdqpOUSLagiyinrlcouvwz",
        strict=True,
    )
)
# Only letters of Russian: "SMSки" and "VIPы" are words of two scripts that nobody disguised.
TO_CYRILLIC: Final = dict(zip("aeopcyxkABEKMHOPCTYX", "аеорсухкАВЕКМНОРСТУХ", strict=True))

_SHOWN: Final = str.maketrans(TO_LATIN)
_UNSEEN: Final = pattern(f"[{INVISIBLE}{MARKS}]")


def skeleton(text: str) -> str:
    """What two texts share that look alike: without the invisible, all in one script."""
    if text.isascii():
        return text
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return bare.translate(_SHOWN)
