"""Rules that would grow without end when they are read are refused."""

from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.rulebook.lexicon import compile_lexicon
from contractlint.rulebook.patterns import PatternError, parse_sequence
from contractlint.rulebook.yamlfile import load


def test_alternatives_that_double_each_other_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.yaml"
    file.write_text(f"language: en\nconcepts:\n  price: ['{'a|b ' * 40}']\n", encoding="utf-8")
    with pytest.raises(RuleError, match="stands for more than"):
        compile_lexicon(load(file), {}, lambda _: None)


@pytest.mark.parametrize("pattern", [f"may ..{'9' * 5_000} price", "{may & price}~99999"])
def test_gaps_wider_than_any_sentence_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="so far"):
        parse_sequence(pattern, lambda name: (name,))
