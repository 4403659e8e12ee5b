"""What leaving costs in month k: every formula that contracts use, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from contractlint.linter import lint_file, lint_text
from contractlint.model.report import FileReport

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
HEAD = (
    "Agreement between Alder Ltd (the “Provider”) and the person named below (the “Customer”).\n\n"
    "1. This Agreement is concluded for an initial term of 24 months.\n\n"
)
FEE = "2. The Customer shall pay a monthly fee of EUR 30.00.\n\n"


def report(*clauses: str, fee: bool = True) -> FileReport:
    return lint_text(HEAD + (FEE if fee else "") + "\n\n".join(clauses))


def curve(*clauses: str, fee: bool = True) -> dict[int, Decimal]:
    found = report(*clauses, fee=fee).facts.exit_cost
    assert found is not None
    assert found.points, found.reason
    return dict(found.points)


@pytest.mark.parametrize(
    ("clause", "month", "cost"),
    [
        (
            "3. If the Customer ends this Agreement before the end of the term, the Customer "
            "shall pay all remaining fees.",
            10,
            "420.00",
        ),
        (
            "3. On early termination the Customer shall pay 50 % of the remaining fees.",
            10,
            "210.00",
        ),
        (
            "3. On early termination the Customer shall pay a lump sum of EUR 200.00.",
            23,
            "200.00",
        ),
        (
            "3. On early termination the Customer shall pay EUR 240.00, reduced by one "
            "twenty-fourth for each month that has passed.",
            6,
            "180.00",
        ),
        (
            "3. On early termination the Customer shall repay the monthly discount of EUR 5.00.",
            7,
            "35.00",
        ),
        (
            "3. On early termination the Customer shall repay the discount of EUR 90.00.",
            7,
            "90.00",
        ),
        (
            "3. The device is paid for in 24 instalments of EUR 12.50.",
            4,
            "250.00",
        ),
        ("3. The Customer may terminate at any time without any fee.", 5, "0.00"),
    ],
)  # fmt: skip
def test_the_cost_of_a_month(clause: str, month: int, cost: str) -> None:
    assert curve(clause)[month] == Decimal(cost)


def test_nothing_is_owed_at_the_end_of_the_term() -> None:
    found = curve("3. On early termination the Customer shall pay a lump sum of EUR 200.")
    assert found[24] == 0
    assert len(found) == 25


def test_without_a_price_the_cost_is_counted_in_monthly_fees() -> None:
    found = report(
        "3. On early termination the Customer shall pay all remaining fees.", fee=False
    ).facts.exit_cost
    assert found is not None
    assert (found.unit, dict(found.points)[10]) == ("fee", 14)


@pytest.mark.parametrize(
    ("clauses", "reason"),
    [
        (("3. Sundays are free.",), "no formula"),
        (
            (
                "3. On early termination the Customer shall pay all remaining fees.",
                "4. On early termination the Customer shall pay a lump sum of EUR 80.",
            ),
            "several ways",
        ),
    ],
)
def test_no_cost_is_guessed(clauses: tuple[str, ...], reason: str) -> None:
    found = report(*clauses).facts.exit_cost
    assert found is not None
    assert found.points == ()
    assert reason in str(found.reason)


def test_a_fee_from_the_row_of_a_table_is_the_monthly_fee() -> None:
    fee = lint_file(FIXTURES / "en" / "gym-hostage.docx").facts.get("monthly-fee")
    assert fee is not None
    assert str(fee.value.value) == "49.00"  # type: ignore[union-attr]
