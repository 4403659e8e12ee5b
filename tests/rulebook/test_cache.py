"""What is kept between runs: the same, or built anew; in one step, and never as code."""

import copy
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint import storage
from contractlint.errors import ConfigError, RuleError
from contractlint.model.rule import Pattern, Rulebook
from contractlint.records import replace
from contractlint.rulebook import pack as packs
from contractlint.rulebook.book import KIND, key_of, load
from contractlint.rulebook.compiled import Forms, _forms, from_pack, to_parts
from contractlint.rulebook.digest import of_rules
from contractlint.rulebook.load import lexicon_key, lexicon_of, open_shelf, rulebook_of
from contractlint.rulebook.pack import FORMAT, find, keep, opened, packed
from tests.lexica import quotes, rule

FOLDER = "packs"
PARTS = {"a": b"[1]", "b": "ž".encode(), "none": b""}
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-1],
    "cut in its head": lambda data: data[:30],
    "more": lambda data: data + b"x",
    "another format": lambda data: data.replace(FORMAT, FORMAT[:-1] + b"0"),
    "one bit": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "no JSON": lambda data: FORMAT + b"\n{\n",
    "a list": lambda data: FORMAT + b"\n[]\n",
    "no parts": lambda data: FORMAT + b'\n{"key":"k"}\n',
    "strange parts": lambda data: FORMAT + b'\n{"key":"k","parts":{"a":7}}\n',
    "deep": lambda data: FORMAT + b"\n" + b"[" * 100_000 + b"\n",
    "a pickle": lambda data: pickle.dumps({"key": "k"}),
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTRACTLINT_CACHE", str(tmp_path / "home"))
    return tmp_path / "home"


def _own(folder: Path, body: str = "match: [{all: [price, change]}]", rule_id: str = "own") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{rule_id}.yaml").write_text(rule(body, rule_id))
    return folder


def _same(one: Rulebook, other: Rulebook) -> bool:
    """Equal in all that a run sees; lexicons are compared by their parts."""
    return (
        one.rules == other.rules
        and one.profile == other.profile
        and one.probes == other.probes
        and list(one.lexicons) == list(other.lexicons)
    )


def test_what_was_stored_is_recalled(cache: Path) -> None:
    storage.store("", "key", {"a": [1, "ž"]}, most=5)
    assert storage.recall("", "key") == {"a": [1, "ž"]}
    assert storage.recall("", "other") is None


def test_only_the_newest_files_are_kept(cache: Path) -> None:
    for number in range(60):
        storage.store("", f"key-{number}", number, most=48)
    assert len(list(cache.glob("*.json"))) == 48


def test_nothing_unfinished_is_left(cache: Path) -> None:
    (cache / "key.json").mkdir(parents=True)  # cannot be replaced by a file
    storage.store("", "key", 1, most=5)
    assert [file.name for file in cache.iterdir()] == ["key.json"]


def test_a_pack_holds_its_parts() -> None:
    pack = opened(packed("k", PARTS), "k")
    assert pack is not None
    assert {name: pack.part(name) for name in pack.parts} == PARTS
    assert pack.plain("a") == [1]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_or_foreign_pack_counts_as_absent(damage: Callable[[bytes], bytes]) -> None:
    assert opened(damage(packed("k", PARTS)), "k") is None


def test_a_pack_of_another_key_counts_as_absent() -> None:
    assert opened(packed("k", PARTS), "other") is None


@given(st.binary(max_size=300))
def test_no_bytes_bring_down_the_reading_of_packs(data: bytes) -> None:
    assert opened(data, "k") is None
    assert opened(FORMAT + b"\n" + data, "k") is None


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_seen_wherever_it_is(place: int, bits: int) -> None:
    data = bytearray(packed("k", PARTS))
    data[place % len(data)] ^= bits
    found = opened(bytes(data), "k")
    # A letter of a part's name may change: the part is not found then.
    assert found is None or found.parts.keys() != PARTS.keys()


def test_the_rulebook_of_a_pack_is_that_of_the_rules(cache: Path) -> None:
    made, read = load(), load()
    fresh = rulebook_of(open_shelf())
    assert _same(made, fresh)
    assert _same(read, fresh)
    assert [file.name for file in (cache / FOLDER).glob("book-*")] != []


def test_a_pattern_is_read_when_it_is_asked_for(cache: Path) -> None:
    load()
    fresh = rulebook_of(open_shelf()).rules[0].match[0]
    ask: dict[str, Callable[[Any], object]] = {
        "source": lambda pattern: pattern.source,
        "terms": lambda pattern: pattern.terms,
        "plan": lambda pattern: pattern.plan,
        "equal": lambda pattern: pattern == fresh and fresh == pattern,
        "hash": hash,
        "repr": repr,
        "copy": copy.copy,
        "pickle": lambda pattern: pickle.loads(pickle.dumps(pattern)),
        "replace": lambda pattern: replace(pattern, who=None),
    }
    for name, question in ask.items():
        pattern = load().rules[0].match[0]
        assert pattern.needed == fresh.needed
        assert type(pattern) is not Pattern, name
        assert question(pattern) == question(fresh), name
        assert type(pattern) is Pattern, name
    assert not hasattr(load().rules[0].match[0], "nothing")


@pytest.mark.parametrize("profile", ["de-b2c", "b2b", "pl-b2c-telecom"])
def test_every_profile_is_in_the_pack(profile: str) -> None:
    assert _same(load((), profile), rulebook_of(open_shelf(), profile))


