"""Bookmarks to findings, by family, behind the bookmarks that a PDF has already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
)

from contractlint.annotators.pdf_marks import Point, dictionary, text
from contractlint.annotators.pdf_update import Update
from contractlint.records import dataclass, field

# A chain of bookmarks longer than this runs in a circle.
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Target:
    """A bookmark that leads to a point of a page."""

    title: str
    page: IndirectObject
    point: Point


@dataclass(slots=True)
class _Item:
    """A bookmark that is being made: closed with its children below it, or open."""

    value: DictionaryObject
    reference: IndirectObject
    children: list[_Item] = field(default_factory=list)


def add_bookmarks(update: Update, title: str, groups: Mapping[str, Sequence[Target]]) -> None:
    """One bookmark at the end, with one for each group under it, and the targets under those."""
    root, outlines = _outlines(update)
    top = _item(update, title)
    for name, targets in groups.items():
        group = _item(update, name)
        for target in targets:
            leaf = _item(update, target.title)
            leaf.value[NameObject("/Dest")] = ArrayObject(
                [
                    target.page,
                    NameObject("/XYZ"),
                    *(FloatObject(f"{edge:.2f}") for edge in target.point),
                    NullObject(),
                ]
            )
            group.children.append(leaf)
        _close(group, shown=False)
        top.children.append(group)
    _close(top, shown=True)
    _append(update, root, outlines, top)


def _item(update: Update, title: str) -> _Item:
    value = dictionary(Title=text(title))
    return _Item(value, update.add(value))


def _close(parent: _Item, *, shown: bool) -> None:
    """Link the children to each other and to their parent."""
    children = parent.children
    for before, after in pairwise(children):
        before.value[NameObject("/Next")] = after.reference
        after.value[NameObject("/Prev")] = before.reference
    for child in children:
        child.value[NameObject("/Parent")] = parent.reference
    parent.value[NameObject("/First")] = children[0].reference
    parent.value[NameObject("/Last")] = children[-1].reference
    # A negative count: closed, with so many below it (ISO 32000-1, table 153).
    parent.value[NameObject("/Count")] = NumberObject(len(children) * (1 if shown else -1))


def _outlines(update: Update) -> tuple[IndirectObject, DictionaryObject]:
    """The root of all bookmarks, made where there is none."""
    reader = update.reader
    catalog_reference = reader.trailer.raw_get("/Root")
    catalog = update.value_of(catalog_reference)
    assert isinstance(catalog, DictionaryObject)
    if "/Outlines" in catalog:
        reference = catalog.raw_get("/Outlines")
        outlines = update.value_of(reference)
        if isinstance(reference, IndirectObject) and isinstance(outlines, DictionaryObject):
            return reference, DictionaryObject(outlines)
    outlines = dictionary(Type=NameObject("/Outlines"))
    reference = update.add(outlines)
    changed = DictionaryObject(catalog)
    changed[NameObject("/Outlines")] = reference
    update.replace(catalog_reference, changed)
    return reference, outlines


def _append(update: Update, root: IndirectObject, outlines: DictionaryObject, top: _Item) -> None:
    """Put `top` behind the last bookmark of the first level."""
    top.value[NameObject("/Parent")] = root
    last = _last(update, outlines)
    if last is None:
        outlines[NameObject("/First")] = top.reference
    else:
        reference, value = last
        changed = DictionaryObject(value)
        changed[NameObject("/Next")] = top.reference
        top.value[NameObject("/Prev")] = reference
        update.replace(reference, changed)
    outlines[NameObject("/Last")] = top.reference
    count = outlines.get("/Count", 0)
    there = int(count) if isinstance(count, int) and count > 0 else 0
    outlines[NameObject("/Count")] = NumberObject(there + 1 + len(top.children))
    update.replace(root, outlines)


def _last(
    update: Update, outlines: DictionaryObject
) -> tuple[IndirectObject, DictionaryObject] | None:
    """The last bookmark that the first leads to: what `/Last` says may be wrong."""
    reference = outlines.raw_get("/First") if "/First" in outlines else None
    found = None
    seen: set[int] = set()
    while isinstance(reference, IndirectObject) and reference.idnum not in seen:
        value = update.value_of(reference)
        if not isinstance(value, DictionaryObject) or len(seen) > _MOST:
            break
        seen.add(reference.idnum)
        found = reference, value
        reference = value.raw_get("/Next") if "/Next" in value else None
    return found
