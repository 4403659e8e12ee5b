"""The cache gives back what is true, or nothing; it fails nobody."""

import os
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contractlint.cache import Cache
from contractlint.cache.database import VERSION, Database
from contractlint.cache.results import RACY

KEY, OTHER = "ab" * 32, "cd" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def reopened(cache: Cache) -> Cache:
    cache.close()
    return Cache(file_of(cache).parents[1])


def file_of(cache: Cache) -> Path:
    return cache._database.file


def kept(cache: Cache) -> Cache:
    cache.store(KEY, b"data")
    return reopened(cache)


def test_what_was_stored_is_recalled_by_the_next_run(cache: Cache) -> None:
    again = kept(cache)
    assert again.recall(KEY) == b"data"
    assert again.recall(OTHER) is None


def test_nobody_else_may_read_it(cache: Cache) -> None:
    file = file_of(kept(cache))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_name_of_a_contract_is_not_in_it(cache: Cache, tmp_path: Path) -> None:
    contract = tmp_path / "secret-merger.txt"
    contract.write_text("text")
    cache.digest(contract, 100)
    cache.close()
    assert b"secret-merger" not in file_of(cache).read_bytes()


@pytest.mark.parametrize(
    "damage", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 4000], ids=len
)
def test_a_damaged_file_is_ignored_and_made_anew(cache: Cache, damage: bytes) -> None:
    file = file_of(kept(cache))
    file.write_bytes(damage)
    again = Cache(file.parents[1])
    assert again.recall(KEY) is None
    assert kept(again).recall(KEY) == b"data"


def test_damage_inside_is_ignored_and_made_anew(cache: Cache) -> None:
    for number in range(200):
        cache.store(f"{number:064x}", os.urandom(3000))
    cache.close()
    file = file_of(cache)
    data = bytearray(file.read_bytes())
    data[2000:-2000] = b"\x55" * (len(data) - 4000)
    file.write_bytes(data)
    again = Cache(file.parents[1])
    for number in range(200):
        again.recall(f"{number:064x}")
    assert kept(again).recall(KEY) == b"data"


def test_a_file_of_another_version_is_made_anew(cache: Cache) -> None:
    file = file_of(kept(cache))
    with sqlite3.connect(file) as connection:
        connection.execute(f"pragma user_version={VERSION + 1}")
    connection.close()
    again = Cache(file.parents[1])
    assert again.recall(KEY) is None
    assert kept(again).recall(KEY) == b"data"


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = Cache(tmp_path / "file")
    cache.store(KEY, b"data")
    assert cache.recall(KEY) is None
    cache.close()


def test_a_full_disk_costs_nothing() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    database = Database(Path("/dev"))
    database.file = Path("/dev/full")
    assert database.ask("select 1 from results") == []
    database.change([("insert into results values (?, ?, ?)", [(b"a", 1, b"b")])])


def test_a_database_that_others_hold_costs_only_a_little_time(cache: Cache) -> None:
    again = kept(cache)
    holder = sqlite3.connect(file_of(again), isolation_level=None)
    holder.execute("begin exclusive")
    assert again.recall(KEY) == b"data"  # readers wait for nobody
    again.store(OTHER, b"more")
    again.close()
    holder.execute("rollback")
    holder.close()
    assert reopened(again).recall(KEY) == b"data"


def test_the_oldest_make_room(tmp_path: Path) -> None:
    database = Database(tmp_path, most=400_000)
    for number in range(100):
        row = (bytes([number]), number, os.urandom(20_000))
        database.change([("insert or replace into results values (?, ?, ?)", [row])])
    left = [key[0][0] for key in database.ask("select key from results order by key")]
    assert left == list(range(100 - len(left), 100))
    assert 5 <= len(left) <= 20
    database.close()


def test_changes_of_two_runs_at_once_are_all_there(tmp_path: Path) -> None:
    # Each waits for the other, so that they make the folder's database at the same moment.
    script = (
        "import sys; from pathlib import Path; from contractlint.cache import Cache\n"
        "folder, first, other = Path(sys.argv[1]), *map(int, sys.argv[2:])\n"
        "(folder / f'{first}.ready').touch()\n"
        "while not (folder / f'{other}.ready').exists(): pass\n"
        "cache = Cache(folder)\n"
        "for n in range(first, first + 300):\n"
        "    cache.store(f'{n:064x}', b'%d' % n)\n"
        "    if n % 20 == 0: cache.flush()\n"
        "cache.close()\n"
    )
    for attempt in range(8):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        words = [sys.executable, "-c", script, str(folder)]
        runs = [subprocess.Popen([*words, *pair]) for pair in (("0", "1000"), ("1000", "0"))]
        assert [run.wait() for run in runs] == [0, 0]
        cache = Cache(folder)
        numbers = [*range(300), *range(1000, 1300)]
        assert [cache.recall(f"{n:064x}") for n in numbers] == [b"%d" % n for n in numbers]
        cache.close()


def test_a_digest_is_that_of_the_bytes_whatever_the_times_say(cache: Cache, tmp_path: Path) -> None:
    file = tmp_path / "contract.txt"
    file.write_text("one")
    stamp = file.stat()
    first = cache.digest(file, 100)
    cache.flush()
    file.write_text("two")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert cache.digest(file, 100) != first


def test_a_file_that_is_known_is_not_read_again(cache: Cache, tmp_path: Path) -> None:
    file = tmp_path / "contract.txt"
    file.write_text("one")
    digest = cache.digest(file, 100)
    # As if it had been seen long after it was changed.
    cache = reopened(cache)
    later = time.time_ns() + 10 * RACY
    cache._database.change([("update files set seen=?, digest=x'abcd'", [(later,)])])
    assert cache.digest(file, 100) == "abcd"
    # A file that was changed as shortly before as this one is read, whatever is known of it.
    cache = reopened(cache)
    cache._database.change([("update files set seen=?", [(file.stat().st_mtime_ns,)])])
    assert cache.digest(file, 100) == digest


@pytest.mark.parametrize("seen", [0, 2**62, -5], ids=["past", "future", "nonsense"])
def test_a_clock_that_was_wrong_makes_no_wrong_digest(
    cache: Cache, tmp_path: Path, seen: int
) -> None:
    file = tmp_path / "contract.txt"
    file.write_text("one")
    cache.digest(file, 100)
    cache.flush()
    cache._database.change([("update files set seen=?", [(seen,)])])
    file.write_text("two")
    fresh = Cache(tmp_path / "other").digest(file, 100)
    assert cache.digest(file, 100) == fresh


def test_what_is_no_plain_small_file_has_no_digest(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 101)
    os.mkfifo(tmp_path / "pipe")
    names = ("large", "pipe", ".", "missing")
    assert [cache.digest(tmp_path / name, 100) for name in names] == ["", "", "", ""]
