"""How much of a file was read and understood, and why that may be too little for a grade."""

from __future__ import annotations

from contractlint.model.document import Document
from contractlint.model.report import Coverage, Ungraded


def coverage_of(document: Document, spoken: float) -> Coverage:
    """What was read of a document; `spoken` is the share in languages that the rules speak."""
    pages = document.pages
    missing = {part.page for part in document.unread if part.page}
    read = None if pages is None else pages - len(missing)
    return Coverage(document.read_share, spoken, read)


def why_ungraded(document: Document, coverage: Coverage, enough: float) -> Ungraded | None:
    """Why less than `enough` was read or understood; None where it was enough."""
    if coverage.read < enough:
        scans = {part.page for part in document.unread if part.page and part.scan}
        missing = {part.page for part in document.unread if part.page}
        pages = document.pages or 0
        if missing and scans == missing:
            return Ungraded("scans", coverage.read, len(scans), pages)
        if missing:
            return Ungraded("pages", coverage.read, len(missing), pages)
        return Ungraded("text", coverage.read)
    return Ungraded("language", coverage.spoken) if coverage.spoken < enough else None
