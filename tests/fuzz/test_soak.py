"""A soak tries what it promises, writes it down, and goes on where it was stopped."""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path

import pytest

from fuzz.journal import Entry, line, read, tables
from fuzz.mutations import Plan, mutated, packed
from fuzz.soak import main

TEXT = b"The Provider may change the price at any time without notice."


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT)
    (folder / "b.html").write_bytes(b"<html><body><p>The fee may rise.</body></html>")
    (folder / "copy.txt").write_bytes(TEXT)
    (folder / "numbers.json").write_bytes(b'{"a": 1}')
    return folder


def _asked(tmp_path: Path, *more: str) -> list[str]:
    journal, crashes = tmp_path / "soak.journal", tmp_path / "crashes"
    return [
        str(tmp_path / "contracts"),
        # A slow machine is no fault: what takes too long is tested in tests/workers.
        *(
            "--each",
            "3600",
            "--places",
            "3",
            "--flips",
            "4",
            "--journal",
            str(journal),
            "--into",
            str(crashes),
        ),
        *more,
    ]


def test_a_soak_counts_each_file_once_and_what_its_name_refuses_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _folder(tmp_path)
    assert main(_asked(tmp_path)) == 0
    assert capsys.readouterr().out.startswith("3 files, 17 inputs in ")
    known = read(tmp_path / "soak.journal")
    assert sorted(number for file, number in known if file.endswith(".txt")) == list(range(8))
    refused = [entry for entry in known.values() if entry.file.endswith(".json")]
    assert [entry.outcome for entry in refused] == ["refused"]
    assert "(.json)" in refused[0].reason


def test_a_soak_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    _folder(tmp_path)
    journal = tmp_path / "soak.journal"
    assert main(_asked(tmp_path)) == 0
    whole = journal.read_text().splitlines()
    # As if it had been killed in the middle of its sixth line.
    journal.write_text("\n".join(whole[:5]) + "\n" + whole[5][:20])
    assert main(_asked(tmp_path)) == 0
    lines = journal.read_text().splitlines()
    assert lines[:5] == whole[:5]
    assert len(lines) == len(whole) + 1
    assert main(_asked(tmp_path)) == 0
    assert journal.read_text().splitlines() == lines


def test_what_had_no_answer_is_tried_again(tmp_path: Path) -> None:
    _folder(tmp_path)
    journal = tmp_path / "soak.journal"
    assert main(_asked(tmp_path)) == 0
    known = read(journal)
    crashed = next(entry for entry in known.values() if entry.number == 3)
    journal.write_text(journal.read_text() + line(Entry(crashed.file, 3, "crash", "a fault")))
    assert main(_asked(tmp_path)) == 0
    assert read(journal).keys() == known.keys()
    assert read(journal)[crashed.file, 3].outcome == crashed.outcome


def test_no_input_is_begun_when_the_time_is_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _folder(tmp_path)
    assert main(_asked(tmp_path, "--seconds", "0")) == 0
    assert capsys.readouterr().out.startswith("3 files, 0 inputs in ")


def test_the_journal_is_told_by_format_and_by_reason() -> None:
    entries = [
        Entry("0f.pdf", 0, "checked", seconds=2.0, path="a.pdf"),
        Entry("0f.pdf", 1, "refused", "is damaged at byte 12"),
        Entry("0f.pdf", 2, "refused", "is damaged at byte 345"),
        Entry("1f.txt", 0, "checked", seconds=1.0, path="b.txt"),
    ]
    told = tables({(entry.file, entry.number): entry for entry in entries})
    assert "| .pdf | 1 | 3 | 1 | 2 | 0 | 0 | 2 |" in told
    assert "| all | 2 | 4 | 2 | 2 | 0 | 0 | 3 |" in told
    assert "| 2 | refused | is damaged at byte … |" in told


PLAN = Plan(places=20, flips=200, inside=200)


def test_a_file_is_cut_off_at_twenty_places_and_changed_two_hundred_times() -> None:
    data = bytes(range(256)) * 40
    inputs = [mutated(data, number, PLAN) for number in range(PLAN.total)]
    assert inputs[0] == data
    cuts = inputs[1:21]
    assert all(
        cut is not None and data.startswith(cut) and 0 < len(cut) < len(data) for cut in cuts
    )
    assert len(set(cuts)) == 20
    flipped = inputs[21:221]
    assert all(each is not None and len(each) == len(data) and each != data for each in flipped)
    assert len(set(flipped)) == 200
    assert set(inputs[221:]) == {None}  # nothing is packed in it


def test_the_same_number_makes_the_same_input() -> None:
    data = packed({"word/document.xml": TEXT, "b.xml": TEXT[::-1]})
    for number in range(0, PLAN.total, 7):
        assert mutated(data, number, PLAN) == mutated(data, number, PLAN)


def test_inside_of_a_package_one_part_is_changed_and_its_checksum_right(tmp_path: Path) -> None:
    parts = {"word/document.xml": TEXT, "b.xml": TEXT[::-1]}
    for number in range(221, 241):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(mutated(packed(parts), number, PLAN) or b"")
        with zipfile.ZipFile(file) as package:
            changed = [name for name, part in parts.items() if package.read(name) != part]
        assert len(changed) == 1


def test_inside_of_a_pdf_one_stream_is_changed_and_every_offset_stays() -> None:
    head, tail = b"%PDF-1.4\n<</Filter/FlateDecode>>stream\n", b"\nendstream endobj"
    data = head + zlib.compress(TEXT * 9) + tail
    for number in range(221, 241):
        changed = mutated(data, number, PLAN) or b""
        assert changed.startswith(head)
        assert changed.endswith(tail)
        assert len(changed) == len(data)
        # What is longer than it was lacks its end, and with it its checksum.
        inflated = zlib.decompressobj(-zlib.MAX_WBITS).decompress(
            changed[len(head) + 2 : -len(tail)]
        )
        assert inflated != TEXT * 9
        assert inflated


def test_every_entry_can_be_read_again(tmp_path: Path) -> None:
    entry = Entry("0f.pdf", 0, "refused", "ż: „x“", 0.25, "umowa ż.pdf")
    journal = tmp_path / "soak.journal"
    journal.write_text(line(entry), encoding="utf-8")
    assert json.loads(journal.read_text(encoding="utf-8"))["path"] == "umowa ż.pdf"
    assert read(journal) == {("0f.pdf", 0): entry}
