"""The only place that writes to the terminal: reports to stdout, everything else to stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from contractlint.controls import harmless
from contractlint.errors import ConfigError, ContractlintError, Mark

# Who listens to what is said: lists of (stream, text).
Saying = tuple[str, str]
_listeners: list[list[Saying]] = []
# Characters of a line that is shown.
_WIDEST = 200


@contextmanager
def recorded() -> Iterator[list[Saying]]:
    """What is said meanwhile, to ("out", text) or ("err", text); it is said all the same."""
    said: list[Saying] = []
    _listeners.append(said)
    try:
        yield said
    finally:
        _listeners.remove(said)


def repeat(said: Saying) -> None:
    """Say once more what was recorded."""
    stream, text = said
    if stream == "out":
        say(text)
    else:
        _to_stderr(text)


def note(stream: str, text: str) -> None:
    """Let those know who listen."""
    for listener in _listeners:
        listener.append((stream, text))


def say(text: str) -> None:
    """Write to stdout, as UTF-8 and without touching line breaks; a reader who left is no error."""
    note("out", text)
    try:
        _write_raw(sys.stdout, text)
        sys.stdout.flush()
    except BrokenPipeError:
        # `contractlint check … | head`: nothing more can be said, and nothing is wrong.
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise ConfigError(
            f"the report cannot be written: {(error.strerror or str(error)).lower()}",
            help="check the disk that it goes to",
        ) from error


def whisper(text: str) -> None:
    """Write a line to stderr; names and quotes of strangers in it command no terminal."""
    _to_stderr(harmless(text))


def _to_stderr(text: str) -> None:
    note("err", text)
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def complain(error: ContractlintError | str) -> None:
    """Say on stderr what is wrong and what to do about it."""
    _to_stderr(drawn(error, color=wants_color("auto", sys.stderr)))


def drawn(error: ContractlintError | str, *, color: bool = False) -> str:
    """A complaint as compilers draw them: file and line, the line itself, carets under the word."""
    bold, red, blue = ("1", "1;31", "1;34") if color else ("", "", "")
    if isinstance(error, str):
        return f"{_paint('error:', red)} {harmless(error)}"
    place = f"{error.path}: " if error.path and error.mark is None else ""
    said = harmless(f"{place}{error.what}".replace("\n", "\ufffd"))
    lines = [f"{_paint('error:', red)} {_paint(said, bold)}"]
    if error.mark is not None:
        lines += _drawn_mark(error.mark, red, blue)
    if error.help:
        lines.append(f"{_paint('help:', blue)} {harmless(error.help)}")
    return "\n".join(lines)


def _drawn_mark(mark: Mark, red: str, blue: str) -> list[str]:
    number = str(mark.line)
    gutter = " " * len(number)
    # Of a line without end that part is shown which the complaint is about.
    begin = max(0, mark.column - _WIDEST // 2) if len(mark.text) > _WIDEST else 0
    line = mark.text.rstrip("\r\n")[begin : begin + _WIDEST]
    text = harmless(line.replace("\t", " "))
    width = max(1, min(mark.width, _WIDEST // 2))
    carets = " " * (mark.column - begin - 1) + _paint("^" * width, red)
    return [
        f"{gutter}{_paint('-->', blue)} {harmless(mark.path)}:{mark.line}:{mark.column}",
        f"{gutter} {_paint('|', blue)}",
        f"{_paint(number, blue)} {_paint('|', blue)} {text}",
        f"{gutter} {_paint('|', blue)} {carets}",
    ]


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def wants_color(when: str, stream: TextIO) -> bool:
    """Whether to colour a stream; `when` is auto, always or never (https://no-color.org)."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _write_raw(stream: TextIO, text: str) -> None:
    """UTF-8 whatever the locale: a report is the same bytes everywhere."""
    data = text.encode("utf-8", "backslashreplace")
    if isinstance(stream, io.TextIOWrapper):
        stream.flush()
        stream.buffer.write(data)
    else:
        stream.write(text)


def _silence(stream: TextIO) -> None:
    """Let later writes, and Python's own at exit, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
