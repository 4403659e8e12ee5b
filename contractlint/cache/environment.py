"""What results stand on beside file, rules and program: libraries, and what recognises scans."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Where Tesseract looks for its languages, as distributions build it.
_MODELS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")


def environment() -> tuple[object, ...]:
    """Changes when a library is installed or updated, or Tesseract or one of its languages."""
    return (sys.version_info[:3], sys.platform, *_libraries(), *recognisers())


def _libraries() -> Iterator[object]:
    """Folders of packages; installing anything changes their time."""
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")):
            yield folder, _changed(folder)


def recognisers() -> Iterator[object]:
    """Tesseract and its languages, as far as they are there."""
    for folder in os.get_exec_path():
        if changed := _changed(f"{folder}/tesseract"):
            yield folder, changed
            break
    else:
        return
    own = os.environ.get("TESSDATA_PREFIX", "")
    for folder in (own, *_MODELS):
        if folder and (changed := _changed(folder)):
            yield folder, changed
            inside = sorted(Path(folder).glob("*/tessdata"))
            yield from ((str(each), _changed(str(each))) for each in inside)


def _changed(path: str) -> int:
    """When it was changed, in nanoseconds; 0 where there is no such thing."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0
