"""Lower case and words line by line are those of the whole."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from contractlint.languages.lower import lowered, words_in

TEXT = st.text(
    st.sampled_from("aZÄΣςİ .\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00ad'") | st.characters()
)


@given(TEXT)
@example("ΟΔΟΣ\nΣ\u2028ΟΣ.")
def test_lower_case_of_lines_is_that_of_the_text(text: str) -> None:
    assert lowered(text) == text.lower()


@given(TEXT)
def test_words_of_lines_are_those_of_the_text(text: str) -> None:
    assert list(words_in(text)) == text.split()
