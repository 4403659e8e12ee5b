"""Every command that reads a contract does so in a process of its own: a file that takes too long
or too much, or that brings its reader down, is named, and costs nothing but itself.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from contractlint.cli import main
from tests.cli.test_failure import children, command, nothing_but

Capture = pytest.CaptureFixture[str]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

# What is written into the folder on the way stands last.
ACCEPT = ("initial-term-too-long", "--reason", "cheap", "--approver", "Ann")
COMMANDS = {
    "annotate": ("--into", "out"),
    "letter": ("-o", "out.docx"),
    "show": (),
    "text": (),
    "baseline": ("-o", "out.yaml"),
    "accept": (*ACCEPT, "--accepted", "out.yaml"),
    "explain": (),
}
each_command = pytest.mark.parametrize("name", COMMANDS)


def words_for(name: str, file: str) -> list[str]:
    given = ["--score", file] if name == "explain" else [file]
    return [name, *given, *COMMANDS[name]]


@pytest.fixture
def stuck(folder: Path) -> str:
    """A file that nobody ever gets to the end of: a pipe that somebody keeps open."""
    os.mkfifo(folder / "stuck.txt")
    return "stuck.txt"


@posix
@each_command
def test_a_file_that_takes_too_long_is_named(
    folder: Path, stuck: str, capfd: Capture, name: str
) -> None:
    assert main([*words_for(name, stuck), "--max-seconds", "0.3"]) == 2
    assert capfd.readouterr().err.splitlines()[:2] == [
        "error: stuck.txt: over the limit 'seconds': took more than 0.3 s",
        "help: if you trust the file, allow more with --max-seconds",
    ]


@linux
@each_command
def test_a_file_that_takes_too_much_is_named(folder: Path, capfd: Capture, name: str) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    assert main([*words_for(name, "large.txt"), "--max-memory", "16 MiB"]) == 2
    assert capfd.readouterr().err.splitlines()[:2] == [
        "error: large.txt: over the limit 'memory': took more than 16 MiB of memory",
        "help: if you trust the file, allow more with --max-memory",
    ]


@each_command
def test_a_file_that_is_too_large_is_named(folder: Path, capfd: Capture, name: str) -> None:
    assert main([*words_for(name, "hostage.txt"), "--max-size", "100"]) == 2
    assert "hostage.txt: over the limit 'size': more than 100 bytes" in capfd.readouterr().err


@each_command
def test_the_configuration_limits_as_flags_do(folder: Path, capfd: Capture, name: str) -> None:
    (folder / ".contractlint.yaml").write_text("max: {size: 100 B}\n")
    assert main(words_for(name, "hostage.txt")) == 2
    assert "hostage.txt: over the limit 'size': more than 100 bytes" in capfd.readouterr().err


@linux
def test_other_files_are_marked_though_one_takes_too_much(folder: Path, capfd: Capture) -> None:
    for name in ("a.docx", "z.docx"):
        shutil.copy(FIXTURES / "en" / "gym-hostage.docx", folder / name)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(250 * 2**20)
    words = ["a.docx", "large.txt", "z.docx", "--into", "out", "--max-memory", "200 MiB"]
    assert main(["annotate", *words, "--select", "lock-in"]) == 2
    said = capfd.readouterr()
    assert [line.split(" → ")[0] for line in said.out.splitlines()] == ["a.docx", "z.docx"]
    assert "large.txt: over the limit 'memory'" in said.err
    assert nothing_but(Path("out"), "a.docx", "z.docx")


@posix
def test_git_is_told_in_the_text_what_takes_too_long(
    folder: Path, stuck: str, capfd: Capture
) -> None:
    assert main(["text", stuck, "--textconv", "--max-seconds", "0.3"]) == 0
    assert capfd.readouterr().out == (
        "[contractlint: over the limit 'seconds': took more than 0.3 s; 0 bytes]\n"
    )


@contextmanager
def at_work(folder: Path, name: str) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A command that waits for the end of a file, and the process that does so for it."""
    pipe = subprocess.PIPE
    words = command(*words_for(name, "stuck.txt"))
    process = subprocess.Popen(words, stdout=pipe, stderr=pipe)
    try:
        end = opened(folder / "stuck.txt")
        yield process, children(process.pid)
        os.close(end)
    finally:
        process.kill()
        process.communicate()


def opened(pipe: Path) -> int:
    """The end to write to: there is one only once somebody reads."""
    deadline = time.monotonic() + 300
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.01)


@linux
@each_command
def test_a_killed_worker_is_named(folder: Path, stuck: str, name: str) -> None:
    with at_work(folder, name) as (process, workers):
        (worker,) = workers
        os.kill(worker, signal.SIGKILL)
        err = process.communicate(timeout=300)[1]
    assert process.returncode == 2
    assert err.startswith(
        b"error: stuck.txt: brought down the process that checked it (SIGKILL)\n"
        b"help: this is a fault of contractlint"
    )
    assert b"Traceback" not in err


@linux
@each_command
def test_an_interrupt_ends_all_and_leaves_nothing(folder: Path, stuck: str, name: str) -> None:
    with at_work(folder, name) as (process, workers):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
    assert (process.returncode, out, err) == (130, b"", b"error: interrupted\n")
    assert len(workers) == 1
    assert not Path(f"/proc/{workers[0]}").exists()
    assert nothing_but(folder, "ambassador.md", "hostage.txt", "stuck.txt")


@linux
def test_who_is_killed_takes_its_worker_along(folder: Path, stuck: str) -> None:
    with at_work(folder, "annotate") as (process, workers):
        process.kill()
        # The worker has these ends, too: they are closed once it is gone.
        assert process.communicate(timeout=300) == (b"", b"")
        assert len(workers) == 1
