"""What every format says around the answers."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.controls import harmless
from contractlint.locale import Words
from contractlint.model.portfolio import Answer, Portfolio


def about(portfolio: Portfolio, words: Words) -> str:
    """How many contracts, from where, as of when."""
    return words.say(
        "{path}: contracts {count}, as of {day}",
        path=harmless(portfolio.path),
        count=portfolio.contracts,
        day=portfolio.today,
    )


def left_out(answer: Answer, words: Words) -> Iterator[str]:
    """How many rows are not shown, and what is not known."""
    hidden = answer.total - len(answer.rows)
    if hidden:
        yield words.say("… and more: {count} (--top 0 shows all)", count=hidden)
    for note in answer.notes:
        yield harmless(words.phrase(note))
