"""What is kept between runs: the same, or built anew."""

import json
from pathlib import Path

import pytest

from contractlint.rulebook.cache import digest_of, recall, store
from contractlint.rulebook.compiled import from_plain, to_plain
from contractlint.rulebook.load import lexicon_of, load, open_shelf, rulebook_of
from tests.lexica import quotes, rule, shelf


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "contractlint"


def test_what_was_stored_is_recalled(cache: Path) -> None:
    store("key", {"a": [1, "ž"]})
    assert recall("key") == {"a": [1, "ž"]}
    assert recall("other") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1, 2]", b'{"nodes": []}', b"null"])
def test_a_damaged_cache_is_built_anew(cache: Path, tmp_path: Path, damage: bytes) -> None:
    opened = shelf(tmp_path / "rules", rule("match: [{all: [change, price]}]"))
    text = "The price is changed."
    assert quotes(rulebook_of(opened), text)
    for file in cache.glob("*.json"):
        file.write_bytes(damage)
    assert quotes(rulebook_of(shelf(tmp_path / "rules")), text)


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store("key", [1])
    assert recall("key") is None


def test_a_changed_rule_is_seen_at_once(cache: Path, tmp_path: Path) -> None:
    text = "The price is changed."
    first = shelf(tmp_path / "rules", rule("match: [{all: [change, price]}]"))
    assert quotes(rulebook_of(first), text)
    second = shelf(tmp_path / "rules", rule("match: [{all: [renew, price]}]"))
    assert not quotes(rulebook_of(second), text)
    assert first.digest != second.digest


def test_the_digest_knows_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    two.write_text("x")
    assert digest_of([one]) != digest_of([two])


def test_only_the_newest_files_are_kept(cache: Path) -> None:
    for number in range(60):
        store(f"key-{number}", number)
    assert len(list(cache.glob("*.json"))) == 48


def test_a_lexicon_survives_being_stored(cache: Path) -> None:
    compiled, _ = lexicon_of(open_shelf(), "de")
    store("lexicon", to_plain(compiled))
    again = from_plain(recall("lexicon"))
    assert again is not None
    assert json.dumps(to_plain(again)) == json.dumps(to_plain(compiled))
    text = "Der Anbieter kann die Preise jederzeit ändern."
    assert quotes(load(), text) == quotes(load(), text) != []
