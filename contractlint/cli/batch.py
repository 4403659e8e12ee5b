"""`contractlint batch`: contracts by the thousand, from folders or object stores, into tables."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path

from contractlint.batch import Engine, run_batch
from contractlint.batch.extras import needed
from contractlint.batch.job import Done, Entry
from contractlint.batch.stores import entries, is_address
from contractlint.cache.environment import recognisers
from contractlint.cli import NOT_CHECKED
from contractlint.cli.arguments import Arguments, OneOf
from contractlint.cli.echo import say, whisper
from contractlint.cli.limits import add_jobs, add_limits
from contractlint.cli.options import (
    add_contract_language,
    add_language,
    add_rules,
    add_signed,
    add_strength,
    settings_of,
)
from contractlint.cli.reading import add_reading, wants_each_author
from contractlint.cli.targets import is_contract, walk
from contractlint.cli.verification import verify
from contractlint.config import Config, config_for
from contractlint.digests import sha256
from contractlint.errors import ConfigError
from contractlint.globs import spec
from contractlint.records import replace
from contractlint.rulebook import digest
from contractlint.settings import Settings

ENGINES = ("local", "ray")
# Somebody who watches hears so often, in seconds, how far it is.
_EVERY = 10.0


def configure(parser: Arguments) -> None:
    """The flags of `batch`."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a folder, a contract, or an address for fsspec: s3://bucket/folder",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="where the tables go"
    )
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave out of folders"
    )
    parser.add_argument(
        "--engine",
        type=OneOf("engine", ENGINES),
        default="local",
        metavar="NAME",
        help="local (this machine's processes, the default) or ray",
    )
    parser.add_argument(
        "--address", default="", metavar="HOST:PORT", help="a Ray cluster (default: start one here)"
    )
    add_jobs(parser)
    add_language(parser)
    add_contract_language(parser)
    add_signed(parser)
    add_rules(parser)
    add_strength(parser)
    add_reading(parser)
    add_limits(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but complaints")


def run(args: argparse.Namespace) -> int:
    """Check what is not checked yet, write the tables, and say how much that was."""
    needed("pyarrow", "batch", "to write Parquet")
    config = _config(args.sources)
    if wants_each_author(args, config):
        raise ConfigError(
            "a batch has one version of each contract", help="say --revisions final or original"
        )
    settings = settings_of(args, config)
    verify(settings, config)
    about: dict[str, object] = {"language": settings.language, "profile": settings.profile}
    wanted = _wanted(args, config)
    # What Ray has to say of its workers is no report.
    with redirect_stdout(sys.stderr):
        found = run_batch(
            wanted, args.out, _engine(args, settings), about=about, heard=_heard(args)
        )
    if not found.contracts:
        raise ConfigError(f"no contracts in {', '.join(args.sources)}")
    if not args.quiet:
        say(
            f"{args.out.as_posix()}: contracts {found.contracts}, of them done now {found.done}, "
            f"not read {found.unread}, read in part {found.partly}\n"
        )
    if found.again:
        whisper(f"note: contracts that the same command tries again: {found.again}")
    return NOT_CHECKED if found.unread or found.partly else 0


def _config(sources: list[str]) -> Config:
    """One configuration judges all: that of the first local source, or of the current folder."""
    local = [source for source in sources if not is_address(source)]
    return config_for(Path(local[0] if local else "."))


def _wanted(args: argparse.Namespace, config: Config) -> Iterator[tuple[Entry, Settings]]:
    """Every contract of the sources with how it is judged; what judges it is in its stamp."""
    judged: dict[Config, tuple[Settings, str]] = {}
    exclude = [*config.exclude, *args.exclude]
    for source in args.sources:
        for entry in _entries(source, exclude):
            here = config if entry.path is None else config.at(entry.path)
            if here not in judged:
                settings = settings_of(args, here)
                verify(settings, here)
                judged[here] = (settings, _key(settings))
            settings, key = judged[here]
            yield replace(entry, stamp=f"{key} {entry.stamp}"), settings


def _entries(source: str, exclude: list[str]) -> Iterable[Entry]:
    if is_address(source):
        excluded = spec(exclude)
        return entries(
            source, lambda name: is_contract(name.name) and not excluded.match_file(str(name))
        )
    path = Path(source)
    return map(_local, walk(path, exclude) if path.is_dir() else [path])


def _local(path: Path) -> Entry:
    """A file as it is now; one that is gone is left for its reader to complain of."""
    name = path.as_posix().encode("utf-8", "backslashreplace").decode()
    try:
        found = path.stat()
    except OSError:
        return Entry(name, "", path=path)
    # The time of change tells of a file that was put in another's place, with its old date.
    stamp = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    return Entry(name, stamp, found.st_size, path)


def _engine(args: argparse.Namespace, settings: Settings) -> Engine:
    if args.engine == "ray":
        needed("ray", "ray", "for --engine ray")
        from contractlint.batch.cluster import on_ray

        return lambda jobs: on_ray(jobs, args.address, args.jobs)
    if args.address:
        raise ConfigError("--address is for --engine ray")
    from contractlint.batch.engines import here

    return lambda jobs: here(jobs, args.jobs, settings.bounds)


def _key(settings: Settings) -> str:
    """The digest of all that judges a contract: program, rules, settings, what reads scans."""
    models = list(recognisers()) if settings.reading.recognising == "auto" else []
    program = (digest.of_program(), digest.of_rules(settings.rule_folders), version("pypdfium2"))
    judged = (*program, replace(settings, jobs=0), models)
    return sha256(repr(judged).encode()).hexdigest()[:24]


def _heard(args: argparse.Namespace) -> Callable[[Done], None] | None:
    """Says on a terminal how many contracts are done, and how fast."""
    if args.quiet or not sys.stderr.isatty():
        return None
    begun = said = time.monotonic()
    count = 0

    def done(_: Done) -> None:
        nonlocal count, said
        count, now = count + 1, time.monotonic()
        if now - said >= _EVERY:
            said = now
            whisper(f"{count} done, {count / (now - begun):.1f} a second")

    return done
