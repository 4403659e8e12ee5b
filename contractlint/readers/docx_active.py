"""What a DOCX would run or load when Word opens it: never done here, and named."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.model.document import Unread
from contractlint.model.phrase import msgid
from contractlint.readers.docx_package import Package

_MACROS = "vbaproject.bin"
_CONTROLS = "word/activex/"
# What is text of the contract, but stands in another file; links to click on are left alone.
_TEXTS = frozenset({"subDocument", "aFChunk", "frame"})
_LINKS = frozenset({"hyperlink", ""})
_ELSEWHERE = ("http:", "https:", "ftp:", "\\\\", "file://///", "//")
_NEVER_RUN = msgid("they are never run; what they would change was not seen")


def active(package: Package) -> Iterator[Unread]:
    """Macros, controls, and what is fetched from other machines, such as a remote template."""
    if any(name.endswith(_MACROS) for name in package.names):
        yield Unread(msgid("macros in the file"), _NEVER_RUN, open_question=True)
    if any(name.startswith(_CONTROLS) for name in package.names):
        yield Unread(msgid("controls (ActiveX) in the file"), _NEVER_RUN, open_question=True)
    for name in package.names:
        if name.endswith(".rels") and not name.startswith("_rels/"):
            yield from _outside(package, name)


def _outside(package: Package, name: str) -> Iterator[Unread]:
    """What a part takes from outside the file."""
    data = package.raw(name)
    root = package.xml(data, name) if data and b"External" in data else ()
    for link in root:
        kind = link.get("Type", "").rpartition("/")[2]
        target = link.get("Target", "")
        if link.get("TargetMode") != "External" or kind in _LINKS:
            continue
        values = (("where", f"{kind}: {target[:80]}"),)
        if kind in _TEXTS:
            reason = msgid("it stands in another file, which was not supplied")
            yield Unread(msgid("text of the contract ({where})"), reason, values=values)
        elif target.lower().startswith(_ELSEWHERE):
            what = msgid("what is loaded from elsewhere ({where})")
            yield Unread(what, msgid("it is never fetched"), open_question=True, values=values)
