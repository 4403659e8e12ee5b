"""Keeps what was found in contracts, so that nothing is checked twice; reports only, no contracts.

What is damaged, foreign, locked or unwritable counts as absent: it costs time, and nothing else.
"""

from contractlint.cache.results import Cache

__all__ = ["Cache"]
