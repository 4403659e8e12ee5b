"""The ledger of accepted risks, `.contractlint-accept.yaml`: none is accepted without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.config.source import Source, compose, quoted

if TYPE_CHECKING:
    import yaml

    from contractlint.model.suppression import Acceptance

NAME = ".contractlint-accept.yaml"
VERSION = "1"
HEAD = f"""# Risks that were accepted: which finding, where, why, by whom, until when.
# A changed clause or a day gone by brings the finding back. `contractlint accept` writes entries.
version: {VERSION}
accepted:
"""
_KEYS = (
    "rule", "fingerprint", "path", "quote", "reason", "approver", "expires", "counterparty",
)  # fmt: skip
_NEEDED = ("rule", "reason", "approver")


def ledger_for(target: Path) -> Path | None:
    """The nearest ledger above a file or folder."""
    start = target.resolve()
    found = (folder / NAME for folder in (start, *start.parents))
    return next((file for file in found if file.is_file()), None)


def read(file: Path) -> tuple[Acceptance, ...]:
    """All entries of a ledger, in its order; raises `ConfigError` at the entry that is wrong."""
    source, root = compose(file)
    if root is None:
        return ()
    entries = source.entries(root, ("version", "accepted"))
    if "version" in entries:
        source.word(entries["version"], (VERSION,))
    if "accepted" not in entries or _is_blank(entries["accepted"]):
        return ()
    return tuple(_entries(source, entries["accepted"]))


def line_of(entry: Acceptance) -> str:
    """An entry as it is added to a ledger."""
    values = {
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "path": entry.path,
        "quote": " ".join(entry.quote.split()),
        "reason": entry.reason,
        "approver": entry.approver,
        "expires": entry.expires.isoformat() if entry.expires else "",
        "counterparty": entry.counterparty,
    }
    lines = [
        f"    {key}: {value if key == 'expires' else quoted(value)}\n"
        for key, value in values.items()
        if value
    ]
    return f"  - {lines[0].lstrip()}{''.join(lines[1:])}"


def literal(path: str) -> str:
    """A path as a glob that fits only itself."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)


def _entries(source: Source, node: yaml.Node) -> Iterator[Acceptance]:
    from contractlint.model.suppression import Acceptance  # imported late: most have no ledger

    for item in source.items(node):
        found = source.entries(item, _KEYS)
        for key in _NEEDED:
            if key not in found or not source.word(found[key]).strip():
                help = f"write '{key}: …': a risk is accepted by somebody, for a reason"
                raise source.fail(f"an accepted risk without {key}", item, help)
        words = {key: source.word(value) for key, value in found.items() if key != "expires"}
        expires = _day(source, found["expires"]) if "expires" in found else None
        yield Acceptance(**words, expires=expires, line=item.start_mark.line + 1)


def _day(source: Source, node: yaml.Node) -> date:
    try:
        return date.fromisoformat(source.word(node))
    except ValueError as error:
        raise source.fail("no day", node, "write it as 2027-06-30") from error


def _is_blank(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null"
