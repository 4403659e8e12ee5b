"""A batch: tables with everything in them, finished work done once, faults that cost one file."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pytest

from contractlint.batch.job import Entry, Job, lint_rows
from contractlint.batch.rows import unpacked
from contractlint.batch.tables import TABLES
from contractlint.cli import main
from contractlint.settings import Settings

from .conftest import ROOT, contracts, parts, program, rows

OUT = Path("findings.parquet")


def batch(*words: str) -> int:
    return main(["batch", "contracts", "--out", str(OUT), "-j", "1", *words])


def test_tables_hold_what_was_found(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    contracts(folder / "contracts", 1, first=60)
    assert batch() == 0
    assert "contracts 8, of them done now 8, not read 0, read in part 0" in capfd.readouterr().out
    found = rows(OUT, "contracts")
    assert [row["path"] for row in found] == sorted(row["path"] for row in found)
    assert len(found) == 8
    worst = next(row for row in found if row["path"] == "contracts/c060.txt")
    assert (worst["worst"], worst["format"], worst["read"]) == ("high", "text", 1.0)
    (finding,) = [r for r in rows(OUT, "findings") if r["rule"] == "initial-term-too-long"]
    assert finding["path"] == "contracts/c060.txt"
    assert finding["captures"][0]["number"] == 60.0
    assert "60 months" in finding["quote"]
    facts = [r for r in rows(OUT, "facts") if r["name"] == "initial-term"]
    assert [(row["value"], row["unit"]) for row in facts if row["path"] == finding["path"]] == [
        ("60", "month")
    ]
    assert rows(OUT, "not_checked") == []


def test_columns_are_those_that_are_documented(folder: Path) -> None:
    assert batch() == 0
    for table, columns in TABLES.items():
        schema = pq.read_schema(OUT / table / "part-00000.parquet")
        assert schema.names == [column.name for column in columns]
        assert [field.nullable for field in schema] == [column.optional for column in columns]


def test_what_is_finished_is_not_done_again(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert batch() == 0
    before = parts(OUT)
    assert batch() == 0
    assert "done now 0" in capfd.readouterr().out
    assert parts(OUT) == before
    (folder / "contracts" / "c002.txt").write_text("1. Term\n1.1 It ends on Monday.\n")
    (folder / "contracts" / "c003.txt").unlink()
    assert batch() == 0
    assert "contracts 6, of them done now 1," in capfd.readouterr().out
    assert "contracts/c003.txt" not in [row["path"] for row in rows(OUT, "facts")]


def test_other_rules_judge_everything_anew(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert batch() == 0
    assert batch("--select", "exit") == 0
    assert "done now 7" in capfd.readouterr().out


def test_the_same_contracts_give_the_same_bytes(folder: Path) -> None:
    assert batch() == 0
    assert main(["batch", "contracts", "--out", "twin", "-j", "2", "-q"]) == 0
    assert parts(Path("twin")) == parts(OUT)


@contextmanager
def at_its_last(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A batch that has finished some contracts, and has one more that keeps it for a minute."""
    last = folder / "contracts" / "zz.txt"
    contracts(last.parent, 1, first=999, lockers=100_000)
    (last.parent / "c999.txt").rename(last)
    running = program("batch", "contracts", "--out", str(OUT), *words)
    log = OUT / "_journal.sqlite-wal"
    while running.poll() is None and not (log.exists() and log.stat().st_size > 60_000):
        time.sleep(0.005)
    assert running.poll() is None, running.communicate()
    yield running
    running.communicate()
    last.unlink()


