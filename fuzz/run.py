"""Fuzzes one target with atheris: `python -m fuzz.run TARGET [CORPUS] [libFuzzer options]`."""

from __future__ import annotations

import random
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
        from fuzz.shapes import SHAPED, misshapen
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

    def changed(data: bytes, most: int, seed: int) -> bytes:
        """Half of the inputs stay YAML or XML: other mutations are mostly neither."""
        chance = random.Random(seed)
        if chance.random() < 0.5:
            try:
                made = misshapen(name, data, chance)
            except ValueError:
                made = b""
            if 0 < len(made) <= most:
                return made
        mutated: bytes = atheris.Mutate(data, most)
        return mutated

    own = {"custom_mutator": changed} if name in SHAPED else {}
    command = [arguments[0], str(corpus), *options]
    atheris.Setup(command, lambda data: bear(target, data) and None, **own)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