def test_an_unchanged_rulebook_is_read_without_any_rule(cache: Path) -> None:
    load()
    code = (
        "import sys; from contractlint.rulebook.book import load; book = load();"
        "book.lexicons['en'];"
        "print(len(book.rules) > 100, [n for n in ('yaml', 'contractlint.rulebook.load', "
        "'contractlint.rulebook.inflection', 'simplemma', 'morfeusz2', 'pymorphy3', "
        "'lemminflect', 'lemmagen3') if n in sys.modules])"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "True []"


def test_a_changed_rule_is_seen_at_once(cache: Path, tmp_path: Path) -> None:
    folder = _own(tmp_path / "own")
    first = load((folder,))
    _own(folder, "match: [{all: [price, renew]}]")
    second = load((folder,))
    assert first.digest != second.digest
    assert [r.match for r in first.rules if r.id == "own"] != [
        r.match for r in second.rules if r.id == "own"
    ]


def test_moved_rules_are_told_with_their_new_place(cache: Path, tmp_path: Path) -> None:
    folder = _own(tmp_path / "own")
    load((folder,))
    moved = folder.rename(tmp_path / "moved")
    (own,) = (r for r in load((moved,)).rules if r.id == "own")
    assert own.path == str(moved / "own.yaml")


def test_a_rule_without_new_words_leaves_the_lexicons(cache: Path, tmp_path: Path) -> None:
    key = lexicon_key(open_shelf(), "en")
    folder = _own(tmp_path / "own")
    assert lexicon_key(open_shelf((folder,)), "en") == key
    _own(folder, "concepts: {new: {en: [novelty]}}\nmatch: [{all: [new, price]}]")
    assert lexicon_key(open_shelf((folder,)), "en") != key


@pytest.mark.parametrize("damage", ["cut", "a pickle"])
def test_a_damaged_cache_is_built_anew(cache: Path, damage: str) -> None:
    fresh = load()
    text = "The Provider may change the price at any time without notice."
    expected = quotes(fresh, text)
    for file in (cache / FOLDER).glob("*"):
        file.write_bytes(DAMAGE[damage](file.read_bytes()))
    assert quotes(load(), text) == expected != []


def test_a_whole_pack_of_something_else_is_built_anew(cache: Path) -> None:
    english = lexicon_key(open_shelf(), "en")
    for content in (b"[]", b"1", b'{"rules": [[1]]}', b'{"nodes": []}'):
        keep(KIND, key_of(of_rules()), {"book": content, "profile-default": content})
        keep("lexicon-en", english, {"lexicon": content, "index": b"", "forms": b""})
        assert len(load().rules) > 100
    assert load().lexicons["en"].phrases.words


def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("CONTRACTLINT_CACHE", str(tmp_path / "file"))
    assert _same(load(), load())


def test_packs_that_come_with_the_program_are_used(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "SHIPPED", tmp_path)
    (tmp_path / "book.pack").write_bytes(packed("k", PARTS))
    found = find("book", "k")
    assert found is not None
    assert found.part("a") == PARTS["a"]
    assert find("book", "another") is None
    (tmp_path / "book.pack").write_bytes(b"damaged")
    assert find("book", "k") is None


def test_runs_at_once_do_not_disturb_each_other(cache: Path, tmp_path: Path) -> None:
    def write(number: int) -> None:
        for _ in range(20):
            keep("kind", "key", {"part": str(number).encode() * 9999})
            found = find("kind", "key")
            seen.append(found is not None and len(set(found.part("part"))) == 1)

    seen: list[bool] = []
    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 80
    assert len(list((cache / FOLDER).iterdir())) == 1


def test_processes_that_begin_at_once_find_the_same(cache: Path) -> None:
    code = (
        "from contractlint.rulebook.book import load; book = load();"
        "print(len(book.rules), len(book.lexicons['en'].forms), book.digest)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    told = {run.communicate()[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(told) == 1
    kinds = sorted(file.name.partition("-")[0] for file in (cache / FOLDER).iterdir())
    assert kinds == ["book", "lexicon"]


def test_a_folder_that_is_not_there_is_told_even_beside_a_pack(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    load((tmp_path / "own",))
    (tmp_path / "own").rmdir()
    with pytest.raises(ConfigError, match="no such rule folder"):
        load((tmp_path / "own",))


def test_a_wrong_rule_or_profile_is_told_every_time(cache: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ConfigError, match="no profile 'nowhere'"):
            load((), "nowhere")
        with pytest.raises(RuleError, match="no concept 'nothing'"):
            load((_own(tmp_path / "own", "match: [{all: [nothing]}]"),))


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_lexicon_survives_being_packed(language: str) -> None:
    compiled, _ = lexicon_of(open_shelf(), language)
    pack = opened(packed("k", to_parts(compiled)), "k")
    assert pack is not None
    again = from_pack(pack)
    assert again is not None
    assert dict(again.forms) == dict(compiled.forms)
    assert to_parts(again) == to_parts(compiled)


@given(
    st.dictionaries(
        st.from_regex(r"\w{1,8}", fullmatch=True), st.lists(st.integers(0, 99999), min_size=1)
    )
)
def test_spellings_are_found_where_they_lie(forms: dict[str, list[int]]) -> None:
    packed_forms = Forms(*_forms(forms))
    assert {form: packed_forms[form] for form in forms} == {f: tuple(s) for f, s in forms.items()}
    assert dict(packed_forms) == {f: tuple(s) for f, s in forms.items()}
    assert len(packed_forms) == len(forms)
    for absent in ("", " ", "\n", "a\t1", "x" * 9):
        assert packed_forms.get(absent) is None
    with pytest.raises(KeyError):
        packed_forms["x" * 9]
