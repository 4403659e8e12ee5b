"""Libraries that only some commands need: said plainly when they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from contractlint.errors import ConfigError


def needed(module: str, extra: str, purpose: str) -> None:
    """Raise `ConfigError` with the command that installs it, where a library is missing."""
    if find_spec(module) is None:
        raise ConfigError(
            f"{module} is needed {purpose}, and is not installed",
            help=f"pip install 'contractlint[{extra}]'",
        )
