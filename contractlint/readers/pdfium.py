"""PDFium as the PDF reader needs it: a few functions, loaded in 6 ms where all of it takes 38."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from contractlint.readers.pdf_probe import Box, Handle, Memory, Probe, on_paper, probe_of, shown
from contractlint.records import dataclass

# https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/: fpdfview.h, _text.h, _edit.h
PASSWORD_ERROR = 4
TEXT, PATH, SHADING, IMAGE, FORM = 1, 2, 4, 3, 5
FREE_TEXT, WIDGET = 3, 20
_NORMAL_DISPLAY = 0
_FAR = 1e6
# Some forty pages of text, which take 16 MB.
_MOST_WEIGHT = 120_000
# Of a file of more pages than fit, those read first are needed first again.
_MANY_PAGES = 60
_LITTLE_WEIGHT = 20_000

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int
_UINT = ctypes.c_uint
_FLOAT = ctypes.c_float
_UINTS = ctypes.POINTER(ctypes.c_uint)
_FLOATS = ctypes.POINTER(ctypes.c_float)


class _Rectangle(ctypes.Structure):
    _fields_ = (("left", _FLOAT), ("top", _FLOAT), ("right", _FLOAT), ("bottom", _FLOAT))


class _Matrix(ctypes.Structure):
    _fields_ = tuple((name, _FLOAT) for name in "abcdef")


_RECTANGLE = ctypes.POINTER(_Rectangle)
_MATRIX = ctypes.POINTER(_Matrix)

_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (_HANDLE, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p),
    "FPDF_CloseDocument": (None, _HANDLE),
    "FPDF_GetLastError": (ctypes.c_ulong,),
    "FPDF_GetPageCount": (_INT, _HANDLE),
    "FPDF_GetFormType": (_INT, _HANDLE),
    "FPDFDoc_GetJavaScriptActionCount": (_INT, _HANDLE),
    "FPDFDoc_GetAttachmentCount": (_INT, _HANDLE),
    "FPDF_LoadPage": (_HANDLE, _HANDLE, _INT),
    "FPDF_ClosePage": (None, _HANDLE),
    "FPDF_GetPageBoundingBox": (_INT, _HANDLE, _RECTANGLE),
    "FPDFPage_GetRotation": (_INT, _HANDLE),
    "FPDFPage_Flatten": (_INT, _HANDLE, _INT),
    "FPDFPage_GetAnnotCount": (_INT, _HANDLE),
    "FPDFPage_GetAnnot": (_HANDLE, _HANDLE, _INT),
    "FPDFPage_CloseAnnot": (None, _HANDLE),
    "FPDFAnnot_GetSubtype": (_INT, _HANDLE),
    "FPDFPage_CountObjects": (_INT, _HANDLE),
    "FPDFFormObj_CountObjects": (_INT, _HANDLE),
    "FPDFPageObj_GetMatrix": (_INT, _HANDLE, _MATRIX),
    "FPDFPath_CountSegments": (_INT, _HANDLE),
    "FPDFPath_GetPathSegment": (_HANDLE, _HANDLE, _INT),
    "FPDFPath_GetDrawMode": (_INT, _HANDLE, ctypes.POINTER(_INT), ctypes.POINTER(_INT)),
    "FPDFPathSegment_GetPoint": (_INT, _HANDLE, _FLOATS, _FLOATS),
    "FPDFPathSegment_GetType": (_INT, _HANDLE),
    "FPDFPathSegment_GetClose": (_INT, _HANDLE),
    "FPDFText_LoadPage": (_HANDLE, _HANDLE),
    "FPDFText_ClosePage": (None, _HANDLE),
    "FPDFText_CountChars": (_INT, _HANDLE),
    "FPDFText_GetText": (_INT, _HANDLE, _INT, _INT, ctypes.c_void_p),
    "FPDFText_GetCharIndexFromTextIndex": (_INT, _HANDLE, _INT),
    "FPDFTextObj_GetTextRenderMode": (_INT, _HANDLE),
    "FPDFPageObj_GetFillColor": (_INT, _HANDLE, _UINTS, _UINTS, _UINTS, _UINTS),
}

_FILE_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}


def place() -> str:
    """The path of the shared library that pypdfium2 installs."""
    spec = find_spec("pypdfium2_raw")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError("pypdfium2 is not installed", name="pypdfium2")
    return str(Path(folders[0]) / _FILE_NAMES.get(sys.platform, "libpdfium.so"))


@cache
def library() -> Any:
    """The shared library that pypdfium2 installs, with the types of the functions above.

    NOTE: PyDLL keeps the interpreter lock during calls, because PDFium is not thread-safe.
    """
    loaded = ctypes.PyDLL(place())
    for function, (result, *arguments) in _SIGNATURES.items():
        prototype = getattr(loaded, function)
        prototype.restype = result
        prototype.argtypes = arguments
    loaded.FPDF_InitLibrary()
    return loaded


@dataclass(frozen=True, slots=True)
class Page:
    """An open page: PDFium's handles, the crop box in PDF's own space, quarter turns clockwise.

    `text` is as PDFium orders it: CR LF between lines, U+FFFE for a hyphen at an end; `probe` asks
    about its characters. `weight` is how many characters and objects take up memory.
    """

    handle: int
    text_handle: int
    crop: Box
    turns: int
    text: str
    probe: Probe
    weight: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as the page is shown."""
        left, top, right, bottom = self.crop
        across, down = abs(right - left), abs(top - bottom)
        return (down, across) if self.turns % 2 else (across, down)

    def shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of PDF's own space (origin at the bottom left, before rotation) as it is shown."""
        return shown(self.crop, self.turns, (left, top, right, bottom))


