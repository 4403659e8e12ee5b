"""`.contractlint.yaml`: where it is found, what it says, and what it may not say."""

from pathlib import Path

import pytest

from contractlint.config import NAME, SILENT, Config, config_for, read
from contractlint.errors import ConfigError


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NAME
    file.write_text(text)
    return file


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = (
        "profile: de-b2c\nlang: pl\nfail-on: medium\nmin-severity: low\nmin-confidence: high\n"
        "select: [exit, fees]\nignore: [price-*]\nexclude:\n  - drafts/\nrules: [our-rules]\n"
    )
    assert read(written(tmp_path, text)) == Config(
        profile="de-b2c",
        language="pl",
        fail_on="medium",
        min_severity="low",
        min_confidence="high",
        select=("exit", "fees"),
        ignore=("price-*",),
        exclude=("drafts/",),
        rules=(tmp_path / "our-rules",),
    )


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    written(tmp_path, "fail-on: low\n")
    written(tmp_path / "a/b", "fail-on: critical\n")
    assert config_for(tmp_path / "a/b/c/contract.txt").fail_on == "critical"
    assert config_for(tmp_path / "a/contract.txt").fail_on == "low"
    assert config_for(tmp_path / "a/b").fail_on == "critical"


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_says_nothing(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text)) == SILENT


@pytest.mark.parametrize(
    ("text", "what", "place", "help"),
    [
        ("lang: en\nfail-om: low\n", "no setting 'fail-om'", (2, 1, 7), "'fail-on'"),
        ("fail-on: hihg\n", "'hihg' is not allowed here", (1, 10, 4), "'high'"),
        ("lang: fr\n", "'fr' is not allowed here", (1, 7, 2), "en, pl, ru, sl, de"),
        ("select: exit\n", "a list expected", (1, 9, 4), "[one, two]"),
        ("profile: [a]\n", "one word expected", (1, 10, 3), ""),
        ("- a\n", "settings expected", (1, 1, 1), "fail-on: medium"),
        ("a: [b\n", "not YAML", (2, 1, 1), ""),
    ],
)
def test_a_mistake_is_pointed_at(
    tmp_path: Path, text: str, what: str, place: tuple[int, int, int], help: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        read(written(tmp_path, text))
    error = refused.value
    assert what in error.what
    assert help in error.help
    assert error.mark is not None
    assert (error.mark.line, error.mark.column, error.mark.width) == place


def test_house_settings_are_read(tmp_path: Path) -> None:
    text = (
        "limits: {max-initial-term: 12 months}\nparties: {provider: ACME, customer: [Smith, Lee]}\n"
        "contract-lang: pl\ninline-accept: never\nexperimental: true\n"
    )
    config = read(written(tmp_path, text))
    assert config.limits == (("max-initial-term", "12 months"),)
    assert config.parties == (("provider", ("ACME",)), ("customer", ("Smith", "Lee")))
    assert config.contract_language == "pl"
    assert config.inline_accept == "never"
    assert config.experimental is True
    mark = config.mark("limits.max-initial-term")
    assert mark is not None
    assert (mark.line, mark.column) == (1, 28)


def test_overrides_hold_for_the_files_they_fit_and_the_last_wins(tmp_path: Path) -> None:
    text = (
        "fail-on: high\nlimits: {a: 1 day, b: 2 days}\noverrides:\n"
        "  - {path: drafts/, fail-on: critical, limits: {b: 3 days}}\n"
        "  - {path: ['*.md', b.txt], fail-on: low}\n"
    )
    config = read(written(tmp_path, text))
    assert config.at(tmp_path / "a.txt").fail_on == "high"
    assert config.at(tmp_path / "drafts/x/a.txt").fail_on == "critical"
    assert config.at(tmp_path / "drafts/a.txt").limits == (("a", "1 day"), ("b", "3 days"))
    assert config.at(tmp_path / "drafts/a.md").fail_on == "low"
    assert config.at(tmp_path.parent / "b.txt").fail_on == "high"
    assert config_for(tmp_path / "drafts/b.txt").fail_on == "low"
    assert config_for(tmp_path / "drafts/b.txt").overrides == ()


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("overrides:\n  - fail-on: low\n", "an override without a path", 2),
        ("overrides:\n  - path: a\n    rules: [x]\n", "no setting 'rules'", 3),
        ("parties: {buyer: [a]}\n", "no setting 'buyer'", 1),
        ("limits: [a]\n", "names with values expected", 1),
        ("limits:\n  a: 1 day\n  a: 2 days\n", "'a' is written twice", 3),
        ("experimental: perhaps\n", "'perhaps' is not allowed here", 1),
    ],
)
def test_a_mistake_in_house_settings_is_pointed_at(
    tmp_path: Path, text: str, what: str, line: int
) -> None:
    with pytest.raises(ConfigError, match=what) as refused:
        read(written(tmp_path, text))
    assert refused.value.mark is not None
    assert refused.value.mark.line == line
