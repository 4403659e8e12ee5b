"""A run that is repeated gives the same report without checking anything; a changed one checks."""

from pathlib import Path

import pytest

from contractlint import linter
from contractlint.cache import Cache
from contractlint.errors import ConfigError
from contractlint.linter import Settings, Source, lint
from contractlint.model.report import Report
from contractlint.records import replace
from contractlint.workers import Bounds
from tests.cli.conftest import AMBASSADOR, HOSTAGE

SETTINGS = Settings(jobs=1)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    file = tmp_path / "contract.txt"
    file.write_text(HOSTAGE)
    return file


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really checked."""
    names: list[str] = []
    real = linter._checked

    def counted(source: Source, **asked: object) -> object:
        names.append(source.name)
        return real(source, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(linter, "_checked", counted)
    return names


def run(cache: Cache, *sources: Path | Source, settings: Settings = SETTINGS) -> Report:
    try:
        return lint(sources, settings, cache=cache)
    finally:
        cache.flush()


def test_an_unchanged_file_is_not_checked_again(
    cache: Cache, contract: Path, checks: list[str]
) -> None:
    first, second = run(cache, contract), run(cache, contract)
    assert first == second
    assert first.files[0].findings
    assert len(checks) == 1


def test_a_changed_file_is_checked(cache: Cache, contract: Path, checks: list[str]) -> None:
    run(cache, contract)
    contract.write_text(AMBASSADOR)
    assert run(cache, contract) == lint([contract], SETTINGS)
    assert len(checks) == 3


def test_bytes_from_elsewhere_are_known_too(cache: Cache, checks: list[str]) -> None:
    source = Source(Path("-"), "stdin.txt", HOSTAGE.encode())
    assert run(cache, source) == run(cache, source)
    assert len(checks) == 1


@pytest.mark.parametrize(
    "other",
    [
        Settings(profile="b2b"),
        Settings(language="pl"),
        Settings(select=("exit",)),
        Settings(texts=True),
        Settings(limits=(("max-initial-term", "12 months"),)),
        Settings(min_coverage=0.1),
    ],
    ids=lambda settings: repr(settings)[:60],
)
def test_other_questions_get_their_own_answers(
    cache: Cache, contract: Path, checks: list[str], other: Settings
) -> None:
    run(cache, contract)
    other = replace(other, jobs=1)
    assert run(cache, contract, settings=other) == lint([contract], other)
    assert checks.count("contract.txt") == 0
    assert len(checks) == 3


def test_what_a_file_may_take_changes_no_answer(
    cache: Cache, contract: Path, checks: list[str]
) -> None:
    run(cache, contract)
    run(cache, contract, settings=Settings(jobs=2, bounds=Bounds(seconds=60)))
    assert len(checks) == 1


def test_rules_of_ones_own_that_change_are_asked_again(
    cache: Cache, contract: Path, tmp_path: Path, checks: list[str]
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    asked = replace(SETTINGS, rule_folders=(folder,))
    run(cache, contract, settings=asked)
    (folder / "law.yaml").write_text("{}\n")
    run(Cache(tmp_path / "cache"), contract, settings=asked)
    assert len(checks) == 2


def test_an_ending_tells_what_is_in_a_file(cache: Cache, checks: list[str]) -> None:
    names = ("a.txt", "a.md")
    found = [run(cache, Source(Path(n), n, b"# 1. Term\n\nText.\n")).files[0] for n in names]
    assert [file.format for file in found] == ["text", "markdown"]


def test_a_file_that_cannot_be_read_is_remembered_while_its_bytes_are_the_same(
    cache: Cache, tmp_path: Path, checks: list[str]
) -> None:
    file = tmp_path / "old.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 20)
    first, second = run(cache, file), run(cache, file)
    assert first == second
    assert "97-2003" in first.files[0].error
    assert len(checks) == 1


def test_a_file_that_is_missing_is_not_remembered(
    cache: Cache, contract: Path, checks: list[str]
) -> None:
    text = contract.read_text()
    contract.unlink()
    assert run(cache, contract).files[0].error == "there is no such file"
    contract.write_text(text)
    assert not run(cache, contract).files[0].error
    assert len(checks) == 2


def test_a_damaged_answer_is_asked_again(cache: Cache, contract: Path, checks: list[str]) -> None:
    first = run(cache, contract)
    cache._database.change([("update results set data=substr(data, 1, length(data) - ?)", [(9,)])])
    assert run(cache, contract) == first
    assert len(checks) == 2


def test_settings_that_cannot_be_met_are_refused_with_an_empty_cache(
    cache: Cache, contract: Path
) -> None:
    def refuse(_: Settings) -> None:
        raise ConfigError("no such rule")

    with pytest.raises(ConfigError, match="no such rule"):
        lint([contract], SETTINGS, cache=cache, verify=refuse)
