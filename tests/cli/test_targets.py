"""Which files PATHs stand for."""

from pathlib import Path

import pytest

from contractlint.cli.targets import sources, walk
from contractlint.errors import ConfigError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with contracts, other files, and things that git ignores."""
    files = {
        ".git/config.txt": "",
        ".gitignore": "drafts/\n*.html\n!keep.html\n/top.md\n",
        "a.txt": "",
        "b.DOCX": "",
        "~$b.docx": "",
        ".hidden.txt": "",
        "code.py": "",
        "top.md": "",
        "page.html": "",
        "keep.html": "",
        "drafts/x.txt": "",
        "sub/.gitignore": "*.pdf\n!page.html\n",
        "sub/c.pdf": "",
        "sub/top.md": "",
        "sub/page.html": "",
        "sub/deep/.cache/e.txt": "",
        "sub/deep/d.md": "",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, **options: object) -> list[str]:
    return [source.name for source in sources(paths, **options)]  # type: ignore[arg-type]


def test_a_folder_gives_its_contracts_as_git_sees_them(tree: Path) -> None:
    assert names(".") == [
        "a.txt",
        "b.DOCX",
        "keep.html",
        "sub/deep/d.md",
        "sub/page.html",
        "sub/top.md",
    ]


def test_gitignore_above_the_folder_counts_within_the_repository(tree: Path) -> None:
    (tree / "sub/deep/y.html").write_text("")
    assert names("sub/deep") == ["sub/deep/d.md"]


def test_gitignore_counts_from_wherever_one_stands(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree / "sub/deep")
    assert names("..") == ["../deep/d.md", "../page.html", "../top.md"]


def test_excluded_globs_are_left_out(tree: Path) -> None:
    assert names(".", exclude=["sub/deep", "*.html"]) == [
        "a.txt",
        "b.DOCX",
        "sub/top.md",
    ]


def test_a_named_file_is_taken_whatever_it_is(tree: Path) -> None:
    assert names("drafts/x.txt", "code.py", "absent.pdf") == [
        "drafts/x.txt",
        "code.py",
        "absent.pdf",
    ]


def test_a_file_named_twice_is_checked_once(tree: Path) -> None:
    assert names("a.txt", "./a.txt", ".").count("a.txt") == 1


def test_links_in_a_circle_end(tree: Path) -> None:
    (tree / "sub/loop").symlink_to(tree)
    assert "sub/top.md" in names(".")
    assert not any("loop" in name for name in names("."))


def test_nothing_to_check_is_an_error(tree: Path) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(ConfigError, match="no contracts in empty"):
        names("empty")


def test_walk_keeps_the_path_as_it_was_given(tree: Path) -> None:
    assert next(walk(tree)) == tree / "a.txt"


def test_a_folder_with_a_word_97_file_is_not_called_checked(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert [source.path.name for source in sources([str(tmp_path)])] == ["old.doc"]
