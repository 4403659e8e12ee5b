"""Settings, baselines and ledgers that a stranger wrote are read in time and memory, as words, or
refused with a complaint that can be printed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contractlint.cli.echo import drawn
from contractlint.config import Config, acceptances, baseline, read
from contractlint.config.amounts import limits_of
from contractlint.errors import ConfigError, RuleError
from contractlint.rulebook.load import open_shelf

Written = Callable[[str], Path]
LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
NINES = "9" * 5_000


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(text: str) -> Path:
        file = tmp_path / ".contractlint.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (LAUGHS, "no setting 'a0'"),
        (LAUGHS.replace("a11:", "select:").replace("a0:", "ignore:"), "one word expected|no sett"),
        ("select: &a [*a]\n", "one word expected"),
        ("overrides: &a [*a]\n", "settings expected"),
        ("<<: {fail-on: low}\n", "no setting '<<'"),
        ('profile: !!python/object/apply:os.system ["true"]\n', "one word expected"),
        ("profile: !!python/name:os.system x\n", "tags .* are not allowed"),
        ("profile: !mine x\n", "tags .* are not allowed"),
        ("select: !!python/tuple [exit]\n", "tags .* are not allowed"),
        ("max: !!python/object:os.x {pages: 5}\n", "tags .* are not allowed"),
        ("fail-on: low\nfail-on: high\n", "'fail-on' is written twice"),
        ("limits: {a: 1 month, a: 9 months}\n", "'a' is written twice"),
        ("max: {pages: 5, pages: 6}\n", "'pages' is written twice"),
        ("? [a, b]\n: 1\n", "one word expected"),
        ("select: " + "[" * 5_000 + "]" * 5_000, "not YAML"),
        ("- " * 100_000, "not YAML"),
        ("? " * 50_000, "not YAML"),
        ("".join(" " * level + "a:\n" for level in range(1_200)), "not YAML"),
        ("---\nprofile: a\n---\nprofile: b\n", "not YAML"),
        ("profile: a\0b\n", "not YAML"),
        (f"max: {{pages: {NINES}}}\n", "is no limit"),
        ("max: {memory: 99999999999999999999 GiB}\n", "is no limit"),
        ("max: {seconds: 1e400}\n", "is no limit"),
        ("max: {seconds: -1}\n", "is no limit"),
        (f"min-coverage: {NINES}\n", "is no share"),
        ("min-coverage: nan\n", "is no share"),
        ("min-coverage: 1e99999999\n", "is no share"),
        ("fail-on: " + "h" * 100_000 + "\n", "is not allowed here"),
        ("? " + "k" * 100_000 + "\n: 1\n", "no setting"),
    ],
)
def test_hostile_settings_are_refused_in_few_words(written: Written, text: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what) as refused:
        read(written(text))
    assert len(drawn(refused.value)) < 2_000


def test_a_place_in_a_line_without_end_is_shown_with_what_is_around_it(written: Written) -> None:
    line = f"select: [{'exit, ' * 500}{{a: b}}{', exit' * 500}]\n"
    with pytest.raises(ConfigError, match="one word expected") as refused:
        read(written(line))
    *_, shown, carets = drawn(refused.value).splitlines()
    assert len(shown) < 220
    assert shown[carets.index("^") :].startswith("{a: b}")


def test_an_alias_stands_for_its_words_and_multiplies_nothing(written: Written) -> None:
    assert read(written("select: &a [exit]\nignore: *a\n")).ignore == ("exit",)


def test_many_names_take_no_longer_than_their_number(written: Written) -> None:
    # Where each name was looked for among all others, this took half a minute, and hours at ten
    # times the size.
    names = "".join(f"  n{number}: 3 months\n" for number in range(20_000))
    found = read(written(f"limits:\n{names}"))
    assert len(found.limits) == 20_000
    mark = found.mark("limits.n19999")
    assert mark is not None
    assert (mark.line, mark.text) == (20_001, "  n19999: 3 months")


def test_the_largest_number_is_no_limit_that_counts(written: Written) -> None:
    assert limits_of(read(written("max: {pages: none}\n")).max).pages == 2**62
    assert limits_of(read(written(f"max: {{pages: {2**61}}}\n")).max).pages == 2**61


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        (baseline.read, "version: 1\ncontracts:\n  a: []\n  a: []\n", "'a' is written twice"),
        (baseline.read, "version: 1\ncontracts: !x {a: []}\n", "tags"),
        (baseline.read, "version: 1\ncontracts: {a: [[x, y]]}\n", "fingerprint, rule, quote"),
        (baseline.read, LAUGHS, "no setting"),
        (acceptances.read, "accepted: &a [*a]\n", "settings expected"),
        (acceptances.read, "accepted:\n- {rule: a, rule: b}\n", "'rule' is written twice"),
        (acceptances.read, "accepted:\n- {rule: a, reason: !x b, approver: c}\n", "tags"),
    ],
)
def test_hostile_baselines_and_ledgers_are_refused(
    written: Written, kind: Callable[[Path], object], text: str, what: str
) -> None:
    with pytest.raises(ConfigError, match=what):
        kind(written(text))


endless = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")


@endless
@pytest.mark.parametrize("kind", [read, baseline.read, acceptances.read])
def test_a_link_to_a_file_without_end_is_too_large(
    tmp_path: Path, kind: Callable[[Path], Config]
) -> None:
    link = tmp_path / ".contractlint.yaml"
    link.symlink_to("/dev/zero")
    with pytest.raises(ConfigError, match="too large"):
        kind(link)


@endless
@pytest.mark.parametrize("name", ["rule.yaml", "forms/en.txt"])
def test_a_rule_folder_that_links_to_a_file_without_end_is_refused_or_goes_without(
    tmp_path: Path, name: str
) -> None:
    link = tmp_path / "rules" / name
    link.parent.mkdir(parents=True)
    link.symlink_to("/dev/zero")
    if name == "rule.yaml":
        with pytest.raises(RuleError, match="too large"):
            open_shelf((tmp_path / "rules",))
    else:
        assert open_shelf((tmp_path / "rules",)).folders