class OpenFile:
    """A document that stays open, with the pages that were asked for last, as long as it is used.

    To open a page again, for the place of a finding, would cost as much as to read it did.
    """

    __slots__ = ("_memory", "_most", "_pages", "_pdfium", "_weight", "data", "handle")

    def __init__(self, data: bytes) -> None:
        """NOTE: `handle` is 0 when PDFium refuses the bytes (FPDF_GetLastError says why)."""
        # Kept at hand, because the interpreter's last acts take away what modules hold.
        self._pdfium = library()
        self._pages: dict[int, Page] = {}
        self._memory = Memory()
        self._weight = 0
        self.data = data  # where PDFium reads from
        self.handle: int = self._pdfium.FPDF_LoadMemDocument64(data, len(data), None) or 0
        pages = self._pdfium.FPDF_GetPageCount(self.handle) if self.handle else 0
        self._most = _LITTLE_WEIGHT if pages > _MANY_PAGES else _MOST_WEIGHT

    def __reduce__(self) -> tuple[type[OpenFile], tuple[bytes]]:
        """Crosses a process boundary as its bytes."""
        return OpenFile, (self.data,)

    def __del__(self) -> None:
        for page in self._pages.values():
            self._close(page)
        if self.handle:
            self._pdfium.FPDF_CloseDocument(self.handle)

    def page(self, index: int) -> Page | None:
        """Page `index` (from 0) with its text, filled-in fields included; None for a damaged one.

        It is closed when others were opened after it, so it is not to be kept.
        """
        page = self._pages.pop(index, None)
        if page is None:
            while self._weight > self._most:
                self._close(self._pages.pop(next(iter(self._pages))))
            page = _opened_page(self.handle, index, self._memory)
            if page is None:
                return None
            self._weight += page.weight
        self._pages[index] = page
        return page

    def _close(self, page: Page) -> None:
        self._weight -= page.weight
        self._pdfium.FPDFText_ClosePage(page.text_handle)
        self._pdfium.FPDF_ClosePage(page.handle)


def _opened_page(document: int, index: int, memory: Memory) -> Page | None:
    pdfium = library()
    handle = _loaded(document, index)
    if not handle:
        return None
    text_handle = pdfium.FPDFText_LoadPage(handle)
    if not text_handle:
        pdfium.FPDF_ClosePage(handle)
        return None
    return _page(handle, text_handle, memory)


def _loaded(document: int, index: int) -> int:
    """The page's handle; values of form fields and typed-on notes are made part of it first."""
    pdfium = library()
    handle: int = pdfium.FPDF_LoadPage(document, index) or 0
    if not handle or not _has_typed_on_text(handle):
        return handle
    pdfium.FPDFPage_Flatten(handle, _NORMAL_DISPLAY)
    pdfium.FPDF_ClosePage(handle)
    return pdfium.FPDF_LoadPage(document, index) or 0


def _has_typed_on_text(page: int) -> bool:
    pdfium = library()
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation) if annotation else 0
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in (FREE_TEXT, WIDGET):
            return True
    return False


def _page(handle: int, text_handle: int, memory: Memory) -> Page:
    pdfium = library()
    edges = _Rectangle()
    pdfium.FPDF_GetPageBoundingBox(handle, edges)
    crop = (edges.left, edges.top, edges.right, edges.bottom)
    turns: int = pdfium.FPDFPage_GetRotation(handle) % 4
    count = pdfium.FPDFText_CountChars(text_handle)
    text = _text(text_handle, count) if count > 0 else ""
    # Characters that a font gives no Unicode for are on the page but not in its text.
    apart = None if len(text) == count else partial(_character, text_handle)
    probe = probe_of(pdfium, memory, text_handle, text, crop, turns, apart)
    weight = len(text) + pdfium.FPDFPage_CountObjects(handle)
    return Page(handle, text_handle, crop, turns, text, probe, weight)


