"""The JSON Schemas that editors complete from, written by `init`, and kept in schemas/ with
`python -m contractlint.cli.schemas`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from contractlint.cli.files import save
from contractlint.config import schema as config
from contractlint.rulebook import editors
from contractlint.rulebook.book import load
from contractlint.rulebook.load import profiles

CONFIG = "contractlint.schema.json"
RULE = "rule.schema.json"


def schemas() -> Mapping[str, str]:
    """The text of each schema by its file name."""
    known = config.schema(profiles(), tuple(load().profile.limits))
    return {CONFIG: _written(known), RULE: _written(editors.schema())}


def _written(schema: Mapping[str, object]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write them into schemas/ of a checkout."""
    folder = Path("schemas")
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        save(text.encode(), folder / name)


if __name__ == "__main__":
    main()
