"""Keeps what was found in contracts, so that nothing is checked twice; reports only, no contracts.

What is damaged, foreign, locked or unwritable counts as absent: it costs time, and nothing else.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractlint.cache.results import Cache

__all__ = ["Cache"]


def __getattr__(name: str) -> object:
    """The cache, imported when it is used: SQLite takes milliseconds."""
    if name not in __all__:
        raise AttributeError(f"module 'contractlint.cache' has no attribute '{name}'")
    from contractlint.cache.results import Cache

    return Cache
