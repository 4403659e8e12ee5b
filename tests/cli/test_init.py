"""`init` writes what works at once, and never over what is there."""

from pathlib import Path

import pytest
import yaml

from contractlint.cli import main
from contractlint.config import SILENT, read
from contractlint.config.settings import OVERRIDES, SETTINGS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_configuration_names_every_setting_and_changes_nothing(folder: Path) -> None:
    assert main(["init"]) == 0
    file = Path(".contractlint.yaml")
    text = file.read_text()
    assert text.startswith("# yaml-language-server: $schema=.contractlint.schema.json\n")
    assert Path(".contractlint.schema.json").is_file()
    assert read(file) == SILENT
    for setting in SETTINGS:
        assert f"\n# {setting.key}: " in text
    assert f"\n# {OVERRIDES}:\n" in text


def test_each_sample_is_a_setting_when_its_sign_is_taken_off(folder: Path) -> None:
    main(["init"])
    file = Path(".contractlint.yaml")
    keys = (*(f"# {setting.key}:" for setting in SETTINGS), f"# {OVERRIDES}:", "#   ")
    lines = [
        line.removeprefix("# ") if line.startswith(keys) else line
        for line in file.read_text().splitlines()
    ]
    file.write_text("\n".join(lines))
    config = read(file)
    said = [setting.field for setting in SETTINGS if getattr(config, setting.field) != ()]
    assert len(said) == len(SETTINGS)
    assert len(config.overrides) == 1


def test_nothing_is_written_over(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path(".contractlint.yaml").write_text("fail-on: low\n")
    assert main(["init"]) == 2
    assert "is there already" in capfd.readouterr().err
    assert Path(".contractlint.yaml").read_text() == "fail-on: low\n"
    assert main(["init", "--rule", "our-points"]) == 0
    before = Path("rules/fees/our-points.yaml").read_text()
    assert main(["init", "--rule", "our-points", "--languages", "pl"]) == 2
    assert Path("rules/fees/our-points.yaml").read_text() == before


def test_a_new_rule_passes_its_own_test_in_every_language(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--rule", "our-points", "--languages", "pl,ru,sl,de"]) == 0
    assert main(["test"]) == 0
    told = capfd.readouterr().out
    assert "35 examples: 35 passed" in told
    for language in ("de", "en", "pl", "ru", "sl"):
        assert f"  {language}: 7\n" in told
    assert main(["explain", "our-points", "--lang", "en"]) == 0
    assert main(["rules", "--lang", "en"]) == 0
    assert "our-points" in capfd.readouterr().out


def test_a_rule_goes_where_the_configuration_keeps_rules(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path(".contractlint.yaml").write_text("rules: [house/checks]\n")
    assert main(["init", "--rule", "our-points", "--family", "exit"]) == 0
    file = Path("house/checks/exit/our-points.yaml")
    assert yaml.safe_load(file.read_text())["family"] == "exit"
    assert Path("house/checks/rule.schema.json").is_file()
    assert main(["test", str(file)]) == 0
    Path("a.md").write_text("1. We may change your bonus points without notice.\n")
    assert main(["check", "a.md", "--select", "our-points", "--fail-on", "medium"]) == 1


def test_words_of_a_rules_folder_are_known_when_one_file_of_it_is_tested(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["init", "--rule", "our-points"])
    Path("rules/concepts").mkdir()
    Path("rules/concepts/en.yaml").write_text("language: en\nconcepts: {points: [zorkmid]}\n")
    file = Path("rules/fees/our-points.yaml")
    text = file.read_text()
    own = text[text.index("concepts:") : text.index("match:")]
    file.write_text(text.replace(own, "").replace("loyalty points", "zorkmid"))
    main(["test", str(file), "-v"])
    said = capfd.readouterr()
    assert "our-points[en-fires-1]: passed" in said.out
    assert "no other forms known: zorkmid" in said.err


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--rule", "Our Rule"], "'Our Rule' is no name for a rule"),
        (["--rule", "fine-print"], "there is a rule 'fine-print'"),
        (["--rule", "a", "--languages", "fr"], "no language 'fr'"),
        (["--rule", "a", "--family", "fes"], "did you mean 'fees'?"),
        (["nowhere"], "there is no such folder"),
    ],
)
def test_a_mistake_is_told(
    folder: Path, capfd: pytest.CaptureFixture[str], words: list[str], what: str
) -> None:
    assert main(["init", *words]) == 2
    assert what in capfd.readouterr().err
    assert list(folder.iterdir()) == []
