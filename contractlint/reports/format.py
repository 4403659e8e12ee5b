"""What a report format is: a function from a Report to the text of a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from contractlint.model.report import Report

Format: TypeAlias = Callable[[Report], str]
