"""Tests of patterns that are compiled late."""

from __future__ import annotations

import re

import pytest

from contractlint.patterns import pattern


def test_a_pattern_is_used_like_a_compiled_one() -> None:
    number = pattern(r"(\d+)\.")
    found = number.match("12. Term")
    assert found is not None
    assert found[1] == "12"
    assert number.findall("1. and 2.") == ["1", "2"]
    assert number.search("no label") is None
    assert number.sub("#", "3. Fees") == "# Fees"


def test_a_pattern_keeps_its_text_and_flags() -> None:
    word = pattern("term", re.I)
    assert word.pattern == "term"
    assert word.fullmatch("TERM")
    assert pattern(rb"PK").match(b"PK\x03\x04")


def test_a_pattern_is_compiled_by_its_first_use_only() -> None:
    broken = pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("anything")


def test_a_pattern_has_nothing_that_a_compiled_one_lacks() -> None:
    assert not hasattr(pattern("a"), "unknown")
