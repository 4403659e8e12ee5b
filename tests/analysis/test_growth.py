"""Counting takes time in proportion to the text, whatever somebody puts into it."""

from __future__ import annotations

import time

import pytest

from contractlint.analysis.quantities import measure
from contractlint.model.document import Span

# Seconds of CPU for texts that take hours where every part is compared with every other.
MOST_SECONDS = 5.0


@pytest.mark.parametrize(
    "text",
    [
        "[" + "." * 40_000,
        "_" * 40_000 + "x",
        "__" + " " * 40_000 + "x",
        ".... " * 8_000 + "[",
        "1." * 20_000 + "a",
        "1" * 40_000 + "a",
        "on " + "1.5.2026 for 30 days, " * 2_000,
        "for " + "3, " * 10_000 + "5 days",
        "pay EUR 5 " * 2_000,
        "a day " * 5_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_no_sentence_is_measured_for_ever(text: str) -> None:
    began = time.process_time()
    measure(text, [(Span(0, len(text)), "en")])
    assert time.process_time() - began < MOST_SECONDS
