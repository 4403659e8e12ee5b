"""`.contractlint.yaml` at work: house limits, parties, own words, overrides, `--show-config`."""

import json
from pathlib import Path
from typing import Any

import pytest

from contractlint.cli import main

TERM = "1. This Agreement is concluded for an initial period of six (6) months.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, list[dict[str, Any]]]:
    capfd.readouterr()
    main(["check", "-f", "json", *words])
    files = json.loads(capfd.readouterr().out)["files"]
    return {file["path"]: file["findings"] for file in files}


def rules(capfd: pytest.CaptureFixture[str], *words: str) -> set[str]:
    found = findings(capfd, *words)
    return {finding["rule"] for listed in found.values() for finding in listed}


def test_a_house_limit_is_stricter_than_the_profile_and_says_whose_it_is(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(TERM)
    assert rules(capfd, ".") == set()
    Path(".contractlint.yaml").write_text("limits: {max-initial-term: 3 months}\n")
    (finding,) = findings(capfd, ".")["a.md"]
    assert finding["rule"] == "initial-term-too-long"
    assert finding["threshold"]["source"] == "house policy"
    assert finding["standing"] == "house-policy"


def test_an_override_loosens_the_limit_for_its_files_only(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("drafts").mkdir()
    for name in ("a.md", "drafts/a.md"):
        Path(name).write_text(TERM)
    Path(".contractlint.yaml").write_text(
        "limits: {max-initial-term: 3 months}\n"
        "overrides: [{path: drafts/, limits: {max-initial-term: 9 months}}]\n"
    )
    found = findings(capfd, ".")
    assert [len(found[name]) for name in ("a.md", "drafts/a.md")] == [1, 0]


@pytest.mark.parametrize(
    ("limits", "what", "column"),
    [
        ("{max-initial-term: 3 moths}", "'3 moths' is not a number with a unit", 28),
        ("{max-inital-term: 3 months}", "no limit 'max-inital-term'", 27),
    ],
)
def test_a_wrong_limit_is_drawn_where_it_stands(
    folder: Path, capfd: pytest.CaptureFixture[str], limits: str, what: str, column: int
) -> None:
    Path("a.md").write_text(TERM)
    Path(".contractlint.yaml").write_text(f"limits: {limits}\n")
    assert main(["check", "."]) == 2
    said = capfd.readouterr().err
    assert what in said
    assert f".contractlint.yaml:1:{column}" in said


@pytest.mark.parametrize(
    ("said", "what", "place"),
    [
        ("profile: de-b2x\n", "no profile 'de-b2x'", "1:10"),
        ("ignore: [fees, exot]\n", "no rule or family 'exot'", "1:16"),
        ("select:\n  - fees\n  - exot\n", "no rule or family 'exot'", "3:5"),
    ],
)
def test_a_name_that_nobody_has_is_drawn_where_it_stands(
    folder: Path, capfd: pytest.CaptureFixture[str], said: str, what: str, place: str
) -> None:
    Path("a.md").write_text(TERM)
    Path(".contractlint.yaml").write_text(said)
    assert main(["check", "."]) == 2
    told = capfd.readouterr().err
    assert what in told
    assert f".contractlint.yaml:{place}" in told


def test_named_parties_tell_who_may_change_the_price(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text("1. Zeppelin may change the price at any time.\n")
    Path(".contractlint.yaml").write_text("parties: {customer: [Zeppelin]}\n")
    assert "unilateral-price-change" not in rules(capfd, ".")
    Path(".contractlint.yaml").write_text("parties: {provider: [Zeppelin]}\n")
    assert "unilateral-price-change" in rules(capfd, ".")


def test_words_of_ones_own_join_the_built_in_ones(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("rules/concepts").mkdir(parents=True)
    Path("rules/concepts/en.yaml").write_text(
        "language: en\nparties: {provider: {nouns: [Bluebird]}}\nconcepts: {price: [zork]}\n"
    )
    Path("zork.md").write_text("1. Bluebird may change the zork at any time.\n")
    Path("price.md").write_text("1. The Supplier may change the price at any time.\n")
    assert not rules(capfd, "zork.md")
    Path(".contractlint.yaml").write_text("rules: [rules]\n")
    found = findings(capfd, ".")
    for name in ("zork.md", "price.md"):
        assert "unilateral-price-change" in {finding["rule"] for finding in found[name]}


def test_how_a_language_works_is_not_said_twice(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("rules/concepts").mkdir(parents=True)
    Path("rules/concepts/en.yaml").write_text("language: en\nreach: {before: 9}\n")
    Path("a.md").write_text(TERM)
    assert main(["check", "a.md", "--rules", "rules"]) == 2
    assert "unknown key 'reach'" in capfd.readouterr().err


def test_a_profile_of_ones_own_extends_one_of_ours(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("rules/profiles").mkdir(parents=True)
    house = Path("rules/profiles/house.yaml")
    house.write_text(
        "name: house\nextends: de-b2c\nlimits: {max-initial-term: {value: 3 months}}\n"
    )
    Path("a.md").write_text(TERM)
    Path(".contractlint.yaml").write_text("rules: [rules]\nprofile: house\n")
    assert "initial-term-too-long" in rules(capfd, ".")
    assert main(["rules", "--lang", "en"]) == 0
    assert "Limits of the profile house" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("under", "what"), [("de-b2x", "no profile 'de-b2x'"), ("house", "in a circle")]
)
def test_a_profile_under_another_is_there_and_is_another(
    folder: Path, capfd: pytest.CaptureFixture[str], under: str, what: str
) -> None:
    Path("rules/profiles").mkdir(parents=True)
    Path("rules/profiles/house.yaml").write_text(f"name: house\nextends: {under}\n")
    assert main(["rules", "--rules", str(folder / "rules"), "--profile", "house"]) == 2
    assert what in capfd.readouterr().err


def test_the_language_of_contracts_can_be_given(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(TERM)
    main(["check", "-f", "json", "a.md", "--contract-lang", "sl"])
    (file,) = json.loads(capfd.readouterr().out)["files"]
    assert list(file["languages"]) == ["sl"]


def test_show_config_says_where_each_value_comes_from(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path(".contractlint.yaml").write_text(
        "profile: b2b\nfail-on: low\nexclude: [old/]\noverrides:\n  - path: x/\n    fail-on: high\n"
    )
    assert main(["check", "--show-config", "--fail-on", "medium", "--exclude", "tmp/"]) == 0
    lines = {line.split("#")[0].strip(): line for line in capfd.readouterr().out.splitlines()}
    assert lines["profile: b2b"].endswith("# .contractlint.yaml:1")
    assert lines["fail-on: medium"].endswith("# --fail-on")
    assert lines["exclude: [old/, tmp/]"].endswith("# .contractlint.yaml:3 and --exclude")
    assert lines["ocr: (auto)"].endswith("# default")
    assert lines["fail-on: high"].endswith("# .contractlint.yaml:6")


def test_a_path_is_needed_to_check(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "no PATH given" in capfd.readouterr().err
