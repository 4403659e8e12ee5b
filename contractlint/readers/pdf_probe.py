"""Where single characters of a page stand and how they look: asked of every line, so calls count.

A call through `ctypes` costs twice as much where it has to convert its arguments, so what does not
change on a page is converted once: its handle, and the memory that PDFium writes its answers to.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar

from contractlint.patterns import pattern

_FAR = 1e6
_OPAQUE = 255
_SPACES = pattern(r"\s+")
# More than arithmetic loses between PDF's own space and the page as it is shown.
_ROUNDED = 0.01

Answer = TypeVar("Answer")

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points from the top left corner of the page as it is shown."""

Look = tuple[float, str | None]
"""Size in points (font size times scale) and colour as RRGGBB."""


class Probe(NamedTuple):
    """Asks about the character at an index of a page's text.

    `box`: as high as its font; None for a character that PDFium made up. `drawn`: the object that
    it was drawn with, a number that its neighbours may share, or 0. `mode`: how it is painted (ISO
    32000-1, 9.3.6): 0 filled, 1 stroked, 2 both, 3 not. `gapes`: whether print may stand further
    apart than some points at the spaces of [start, end); where not, nobody need look closer.
    """

    box: Callable[[int], Box | None]
    look: Callable[[int], Look]
    drawn: Callable[[int], int]
    mode: Callable[[int], int]
    gapes: Callable[[int, int, float], bool]


class _Functions(NamedTuple):
    """PDFium's functions without the types of their arguments, which are as they should be."""

    box: Any
    size: Any
    matrix: Any
    fill: Any
    drawn: Any
    object: Any
    mode: Any


class Handle(ctypes.c_void_p):
    """What PDFium gives, as it is: c_void_p would be made a number, and a handle again."""


@cache
def _functions(library: Any) -> _Functions:
    asked = ("LooseCharBox", "FontSize", "Matrix", "FillColor", "TextObject", "TextObject")
    names = (*(f"FPDFText_Get{name}" for name in asked), "FPDFTextObj_GetTextRenderMode")
    found = _Functions(*(library[name] for name in names))
    found.size.restype = ctypes.c_double
    found.drawn.restype = ctypes.c_void_p
    found.object.restype = Handle
    return found


class Memory:
    """Where PDFium writes its answers to: the same for all pages of a file, which are asked about
    one after the other. Also the sizes and colours that were met.
    """

    __slots__ = ("box", "channels", "colors", "key", "matrix", "numbers", "sides", "sizes")

    def __init__(self) -> None:
        box, matrix, channels = (
            (ctypes.c_float * 4)(),
            (ctypes.c_float * 6)(),
            (ctypes.c_uint * 4)(),
        )
        self.box, self.sides = ctypes.byref(box), memoryview(box).cast("B").cast("f")
        self.matrix = ctypes.byref(matrix)
        self.numbers = memoryview(matrix).cast("B").cast("f")
        self.channels = tuple(ctypes.byref(channels, 4 * place) for place in range(4))
        self.key = memoryview(channels).cast("B").cast("I")
        self.sizes: dict[float, float] = {}
        self.colors: dict[bytes, str] = {}


def probe_of(
    library: Any,
    memory: Memory,
    text_handle: int,
    text: str,
    crop: Box,
    turns: int,
    index_of: Callable[[int], int] | None,
) -> Probe:
    """The questions for one page; `index_of` leads from its text to its characters, if it has to.

    `crop` is the crop box in PDF's own space, `turns` its quarter turns clockwise.
    """
    handle, ask = ctypes.c_void_p(text_handle), _functions(library)
    box = _boxes(ask, memory, handle, crop, turns)
    look = _looks(ask, memory, handle)
    drawn, mode = _drawn(ask, handle)
    if index_of is None:
        gapes = _always if turns else _gaping(ask, memory, handle, text)
        return Probe(box, look, drawn, mode, gapes)
    return Probe(
        _behind(box, index_of),
        _behind(look, index_of),
        _behind(drawn, index_of),
        _behind(mode, index_of),
        _always,
    )


def _always(_start: int, _end: int, _least: float) -> bool:
    return True


