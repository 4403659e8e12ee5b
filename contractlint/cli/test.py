"""`contractlint test`: do the rules do what their own examples promise?"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from contractlint.cli import FOUND_SOMETHING
from contractlint.cli.arguments import Arguments
from contractlint.cli.echo import say, whisper
from contractlint.config import config_for
from contractlint.errors import ConfigError
from contractlint.examples import Outcome
from contractlint.examples import run as run_examples
from contractlint.rulebook.digest import built_in
from contractlint.rulebook.load import Shelf, lexicon_of, open_shelf
from contractlint.stages import load_once

_FORMS = "python -m contractlint.rulebook.inflection"


def configure(parser: Arguments) -> None:
    """The flags of `test`."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="rule files or folders (default: those of the configuration, else all of ours)",
    )
    parser.add_argument(
        "--language", default="", metavar="CODE", help="only examples in this language"
    )
    parser.add_argument("--profile", default="", metavar="NAME", help="limits and severities")
    parser.add_argument("-v", "--verbose", action="store_true", help="also examples that pass")


def run(args: argparse.Namespace) -> int:
    """Run the examples; 1 if any fails."""
    config = config_for(Path.cwd())
    paths = args.paths or list(config.rules)
    folders = _foreign(paths)
    rulebook = load_once(folders, args.profile or config.profile or "default")
    only = _ids(paths, {Path(rule.path).resolve(): rule.id for rule in rulebook.rules})
    counts: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for outcome in run_examples(open_shelf(folders), rulebook, only):
        if args.language in ("", outcome.language):
            counts[_verdict(outcome)] += 1
            languages[outcome.language] += 1
            say("".join(_lines(outcome, verbose=args.verbose)))
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts))
    say(f"{counts.total()} examples: {told}\n" if counts else "no examples\n")
    say("".join(f"  {language}: {count}\n" for language, count in sorted(languages.items())))
    if folders:
        _tell_unknown(open_shelf(folders), languages)
    return FOUND_SOMETHING if counts["failed"] or counts["unexpectedly passed"] else 0


def _tell_unknown(shelf: Shelf, languages: Iterable[str]) -> None:
    """Words of one's own that no dictionary of forms has: they match only as they are written."""
    for language in sorted(set(languages) & set(shelf.concepts)):
        unknown = sorted(lexicon_of(shelf, language)[1])
        if unknown:
            whisper(
                f"note: {language}: only as written, no other forms known: {', '.join(unknown)}"
            )
            whisper(f"  {_FORMS} {language} WORD… --folder rules/forms")


def _verdict(outcome: Outcome) -> str:
    if outcome.known:
        return "unexpectedly passed" if outcome.passed else "known to fail"
    return "passed" if outcome.passed else "failed"


def _lines(outcome: Outcome, *, verbose: bool) -> Iterator[str]:
    verdict = _verdict(outcome)
    if verdict in ("passed", "known to fail") and not verbose:
        return
    yield f"{outcome.name}: {verdict}\n"
    if verdict == "failed":
        yield f"  {' '.join(outcome.text.split())}\n"
        yield f"  found: {', '.join(outcome.found) or 'nothing'}\n"


def _foreign(paths: list[Path]) -> tuple[Path, ...]:
    """The rule folders that are not ours; a file stands for the folder of rules that it is in."""
    ours = built_in().resolve()
    folders: list[Path] = []
    for path in paths:
        if not path.exists():
            raise ConfigError("there is no such rule file or folder", path=path.as_posix())
        if not path.resolve().is_relative_to(ours):
            folders.append(_home(path))
    return tuple(dict.fromkeys(folders))


def _home(path: Path) -> Path:
    """The folder that holds the words, forms and profiles which a rule needs: the one that the
    configuration names, else the outermost called "rules", else its own.
    """
    real = path.resolve()
    around = [real, *real.parents] if path.is_dir() else list(real.parents)
    named = [folder.resolve() for folder in config_for(path).rules]
    called = [folder for folder in around if folder.name == "rules"]
    found = next((folder for folder in named if folder in around), None)
    return found or (called[-1] if called else around[0])


def _ids(paths: list[Path], rules: dict[Path, str]) -> list[str]:
    """The ids of the rules in these files and folders; none at all means every rule."""
    wanted = [path.resolve() for path in paths]
    found = [
        name for file, name in rules.items() if any(file.is_relative_to(path) for path in wanted)
    ]
    if paths and not found:
        raise ConfigError(
            "no rules there", path=paths[0].as_posix(), help="name .yaml files of rules"
        )
    return found
