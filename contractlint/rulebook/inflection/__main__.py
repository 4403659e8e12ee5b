"""`python -m contractlint.rulebook.inflection LANG WORD...`: adds words to rules/forms/LANG.txt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from contractlint.errors import ContractlintError
from contractlint.rulebook.forms import Paradigm, write
from contractlint.rulebook.inflection import LANGUAGES, generate

_FOLDER = Path("rules/forms")


def main(arguments: list[str] | None = None) -> int:
    """Generate and write; 0, or 2 with a reason on standard error."""
    parser = argparse.ArgumentParser(
        prog="python -m contractlint.rulebook.inflection", description=__doc__
    )
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument(
        "words", nargs="*", help="base forms; read from standard input when none is given"
    )
    parser.add_argument("--folder", type=Path, default=_FOLDER, help=f"default: {_FOLDER}")
    options = parser.parse_intermixed_args(arguments)
    words = options.words or sys.stdin.read().split()
    try:
        table = generate(options.language, words)
        write(options.folder, options.language, table)
    except ContractlintError as error:
        sys.stderr.write(f"{error.what}\n{error.help}\n")
        return 2
    sys.stderr.write(_summary(table))
    return 0


def _summary(table: dict[str, Paradigm]) -> str:
    alone = [word for word, found in table.items() if len(found.forms) == 1]
    text = f"{len(table)} lemmas, {sum(len(found.forms) for found in table.values())} forms\n"
    return text + (
        f"with one form only (right for adverbs and such): {' '.join(alone)}\n" if alone else ""
    )


if __name__ == "__main__":
    sys.exit(main())
