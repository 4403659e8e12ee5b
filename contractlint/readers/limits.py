"""How much of a file is read: what is beyond was made to exhaust a machine, and is named."""

from __future__ import annotations

from contractlint.errors import UnreadableFile
from contractlint.records import dataclass

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take; what real contracts reach is in docs/ROBUSTNESS.md.

    `size`: bytes of the file. `unpacked`: bytes of all parts of an archive that are read, of one of
    them half as many. `entries` of an archive, whether read or not. `elements`: tags of one part,
    opening and closing ones. `pages` of a PDF. `depth`: how many tables, lists and boxes may stand
    in one another; what is deeper is left out and named.
    """

    size: int = 256 * _MIB
    unpacked: int = 128 * _MIB
    entries: int = 10_000
    elements: int = 4_000_000
    pages: int = 20_000
    depth: int = 24


ORDINARY = Limits()


def over(limit: str, what: str, path: str) -> UnreadableFile:
    """The complaint about a file that is over a limit, named as in `Limits`."""
    return UnreadableFile(
        f"over the limit '{limit}': {what}",
        path=path,
        help=f"if you trust the file, allow more with --max-{limit}",
    )


def refuse_crowd(data: bytes, path: str, limits: Limits) -> None:
    """Raises `UnreadableFile` for an archive of too many entries, before any of them is listed."""
    # The mark of an entry in the archive's directory (APPNOTE.TXT 4.3.12).
    entries = data.count(b"PK\x01\x02")
    if entries > limits.entries:
        raise over("entries", f"an archive of {entries} entries", path)
