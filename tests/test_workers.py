"""Many jobs at once: none is lost, and none takes others with it."""

import os
import signal

import pytest

from contractlint.errors import RuleError, UnreadableFile
from contractlint.workers import Outcome, run_all


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
    assert "test_workers.py:" in found[1].describe()


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
