"""Object stores, archives and whatever else fsspec reaches: contracts by their addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from contractlint.batch.extras import needed
from contractlint.batch.job import Entry
from contractlint.errors import ConfigError, ContractlintError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

# What stores call that which changes with an object's content.
_STAMPS = (
    "ETag", "etag", "md5Hash", "content_md5", "CRC", "LastModified", "last_modified", "mtime",
    "updated", "created", "ino", "Last-Modified", "Content-MD5", "Digest",
)  # fmt: skip


def is_address(source: str) -> bool:
    """Whether a source is for fsspec: "s3://bucket/folder", "zip://*::archive.zip"."""
    return "://" in source or "::" in source


def entries(source: str, wanted: Callable[[PurePosixPath], bool]) -> Iterator[Entry]:
    """The contracts below an address, folder by folder and by name; `wanted` is asked of each.

    A single object is taken whatever it is called. Raises `ConfigError` where nothing is reached.
    """
    needed("fsspec", "batch", "to read object stores")
    from fsspec.core import url_to_fs

    address, behind = _split(source)
    try:
        system, root = url_to_fs(source)
        # An archive's top is no entry of it.
        if root.strip("/") and not system.isdir(root):
            if not system.exists(root):
                raise ConfigError("there is nothing at this address", path=source)
            yield _entry(system, system.info(root), behind)
            return
        for info in _walk(system, root):
            relative = info["name"].removeprefix(root).lstrip("/")
            if wanted(PurePosixPath(relative)):
                yield _entry(system, info, behind)
    except ImportError as error:
        raise ConfigError(
            f"no access to '{address.partition(':')[0]}': {error}",
            path=source,
            help="install what the message names, beside contractlint[batch]",
        ) from error
    except ContractlintError:
        raise
    except Exception as error:  # every store has errors of its own
        said = " ".join(str(error).split())
        raise ConfigError(
            f"cannot be reached: {said}", path=source, help="check the address and your access"
        ) from error


def _split(source: str) -> tuple[str, str]:
    """The address itself, and the archive or store that it lies in."""
    address, mark, behind = source.partition("::")
    return address, mark + behind


def _walk(system: AbstractFileSystem, folder: str) -> Iterator[Mapping[str, Any]]:
    """Objects in the order of their names; only one folder's names are held at a time."""
    listed = system.ls(folder, detail=True)
    for info in sorted(listed, key=lambda info: str(info["name"])):
        if info["type"] == "directory" and not info.get("islink"):
            if info["name"].rstrip("/") != folder.rstrip("/"):
                yield from _walk(system, info["name"])
        elif info["type"] == "file":
            yield info


def _entry(system: AbstractFileSystem, info: Mapping[str, Any], behind: str) -> Entry:
    """What lies in an archive is named as if that were a folder, so that its suffix comes last."""
    address = str(system.unstrip_protocol(info["name"])) + behind
    inner = str(info["name"]).lstrip("/")
    name = f"{behind.removeprefix('::')}/{inner}" if behind else address
    said = _stamps(info)
    if not said:  # a listing of names: the object itself may tell more
        info = {**info, **system.info(info["name"])}
        said = _stamps(info)
    size = info.get("size")
    stamp = hashlib.sha256(repr((size, said)).encode()).hexdigest()[:24]
    return Entry(name, stamp, size if isinstance(size, int) else None, address=address)


def _stamps(info: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(info[key]) for key in _STAMPS if info.get(key) is not None}