def test_a_kill_loses_nothing_that_was_finished(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    contracts(folder / "contracts", 40, first=20, lockers=25)
    with at_its_last(folder, "-j", "1") as running:
        running.kill()
    assert not (OUT / "_batch.json").exists()
    assert batch() == 0
    said = capfd.readouterr().out
    assert "contracts 47" in said
    assert 0 < int(said.split("done now ")[1].split(",")[0]) < 47
    assert main(["batch", "contracts", "--out", "twin", "-j", "1", "-q"]) == 0
    assert parts(Path("twin")) == parts(OUT)


def test_an_unreadable_contract_costs_only_itself(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "contracts" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert batch() == 2
    assert "not read 1" in capfd.readouterr().out
    (row,) = rows(OUT, "not_checked")
    assert (row["kind"], row["path"]) == ("file", "contracts/broken.pdf")
    assert row["reason"]
    (broken,) = [r for r in rows(OUT, "contracts") if r["error"]]
    assert broken["grade"] is None


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_a_name_that_is_no_text_is_named(folder: Path) -> None:
    name = os.fsencode(str(folder / "contracts")) + b"/\xff.txt"
    Path(os.fsdecode(name)).write_text("1. Term\n1.1 The term is 6 months.\n")
    assert batch() == 0
    assert "contracts/\\udcff.txt" in [row["path"] for row in rows(OUT, "contracts")]


def test_contracts_in_an_archive_are_read(folder: Path) -> None:
    with zipfile.ZipFile("all.zip", "w") as archive:
        for file in sorted(Path("contracts").rglob("*.txt")):
            archive.write(file)
        archive.writestr("contracts/picture.jpg", b"no contract")
    assert main(["batch", "zip://::all.zip", "--out", str(OUT), "-j", "1", "-q"]) == 0
    names = [row["path"] for row in rows(OUT, "contracts")]
    assert len(names) == 7
    assert names[-1] == "all.zip/contracts/more/c013.txt"


def test_globs_leave_objects_out(folder: Path) -> None:
    address = (folder / "contracts").as_uri()
    assert main(["batch", address, "--out", str(OUT), "-q", "--exclude", "more/"]) == 0
    assert len(rows(OUT, "contracts")) == 5


@pytest.mark.parametrize("address", ["file:///nowhere/at/all", "memory://nothing", "quux://x/y"])
def test_an_address_without_contracts_is_said(
    folder: Path, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", address, "--out", str(OUT), "-q"]) == 2
    assert capfd.readouterr().err.startswith("error: ")


def test_an_object_that_changed_is_done_again(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = fsspec.filesystem("memory")
    for name in ("a", "b"):
        store.pipe(f"/leases/{name}.txt", b"1. Term\n1.1 The term is 6 months.\n")
    words = ("batch", "memory://leases", "--out", str(OUT), "-j", "1")
    assert main([*words]) == 0
    store.pipe("/leases/b.txt", b"1. Term\n1.1 The term is 9 months.\n")
    assert main([*words]) == 0
    said = capfd.readouterr().out
    assert "of them done now 2" in said
    assert "of them done now 1" in said
    assert [row["path"] for row in rows(OUT, "contracts")] == [
        "memory:///leases/a.txt",
        "memory:///leases/b.txt",
    ]


def test_an_object_that_does_not_come_is_tried_again(folder: Path) -> None:
    body, again = lint_rows(Job(Entry("gone.txt", "", address="memory://gone.txt"), Settings()))
    (row,) = unpacked(body)["not_checked"]
    assert again
    assert str(row["reason"]).startswith("cannot be fetched")


def test_sources_that_overlap_are_done_once(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    overlapping = ("contracts", "contracts/c001.txt", "contracts/more")
    assert main(["batch", *overlapping, "--out", str(OUT), "-j", "1"]) == 0
    assert "contracts 7, of them done now 7" in capfd.readouterr().out


def test_a_folder_with_other_things_is_left_alone(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "contracts", "--out", "contracts"]) == 2
    assert "holds something else already" in capfd.readouterr().err
    assert not (folder / "contracts" / "_journal.sqlite").exists()


def test_a_damaged_journal_is_begun_anew(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert batch() == 0
    (OUT / "_journal.sqlite").write_bytes(b"no database" * 1000)
    assert batch() == 0
    assert capfd.readouterr().out.count("done now 7") == 2


def _changed(statement: str) -> None:
    with closing(sqlite3.connect(OUT / "_journal.sqlite")) as database, database:
        database.execute(statement)


@pytest.mark.parametrize("body", ["x'00'", "'text'", "5"])
def test_damaged_rows_of_a_contract_are_told_and_made_again(
    folder: Path, capfd: pytest.CaptureFixture[str], body: str
) -> None:
    assert batch() == 0
    _changed(f"update settled set body={body} where name=(select min(name) from settled)")
    (OUT / "_batch.json").unlink()
    assert batch() == 2
    assert "what was found in 1 contracts is lost" in capfd.readouterr().err
    assert batch() == 0
    assert "contracts 7, of them done now 1" in capfd.readouterr().out


def test_a_journal_of_other_columns_is_said_to_be_damaged(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert batch() == 0
    _changed("alter table settled rename column name to other")
    assert batch() == 2
    assert "is damaged: no such column" in capfd.readouterr().err


@pytest.mark.parametrize("begin", [b"CREATE TABL\xff settled", b"\xffREATE TABLE settled"])
def test_a_journal_whose_columns_are_no_text_is_begun_anew(
    folder: Path, capfd: pytest.CaptureFixture[str], begin: bytes
) -> None:
    assert batch() == 0
    file = OUT / "_journal.sqlite"
    whole = file.read_bytes()
    assert b"CREATE TABLE settled" in whole
    file.write_bytes(whole.replace(b"CREATE TABLE settled", begin))
    assert batch() == 0
    assert capfd.readouterr().out.count("done now 7") == 2


def test_two_batches_do_not_write_into_one_folder(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from contractlint.batch.journal import opened

    OUT.mkdir()
    with opened(OUT):
        assert batch() == 2
    assert "another batch is writing here" in capfd.readouterr().err


def test_tables_half_written_have_no_manifest(folder: Path) -> None:
    """What a crash while writing leaves is made whole by the next run."""
    assert batch() == 0
    before = parts(OUT)
    (OUT / "_batch.json").unlink()
    shutil.rmtree(OUT / "facts")
    (OUT / "_new" / "facts").mkdir(parents=True)
    assert batch() == 0
    assert parts(OUT) == before
    assert json.loads((OUT / "_batch.json").read_text())["contracts"] == 7
    assert not (OUT / "_new").exists()


def test_overrides_of_the_configuration_count(folder: Path) -> None:
    contracts(folder / "contracts" / "more", 1, first=60)
    contracts(folder / "contracts", 1, first=60)
    (folder / ".contractlint.yaml").write_text(
        "overrides:\n  - path: contracts/more/\n    ignore: [initial-term-too-long]\n"
    )
    assert batch() == 0
    found = [r["path"] for r in rows(OUT, "findings") if r["rule"] == "initial-term-too-long"]
    assert found == ["contracts/c060.txt"]


@pytest.mark.parametrize(
    ("module", "words", "extra"),
    [
        ("pyarrow", ("contracts",), "batch"),
        ("fsspec", ("memory://contracts",), "batch"),
        ("ray", ("contracts", "--engine", "ray"), "ray"),
    ],
)
def test_a_missing_library_is_named_with_its_command(
    folder: Path,
    module: str,
    words: tuple[str, ...],
    extra: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    # What Python itself sees where a module is not installed.
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["batch", *words, "--out", str(OUT)]) == 2
    assert f"pip install 'contractlint[{extra}]'" in capfd.readouterr().err


def test_a_contract_over_a_limit_costs_only_itself(folder: Path) -> None:
    (folder / "contracts" / "long.txt").write_text("1. Term\n" + "1.1 It is long.\n" * 200_000)
    assert main(["batch", "contracts", "--out", str(OUT), "-q", "--max-seconds", "2"]) == 2
    (row,) = rows(OUT, "not_checked")
    assert row["path"] == "contracts/long.txt"
    assert "over the limit 'seconds'" in row["reason"]
    assert "--max-seconds" in row["help"]


def test_an_unknown_profile_leaves_nothing_behind(folder: Path) -> None:
    assert batch("--profile", "nowhere") == 2
    assert not OUT.exists()


def test_an_interrupt_keeps_what_is_finished(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    contracts(folder / "contracts", 40, first=20, lockers=25)
    with at_its_last(folder, "-j", "2") as running:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate()
    assert running.returncode == 130
    assert "Traceback" not in said
    assert batch() == 0
    assert int(capfd.readouterr().out.split("done now ")[1].split(",")[0]) < 47


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's limit on the size of files")
def test_a_full_disk_is_said(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files cannot grow beyond so many blocks: as on a full disk, the write itself fails."""
    limit = f"ulimit -f 40; exec {sys.executable} -m contractlint batch contracts --out {OUT} -j 1"
    done = subprocess.run(
        ["bash", "-c", limit],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert batch() == 0
    assert "contracts 7" in capfd.readouterr().out
