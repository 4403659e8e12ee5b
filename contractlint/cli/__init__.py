"""Talks to people: commands, flags, exit codes."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from contractlint import __version__
from contractlint.cli.echo import complain, say
from contractlint.errors import ConfigError, ContractlintError

# Name -> what `--help` says of it. The module of that name is imported when it is called.
COMMANDS: Mapping[str, str] = {
    "check": "find the clauses in contracts that make a customer a hostage",
    "compare": "tell what a new version of a contract makes worse or better",
    "batch": "check contracts by the thousand into Parquet tables; go on after a crash",
    "portfolio": "answer a desk's questions from such tables: ends, lock-ins, days to cancel by",
    "annotate": "write copies with each finding as a comment on its words",
    "letter": "write a polite letter that asks for fairer wordings, in the contract's language",
    "baseline": "write down what is there, so that only what is new is reported",
    "accept": "accept a risk: who, why, until when",
    "rules": "list the rules",
    "explain": "say what a rule looks for, why it matters, and what would be fairer",
    "init": "write a commented configuration, or a rule of your own to begin with",
    "test": "run the examples that every rule carries",
    "show": "show what contractlint sees in a contract: clauses, parties, quantities",
    "text": "print the text that spans in reports refer to",
    "cache": "tell what is kept between runs, or throw it away",
    "demo": "check a sample contract that comes with contractlint",
}

FOUND_SOMETHING = 1
NOT_CHECKED = 2
INTERRUPTED = 130
# To start makes tens of thousands of objects that stay: to look through them again and again for
# garbage takes a fifth of the time.
_COLLECT_EVERY = (100_000, 20, 100)


def run() -> None:
    """The program: `main`, and an end without taking apart what is in memory, which would take
    longer than to lint a page.
    """
    gc.set_threshold(*_COLLECT_EVERY)
    code = main()
    if "threading" in sys.modules and sys.modules["threading"].active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python has its own way of telling
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0, 1 or 2, see `overview`."""
    words = list(sys.argv[1:] if argv is None else argv)
    with suppress(ValueError):  # only the first thread of a program hears signals
        signal.signal(signal.SIGTERM, _end)
    try:
        return _run(words)
    except ContractlintError as error:
        complain(error)
        return NOT_CHECKED
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except SystemExit as ended:  # argparse has printed its help
        return ended.code if isinstance(ended.code, int) else 0


def _end(number: int, _frame: object) -> NoReturn:
    """Who is asked to end tidies up first."""
    raise SystemExit(128 + number)


def _run(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        say(overview())
        return 0 if words else NOT_CHECKED
    if words[0] in ("-V", "--version"):
        say(f"contractlint {__version__}\n")
        return 0
    name, *rest = words
    if name not in COMMANDS:
        raise _unknown(name)
    from contractlint.cli.arguments import Arguments

    command = import_module(f"contractlint.cli.{name}")
    parser = Arguments(prog=f"contractlint {name}", description=_sentence(COMMANDS[name]))
    command.configure(parser)
    code: int = command.run(parser.parse_args(rest))
    return code


def overview() -> str:
    """What `contractlint --help` prints."""
    width = max(map(len, COMMANDS)) + 2
    listed = "".join(f"  {name:<{width}}{what}\n" for name, what in COMMANDS.items())
    return (
        "contractlint: find the clauses in a contract that make a customer a hostage.\n\n"
        "usage: contractlint COMMAND …\n\n"
        f"{listed}\n"
        "contractlint COMMAND --help tells more; contractlint --version prints the version.\n"
        "Exit codes: 0 checked and clean, 1 something found, 2 not everything could be checked.\n"
    )


def _sentence(what: str) -> str:
    return f"{what[0].upper()}{what[1:]}."


def _unknown(name: str) -> ConfigError:
    from difflib import get_close_matches
    from pathlib import Path

    near = get_close_matches(name, COMMANDS, 1)
    if near:
        help = f"did you mean '{near[0]}'?"
    elif Path(name).exists():
        help = f"did you mean 'contractlint check {name}'?"
    else:
        help = f"the commands are {', '.join(COMMANDS)}"
    return ConfigError(f"no command '{name}'", help=help)
