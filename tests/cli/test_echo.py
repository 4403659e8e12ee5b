"""How complaints are drawn."""

import io

import pytest

from contractlint.cli.echo import drawn, wants_color
from contractlint.errors import ConfigError, Mark, RuleError, UnreadableFile


def test_a_complaint_names_file_fault_and_remedy() -> None:
    error = UnreadableFile("is empty", path="a.txt", help="save it again")
    assert drawn(error) == "error: a.txt: is empty\nhelp: save it again"


def test_a_complaint_without_file_or_remedy_is_one_line() -> None:
    assert drawn(ConfigError("no profile 'x'")) == "error: no profile 'x'"
    assert drawn("interrupted") == "error: interrupted"


def test_a_mark_points_at_the_word() -> None:
    mark = Mark("rules/exit/a.yaml", 12, 5, "  - {seq: [pay]}\n", 3)
    error = RuleError("unknown concept", path="rules/exit/a.yaml", help="known: price", mark=mark)
    assert drawn(error) == (
        "error: unknown concept\n"
        "  --> rules/exit/a.yaml:12:5\n"
        "   |\n"
        "12 |   - {seq: [pay]}\n"
        "   |     ^^^\n"
        "help: known: price"
    )


def test_colour_is_only_added() -> None:
    import re

    error = UnreadableFile("is empty", path="a.txt", help="save it again")
    coloured = drawn(error, color=True)
    assert coloured != drawn(error)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == drawn(error)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_and_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_color("auto", Terminal())
    assert not wants_color("auto", io.StringIO())
    assert wants_color("always", io.StringIO())
    assert not wants_color("never", Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color("auto", Terminal())
    assert wants_color("always", Terminal())
