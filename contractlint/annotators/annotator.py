"""What an annotator is: it writes a copy of a contract with remarks on its words, no word lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from contractlint.model.annotation import Edit, Marked, Note
from contractlint.model.document import Document
from contractlint.records import dataclass

# Who signs comments and changes.
AUTHOR: Final = "contractlint"


class Annotate(Protocol):
    """The function of an annotator: the file's bytes, what a reader made of them (with all tracked
    changes accepted), notes and edits, and the moment to sign with ("2026-03-01T00:00:00Z", "" for
    none). Same input, same bytes. Raises `UnreadableFile` for a file that cannot be marked.
    """

    def __call__(
        self,
        data: bytes,
        document: Document,
        notes: Sequence[Note],
        edits: Sequence[Edit],
        moment: str,
        /,
    ) -> Marked: ...


@dataclass(frozen=True, slots=True)
class Annotator:
    """A format that can be marked; `suggests` says whether it shows edits as tracked changes."""

    name: str
    annotate: Annotate
    suggests: bool = False
