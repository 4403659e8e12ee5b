"""When something fails around it, the program says so, ends with a true exit code, and leaves
nothing half-written behind.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from contractlint.cache.database import FILE
from contractlint.cache.results import FOLDER
from tests.cli.conftest import HOSTAGE

LONG = "".join(
    f"{n}.1 The Provider may change the fees of service {n} at any time without notice, and the "
    f"Customer pays a termination fee of {n} months when it leaves before the end of the term.\n"
    for n in range(1, 30_000)
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "contractlint", *words]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As this one, with a cache of its own and an English locale."""
    own = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_MESSAGES")}
    cache = str(tmp_path_factory.mktemp("cache"))
    return own | {"CONTRACTLINT_CACHE": cache, "LANG": "en_GB.UTF-8"}


def ran(
    environment: dict[str, str], *words: str, **more: object
) -> subprocess.CompletedProcess[bytes]:
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run(command(*words), env=environment, check=False, **given)  # type: ignore[call-overload, no-any-return]


def children(number: int) -> list[int]:
    try:
        return list(map(int, Path(f"/proc/{number}/task/{number}/children").read_text().split()))
    except OSError:
        return []


@contextmanager
def busy(
    environment: dict[str, str], *words: str
) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A check that is at its files, and its workers."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(command("check", *words), env=environment, stdout=pipe, stderr=pipe)
    try:
        deadline = time.monotonic() + 60
        while not children(process.pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        yield process, children(process.pid)
    finally:
        process.kill()
        process.communicate()


def nothing_but(folder: Path, *names: str) -> bool:
    return sorted(file.name for file in folder.iterdir()) == sorted(names)


@linux
def test_a_killed_worker_costs_one_file(folder: Path, environment: dict[str, str]) -> None:
    (folder / "long.txt").write_text(LONG)
    with busy(environment, ".", "-j", "1", "-f", "json") as (process, workers):
        os.kill(workers[0], signal.SIGKILL)
        out, err = process.communicate()
    assert process.returncode == 2
    files = {file["path"]: file for file in json.loads(out)["files"]}
    assert files["long.txt"]["not_checked"][0]["reason"] == (
        "brought down the process that checked it (SIGKILL)"
    )
    assert files["hostage.txt"]["findings"]
    assert b"long.txt: brought down" in err


@linux
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, b"error: interrupted\n"), (signal.SIGTERM, 143, b"")],
)
def test_who_is_asked_to_end_ends_all_and_leaves_nothing(
    folder: Path, environment: dict[str, str], number: int, code: int, said: bytes
) -> None:
    (folder / "long.txt").write_text(LONG)
    with busy(environment, ".", "-o", "report.json") as (process, workers):
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (code, b"", said)
    assert workers
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
    assert nothing_but(folder, "ambassador.md", "hostage.txt", "long.txt")


@linux
def test_who_is_killed_leaves_no_worker_behind(folder: Path, environment: dict[str, str]) -> None:
    (folder / "long.txt").write_text(LONG)
    with busy(environment, ".", "--max-seconds", "2", "-o", "report.json") as (process, workers):
        process.kill()
        process.wait()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and any(map(is_running, workers)):
            time.sleep(0.1)
        assert not any(map(is_running, workers))
    assert nothing_but(folder, "ambassador.md", "hostage.txt", "long.txt")


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_a_reader_who_leaves_changes_no_exit_code(
    folder: Path, environment: dict[str, str]
) -> None:
    for _ in range(2):  # the second time it is repeated from the cache
        read, write = os.pipe()
        os.close(read)
        done = ran(environment, "check", ".", stdout=write)
        os.close(write)
        assert (done.returncode, done.stderr) == (1, b"")


@linux
@pytest.mark.parametrize("words", [["check", "."], ["check", ".", "-f", "jsonl"], ["rules"]])
def test_a_full_disk_is_told(folder: Path, environment: dict[str, str], words: list[str]) -> None:
    for _ in range(2):
        with Path("/dev/full").open("wb") as full:
            done = ran(environment, *words, stdout=full)
        assert done.returncode == 2
        assert b"cannot be written: no space left on device" in done.stderr
        assert b"Traceback" not in done.stderr


@linux
def test_a_full_disk_leaves_the_report_that_was_there(
    folder: Path, environment: dict[str, str]
) -> None:
    (folder / "report.json").write_text("the last one")
    # The shell ends what writes more than 512 bytes to a file.
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *command("check", ".", "-o", "report.json")],
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"report.json: cannot be written: file too large" in done.stderr
    assert (folder / "report.json").read_text() == "the last one"
    assert nothing_but(folder, "ambassador.md", "hostage.txt", "report.json")


@linux
def test_a_folder_that_may_not_be_written_is_told(
    folder: Path, environment: dict[str, str]
) -> None:
    done = ran(environment, "check", ".", "-o", "/proc/report.json")
    assert done.returncode == 2
    assert b"/proc/report.json: cannot be written" in done.stderr


