"""Gets the bytes behind an address, wherever the job is done."""

from __future__ import annotations


def fetch(address: str) -> bytes:
    """The bytes of an object; raises `ConnectionError` when they don't come."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
        data: bytes = system.cat_file(path)
    except Exception as error:  # every store has errors of its own
        said = " ".join(str(error).split())
        raise ConnectionError(f"cannot be fetched: {said or type(error).__name__}") from error
    return data
