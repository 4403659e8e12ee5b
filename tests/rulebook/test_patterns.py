"""The pattern notation."""

import pytest

from contractlint.model.rule import Group, Term
from contractlint.rulebook.patterns import PatternError, parse_sequence, parse_term


def names(name: str) -> tuple[str, ...]:
    if name not in ("may", "right", "change", "price"):
        raise PatternError(f"no concept '{name}'", name, ("may", "right", "change", "price"))
    return (name,)


def test_elements_and_gaps_are_read_in_order() -> None:
    elements, gaps = parse_sequence("may|right ..10 {change & price}~16 price", names)
    assert elements == (
        Term(("may", "right")),
        Group((Term(("change",)), Term(("price",))), 16),
        Term(("price",)),
    )
    assert gaps == (10, 0)


def test_a_gap_without_a_number_is_three_words() -> None:
    assert parse_sequence("may .. change", names)[1] == (3,)


def test_a_sign_before_a_term_says_its_polarity() -> None:
    assert parse_term("!change", names).polarity == "negated"
    assert parse_term("~change", names).polarity == "either"
    assert parse_term("change", names).polarity == "affirmed"


def test_a_capture_has_a_kind_of_quantity() -> None:
    term = parse_term("$fee:money", names)
    assert term == Term(capture="fee", quantity="money", polarity="either")


def test_parties_and_concepts_may_be_alternatives() -> None:
    assert parse_term("@provider|change", names) == Term(("change",), ("provider",))


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        ("may ..3", "..3"),
        ("..3 may", "..3"),
        ("{may & change", "{"),
        ("may & change", "&"),
        ("maybe", "maybe"),
        ("$fee:gold", "$fee:gold"),
        ("@seller", "@seller"),
        ("may|", "may|"),
    ],
)
def test_a_mistake_points_at_its_word(pattern: str, word: str) -> None:
    with pytest.raises(PatternError) as error:
        parse_sequence(pattern, names)
    assert error.value.word == word
