"""Where all programs are installed, a skipped test fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NO_SKIPS = "CONTRACTLINT_NO_SKIPS"
ROOT = Path(__file__).parent.parent
TESTS = """
import pytest


def test_holds():
    assert True


@pytest.mark.skipif(True, reason="a program is not installed")
def test_left_out():
    assert True
"""


@pytest.mark.parametrize(("asked", "code"), [({NO_SKIPS: "1"}, 1), ({}, 0)])
def test_a_skipped_test_fails_the_run_only_where_that_is_asked(
    tmp_path: Path, asked: dict[str, str], code: int
) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    kept = {name: value for name, value in os.environ.items() if name != NO_SKIPS}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env=kept | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout
    assert ("a program is not installed" in done.stdout) is bool(asked)


def test_continuous_integration_asks_for_it() -> None:
    shell = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"export {NO_SKIPS}=1" in shell
    assert shell.index(NO_SKIPS) < shell.index("go.py test")
