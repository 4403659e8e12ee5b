"""What is kept of a report is the report, or nothing."""

import json
import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.cache.plain import packed, unpacked
from contractlint.linter import Settings, lint_file, unread_file
from contractlint.model.facts import ExitCost, Facts, Milestone
from contractlint.model.report import FileReport, Report
from contractlint.records import replace
from contractlint.reports import FORMATS

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CONTRACTS = sorted(
    file for file in FIXTURES.glob("??/*") if file.suffix in (".docx", ".pdf", ".txt", ".html")
)
ALL = Settings(texts=True, experimental=True, signed=date(2026, 3, 1), why_not=("long-term",))


def again(report: FileReport, path: str = "") -> FileReport:
    found = unpacked(packed(report), path or report.path)
    assert found is not None
    return found


@pytest.fixture(scope="module", params=CONTRACTS[::9], ids=lambda file: file.name)
def report(request: pytest.FixtureRequest) -> FileReport:
    known = [rule.id for rule in rules()]
    return lint_file(request.param, replace(ALL, why_not=tuple(known[:2])))


def rules():  # type: ignore[no-untyped-def]
    from contractlint.stages import rules_in_force

    return rules_in_force(Settings())


def test_a_report_comes_back_as_it_was(report: FileReport) -> None:
    assert again(report) == report
    assert repr(again(report)) == repr(report)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_same_bytes_of_it(report: FileReport, name: str) -> None:
    write = FORMATS[name]
    kept, fresh = (Report((each,), "default", "en", 5) for each in (again(report), report))
    assert write(kept) == write(fresh)


def test_the_same_bytes_under_another_name_have_the_same_report(tmp_path: Path) -> None:
    data = CONTRACTS[0].read_bytes()
    one, other = (tmp_path / f"{name}{CONTRACTS[0].suffix}" for name in ("month", "other"))
    one.write_bytes(data)
    other.write_bytes(data)
    assert again(lint_file(one, shown="month"), "other") == lint_file(other, shown="other")


def test_exact_numbers_days_and_broken_characters_survive() -> None:
    report = replace(
        unread_file("\udcff.txt", "half a \ud800 pair", "help"),
        facts=Facts(
            exit_cost=ExitCost(points=((0, Decimal("0.10")), (1, Decimal("1E+2")))),
            timeline=(Milestone("start", Decimal("1.5"), date(2026, 2, 28)),),
        ),
        languages=(("en", 0.1 + 0.2),),
    )
    assert repr(again(report)) == repr(report)


def test_a_report_may_hold_nothing_that_is_not_exact() -> None:
    wrong = replace(unread_file("a", "b", "c"), pages={1: 2})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="dict"):
        packed(wrong)


@given(st.binary())
def test_foreign_bytes_are_no_report(data: bytes) -> None:
    assert unpacked(data, "a.txt") is None


JSON = st.recursive(
    st.none() | st.integers(-3, 60) | st.text(max_size=3) | st.floats(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=2),
)


@given(JSON)
def test_foreign_json_is_no_report(value: object) -> None:
    assert unpacked(zlib.compress(json.dumps(value).encode()), "a.txt") is None


def test_a_flipped_bit_is_noticed() -> None:
    data = packed(unread_file("a.txt", "what" * 50, "help"))
    for position in range(len(data)):
        flipped = bytearray(data)
        flipped[position] ^= 4
        found = unpacked(bytes(flipped), "a.txt")
        assert found is None or found == unread_file("a.txt", "what" * 50, "help")


def test_deep_nesting_is_no_report() -> None:
    assert unpacked(zlib.compress(b"[0," * 100_000), "a.txt") is None
    deep = b"[0," * 50_000 + b"1" + b"]" * 50_000
    assert unpacked(zlib.compress(deep), "a.txt") is None
