"""Tests leave nothing in anybody's cache, and skip nothing where CI runs them."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same run says the same; `python -m fuzz.run` looks for what no run has met.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


# A shell has what it runs in the background ignore Ctrl-C, and the programs that tests start, too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ.pop("CONTRACTLINT_CACHE", None)
    os.environ["XDG_CACHE_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """`.ci/run` installs every program that a test needs: what is skipped there has failed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and "CONTRACTLINT_NO_SKIPS" in os.environ:
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
