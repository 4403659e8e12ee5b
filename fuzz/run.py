"""Fuzzes one target with atheris: `python -m fuzz.run TARGET [CORPUS] [libFuzzer options]`."""

from __future__ import annotations

import sys
from pathlib import Path

from fuzz.seeds import seeds
from fuzz.targets import TARGETS, bear


def main(arguments: list[str]) -> int:
    """Runs until it is stopped, or as long as `-max_total_time=SECONDS` says."""
    if len(arguments) < 2 or arguments[1] not in TARGETS:
        sys.stderr.write(f"a target is one of: {', '.join(TARGETS)}\n")
        return 2
    try:
        import atheris
    except ModuleNotFoundError:
        sys.stderr.write(
            "atheris is not installed: pip install atheris (Linux, Python 3.11-3.13)\n"
        )
        return 2
    name = arguments[1]
    corpus = Path(next((each for each in arguments[2:] if each[0] != "-"), f"corpus/{name}"))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()[name]):
        (corpus / f"seed-{number:03}").write_bytes(data)
    options = [each for each in arguments[2:] if each[0] == "-"]
    target = TARGETS[name]
    atheris.instrument_all()
    atheris.Setup([arguments[0], str(corpus), *options], lambda data: bear(target, data) and None)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
