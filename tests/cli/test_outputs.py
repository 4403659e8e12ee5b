"""-f and -o, in pairs."""

import pytest

from contractlint.cli.outputs import Output, outputs_of
from contractlint.errors import ConfigError


def given(line: str) -> list[tuple[str, str]]:
    words = line.split()
    flags = {"-f": "format", "-o": "output"}
    return [(flags[flag], value) for flag, value in zip(words[::2], words[1::2], strict=True)]


@pytest.mark.parametrize(
    ("line", "outputs"),
    [
        ("", [("terminal", "-")]),
        ("-f json", [("json", "-")]),
        ("-o out.json", [("json", "out.json")]),
        ("-o out.txt", [("terminal", "out.txt")]),
        ("-f json -o a -f terminal -o b", [("json", "a"), ("terminal", "b")]),
        ("-f json -f terminal -o a -o b", [("json", "a"), ("terminal", "b")]),
        ("-o a -f json", [("json", "a")]),
        ("-f terminal -f json -o a", [("terminal", "-"), ("json", "a")]),
        ("-f json -o a -f terminal", [("json", "a"), ("terminal", "-")]),
    ],
)
def test_formats_and_files_pair_up(line: str, outputs: list[tuple[str, str]]) -> None:
    assert outputs_of(given(line)) == [Output(*output) for output in outputs]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("-f json -f terminal", "stdout"),
        ("-f json -o a -o b", "more -o than -f"),
        ("-o a -f json -f terminal", "no -f of its own"),
    ],
)
def test_pairs_that_cannot_be_are_refused(line: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        outputs_of(given(line))
