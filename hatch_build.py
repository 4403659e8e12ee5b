"""Puts the compiled rules into the wheel, so that the first run after an installation is fast."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Packs(BuildHookInterface[Any]):
    """Makes the packs of the built-in rules; a word without all its forms ends the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built; an editable one makes its own packs when it runs."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        self._folder = tempfile.TemporaryDirectory(prefix="contractlint-packs-")
        cache = Path(self._folder.name) / "cache"
        os.environ["CONTRACTLINT_CACHE"] = str(cache)
        from contractlint.rulebook.shipping import write

        for pack in write(Path(self._folder.name) / "packs"):
            build_data["force_include"][str(pack)] = f"contractlint/packs/{pack.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is there."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
            del os.environ["CONTRACTLINT_CACHE"]
