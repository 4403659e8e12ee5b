"""Many jobs at once: none is lost, and none takes others with it."""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from contractlint.errors import RuleError, UnreadableFile
from contractlint.workers import Bounds, Outcome, done_apart, run_all, tell
from contractlint.workers.outcome import FAULT

MIB = 2**20
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")


def work(job: int) -> int:
    """Doubles; 13 crashes, 66 is a complaint, 99 kills its process."""
    if job == 13:
        raise ValueError("thirteen")
    if job == 66:
        raise UnreadableFile("sixty-six", path="66.pdf", help="count again")
    if job == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * job


def outcomes(jobs: list[int], workers: int = 0) -> list[Outcome[int]]:
    return sorted(run_all(work, jobs, workers), key=lambda outcome: outcome.index)


@pytest.mark.parametrize("workers", [1, 2])
def test_every_job_has_its_outcome(workers: int) -> None:
    jobs = list(range(40, 60))
    assert [outcome.value for outcome in outcomes(jobs, workers)] == [2 * job for job in jobs]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_costs_only_its_own_job(workers: int) -> None:
    found = outcomes([1, 13, 2], workers)
    assert [outcome.value for outcome in found] == [2, None, 4]
    assert "ValueError: thirteen" in found[1].describe()
    assert "test_pool.py:" in found[1].describe()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_complaint_crosses_whole(workers: int) -> None:
    error = outcomes([66, 1], workers)[0].error
    assert isinstance(error, UnreadableFile)
    assert (error.what, error.path, error.help) == ("sixty-six", "66.pdf", "count again")
    assert not isinstance(error, RuleError)


def test_a_killed_process_costs_only_the_job_that_killed_it() -> None:
    jobs = [*range(8), 99, *range(20, 30), 99, 31]
    found = outcomes(jobs, 2)
    assert [outcome.value for outcome in found] == [None if job == 99 else 2 * job for job in jobs]
    assert "brought down" in found[8].describe()


def test_a_handful_is_done_without_processes() -> None:
    assert {outcome.value for outcome in run_all(pid, [0, 1, 2])} == {os.getpid()}
    assert os.getpid() not in {outcome.value for outcome in run_all(pid, [0, 1, 2], 2)}


def pid(_: int) -> int:
    return os.getpid()


def stall(job: int) -> int:
    """Zero stalls and will not be asked to stop."""
    if job == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(60)
    return job


def test_a_stalled_job_is_over_its_time_and_costs_only_itself() -> None:
    found = sorted(run_all(stall, [1, 0, 2, 3], 2, bounds=Bounds(seconds=4)), key=by_index)
    assert [outcome.value for outcome in found] == [1, None, 2, 3]
    assert found[1].limit == "seconds"
    assert found[1].describe(Bounds(seconds=4)) == ("over the limit 'seconds': took more than 4 s")


def by_index(outcome: Outcome[int]) -> int:
    return outcome.index


def slowly(job: int) -> int:
    for step in range(job):
        time.sleep(0.3)
        tell(step + 1, job)
    return job


@pytest.mark.parametrize("bounds", [Bounds(), Bounds(seconds=2.5)])
def test_a_job_that_gets_on_and_says_so_is_not_stalled(bounds: Bounds) -> None:
    heard: list[tuple[int, tuple[int, ...]]] = []
    (outcome,) = run_all(slowly, [9], bounds=bounds, heard=lambda *said: heard.append(said))
    assert outcome.value == 9
    assert heard == [(0, (step, 9)) for step in range(1, 10)]


def devour(job: int) -> int:
    """The size of as many MiB as the job says; the process that did it."""
    return len(bytearray(job * MIB)) * 0 + os.getpid()


@linux
def test_a_devouring_job_is_over_its_memory_and_gives_it_back() -> None:
    bounds = Bounds(memory=300 * MIB)
    first, second, third = run_all(devour, [1, 600, 1], 1, bounds=bounds)
    assert second.limit == "memory"
    assert second.describe(bounds) == "over the limit 'memory': took more than 300 MiB of memory"
    assert first.value != third.value
    assert os.getpid() not in (first.value, third.value)


def broken_for_want_of_memory(job: int) -> int:
    try:
        kept = [bytearray(os.urandom(MIB)) for _ in range(job)]
    except MemoryError:
        raise UnreadableFile("is broken") from None
    return len(kept)


@linux
def test_what_a_library_calls_broken_for_want_of_memory_is_over_its_memory() -> None:
    outcomes = run_all(broken_for_want_of_memory, [400, 10], 1, bounds=Bounds(memory=200 * MIB))
    assert [(outcome.limit, outcome.value) for outcome in outcomes] == [("memory", None), ("", 10)]


def numbers(taken: list[int]) -> Iterator[int]:
    for number in itertools.count():
        taken.append(number)
        yield number


def test_jobs_are_taken_only_as_workers_get_free() -> None:
    taken: list[int] = []
    with closing(run_all(pid, numbers(taken), 2)) as outcomes:  # type: ignore[type-var]
        for _ in range(20):
            next(outcomes)
    assert len(taken) < 40


def lasting(folder: Path) -> None:
    """Writes down who works here, and never ends."""
    (folder / str(os.getpid())).touch()
    time.sleep(600)


