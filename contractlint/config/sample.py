"""The commented configuration that `contractlint init` writes: every setting, none in force."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from contractlint.config.settings import OVERRIDES_SAY, SETTINGS

# Beside the configuration, so that editors find it without network.
SCHEMA = ".contractlint.schema.json"
_WIDTH = 96


def sample(rules: str = "") -> str:
    """The file; only a folder of `rules` is in force from the start, where one is named."""
    return "\n".join(_lines(rules)) + "\n"


def _lines(rules: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield "# What contractlint does with the contracts below this folder; flags win over it."
    yield "# Take the # off a line to put it in force; 'contractlint check --show-config' tells"
    yield "# what holds, and why."
    for setting in SETTINGS:
        yield ""
        allowed = f"; one of {', '.join(setting.allowed)}" if setting.kind == "word" else ""
        one_of = allowed if setting.allowed and "(" not in setting.says else ""
        yield from _comment(f"{setting.says}{one_of}; default: {setting.default}")
        if setting.key == "rules" and rules:
            yield f"rules: [{rules}]"
        else:
            yield f"# {setting.key}: {setting.sample}"
    yield ""
    yield from _comment(OVERRIDES_SAY)
    yield "# overrides:"
    yield "#   - path: drafts/"
    yield "#     fail-on: critical"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        f"{text[0].upper()}{text[1:]}.", _WIDTH, initial_indent="# ", subsequent_indent="# "
    )
