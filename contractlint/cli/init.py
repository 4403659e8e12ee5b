"""`contractlint init`: a commented configuration, or a rule of one's own to begin with."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import say, whisper
from contractlint.cli.files import save
from contractlint.cli.schemas import CONFIG, RULE, schemas
from contractlint.config import NAME, file_for, read
from contractlint.config.sample import SCHEMA, sample
from contractlint.errors import ConfigError
from contractlint.rulebook.scaffold import LANGUAGES, scaffold
from contractlint.rulebook.schema import FAMILIES
from contractlint.stages import load_once

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FOLDER = "rules"
_OURS = '"title": "contractlint: '


def configure(parser: Arguments) -> None:
    """The flags of `init`."""
    parser.add_argument(
        "folder", nargs="?", default=Path(), type=Path, metavar="FOLDER", help="default: here"
    )
    parser.add_argument("--rule", default="", metavar="NAME", help="write a rule of that name")
    parser.add_argument(
        "--family",
        type=OneOf("family", FAMILIES),
        default="fees",
        metavar="FAMILY",
        help=f"of the rule: {', '.join(FAMILIES)} (default: fees)",
    )
    parser.add_argument(
        "--languages",
        default="en",
        metavar="CODES",
        help=f"of the rule, beside English: {', '.join(LANGUAGES)} (default: en)",
    )


def run(args: argparse.Namespace) -> int:
    """Write what is asked for; never over a file that is there."""
    folder: Path = args.folder
    if not folder.is_dir():
        raise ConfigError("there is no such folder", path=folder.as_posix())
    if args.rule:
        return _rule(args, folder)
    _new(folder / NAME, sample())
    _schema(folder / SCHEMA, CONFIG)
    say(f"{(folder / NAME).as_posix()}: every setting, none in force yet\n")
    return 0


def _rule(args: argparse.Namespace, folder: Path) -> int:
    """The rule in the repository's own folder of rules, and a configuration where none is."""
    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    for code in languages:
        OneOf("language", LANGUAGES)(code)
    config = file_for(folder)
    rules = next(iter(read(config).rules), None) if config is not None else None
    home = rules or (config.parent if config is not None else folder) / _FOLDER
    _check(args.rule, home)
    file = home / args.family / f"{args.rule}.yaml"
    _new(file, scaffold(args.rule, args.family, languages, f"../{RULE}"))
    _schema(home / RULE, RULE)
    if config is None:
        _new(folder / NAME, sample(_FOLDER))
        _schema(folder / SCHEMA, CONFIG)
    elif rules is None:
        whisper(f"note: write 'rules: [{_FOLDER}]' into {config.name}, so that the rule counts")
    say(f"{file.as_posix()}: now 'contractlint test {file.as_posix()}'\n")
    return 0


def _check(rule: str, home: Path) -> None:
    """A name that can be an id, and is nobody's yet."""
    if _ID.fullmatch(rule) is None:
        raise ConfigError(f"'{rule}' is no name for a rule", help="write it as no-free-exit")
    folders = (home,) if home.is_dir() else ()
    known = {each.id: each for each in load_once(folders, "default").rules}
    if rule in known:
        raise ConfigError(f"there is a rule '{rule}'", path=known[rule].path, help="choose another")


def _new(file: Path, text: str) -> None:
    if file.exists():
        raise ConfigError("is there already", path=file.as_posix(), help="change it, or move it")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be made: {error}", path=file.parent.as_posix()) from error
    save(text.encode(), file)


def _schema(file: Path, name: str) -> None:
    """What editors complete from, brought up to date; another's file stays as it is."""
    if not file.exists() or _OURS in file.read_text(encoding="utf-8", errors="replace"):
        save(schemas()[name].encode(), file)
