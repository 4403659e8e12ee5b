"""A file's report → the rows that it gives to each table."""

from __future__ import annotations

import json
import zlib

from contractlint.batch.tables import Row, Rows, Value
from contractlint.locale import Words, words_of
from contractlint.model.document import PageBox, Unread
from contractlint.model.facts import ExitCost, Fact
from contractlint.model.finding import Finding, Location
from contractlint.model.phrase import Phrase
from contractlint.model.quantity import Count, Date, Duration, Money, Percentage, Quantity
from contractlint.model.report import FileReport

_NOTHING: Row = {"value": None, "number": None, "unit": None, "days": None}


def rows_of(file: FileReport, language: str, profile: str, size: int | None) -> Rows:
    """The rows of one contract, those of each table in the order of its text."""
    words = words_of(language)
    which: Row = {"path": file.path, "sha256": file.digest}
    return {
        "contracts": [which | _contract(file, profile, size)],
        "findings": [which | _finding(finding) for finding in file.findings],
        "facts": [which | _fact(fact, file, words) for fact in file.facts.entries],
        "not_checked": _not_checked(file, which, words),
    }


def packed(rows: Rows) -> bytes:
    """The rows as they travel between processes and rest in the journal."""
    text = json.dumps(_written(rows), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 1)


def unpacked(body: bytes) -> Rows:
    """The rows again; raises `ValueError` for anything else."""
    try:
        found: Rows = json.loads(zlib.decompress(body))
    except (zlib.error, TypeError) as error:
        raise ValueError("no rows of a contract") from error
    return found


def _written(value: object) -> object:
    """Texts that UTF-8 can hold: names of files and broken fonts give some that it cannot."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case list():
            return [_written(each) for each in value]
        case dict():
            return {key: _written(each) for key, each in value.items()}
        case _:
            return value


def _contract(file: FileReport, profile: str, size: int | None) -> Row:
    return {
        "format": file.format,
        "bytes": size,
        "pages": file.pages,
        "languages": [{"code": code, "share": share} for code, share in file.languages],
        "read": file.coverage.read,
        "spoken": file.coverage.spoken,
        "score": file.score.value if file.score else None,
        "grade": file.score.grade if file.score else None,
        "worst": file.worst.word if file.worst is not None else None,
        "findings": len(file.findings),
        "unchecked": sum(not part.open_question for part in file.not_checked),
        "signed": file.facts.signed.isoformat() if file.facts.signed else None,
        "profile": profile,
        "error": file.error or None,
    }


def _finding(finding: Finding) -> Row:
    where = finding.location
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.word,
        "rank": int(finding.severity),
        "confidence": finding.confidence.word,
        "title": finding.title,
        "message": finding.message,
        "standing": finding.standing,
        "law": [f"{law.jurisdiction} {law.cite}".strip() for law in finding.law],
        "limit": finding.threshold.limit if finding.threshold else None,
        "captures": [_capture(name, quantity) for name, quantity in finding.captures],
        **_where((where,)),
        "start": where.span.start,
        "end": where.span.end,
        "fairer": finding.fairer,
        "fingerprint": finding.fingerprint,
    }


def _where(places: tuple[Location, ...]) -> Row:
    """The first of the places."""
    if not places:
        return {"clause": "", "page": None, "quote": ""}
    where = places[0]
    pages = [anchor.page for anchor in where.anchors if isinstance(anchor, PageBox)]
    return {
        "clause": where.clause_label.strip(),
        "page": pages[0] if pages else None,
        "quote": where.quote,
    }


def _capture(name: str, quantity: Quantity) -> Value:
    return {"name": name, **_measured(quantity)}


def _measured(quantity: Quantity) -> Row:
    """A quantity's value, number, unit and days."""
    if quantity.value is None:
        return dict(_NOTHING)
    if isinstance(quantity, Date):
        return _NOTHING | {"value": quantity.value.isoformat()}
    days = quantity.days if isinstance(quantity, Duration) else None
    return {
        "value": f"{quantity.value:f}",
        "number": float(quantity.value),
        "unit": _unit(quantity),
        "days": None if days is None else round(float(days), 4),
    }


def _unit(quantity: Duration | Money | Percentage | Count) -> str | None:
    match quantity:
        case Duration(unit=unit):
            return unit
        case Money(currency=currency):
            return currency or None
        case Percentage():
            return "%"
        case Count():
            return None


def _fact(fact: Fact, file: FileReport, words: Words) -> Row:
    value = fact.value
    quantity = None if isinstance(value, Phrase) else value
    template = value if isinstance(value, Phrase) else fact.reason
    return {
        "name": fact.name,
        "holder": fact.holder or None,
        "text": words.blank(value) if value is not None else None,
        **(_measured(quantity) if quantity is not None else _NOTHING),
        "per": quantity.per if isinstance(quantity, Percentage) else None,
        "business": isinstance(quantity, Duration) and quantity.business,
        "key": template.template if template is not None else None,
        "reason": words.phrase(fact.reason) if fact.reason else None,
        "working": words.phrase(fact.working) if fact.working else None,
        "curve": _curve(file.facts.exit_cost) if fact.name == "exit-cost" else [],
        **_where(fact.sources),
    }


def _curve(cost: ExitCost | None) -> list[Value]:
    if cost is None:
        return []
    return [
        {"month": month, "amount": float(amount), "unit": cost.unit}
        for month, amount in cost.points
    ]


def _not_checked(file: FileReport, which: Row, words: Words) -> list[Row]:
    rows = [which | _part(part, words) for part in file.not_checked]
    if not file.error:
        return rows
    whole: Row = {
        "kind": "file",
        "what": file.path,
        "reason": file.error,
        "key": file.error,
        "help": file.help or None,
    }
    return [which | whole, *rows]


def _part(part: Unread, words: Words) -> Row:
    what, reason = words.unread(part)
    return {
        "kind": "question" if part.open_question else "part",
        "what": what,
        "reason": reason,
        "key": part.reason,
        "help": None,
    }
