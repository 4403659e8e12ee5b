"""Two small contracts in a folder of their own, and an English locale."""

from pathlib import Path

import pytest

HOSTAGE = (
    "Membership agreement\n\n"
    "1. Term\n"
    "1.1 This Agreement is concluded for an initial period of sixty (60) months.\n"
    "1.2 The Member pays the monthly fee by the tenth day of each month.\n"
)
AMBASSADOR = (
    "Membership agreement\n\n"
    "1. Term\n"
    "1.1 This Agreement is concluded for an initial period of one (1) month.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a hostage's and an ambassador's contract in it."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hostage.txt").write_text(HOSTAGE)
    (tmp_path / "ambassador.md").write_text(AMBASSADOR)
    return tmp_path
