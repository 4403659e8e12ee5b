"""`--show-config`: every setting in force, and where it comes from."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from contractlint.cli.arguments import Arguments
from contractlint.config import Config, config_for, file_for
from contractlint.config.settings import SETTINGS, Override, Setting

# Where the comments begin, when a value is shorter.
_COLUMN = 36


def add_show_config(parser: Arguments) -> None:
    """--show-config."""
    parser.add_argument(
        "--show-config",
        action="store_true",
        help="check nothing: print each setting and where it comes from",
    )


def effective(args: argparse.Namespace) -> Iterator[str]:
    """The settings for each PATH (or the current folder), as YAML with comments."""
    for path in args.paths or ["."]:
        yield f"# {path}: {_shown(file_for(Path(path))) or 'no .contractlint.yaml above it'}"
        config = config_for(Path(path))
        for setting in SETTINGS:
            yield _line(setting, args, config)
        for override in config.overrides:
            yield from _override(override)


def _line(setting: Setting, args: argparse.Namespace, config: Config) -> str:
    """Flags win, but folders of rules and globs to exclude add up."""
    flag = getattr(args, setting.key.replace("-", "_"), None)
    said = getattr(config, setting.field)
    if flag in (None, [], (), False):
        origin = _origin(setting, config) if said not in (None, ()) else "default"
        value = said if said not in (None, ()) else None
    elif setting.key in ("rules", "exclude") and said:
        origin, value = f"{_origin(setting, config)} and --{setting.key}", [*said, *flag]
    else:
        origin, value = f"--{setting.key}", flag
    shown = f"({setting.default})" if value is None else _value(value)
    return f"{f'{setting.key}: {shown}':<{_COLUMN}}  # {origin}"


def _override(override: Override) -> Iterator[str]:
    yield f"overrides for {', '.join(override.patterns)}:"
    for setting in SETTINGS:
        value = getattr(override.config, setting.field)
        if value not in (None, ()):
            line = f"  {setting.key}: {_value(value)}"
            yield f"{line:<{_COLUMN}}  # {_origin(setting, override.config)}"


def _origin(setting: Setting, config: Config) -> str:
    """The line of each part that was said on its own, else of the whole."""
    parts = [mark for key, mark in config.marks if key.startswith(f"{setting.key}.")]
    whole = config.mark(setting.key)
    marks = parts or ([whole] if whole else [])
    places = dict.fromkeys(f"{_shown(Path(mark.path))}:{mark.line}" for mark in marks)
    return ", ".join(places)


def _shown(file: Path | None) -> str:
    return "" if file is None else Path(os.path.relpath(file)).as_posix()


def _value(value: object) -> str:
    """As it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        pairs = [pair for pair in value if isinstance(pair, tuple)]
        if pairs:
            return f"{{{', '.join(f'{name}: {_value(each)}' for name, each in pairs)}}}"
        return f"[{', '.join(_value(each) for each in value)}]"
    if isinstance(value, float):
        return f"{value:.15g}"
    text = _shown(value) if isinstance(value, Path) else str(value)
    plain = text.replace("-", "").replace("/", "").replace(".", "").replace(" ", "").isalnum()
    return text if plain else json.dumps(text, ensure_ascii=False)
