"""A file's report ⇄ bytes: exact, compact, and safe to load, since JSON runs no code."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from contractlint.model import document, facts, finding, nearness, phrase, quantity, suppression
from contractlint.model.report import Coverage, FileReport, Score, Ungraded, Working

# The first item of a list tells what the others make. What is stored never meets another version
# of this table: keys hold the digest of the program.
_RECORDS: tuple[type, ...] = (
    FileReport, Coverage, Score, Ungraded, Working,
    finding.Finding, finding.Location, finding.Law, finding.Threshold,
    document.Span, document.PageBox, document.ParagraphRange, document.LineColumn,
    document.Block, document.Unread, document.Recognised, document.Remark,
    quantity.Duration, quantity.Money, quantity.Percentage, quantity.Date, quantity.Count,
    phrase.Phrase, phrase.Name,
    facts.Facts, facts.Fact, facts.ExitCost, facts.Milestone, facts.Path, facts.Step,
    facts.Right, facts.Incorporated,
    nearness.Nearness, nearness.Approach, nearness.Obstacle, nearness.Term,
    suppression.Suppressed,
)  # fmt: skip
_TUPLE, _DECIMAL, _DATE, _SEVERITY, _CONFIDENCE, _PATH, _FIRST = range(7)
_TAGS: Mapping[type, int] = {record: tag for tag, record in enumerate(_RECORDS, _FIRST)}
# Their first field is the path of the file, which may have another name the next time.
_NAMED = frozenset({FileReport, finding.Location})
_PLAIN = frozenset({str, int, float, bool, type(None)})
# Reports are stored and loaded far more often than they are kept: speed counts.
_LEVEL = 1


def packed(report: FileReport) -> bytes:
    """The report without the name of its file; raises `TypeError` for what it may not hold."""
    text = json.dumps(_plain(report, report.path), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(data: bytes, path: str, shared: dict[Any, Any] | None = None) -> FileReport | None:
    """The report, for a file of that name; None for bytes that are damaged or foreign.

    What is `shared` with reports that were unpacked before is the same objects: the texts of rules
    are most of what a thousand reports hold.
    """
    try:
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
        found = _made(json.loads(text), path, {} if shared is None else shared)
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, ArithmeticError):
        return None
    except RecursionError:
        return None
    return found if isinstance(found, FileReport) else None


def _plain(value: Any, path: str) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_TUPLE, *(_plain(each, path) for each in value)]
    if tag := _TAGS.get(kind):
        named = kind in _NAMED and value.path == path
        fields = kind.__match_args__[1:] if named else kind.__match_args__
        own = [[_PATH]] if named else []
        return [tag, *own, *(_plain(getattr(value, name), path) for name in fields)]
    if kind is Decimal:
        return [_DECIMAL, str(value)]
    if kind is date:
        return [_DATE, value.isoformat()]
    if kind is finding.Severity:
        return [_SEVERITY, int(value)]
    if kind is finding.Confidence:
        return [_CONFIDENCE, int(value)]
    raise TypeError(f"a report may not hold a {kind.__name__}")


def _made(value: Any, path: str, shared: dict[Any, Any]) -> Any:
    """The object that plain data stands for."""
    makers: dict[int, Callable[..., Any]] = {
        _TUPLE: lambda *items: items,
        _DECIMAL: Decimal,
        _DATE: date.fromisoformat,
        _SEVERITY: finding.Severity,
        _CONFIDENCE: finding.Confidence,
        _PATH: lambda: path,
        **dict(enumerate(_RECORDS, _FIRST)),
    }

    def made(node: list[Any]) -> Any:
        return makers[node[0]](
            *[
                made(each)
                if type(each) is list
                else shared.setdefault(each, each)
                if type(each) is str
                else each
                for each in node[1:]
            ]
        )

    return made(value)
