"""Answers a desk's questions from a batch's tables: what ends when, who is bound how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from contractlint.model.portfolio import Answer, Portfolio
from contractlint.portfolio import counts, ends
from contractlint.portfolio.asked import Asked
from contractlint.portfolio.dataset import Tables, opened

# In the order in which they are answered.
QUESTIONS: Mapping[str, Callable[[Tables, Asked], Answer]] = {
    "ends": ends.next_ends,
    "cancel-by": ends.days_to_cancel,
    "lock-ins": counts.lock_ins,
    "rules": counts.worst_rules,
    "grades": counts.grades,
    "coverage": counts.coverage,
}


def portfolio(folder: Path, questions: Sequence[str], asked: Asked) -> Portfolio:
    """The answers to these questions, in the order in which they are asked.

    Raises `ConfigError` where there are no tables of a batch, or where they are not whole.
    """
    with opened(folder, asked.register) as tables:
        answers = tuple(QUESTIONS[question](tables, asked) for question in questions)
        return Portfolio(folder.as_posix(), tables.contracts, asked.today, asked.days, answers)
