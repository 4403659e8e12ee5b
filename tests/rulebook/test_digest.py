"""What changes the rules changes their digest; what does not, does not; and it is cheap to ask."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contractlint.rulebook import digest
from contractlint.rulebook.digest import built_in, of_program, of_rules


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTRACTLINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    _write(folder / "one.yaml", "id: one")
    return folder


def _write(file: Path, text: str, age: float = 60) -> None:
    file.write_text(text)
    os.utime(file, (time.time() - age, time.time() - age))


def test_the_same_rules_have_the_same_digest(own: Path) -> None:
    assert of_rules((own,)) == of_rules((own,))
    assert of_rules((own,)) != of_rules(())


def test_a_digest_does_not_depend_on_where_the_rules_are(own: Path, tmp_path: Path) -> None:
    first = of_rules((own,))
    assert of_rules((own.rename(tmp_path / "elsewhere"),)) == first


@pytest.mark.parametrize("age", [0, 60, -60])
def test_a_changed_rule_changes_the_digest_even_at_the_same_size_and_time(
    own: Path, age: float
) -> None:
    _write(own / "one.yaml", "id: one", age)
    times = (own / "one.yaml").stat()
    first = of_rules((own,))
    (own / "one.yaml").write_text("id: two")
    os.utime(own / "one.yaml", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert of_rules((own,)) != first


@pytest.mark.parametrize("name", ["two.yaml", "below/two.yaml", "forms/en.txt", ".hidden/x.yaml"])
def test_a_new_file_changes_the_digest(own: Path, name: str) -> None:
    first = of_rules((own,))
    (own / name).parent.mkdir(exist_ok=True)
    _write(own / name, "id: two")
    assert of_rules((own,)) != first


def test_a_renamed_rule_changes_the_digest(own: Path) -> None:
    first = of_rules((own,))
    (own / "one.yaml").rename(own / "two.yaml")
    assert of_rules((own,)) != first


def test_notes_beside_the_rules_change_nothing(own: Path) -> None:
    first = of_rules((own,))
    (own / "README.md").write_text("ours")
    assert of_rules((own,)) == first


def test_a_folder_that_is_not_there_is_like_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert of_rules((tmp_path / "none",)) == of_rules((tmp_path / "empty",))


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'{"listing": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_is_made_anew(cache: Path, damage: bytes) -> None:
    first = of_rules(())
    for file in cache.rglob("*.json"):
        file.write_bytes(damage)
    assert of_rules(()) == first


def test_without_a_cache_the_digest_is_the_same(cache: Path, own: Path) -> None:
    first = of_rules((own,))
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("not a folder")
    assert of_rules((own,)) == first


def test_files_that_were_not_touched_are_not_read_again(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    _write(folder / "one.yaml", "id: one")
    time.sleep(2.1)  # what was changed just now may change again unseen
    first = of_rules((folder,))
    (memory,) = (file for file in cache.rglob("*.json") if first in file.read_text())
    memory.write_text(memory.read_text().replace(first, "remembered"))
    assert of_rules((folder,)) == "remembered"


def test_the_program_has_a_digest_of_its_own() -> None:
    assert of_program() == of_program() != of_rules(())


def test_our_rules_are_where_the_program_looks_for_them() -> None:
    assert (built_in() / "law.yaml").is_file()


def test_to_ask_for_a_digest_loads_no_rules() -> None:
    code = (
        "import sys; from contractlint.rulebook.digest import of_rules; of_rules(());"
        "print([m for m in sys.modules if m.startswith(('contractlint.', 'yaml'))])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == (
        "['contractlint.rulebook', 'contractlint.storage', 'contractlint.bounded', "
        "'contractlint.digests', 'contractlint.rulebook.digest']"
    )
    assert digest.__doc__
