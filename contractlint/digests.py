"""sha256 without OpenSSL, which takes longer to load than contracts take to digest."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import _Hash

# So many bytes OpenSSL digests faster, with its loading counted in.
_MANY = 2 * 2**20
# Where Python keeps its own, by version; the last has both.
_MODULES = ("_sha2", "_sha256", "hashlib")


def sha256(data: bytes = b"") -> _Hash:
    """`hashlib.sha256`."""
    made: _Hash = _sha256(_MODULES[-1:] if len(data) > _MANY else _MODULES)(data)
    return made


@cache
def _sha256(modules: tuple[str, ...]) -> Any:
    """That of the first module that is there."""
    for name in modules:
        try:
            return import_module(name).sha256
        except (ImportError, AttributeError):
            continue
    raise ImportError("no sha256")
