"""Twice the text is no more than about twice the work, whatever a sentence is made of: calls are
counted, not seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from contractlint.linter import Settings, contract_of, rulebook_for
from contractlint.matchers import match
from contractlint.matchers.index import Index
from contractlint.matchers.sightings import look_for
from contractlint.model.contract import Contract
from contractlint.model.rule import Rulebook
from contractlint.readers.text import READER

HEAD = "1. Terms\n1.1 The Provider may change the price and the Customer must pay the fee "
# What is said again and again, in one sentence or in as many items.
HOSTILE = {
    "parties": "the provider may change the price of the customer and terminate ",
    "negations": "not change the price, and the customer shall not terminate without notice ",
    "joined verbs": "and may terminate ",
    "terms": "Monthly Fee Amount and the Renewal Period, ",
    "quotations": "“Fee ” amount and “ ",
    "quantities": "with 30 days notice and a fee of EUR 100 or 5 % ",
    "pointers": "of clause 99.1 or Annex 7, ",
    "items": ":\n(a) change the price of the customer at any time without notice;\n",
}


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def heard(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(heard)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _lay(contract: Contract, book: Rulebook) -> None:
    index = Index(contract, book.lexicons)
    match(contract, book, "en", index)
    look_for(index, book)


@pytest.mark.parametrize("said", HOSTILE)
def test_twice_the_text_is_about_twice_the_work(said: str) -> None:
    book = rulebook_for(Settings())
    counts = []
    for times in (20, 400, 800):
        contract = contract_of(READER.read(f"{HEAD}{HOSTILE[said] * times}.".encode(), "long.txt"))

        counts.append(_calls(partial(_lay, contract, book)))
    # The first round made the rules ready, and is no measure.
    assert counts[2] < 2.5 * counts[1]
    assert counts[2] < 1_500_000
