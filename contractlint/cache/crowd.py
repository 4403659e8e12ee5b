"""The reports of a run, kept packed where there are very many: in a tenth of the memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from contractlint.cache.plain import packed, unpacked
from contractlint.model.report import FileReport

# So many are kept as they are: to unpack them again and again takes a while.
MOST_OPEN = 2_000


class Crowd(Sequence[FileReport]):
    """Reports that are unpacked whenever they are looked at; what they share stays shared."""

    def __init__(self, reports: Sequence[tuple[str, bytes]]) -> None:
        self._reports = reports
        self._shared: dict[object, object] = {}

    def __len__(self) -> int:
        return len(self._reports)

    @overload
    def __getitem__(self, index: int) -> FileReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FileReport]: ...

    def __getitem__(self, index: int | slice) -> FileReport | Sequence[FileReport]:
        if isinstance(index, slice):
            return Crowd(self._reports[index])
        path, data = self._reports[index]
        found = unpacked(data, path, self._shared)
        assert found is not None, "packed by this very run"
        return found

    def __iter__(self) -> Iterator[FileReport]:
        return (self[index] for index in range(len(self)))


def kept(report: FileReport) -> tuple[str, bytes]:
    """A report as a crowd keeps it."""
    return report.path, packed(report)
