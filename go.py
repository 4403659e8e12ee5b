"""Sets up a virtual environment beside this file and runs one thing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
USAGE = """usage: python3 go.py demo     set up, then lint a sample contract
       python3 go.py test     set up, then run all checks and tests
       python3 go.py check …  set up, then run `contractlint check …`
       python3 go.py release  set up, then build sdist, wheel and list of parts in dist/
"""
# What `test` runs, in this order; the first failure ends it.
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("contractlint", "test"),
    ("pytest", "-q"),
    ("python", "release.py", "audit"),
)


def main(words: list[str]) -> int:
    """Exit code of what was run; 2 when asked for something else."""
    if not words or words[0] not in ("demo", "test", "check", "release"):
        sys.stderr.write(USAGE)
        return 2
    set_up("dev" if words[0] in ("test", "release") else "")
    if words[0] == "test":
        return first_failure()
    if words[0] == "release":
        return run(("python", "release.py", "build", "dist"))
    return run(("contractlint", *words))


def set_up(extra: str) -> None:
    """Installs the package, editable, with what the tests need when they are to be run."""
    stamp = HOME / f"installed-{extra or 'plain'}"
    project = HERE / "pyproject.toml"
    if stamp.exists() and stamp.read_bytes() == project.read_bytes():
        return
    if not BIN.exists():
        venv.create(HOME, with_pip=True)
    target = f"{HERE}[{extra}]" if extra else str(HERE)
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target],
        check=True,
    )
    stamp.write_bytes(project.read_bytes())


def first_failure() -> int:
    """Runs the checks until one fails."""
    return next((code for check in CHECKS if (code := run(check))), 0)


def run(command: tuple[str, ...]) -> int:
    """Runs an installed program from the root of the checkout."""
    sys.stderr.write(f"\n$ {' '.join(command)}\n")
    sys.stderr.flush()
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=HERE, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