@linux
def test_a_cache_that_may_not_be_written_changes_nothing(
    folder: Path, environment: dict[str, str]
) -> None:
    right = ran(environment, "check", ".")
    for place in ("/proc/cache", "/dev/null"):
        done = ran(environment | {"CONTRACTLINT_CACHE": place}, "check", ".")
        assert (done.returncode, done.stdout, done.stderr) == (1, right.stdout, b"")


def test_a_broken_cache_changes_nothing(folder: Path, environment: dict[str, str]) -> None:
    file = Path(environment["CONTRACTLINT_CACHE"]) / FOLDER / FILE
    right = ran(environment, "check", ".")
    whole = file.read_bytes()
    for damage in (b"", b"\x00" * 5000, whole[: len(whole) // 2], whole[:4096] + whole[:4096]):
        file.write_bytes(damage)
        done = ran(environment, "check", ".")
        assert (done.returncode, done.stdout, done.stderr) == (1, right.stdout, b"")


def test_two_runs_at_once_say_the_same(folder: Path, environment: dict[str, str]) -> None:
    pipe = subprocess.PIPE
    runs = [
        subprocess.Popen(command("check", "."), env=environment, stdout=pipe, stderr=pipe)
        for _ in range(3)
    ]
    said = [(*run.communicate(), run.returncode) for run in runs]
    assert said[0] == said[1] == said[2]
    assert said[0][1:] == (b"", 1)


@pytest.mark.parametrize("day", [0, 2**31 + 10**9], ids=["1970", "2069"])
def test_times_of_files_and_a_clock_that_is_wrong_change_nothing(
    folder: Path, environment: dict[str, str], day: int
) -> None:
    right = ran(environment, "check", ".", "--no-cache")
    for file in folder.iterdir():
        os.utime(file, (day, day))
    wrong = environment | {"SOURCE_DATE_EPOCH": str(day)}
    for _ in range(2):
        done = ran(wrong, "check", ".")
        assert (done.returncode, done.stdout, done.stderr) == (1, right.stdout, b"")
    # As long as before, and of the same time.
    text = (folder / "hostage.txt").read_text()
    (folder / "hostage.txt").write_text(text.replace("sixty (60)", "twelve(12)"))
    os.utime(folder / "hostage.txt", (day, day))
    fresh = ran(environment, "check", ".", "--no-cache")
    assert ran(wrong, "check", ".").stdout == fresh.stdout


@pytest.mark.parametrize("locale", ["C", "POSIX", "xx_YY.UTF-8", "en_GB.ISO-8859-1", ""])
def test_a_locale_that_is_not_there_changes_no_byte(
    folder: Path, environment: dict[str, str], locale: str
) -> None:
    (folder / "§.txt").write_text(HOSTAGE.replace("Member", "Müller"))
    words = ("check", ".", "-f", "json", "--no-cache")
    right = ran(environment, *words)
    assert "§.txt".encode() in right.stdout
    bare = {"PATH": os.environ["PATH"], "CONTRACTLINT_CACHE": environment["CONTRACTLINT_CACHE"]}
    here = {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    done = ran(bare | here | {"LC_ALL": locale}, *words)
    assert (done.returncode, done.stdout, done.stderr) == (1, right.stdout, b"")


@linux
def test_a_current_folder_that_is_gone_is_not_needed(
    folder: Path, environment: dict[str, str]
) -> None:
    run = command("check", str(folder / "hostage.txt"), "--no-cache")
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    done = subprocess.run(["sh", "-c", script, "sh", *run], env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"")


@linux
@pytest.mark.parametrize("format", ["terminal", "json", "sarif", "html", "csv", "github"])
def test_a_name_that_is_no_utf8_is_a_name(
    folder: Path, environment: dict[str, str], format: str
) -> None:
    (folder / "hostage.txt").rename(os.fsdecode(bytes(folder) + b"/caf\xe9.txt"))
    for _ in range(2):
        done = ran(environment, "check", ".", "-f", format, "-q")
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert done.stdout.decode("utf-8")
    done = ran(environment, "check", ".", "-f", format, "-o", os.fsdecode(b"r\xe9port"))
    assert done.returncode == 1
    assert os.fsdecode(b"r\xe9port") in [file.name for file in folder.iterdir()]


@linux
def test_a_name_that_is_no_utf8_can_be_known_and_accepted(
    folder: Path, environment: dict[str, str]
) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / "hostage.txt").rename(folder / name)
    found = json.loads(ran(environment, "check", ".", "-f", "json").stdout)
    rule = next(each["rule"] for file in found["files"] for each in file["findings"])
    assert ran(environment, "baseline", ".", "-o", "known.yaml").returncode == 0
    assert ran(environment, "check", ".", "--baseline", "known.yaml").returncode == 0
    said = ("--reason", "priced in", "--approver", "Ann")
    assert ran(environment, "accept", name, rule, *said).returncode == 0
    left = json.loads(ran(environment, "check", ".", "-f", "json").stdout)
    assert rule not in [each["rule"] for file in left["files"] for each in file["findings"]]
