"""YAML that is read as strings only, and complaints that point at a word."""

import subprocess
import sys
from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.rulebook.yamlfile import load


def write(folder: Path, text: str) -> Path:
    file = folder / "rule.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_no_on_and_numbers_stay_words(tmp_path: Path) -> None:
    entry = load(write(tmp_path, "not: [no, on, y, 1.0, null]"))
    assert entry.value == {"not": ["no", "on", "y", "1.0", "null"]}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: 1\na: 2", "written twice"),
        ("a: &x [1]\nb: *x", "aliases"),
        ("a: [1", "expected"),
        ("", "empty"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(RuleError) as error:
        load(write(tmp_path, text))
    assert what in error.value.what


def test_an_unknown_key_is_drawn_with_a_suggestion(tmp_path: Path) -> None:
    entry = load(write(tmp_path, "id: x\nseverty: high\n"))
    with pytest.raises(RuleError) as error:
        entry.only(("id", "severity"))
    assert error.value.help == "did you mean 'severity'?"
    assert error.value.mark is not None
    mark = error.value.mark
    assert (mark.line, mark.column, mark.width) == (2, 1, len("severty"))


def test_a_word_inside_a_value_is_pointed_at(tmp_path: Path) -> None:
    entry = load(write(tmp_path, 'match:\n  - {seq: "may ..3 chnge"}\n'))
    place = next(entry.keys()["match"].items()).keys()["seq"]
    mark = place.fail("no concept", word="chnge").mark
    assert mark is not None
    assert mark.text[mark.column - 1 :].startswith("chnge")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "rule.yaml"
    file.write_bytes("id: zażółć".encode("cp1250"))
    with pytest.raises(RuleError, match="UTF-8"):
        load(file)


LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (LAUGHS, "aliases"),
        ("a: &a [*a]", "aliases"),
        ("a: " + "[" * 5_000 + "]" * 5_000, "nested too deeply"),
        ("a: " + "[" * 40 + "]" * 40, "nested too deeply"),
        ("".join(" " * level + "a:\n" for level in range(1_200)), "nested too deeply"),
        ("- " * 100_000, "nested too deeply"),
        ("? " * 50_000, "nested too deeply"),
        ("{a: " * 3_000, "nested too deeply"),
        ('a: !!python/object/apply:os.system ["true"]', "tags"),
        ("a: !thing b", "tags"),
        ("? [a, b]\n: c", "one word"),
        ("a: 1\n---\nb: 2", "another document"),
        ("a: b\n" * 600_000, "too large"),
    ],
)
def test_yaml_made_to_break_the_reader_is_refused(tmp_path: Path, text: str, what: str) -> None:
    file = write(tmp_path, text)
    load_alone = (
        "import resource, sys\nfrom pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "from contractlint.errors import RuleError\n"
        "from contractlint.rulebook.yamlfile import load\n"
        "try:\n    load(Path(sys.argv[1]))\n"
        "except RuleError as error:\n    print(error.what)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", load_alone, str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, what in done.stdout) == (0, True), done.stderr[-500:]


def test_what_is_missing_is_said_where_it_is_missing(tmp_path: Path) -> None:
    parts = load(write(tmp_path, "rules:\n  a: {set: cuad}\n")).keys()["rules"].keys()["a"].keys()
    with pytest.raises(RuleError, match="'language' is missing") as caught:
        parts["language"]
    assert caught.value.mark is not None
    assert caught.value.mark.line == 2
    assert "language" not in parts
    assert parts.get("language") is None


@pytest.mark.parametrize("text", ["1e999", "-1", "٣", "x", "''", "9999999999", "9" * 5_000])
def test_what_is_not_a_number_is_refused(tmp_path: Path, text: str) -> None:
    entry = load(write(tmp_path, f"width: {text}\n")).keys()["width"]
    with pytest.raises(RuleError, match="is not a number"):
        entry.number()
    with pytest.raises(RuleError, match="is not a whole number"):
        entry.whole()


def test_numbers_are_numbers(tmp_path: Path) -> None:
    parts = load(write(tmp_path, "a: 14\nb: 0.5\n")).keys()
    assert (parts["a"].whole(), parts["b"].number()) == (14, 0.5)
