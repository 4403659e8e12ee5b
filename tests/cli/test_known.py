"""Baselines and accepted risks, as somebody with a folder of contracts meets them."""

import json
from pathlib import Path

import pytest

from contractlint.cli import main
from contractlint.config.baseline import read, text_of
from contractlint.model.suppression import Known

FIXTURES = Path(__file__).parents[2] / "fixtures"
HARSH = "1. The Provider may change the price at any time at its sole discretion.\n"
FAIR = "2. Each party pays its own costs.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harsh.md").write_text(HARSH)
    return tmp_path


def findings(capfd: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capfd.readouterr()
    main(["check", "-f", "json", *words])
    found = json.loads(capfd.readouterr().out)
    return [finding["rule"] for file in found["files"] for finding in file["findings"]]


def test_only_what_is_new_is_reported(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert findings(capfd, ".")
    assert main(["baseline", ".", "-o", "base.yaml"]) == 0
    assert findings(capfd, ".", "--baseline", "base.yaml") == []
    Path("harsh.md").write_text(f"{HARSH}{FAIR}3. The Customer may not terminate the contract.\n")
    assert "price-sole-discretion" not in findings(capfd, ".", "--baseline", "base.yaml")
    assert findings(capfd, ".", "--baseline", "base.yaml")


def test_a_baseline_knows_the_contract_in_another_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = FIXTURES / "pl" / "service-hostage.docx"
    Path("umowa.docx").write_bytes(source.read_bytes())
    main(["baseline", "umowa.docx", "-o", "base.yaml"])
    Path("umowa.pdf").write_bytes(source.with_suffix(".pdf").read_bytes())
    assert findings(capfd, "umowa.pdf", "--baseline", "base.yaml") == []


def test_a_renumbered_and_rewrapped_contract_is_known(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["baseline", ".", "-o", "base.yaml"])
    Path("harsh.md").write_text(
        f"1. Each party pays its own costs.\n\n2. {HARSH[3:40]}\n   {HARSH[40:]}"
    )
    assert findings(capfd, ".", "--baseline", "base.yaml") == []


def test_what_is_gone_is_told_and_pruned(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["baseline", ".", "-o", "base.yaml"])
    Path("harsh.md").write_text("1. Each party pays its own costs.\n")
    capfd.readouterr()
    assert main(["check", ".", "--baseline", "base.yaml"]) == 0
    assert "are gone" in capfd.readouterr().err
    main(["check", ".", "--baseline", "base.yaml", "--prune"])
    capfd.readouterr()
    main(["check", ".", "--baseline", "base.yaml"])
    assert capfd.readouterr().err == ""
    assert "price-sole-discretion" not in Path("base.yaml").read_text()


def test_the_same_baseline_is_the_same_bytes(folder: Path) -> None:
    main(["baseline", ".", "-o", "one.yaml"])
    main(["baseline", ".", "-o", "two.yaml"])
    assert Path("one.yaml").read_bytes() == Path("two.yaml").read_bytes()


def accept(*more: str) -> int:
    return main(["accept", "harsh.md", "price-sole-discretion", "--approver", "A. Nowak", *more])


def test_an_accepted_risk_is_counted_and_shown_on_demand(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert accept("--reason", "priced in", "--expires", "2027-01-31") == 0
    assert "price-sole-discretion" not in findings(capfd, "harsh.md", "--today", "2027-01-31")
    main(["check", "harsh.md", "--today", "2027-01-31"])
    assert "is known already and not shown" in capfd.readouterr().out
    main(["check", "harsh.md", "--today", "2027-01-31", "--show-suppressed"])
    assert "accepted by A. Nowak: priced in" in capfd.readouterr().out


def test_an_expired_acceptance_brings_the_finding_back(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    accept("--reason", "priced in", "--expires", "2027-01-31")
    assert "price-sole-discretion" in findings(capfd, "harsh.md", "--today", "2027-02-01")
    main(["check", "harsh.md", "--today", "2027-02-01"])
    assert "accepted until 2027-01-31" in capfd.readouterr().err


def test_a_changed_clause_brings_the_finding_back(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    accept("--reason", "priced in")
    changed = HARSH.replace("at any time", "at any hour")
    Path("harsh.md").write_text(changed)
    assert "price-sole-discretion" in findings(capfd, "harsh.md")
    main(["check", "harsh.md"])
    assert "nothing left to accept" in capfd.readouterr().err


def test_a_risk_without_a_reason_is_an_error(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert accept("--reason", " ") == 2
    Path(".contractlint-accept.yaml").write_text(
        "accepted:\n  - rule: price-sole-discretion\n    approver: A. Nowak\n"
    )
    capfd.readouterr()
    assert main(["check", "harsh.md"]) == 2
    told = capfd.readouterr().err
    assert "an accepted risk without reason" in told
    assert ".contractlint-accept.yaml:2:5" in told


def test_an_acceptance_elsewhere_does_not_count_here(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    accept("--reason", "priced in")
    Path("other.md").write_text(HARSH)
    assert "price-sole-discretion" in findings(capfd, "other.md")


def test_the_ledger_is_exported_as_csv(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    accept("--reason", "=cmd()", "--counterparty", "ACME", "--expires", "2027-01-31")
    capfd.readouterr()
    assert main(["accept", "--ledger", "--today", "2027-02-01"]) == 0
    head, row = capfd.readouterr().out.splitlines()
    assert head.startswith("rule,contract,counterparty,quote,reason")
    assert "harsh.md,ACME," in row
    assert ",'=cmd(),A. Nowak,2027-01-31,expired," in row


def test_a_ledger_keeps_what_people_wrote_into_it(folder: Path) -> None:
    note = "# agreed with finance\naccepted:\n"
    Path(".contractlint-accept.yaml").write_text(note)
    accept("--reason", "priced in")
    accept("--reason", "priced in")
    text = Path(".contractlint-accept.yaml").read_text()
    assert text.startswith(note)
    assert text.count("price-sole-discretion") == 1


def test_a_baseline_with_strange_words_can_be_pruned_twice(folder: Path) -> None:
    known = Path("known.yaml")
    known.write_text('version: 1\ncontracts:\n  "a\\ud800":\n    - ["x]", "y: z", "\\udcff"]\n')
    written = text_of(read(known))
    known.write_text(written, encoding="utf-8")
    assert text_of(read(known)) == written
    assert read(known) == {"a\ud800": (Known("x]", "y: z", "\udcff"),)}
