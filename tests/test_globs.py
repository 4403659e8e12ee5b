"""Globs of strangers fit what git says that they fit, and no name makes them take long."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from contractlint.cli.targets import walk
from contractlint.config import read
from contractlint.errors import ConfigError
from contractlint.globs import linear, spec

PARTS = ("a", "b", ".", "*", "*", "**", "?", "[ab]", "/", "/**/", "\\*", "*a")
NAMES = st.lists(st.text("ab.*", min_size=1, max_size=4), min_size=1, max_size=6)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join), NAMES)
def test_globs_fit_what_they_fitted(glob: str, names: list[str]) -> None:
    plain = GitIgnoreSpec.from_lines([glob])
    for path in ("/".join(names), "/".join(names) + "/"):
        assert spec([glob]).check_file(path).include == plain.check_file(path).include


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 30 + "*b", "a" * 255),
        ("*?" * 20 + "b", "a" * 255),
        ("**/a/" * 8 + "b", "a/" * 1_500 + "c"),
        ("a/**/" * 8 + "b", "a/" * 1_500 + "c"),
        ("**/*a*a*/" * 8 + "b", "aaaa/" * 800 + "c"),
    ],
)
def test_no_glob_is_tried_without_end(glob: str, path: str) -> None:
    # As pathspec has it, each would take years: that this ends is the test.
    assert spec([glob]).check_file(path).include is None


def test_what_needs_no_help_is_left_alone() -> None:
    for glob in ("*.docx", "drafts/", "/a/b*", "a/**"):
        (each,) = GitIgnoreSpec.from_lines([glob]).patterns
        assert each.regex is not None
        assert linear(each.regex.pattern) == each.regex.pattern


@pytest.mark.skipif(which("git") is None, reason="needs git")
def test_git_agrees(tmp_path: Path) -> None:
    globs = ["*a*b*c", "x/**/y/**/z", "**/p*q*/r", "!abcabc"]
    paths = ["aabbcc", "abcabc", "acb", "x/y/z", "x/1/y/2/3/z", "x/y/1", "1/2/ppqq/r", "1/qp/r"]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("".join(f"{glob}\n" for glob in globs))
    said = subprocess.run(
        ["git", "check-ignore", "--no-index", *paths],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    ).stdout.splitlines()  # fmt: skip
    assert [path for path in paths if spec(globs).match_file(path)] == said


def test_hostile_globs_of_a_folder_and_of_a_configuration_are_followed(tmp_path: Path) -> None:
    name = "a" * 200 + ".txt"
    (tmp_path / name).write_text("1. Term")
    (tmp_path / ".gitignore").write_text("*a" * 30 + "*b\n")
    assert [path.name for path in walk(tmp_path, ["*a" * 30 + "*c"])] == [name]
    file = tmp_path / ".contractlint.yaml"
    file.write_text(f"overrides: [{{path: '{'*a' * 30}*b', fail-on: low}}]\n")
    assert read(file).at(tmp_path / name).fail_on is None


def test_folders_without_end_are_refused(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a"] * 250)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("1. Term")
    with pytest.raises(ConfigError, match="folders are more than 200 deep"):
        list(walk(tmp_path))
    assert list(walk(tmp_path, ["a"])) == []