def _text(text_handle: int, count: int) -> str:
    buffer = _room(count.bit_length())()
    written = library().FPDFText_GetText(text_handle, 0, count, buffer)
    return str(memoryview(buffer)[: 2 * max(written - 1, 0)], "utf-16-le", "surrogatepass")


@cache
def _room(bits: int) -> Any:
    """Memory for less than two to the power of so many characters; ctypes makes a class of it."""
    return ctypes.c_ubyte * (4 << bits)


def _character(text_handle: int, text_index: int) -> int:
    """PDFium's index on the page of a character of its text, -1 when there is none."""
    found: int = library().FPDFText_GetCharIndexFromTextIndex(text_handle, text_index)
    return found


def fill_of(handle: int) -> str | None:
    """The colour that a shape is filled with, as RRGGBB."""
    channels = tuple(ctypes.c_uint() for _ in range(4))
    if not library().FPDFPageObj_GetFillColor(handle, *channels):
        return None
    red, green, blue, opacity = (channel.value for channel in channels)
    return on_paper(red, green, blue, opacity) if opacity else None


Matrix = tuple[float, float, float, float, float, float]
"""A transformation (ISO 32000-1, 8.3.4)."""

# So deep are forms in one another looked into, and so many objects of each.
_DEEPEST, _MOST_IN_FORM = 4, 5_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What is not text on a page: kind, box as shown, handle, and the transformation above it."""

    kind: int
    box: Box
    handle: int
    matrix: Matrix


_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@cache
def _asking(library: Any) -> tuple[Any, Any, Any, Any]:
    """The functions asked of every shape, without the types of their arguments: see `pdf_probe`."""
    names = ("Page_GetObject", "FormObj_GetObject", "PageObj_GetType", "PageObj_GetBounds")
    top, inner, kind, bounds = (library[f"FPDF{name}"] for name in names)
    top.restype = inner.restype = Handle
    inner.argtypes = (_HANDLE, ctypes.c_ulong)
    return top, inner, kind, bounds


def shapes_of(page: Page, most: int = 20_000) -> Iterator[Shape]:
    """Paths, images and shadings of a page, also those inside form objects, at most `most`."""
    pdfium = library()
    top, inner, kind_of, bounds = _asking(pdfium)
    found = (ctypes.c_float * 4)()
    sides = memoryview(found).cast("B").cast("f").tolist
    answers = tuple(ctypes.byref(found, 4 * place) for place in range(4))

    def inside(holder: Any, ask: Any, count: int, matrix: Matrix, depth: int) -> Iterator[Shape]:
        # Nearly all objects of a contract's page are text, so they take as few steps as can be.
        for index in range(count):
            handle = ask(holder, index)
            kind = kind_of(handle)
            if kind == TEXT:
                continue
            if kind == FORM and depth < _DEEPEST:
                within = combined(matrix_of(handle), matrix)
                children = min(pdfium.FPDFFormObj_CountObjects(handle), _MOST_IN_FORM)
                yield from inside(handle, inner, children, within, depth + 1)
            elif kind != FORM and bounds(handle, *answers):
                box = _as_shown(page, matrix, sides())
                if abs(sum(box)) < _FAR:
                    yield Shape(kind, box, handle.value, matrix)

    count = min(pdfium.FPDFPage_CountObjects(page.handle), most)
    return inside(Handle(page.handle), top, count, _IDENTITY, 0)


def _as_shown(page: Page, matrix: Matrix, sides: Sequence[float]) -> Box:
    """The box around left, bottom, right and top of a shape after a transformation."""
    left, bottom, right, top = sides
    if matrix is not _IDENTITY:
        corners = [moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return page.shown(min(across), max(up), max(across), min(up))
    return page.shown(min(left, right), max(bottom, top), max(left, right), min(bottom, top))


def matrix_of(handle: int) -> Matrix:
    """An object's own transformation."""
    matrix = _Matrix()
    if not library().FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def combined(
    first: Matrix,
    then: Matrix,
) -> Matrix:
    """One transformation after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point after a transformation."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def segments_of(shape: Shape, most: int = 4_000) -> Iterator[tuple[int, float, float, bool]]:
    """Points of a visible path: 0 line, 1 curve, 2 move; x, y in PDF's space; whether it closes."""
    pdfium = library()
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(shape.handle, fill, stroke) and not (fill.value or stroke.value):
        return
    matrix = combined(matrix_of(shape.handle), shape.matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(shape.handle), most)):
        segment = pdfium.FPDFPath_GetPathSegment(shape.handle, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            kind = pdfium.FPDFPathSegment_GetType(segment)
            closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
            yield (kind, *moved(matrix, x.value, y.value), closes)
