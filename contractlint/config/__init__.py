"""`.contractlint.yaml`: what a folder of contracts always wants; flags win over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contractlint.config.amounts import amount
from contractlint.config.settings import (
    BY_KEY,
    NAME,
    OVERRIDES,
    SILENT,
    Config,
    Override,
    Setting,
)
from contractlint.config.source import Source, compose, short
from contractlint.errors import ConfigError, Mark

if TYPE_CHECKING:
    import yaml

__all__ = ["NAME", "SILENT", "Config", "config_for", "file_for", "read", "share"]


def config_for(target: Path) -> Config:
    """What the nearest configuration above a file or folder says of it; `SILENT` without one."""
    file = file_for(target)
    if file is None:
        return SILENT
    config = read(file)
    return config if target.is_dir() else config.at(target)


def file_for(target: Path) -> Path | None:
    """The nearest configuration above a file or folder."""
    start = target.resolve()
    found = (folder / NAME for folder in (start, *start.parents))
    return next((file for file in found if file.is_file()), None)


def read(file: Path) -> Config:
    """The configuration in a file; raises `ConfigError` that points at the word that is wrong."""
    source, root = compose(file)
    if root is None:
        return SILENT
    entries = source.entries(root, (*BY_KEY, OVERRIDES))
    overrides = entries.pop(OVERRIDES, None)
    said, marks = _settings(source, entries)
    found = (
        () if overrides is None else tuple(_override(source, n) for n in source.items(overrides))
    )
    return Config(**said, overrides=found, marks=marks)


def _override(source: Source, node: yaml.Node) -> Override:
    entries = source.entries(node, ("path", *(key for key, s in BY_KEY.items() if s.per_path)))
    if "path" not in entries:
        raise source.fail("an override without a path", node, "write 'path: drafts/'")
    patterns = source.one_or_more(entries.pop("path"))
    said, marks = _settings(source, entries)
    return Override(source.file.parent.resolve(), patterns, Config(**said, marks=marks))


def _settings(
    source: Source, entries: Mapping[str, yaml.Node]
) -> tuple[dict[str, Any], tuple[tuple[str, Mark], ...]]:
    """The values by field of `Config`, and where each stands."""
    said: dict[str, Any] = {}
    marks: dict[str, Mark] = {}
    for key, node in entries.items():
        setting = BY_KEY[key]
        said[setting.field] = _value(source, setting, node)
        marks[key] = source.mark(node)
        if setting.kind == "quantities":
            marks |= {f"{key}.{name}": source.mark(each) for name, each in source.pairs(node)}
        elif setting.kind == "words":
            marks |= {f"{key}.{source.word(e)}": source.mark(e) for e in source.items(node)}
    return said, tuple(marks.items())


def _value(source: Source, setting: Setting, node: yaml.Node) -> object:
    """What a node says, as `Config` holds it."""
    match setting.kind:
        case "word":
            return source.word(node, setting.allowed or None)
        case "words":
            return source.words(node, setting.allowed or None)
        case "file" | "folders":
            return _beside(source, setting, node)
        case "quantities" | "names" | "amounts":
            return tuple(_by_name(source, setting, node))
        case "share":
            return _share(source, node)
        case "switch":
            return source.word(node, ("true", "false")) == "true"


def _beside(source: Source, setting: Setting, node: yaml.Node) -> Path | tuple[Path, ...]:
    """Files are meant from where the configuration stands."""
    if setting.kind == "file":
        return source.file.parent / source.word(node)
    return tuple(source.file.parent / folder for folder in source.one_or_more(node))


def _by_name(source: Source, setting: Setting, node: yaml.Node) -> Iterator[tuple[str, object]]:
    if setting.kind == "quantities":
        yield from ((name, source.word(each)) for name, each in source.pairs(node))
    elif setting.kind == "amounts":
        for name, each in source.entries(node, setting.allowed).items():
            yield name, _amount(source, name, each)
    else:
        for role, each in source.entries(node, setting.allowed).items():
            yield role, source.one_or_more(each)


def _amount(source: Source, name: str, node: yaml.Node) -> float:
    try:
        return amount(name, source.word(node))
    except ConfigError as error:
        raise error if error.mark else source.fail(error.what, node, error.help) from error


def _share(source: Source, node: yaml.Node) -> float:
    try:
        return share(source.word(node))
    except ConfigError as error:
        raise error if error.mark else source.fail(error.what, node, error.help) from error


def share(word: str) -> float:
    """A share from 0 to 1, also as "90%"; raises `ConfigError` for anything else."""
    number = word.strip().removesuffix("%").strip()
    try:
        found = float(number) / (100 if "%" in word else 1)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ConfigError(f"'{short(word)}' is no share", help="write it as 0.9 or 90%")
    return found
