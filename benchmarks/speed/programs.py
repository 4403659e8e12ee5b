"""The small programs that the linter is measured against: the least that the work needs."""

from __future__ import annotations

import sys

# Text of every page, by the same library, with nothing else loaded.
PDFIUM = """
import ctypes, importlib.util, pathlib, sys
home = pathlib.Path(importlib.util.find_spec("pypdfium2_raw").origin).parent
name = {"darwin": "libpdfium.dylib", "win32": "pdfium.dll"}.get(sys.platform, "libpdfium.so")
pdfium = ctypes.PyDLL(str(home / name))
for call in ("LoadMemDocument64", "LoadPage"):
    getattr(pdfium, "FPDF_" + call).restype = ctypes.c_void_p
pdfium.FPDFText_LoadPage.restype = ctypes.c_void_p
pdfium.FPDF_InitLibrary()
void = ctypes.c_void_p
for path in sys.argv[1:]:
    data = pathlib.Path(path).read_bytes()
    document = void(pdfium.FPDF_LoadMemDocument64(data, ctypes.c_size_t(len(data)), None))
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = void(pdfium.FPDF_LoadPage(document, number))
        text = void(pdfium.FPDFText_LoadPage(page))
        count = pdfium.FPDFText_CountChars(text)
        words = ctypes.create_string_buffer(2 * count + 2)
        pdfium.FPDFText_GetText(text, 0, count, words)
        words.raw.decode("utf-16-le")
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
"""
# The body of each DOCX as a parsed tree.
UNZIP = """
import sys, zipfile
from xml.etree import ElementTree
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        ElementTree.fromstring(package.read("word/document.xml"))
"""
PDFPLUMBER = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            page.close()
"""
# All words of each text, once.
WORDS = """
import pathlib, re, sys
word = re.compile(r"\\w+")
for folder in sys.argv[1:]:
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        word.findall(path.read_text(encoding="utf-8", errors="replace"))
"""
# The engine of redline-buddy with one playbook, as its authors' own tests call it.
REDLINE = """
import pathlib, sys
from redline.playbook import bundled_playbook_path, load_playbook
from redline.review import review_contract
playbook = load_playbook(bundled_playbook_path("saas-vendor"))
for folder in sys.argv[1:]:
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
            review_contract(path.read_text(encoding="utf-8", errors="replace"), playbook)
"""


def python(program: str, *words: str) -> list[str]:
    """The command that runs one of these with this interpreter."""
    return [sys.executable, "-c", program, *words]


def lint(*words: str) -> list[str]:
    """The command that lints, from nothing: no result of an earlier run is used."""
    return [sys.executable, "-m", "contractlint", "check", "--exit-zero", "--no-cache", *words]


def command(*words: str) -> list[str]:
    """The command line as a user starts it."""
    return [sys.executable, "-m", "contractlint", *words]
