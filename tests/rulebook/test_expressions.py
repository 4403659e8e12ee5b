"""Regular expressions that an earlier run compiled are those that this one would compile."""

from __future__ import annotations

import re
import subprocess
import sys
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

import pytest

from contractlint import patterns
from contractlint.patterns import Program, pattern
from contractlint.rulebook import expressions
from contractlint.rulebook.pack import opened, packed

SECOND_RUN = """
import sys
from pathlib import Path
from re import _compiler
from contractlint.settings import Settings, Source
from contractlint.stages import lint_source
compiled = []
plain = _compiler.compile
_compiler.compile = lambda text, flags=0: compiled.append(text) or plain(text, flags)
print(len(lint_source(Source(Path(sys.argv[1])), Settings(), None).findings), len(compiled))
"""


@pytest.fixture
def forgetful() -> Iterator[None]:
    yield
    patterns.remember(lambda key: None)


def _recalled(parts: dict[str, bytes]) -> dict[str, Program]:
    pack = opened(packed("key", parts), "key")
    assert pack is not None
    program = expressions.reader_of(pack)
    return {key: found for key, _ in patterns.programs() if (found := program(key))}


def _compiled(key: str) -> re.Pattern[str]:
    """The pattern that stands behind one which is compiled by its first use."""
    flags, _, text = key.partition(" ")
    compiled: re.Pattern[str] = pattern(literal_eval(text), int(flags)).search.__self__  # type: ignore[attr-defined]
    return compiled


def test_a_kept_expression_is_the_one_that_would_be_compiled(forgetful: None) -> None:
    kept = _recalled(expressions.made())
    assert len(kept) > 100
    fresh = {key: _compiled(key) for key in kept}
    patterns.remember(kept.get)
    for key, compiled in fresh.items():
        again = _compiled(key)
        assert again == compiled  # in its code, too
        assert again.groupindex == compiled.groupindex
        assert again is not compiled


@pytest.mark.parametrize(
    "damaged",
    [
        (32, 0, {}, []),
        (32, 0, {}, [7, 99999]),
        (32, 1, {"a": 9}, [0, 1]),
        (32, 0, {}, ["x"]),
        (32, 0, {}, [-1]),
    ],
    ids=["no code", "foreign code", "foreign names", "no numbers", "negative"],
)
def test_what_python_refuses_is_compiled(damaged: Program, forgetful: None) -> None:
    patterns.remember(lambda key: damaged)
    assert pattern("(?P<year>\\d{4}),? then").findall("in 2024, then") == ["2024"]


def test_the_second_run_compiles_next_to_nothing(tmp_path: Path) -> None:
    file = tmp_path / "contract.txt"
    file.write_text("1. Term\nThe Customer may not terminate before 60 months have passed.\n")
    command = [sys.executable, "-c", SECOND_RUN, str(file)]
    for _ in range(2):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found, compiled = map(int, told.split())
    assert found == 1
    assert compiled < 10  # of some fifty
