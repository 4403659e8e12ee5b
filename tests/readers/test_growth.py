"""The work of reading grows with the file and no faster, whatever its format."""

from __future__ import annotations

import io
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from contractlint import readers
from contractlint.readers.reader import Reading
from tests.readers.pdf_pages import lines, pdf

# Four times the file may be this many times the calls of functions; squares would be sixteen.
MOST_GROWTH = 5.0
# Seconds of CPU for ten megabytes in one line, which take hours where each part meets each other.
MOST_SECONDS = 10.0
SAID = "The Provider may change the fees on thirty days' notice, and the Customer may leave."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def docx(count: int) -> bytes:
    link = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    body = "".join(f"<w:p><w:r><w:t>{n} {SAID}</w:t></w:r></w:p>" for n in range(count))
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(
        **{
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>',
            "word/document.xml": text,
        }
    )


def odt(count: int) -> bytes:
    spaces = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0"'
    body = "".join(f"<text:p>{n} {SAID}</text:p>" for n in range(count))
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(**{"mimetype": kind, "content.xml": content})


def pages(count: int) -> bytes:
    rows = [f"{n} The Provider may change prices" for n in range(count)]
    return pdf(*([lines(rows[first : first + 30])] for first in range(0, count, 30)))


FILES: dict[str, Callable[[int], bytes]] = {
    "lines.txt": lambda count: "\n\n".join([SAID] * count).encode(),
    "wrapped.txt": lambda count: "\n".join(textwrap.wrap(SAID, 60) * count).encode(),
    "paragraphs.html": lambda count: f"<html>{f'<p>{SAID}</p>' * count}</html>".encode(),
    "breaks.html": lambda count: f"<html><p>{f'{SAID}<br>' * count}</p></html>".encode(),
    "table.html": lambda count: (
        f"<html><table>{f'<tr><td>1</td><td>{SAID}</td></tr>' * count}</table></html>".encode()
    ),
    "list.html": lambda count: f"<html><ol>{f'<li>{SAID}' * count}</ol></html>".encode(),
    "open.html": lambda count: f"<html>{f'<b>{SAID}<p>' * count}</html>".encode(),
    "paragraphs.md": lambda count: f"{SAID}\n\n".encode() * count,
    "list.md": lambda count: "\n".join(f"{n}. {SAID}" for n in range(1, count + 1)).encode(),
    "paragraphs.rtf": lambda count: b"{\\rtf1\\ansi " + f"{SAID}\\par ".encode() * count + b"}",
    "groups.rtf": lambda count: b"{\\rtf1\\ansi " + b"{\\b may} " * count + b"\\par}",
    "paragraphs.odt": odt,
    "paragraphs.docx": docx,
    "pages.pdf": pages,
}


def work(data: bytes, name: str) -> int:
    """How many functions are called to read the file."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        readers.read(Path(name), data=data, reading=Reading(recognising="never"))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", FILES)
def test_four_times_the_file_is_four_times_the_work(name: str) -> None:
    readers.read(Path(name), data=FILES[name](30))  # what is done once is done
    some, more = work(FILES[name](90), name), work(FILES[name](360), name)
    assert some < more < MOST_GROWTH * some


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} " * 120_000,
        "é" * 5_000_000,
        "." * 10_000_000,
        " " * 9_999_990 + "Clause 1.",
        "1. " * 3_000_000,
        "a-" * 5_000_000,
    ],
    ids=["prose", "letters", "dots", "spaces", "labels", "hyphens"],
)
def test_a_line_of_ten_megabytes_is_read(text: str) -> None:
    began = time.process_time()
    document = readers.read(Path("line.txt"), data=text.encode())
    assert len(document.blocks) == 1
    assert time.process_time() - began < MOST_SECONDS
