"""The formats that a marked copy can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from contractlint.annotators.annotator import Annotator


def _docx() -> Annotator:
    from contractlint.annotators.docx import ANNOTATOR

    return ANNOTATOR


def _pdf() -> Annotator:
    from contractlint.annotators.pdf import ANNOTATOR

    return ANNOTATOR


# A document's format -> its annotator, imported when it is first asked for.
ANNOTATORS: Mapping[str, Callable[[], Annotator]] = {
    "docx": _docx,
    "pdf": _pdf,
}
