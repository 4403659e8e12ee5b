"""Appends changed and new objects to a PDF, so that every byte of the original stays as it was."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

# ISO 32000-1, 7.5.5: the last lines tell where the cross-references begin.
_START: Final = re.compile(rb"startxref\s+(\d+)\s*")
_OBJECT: Final = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_KEPT: Final = ("/Root", "/Info")


class Update:
    """An incremental update (ISO 32000-1, 7.5.6): objects by number, written behind the file."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        self.reader = reader
        self._data = data
        self._objects: dict[tuple[int, int], PdfObject] = {}
        self._next = _size(reader)

    def add(self, value: PdfObject) -> IndirectObject:
        """A new object; what points to it."""
        reference = IndirectObject(self._next, 0, self.reader)
        self._next += 1
        self._objects[reference.idnum, 0] = value
        return reference

    def replace(self, reference: IndirectObject, value: PdfObject) -> None:
        """Another value for an object of the file or of this update."""
        self._objects[reference.idnum, reference.generation] = value

    def value_of(self, value: object) -> object:
        """What a value or a pointer to one is by now."""
        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            return self._objects[key] if key in self._objects else value.get_object()
        return value

    def written(self) -> bytes:
        """The file with the update behind it; the file itself where nothing is new."""
        if not self._objects:
            return self._data
        start, is_table = place_of_references(self._data)
        out = io.BytesIO()
        out.write(self._data)
        out.write(b"" if self._data.endswith((b"\n", b"\r")) else b"\n")
        places: dict[tuple[int, int], int] = {}
        for (number, generation), value in sorted(self._objects.items()):
            places[number, generation] = out.tell()
            _write(out, number, generation, value)
        trailer = self._trailer(start, out.getvalue()[len(self._data) :])
        end = out.tell()
        if is_table:
            _write_table(out, places, trailer)
        else:
            self._write_stream(out, places, trailer, end)
        out.write(b"startxref\n%d\n%%%%EOF\n" % end)
        return out.getvalue()

    def _trailer(self, start: int, news: bytes) -> DictionaryObject:
        old = self.reader.trailer
        trailer = DictionaryObject({NameObject(k): old.raw_get(k) for k in _KEPT if k in old})
        trailer[NameObject("/Size")] = NumberObject(self._next)
        trailer[NameObject("/Prev")] = NumberObject(start)
        names = self.value_of(old.raw_get("/ID")) if "/ID" in old else None
        if isinstance(names, ArrayObject) and names:
            # The first names the file for good, the second this version of it.
            own = hashlib.md5(news, usedforsecurity=False).digest()
            trailer[NameObject("/ID")] = ArrayObject([names[0], ByteStringObject(own)])
        return trailer

    def _write_stream(
        self,
        out: io.BytesIO,
        places: dict[tuple[int, int], int],
        trailer: DictionaryObject,
        end: int,
    ) -> None:
        """A cross-reference stream (7.5.8), for files that have no table."""
        number = self._next
        stream = DecodedStreamObject()
        stream.update(trailer)
        entries = {**places, (number, 0): end}
        rows = [
            b"\x01" + place.to_bytes(8, "big") + generation.to_bytes(2, "big")
            for (_, generation), place in sorted(entries.items())
        ]
        runs = [each for run in _runs(sorted(entries)) for each in (run[0][0], len(run))]
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/Size")] = NumberObject(number + 1)
        stream[NameObject("/W")] = ArrayObject([NumberObject(n) for n in (1, 8, 2)])
        stream[NameObject("/Index")] = ArrayObject([NumberObject(n) for n in runs])
        stream.set_data(b"".join(rows))
        _write(out, number, 0, stream)


def place_of_references(data: bytes) -> tuple[int, bool]:
    """Where the newest cross-references begin, and whether they are a table; raises `ValueError`
    where the file does not keep what its last lines say.
    """
    found = list(_START.finditer(data, max(0, len(data) - 2048)))
    start = int(found[-1][1]) if found else -1
    if not 0 < start < len(data):
        raise ValueError("no cross-references")
    if data[start : start + 8].lstrip().startswith(b"xref"):
        return start, True
    if _OBJECT.match(data, start):
        return start, False
    raise ValueError("no cross-references where they should be")


def _size(reader: PdfReader) -> int:
    """One more than the highest number of an object, whatever the trailer says."""
    tables = [max(numbers, default=0) for numbers in reader.xref.values()]
    said = reader.trailer.get("/Size", 0)
    packed = max(reader.xref_objStm, default=0)
    return max([int(said), packed + 1, *(highest + 1 for highest in tables)])


def _write(out: io.BytesIO, number: int, generation: int, value: PdfObject) -> None:
    out.write(b"%d %d obj\n" % (number, generation))
    value.write_to_stream(out)
    out.write(b"\nendobj\n")


def _write_table(
    out: io.BytesIO, places: dict[tuple[int, int], int], trailer: DictionaryObject
) -> None:
    out.write(b"xref\n")
    for run in _runs(sorted(places)):
        out.write(b"%d %d\n" % (run[0][0], len(run)))
        for number, generation in run:
            out.write(b"%010d %05d n\r\n" % (places[number, generation], generation))
    out.write(b"trailer\n")
    trailer.write_to_stream(out)
    out.write(b"\n")


def _runs(keys: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Objects with consecutive numbers, as the sections of cross-references list them."""
    run: list[tuple[int, int]] = []
    for key in keys:
        if run and key[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(key)
    if run:
        yield run
