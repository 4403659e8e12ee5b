"""Fuzzes one target with atheris: `python -m fuzz.run TARGET [CORPUS] [libFuzzer options]`."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Runs until it is stopped, or as long as `-max_total_time=SECONDS` says."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.stderr.write("atheris is not installed: pip install atheris (Linux)\n")
        return 2
    # Only what is ours tells which inputs are new, and only if nothing imported it before: to watch
    # everything takes minutes to begin.
    assert "contractlint" not in sys.modules
    with atheris.instrument_imports(include=["contractlint"]):
        from fuzz.seeds import seeds
        from fuzz.targets import TARGETS, bear
    names = seeds()
    if len(arguments) < 2 or arguments[1] not in names:
        sys.stderr.write(f"a target is one of: {', '.join(names)}\n")
        return 2
    name = arguments[1]
    corpus = Path(next((each for each in arguments[2:] if each[0] != "-"), f"corpus/{name}"))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(names[name]):
        (corpus / f"seed-{number:03}").write_bytes(data)
    options = [each for each in arguments[2:] if each[0] == "-"]
    target = TARGETS[name]
    atheris.Setup([arguments[0], str(corpus), *options], lambda data: bear(target, data) and None)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
