"""Whatever the text, quantities come in order, inside their spans, and never over one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.analysis.quantities import measure
from contractlint.languages import LANGUAGES
from contractlint.model.document import Span

WORDS = """30 5 1.5 1,000 2026 ninety dziewięćdziesiąt тридцати dvajset zwei a half pół jeden тысяч
    days dni дней Tage months roku года zł EUR $ % procent May maja ____ [***] ( ) - – , . /
    od do to und in within business roboczych"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(
    st.lists(PIECES, max_size=25), st.sampled_from(sorted(LANGUAGES)), st.sampled_from(["", " "])
)
def test_quantities_come_in_order_and_apart(pieces: list[str], language: str, glue: str) -> None:
    text = glue.join(pieces)
    found = measure(text, [(Span(0, len(text)), language)])
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    for kind in {type(one) for one in found}:
        same = [one.span for one in found if type(one) is kind]
        assert all(one.end <= two.start for one, two in pairwise(same))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_text_without_quantities_has_none(language: str) -> None:
    assert measure("Lorem ipsum, dolor.", [(Span(0, 19), language)]) == ()


def test_a_number_does_not_reach_into_the_next_span() -> None:
    text = "clause 30 days"
    assert measure(text, [(Span(0, 9), "en"), (Span(10, 14), "en")]) == ()
