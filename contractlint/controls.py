"""What strangers wrote, shown as characters and never obeyed as commands."""

from __future__ import annotations

from contractlint.patterns import pattern

# What a terminal, a log or an XML file would take for a command: C0, C1, bidi controls, surrogates.
_CONTROLS = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def harmless(text: str) -> str:
    """The text without control characters; line breaks and tabs stay."""
    return _CONTROLS.sub("\ufffd", text)
