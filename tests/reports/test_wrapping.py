"""Lines are broken as the standard library breaks them."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from contractlint.reports.wrapping import shorten, wrap

WORDS = st.text("ab-é\u00a0\u202f…—\t\n", min_size=0, max_size=9)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
WIDTHS = st.integers(4, 30)


@given(TEXTS, WIDTHS, st.integers(0, 3), st.integers(0, 3))
def test_lines_are_those_of_textwrap(text: str, width: int, first: int, others: int) -> None:
    assert wrap(text, width, " " * first, " " * others) == textwrap.wrap(
        text,
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * others,
        break_long_words=False,
        break_on_hyphens=False,
    )


@given(TEXTS, WIDTHS)
def test_a_line_is_shortened_as_textwrap_does(text: str, width: int) -> None:
    assert shorten(text, width) == textwrap.shorten(text, width, placeholder=" …")


def test_a_paragraph_is_wrapped() -> None:
    assert wrap("Fees may rise at any time.", 14, "- ", "  ") == [
        "- Fees may",
        "  rise at any",
        "  time.",
    ]
