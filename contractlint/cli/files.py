"""Writes files whole or not at all, and never over what was read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from contractlint.errors import ConfigError


def save(data: bytes, file: Path, inputs: Iterable[Path] = ()) -> None:
    """Writes beside the target and renames; raises `ConfigError` when that can't be done, or when
    the target is one of `inputs`.
    """
    if any(_same(file, given) for given in inputs):
        raise ConfigError(
            "would be written over a contract", path=file.as_posix(), help="choose another name"
        )
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)  # a device or a pipe: nothing to rename
            return
        _replace(data, file)
    except OSError as error:
        raise ConfigError(
            f"cannot be written: {(error.strerror or str(error)).lower()}",
            path=file.as_posix(),
            help="check that the folder exists and that you may write there",
        ) from error


def save_in(data: bytes, file: Path, inputs: Iterable[Path], flag: str) -> None:
    """`save` into a folder that may have to be made; `flag` is where it can be chosen."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"cannot be made: {(error.strerror or str(error)).lower()}",
            path=file.parent.as_posix(),
            help=f"choose another folder for {flag}",
        ) from error
    save(data, file, inputs)


def _replace(data: bytes, file: Path) -> None:
    import tempfile  # imported late: most runs write to the terminal

    target = file.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".contractlint-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
