"""The file of a baseline: a line for each known finding, sorted, so that a diff can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.config.source import Source, compose, quoted, short
from contractlint.errors import ConfigError
from contractlint.model.suppression import Baseline, Known
from contractlint.patterns import pattern

if TYPE_CHECKING:
    import yaml

VERSION = "1"
NAME = ".contractlint-baseline.yaml"
_HEAD = """# Findings that were there when contractlint came. `contractlint check --baseline FILE`
# reports only what is new; fingerprints survive renumbering, reflow and another file format.
"""
_SHOWN = 60
_PLAIN = pattern(r"[0-9a-z]+(?:-[0-9a-z]+)*")


def read(file: Path) -> Baseline:
    """The findings of a baseline by contract; raises `ConfigError`."""
    source, root = compose(file)
    if root is None:
        return {}
    entries = source.entries(root, ("version", "contracts"))
    version = source.word(entries["version"]) if "version" in entries else ""
    if version != VERSION:
        raise ConfigError(
            f"this is no baseline of version {VERSION}",
            path=str(file),
            help="write it anew with 'contractlint baseline'",
        )
    found: dict[str, tuple[Known, ...]] = {}
    if "contracts" in entries:
        for key, node in _contracts(source, entries["contracts"]):
            if key in found:
                raise source.fail(f"'{short(key)}' is written twice", node, "join the two")
            found[key] = tuple(_known(source, item) for item in source.items(node))
    return found


def text_of(baseline: Baseline) -> str:
    """The file: contracts by name, findings by rule and fingerprint; the same bytes every time."""
    lines = [_HEAD, f"version: {VERSION}\n"]
    known = [(key, sorted(entries, key=_order)) for key, entries in sorted(baseline.items())]
    lines.append("contracts:\n" if any(entries for _, entries in known) else "")
    for key, entries in known:
        if entries:
            lines.append(f"  {quoted(key)}:\n")
        for entry in entries:
            quote = " ".join(entry.quote.split())
            short = quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1]}…"
            words = (_word(entry.fingerprint), _word(entry.rule), quoted(short))
            lines.append(f"    - [{', '.join(words)}]\n")
    return "".join(lines)


def pruned(baseline: Baseline, stale: Iterable[tuple[str, Known]]) -> Baseline:
    """The baseline without what is stale."""
    gone = set(stale)
    return {
        key: tuple(entry for entry in entries if (key, entry) not in gone)
        for key, entries in baseline.items()
    }


def _order(entry: Known) -> tuple[str, str]:
    return entry.rule, entry.fingerprint


def _word(text: str) -> str:
    """A fingerprint or the id of a rule; in quotes where somebody wrote what is none."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def _contracts(source: Source, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise source.fail("contracts expected", node, "write it anew with 'contractlint baseline'")
    source.refuse_tag(node)
    for key, value in node.value:
        yield source.word(key), value


def _known(source: Source, node: yaml.Node) -> Known:
    words = source.words(node)
    if len(words) != 3:
        raise source.fail("[fingerprint, rule, quote] expected", node)
    return Known(*words)