def _gaping(
    functions: _Functions, memory: Memory, handle: ctypes.c_void_p, text: str
) -> Callable[[int, int, float], bool]:
    answer, sides = memory.box, memory.sides
    ask, spaces = functions.box, _SPACES.finditer

    def gapes(start: int, end: int, least: float) -> bool:
        bound = least - _ROUNDED
        for space in spaces(text, start, end):
            before, after = space.span()
            if not ask(handle, before - 1, answer):
                return True
            right = sides[2]
            # Written so that what is no number gapes.
            if not (ask(handle, after, answer) and sides[0] - right <= bound):
                return True
        return False

    return gapes


def _behind(
    ask: Callable[[int], Answer], index_of: Callable[[int], int]
) -> Callable[[int], Answer]:
    return lambda index: ask(index_of(index))


def _boxes(
    functions: _Functions, memory: Memory, text: ctypes.c_void_p, crop: Box, turns: int
) -> Callable[[int], Box | None]:
    answer, sides = memory.box, memory.sides.tolist
    ask = functions.box
    crop_left, crop_top, _, _ = crop

    def box(index: int) -> Box | None:
        if not ask(text, index, answer):
            return None
        left, top, right, bottom = sides()
        # Damaged files hold numbers that are none.
        if not abs(left + top + right + bottom) < _FAR:
            return None
        if turns:
            return shown(crop, turns, (left, top, right, bottom))
        # What `shown` says of pages that are not turned, without a call.
        return left - crop_left, crop_top - top, right - crop_left, crop_top - bottom

    return box


def shown(crop: Box, turns: int, box: Box) -> Box:
    """A box of PDF's own space (origin at the bottom left, before rotation) as it is shown."""
    left, top, right, bottom = box
    crop_left, crop_top, crop_right, crop_bottom = crop
    match turns:
        case 1:
            return (bottom - crop_bottom, left - crop_left, top - crop_bottom, right - crop_left)
        case 2:
            return (crop_right - right, bottom - crop_bottom, crop_right - left, top - crop_bottom)
        case 3:
            return (crop_top - top, crop_right - right, crop_top - bottom, crop_right - left)
        case _:
            return (left - crop_left, crop_top - top, right - crop_left, crop_top - bottom)


def _looks(functions: _Functions, memory: Memory, text: ctypes.c_void_p) -> Callable[[int], Look]:
    matrix, numbers = memory.matrix, memory.numbers
    red, green, blue, opacity = memory.channels
    channels, key_of = memory.key, memory.key.tobytes
    size_of, matrix_of, fill_of = functions.size, functions.matrix, functions.fill
    sizes, colors, hypot = memory.sizes, memory.colors, math.hypot

    def look(index: int) -> Look:
        exact: float = size_of(text, index)
        if matrix_of(text, index, matrix):
            exact *= hypot(numbers[2], numbers[3])
        size = sizes.get(exact)
        if size is None:
            size = sizes[exact] = round(exact, 1) if 0 <= exact < _FAR else 0.0
        if not fill_of(text, index, red, green, blue, opacity):
            return size, None
        key = key_of()
        color = colors.get(key)
        if color is None:
            color = colors[key] = on_paper(*channels)
        return size, color

    return look


def on_paper(red: int, green: int, blue: int, opacity: int) -> str:
    """The colour that letters have, also those that the paper shines through, as RRGGBB."""
    if opacity >= _OPAQUE:
        return f"{red << 16 | green << 8 | blue:06X}"
    share = opacity / _OPAQUE
    mixed = (round(_OPAQUE - share * (_OPAQUE - channel)) for channel in (red, green, blue))
    return "".join(f"{channel:02X}" for channel in mixed)


def _drawn(
    functions: _Functions, text: ctypes.c_void_p
) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """The object that a character was drawn with, and how it was painted."""
    ask, object_of, mode_of = functions.drawn, functions.object, functions.mode

    def drawn(index: int) -> int:
        return ask(text, index) or 0

    def mode(index: int) -> int:
        handle = object_of(text, index)
        painted: int = mode_of(handle) if handle else 0
        return painted

    return drawn, mode