def test_nobody_is_left_behind_when_outcomes_are_no_longer_wanted(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with closing(run_all(job_of, [(lasting, first), (pid, 1), (pid, 2)], 2)) as outcomes:
        next(outcomes)
        deadline = time.monotonic() + 30
        while not list(first.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.05)
    (worker,) = first.iterdir()
    with pytest.raises(ProcessLookupError):
        os.kill(int(worker.name), 0)


def job_of(job):  # type: ignore[no-untyped-def]
    work, argument = job
    return work(argument)


def with_a_child(folder: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (folder / str(child.pid)).touch()
    child.wait()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_what_a_stalled_job_has_started_ends_with_it(tmp_path: Path) -> None:
    (outcome,) = run_all(with_a_child, [tmp_path], bounds=Bounds(seconds=2))
    assert outcome.limit == "seconds"
    (child,) = tmp_path.iterdir()
    deadline = time.monotonic() + 30
    while is_running(int(child.name)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(int(child.name))


def is_running(number: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{number}/stat").read_text().split()[2]
    except OSError:
        return False


def test_a_worker_that_dies_between_jobs_costs_none() -> None:
    found: list[int | None] = []
    with closing(run_all(pid, iter(range(100)), 1, bounds=Bounds(seconds=60))) as outcomes:
        for outcome in itertools.islice(outcomes, 20):
            found.append(outcome.value)
            if len(found) == 10:
                os.kill(found[-1] or 0, signal.SIGKILL)
                time.sleep(0.1)
    # The job that it was given before may be lost with it.
    assert sum(value is None for value in found) <= 1
    assert len(set(found) - {None}) == 2


def unsendable(job: int) -> object:
    return (lambda: job) if job == 1 else job


def test_a_value_that_cannot_cross_is_a_crash_of_its_own_job() -> None:
    found = sorted(run_all(unsendable, [0, 1, 2], 2), key=lambda outcome: outcome.index)
    assert [outcome.value for outcome in found] == [0, None, 2]
    assert "pickle" in found[1].describe()


def doubled(job: bytes) -> bytes:
    return job + job


def test_jobs_and_values_larger_than_a_pipe_cross_whole() -> None:
    jobs = [bytes([number]) * 5 * MIB for number in range(8)]
    found = sorted(run_all(doubled, jobs, 2), key=lambda outcome: outcome.index)
    assert [outcome.value for outcome in found] == [job + job for job in jobs]


def test_where_forking_is_unsafe_workers_are_new_processes() -> None:
    found = sorted(
        run_all(work, [1, 13, 99, 66, 2], 2, bounds=Bounds(seconds=120), forks=False),
        key=by_index,
    )
    assert [outcome.value for outcome in found] == [2, None, None, None, 4]
    assert "ValueError: thirteen" in found[1].describe()
    assert "brought down" in found[2].describe()
    assert isinstance(found[3].error, UnreadableFile)


def test_what_libraries_print_does_not_get_into_a_report(capfd: pytest.CaptureFixture[str]) -> None:
    list(run_all(chatter, [1, 2, 3], 2))
    assert capfd.readouterr().out == ""


def chatter(_: int) -> None:
    os.write(1, b"chatter")


# What a worker says goes to the stderr that it has from its pool: who reads it to its end knows
# that everybody who could write there is gone.
KILLED = """
import sys
from contractlint.workers import Bounds, run_all
if __name__ == "__main__":
    job = "import os, time; {begun}; os.write(2, b'begun'); time.sleep(3600)"
    list(run_all(exec, [job], bounds=Bounds(seconds=7200), forks={forks}))
"""
NOTHING = "pass"
A_CHILD = "import subprocess; subprocess.Popen(['sleep', '3600'])"


@pytest.mark.skipif(os.name != "posix", reason="no signals here")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "term"])
@pytest.mark.parametrize(
    ("forks", "begun"),
    [
        pytest.param(True, NOTHING, marks=linux, id="forked"),
        pytest.param(True, A_CHILD, marks=linux, id="forked-with-a-child"),
        pytest.param(False, NOTHING, id="spawned"),
    ],
)
def test_workers_end_with_their_pool_however_it_ends(forks: bool, begun: str, number: int) -> None:
    script = KILLED.format(forks=forks, begun=begun)
    pool = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE)
    assert pool.stderr is not None
    assert pool.stderr.read(5) == b"begun"
    pool.send_signal(number)
    assert pool.communicate(timeout=120)[1] == b""


@pytest.mark.parametrize("forks", [pytest.param(True, marks=linux), False])
def test_what_became_of_one_job_is_its_value_or_a_complaint(forks: bool) -> None:
    bounds = Bounds(seconds=120)
    apart = partial(done_apart, bounds=bounds, forks=forks)
    assert apart(work, 7, "a.pdf") == 14
    with pytest.raises(UnreadableFile) as complaint:
        apart(work, 66, "a.pdf")
    assert (complaint.value.what, complaint.value.path) == ("sixty-six", "66.pdf")
    with pytest.raises(UnreadableFile) as crash:
        apart(work, 13, "a.pdf")
    assert crash.value.what.startswith("crashed the checker: ValueError: thirteen (test_pool.py:")
    assert (crash.value.path, crash.value.help) == ("a.pdf", FAULT)
    with pytest.raises(UnreadableFile, match="brought down the process that checked it"):
        apart(work, 99, "a.pdf")


def test_one_job_over_its_time_is_a_complaint_that_tells_what_to_do() -> None:
    with pytest.raises(UnreadableFile) as late:
        done_apart(stall, 0, "a.pdf", bounds=Bounds(seconds=0.2))
    assert late.value.what == "over the limit 'seconds': took more than 0.2 s"
    assert late.value.path == "a.pdf"
    assert late.value.help == "if you trust the file, allow more with --max-seconds"


@linux
def test_one_job_over_its_memory_is_a_complaint_that_tells_what_to_do() -> None:
    with pytest.raises(UnreadableFile) as greedy:
        done_apart(devour, 600, "a.pdf", bounds=Bounds(memory=300 * MIB))
    assert greedy.value.what == "over the limit 'memory': took more than 300 MiB of memory"
    assert greedy.value.help == "if you trust the file, allow more with --max-memory"
