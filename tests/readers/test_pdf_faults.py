"""What a PDF does not give is named: the file's fault, or the page's."""

import base64
import random

import pytest
from reportlab.pdfgen.canvas import Canvas

from contractlint.errors import UnreadableFile
from contractlint.readers.pdf import READER
from tests.readers.pdf_pages import (
    HEIGHT,
    NEVER,
    WIDTH,
    Draw,
    grid,
    lines,
    pdf,
    picture,
    read,
    words,
)

TEXT = lines(
    [
        "1. The Provider may change its prices at any time and without",
        "telling the Customer, who then has to pay the changed prices.",
    ]
)
SCAN = picture(10, 10, WIDTH - 10, HEIGHT - 10)


def outlines(canvas: object) -> None:
    """Letters drawn as curves."""
    for letter in range(90):
        left, top = 40 + 8 * (letter % 30), HEIGHT - 80 - 14 * (letter // 30)
        path = canvas.beginPath()  # type: ignore[attr-defined]
        path.moveTo(left, top)
        for step in range(6):
            path.curveTo(left + step, top + 2, left + 3, top + step, left + 5, top)
        canvas.drawPath(path, fill=1)  # type: ignore[attr-defined]


def complaint(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        READER.read(data, "contract.pdf", NEVER)
    return caught.value


def test_a_scan_is_refused_with_advice() -> None:
    error = complaint(pdf([SCAN], [SCAN]))
    assert error.what == "a scan: none of its 2 pages has a text layer"
    assert "ocrmypdf" in error.help
    assert error.path == "contract.pdf"


def test_a_scanned_page_among_others_is_reported_as_unread() -> None:
    document = read([TEXT], [SCAN], [TEXT])
    assert [(page.what_said, page.reason) for page in document.unread] == [
        ("page 2", "a scan without a text layer")
    ]
    assert document.read_share == pytest.approx(2 / 3)


def test_a_stamp_on_a_scan_is_no_text_layer() -> None:
    pages = [[SCAN, words(f"Scanned with a telephone {number}", 40, 590, 8)] for number in (1, 2)]
    assert "a scan" in complaint(pdf(*pages)).what


def test_a_scan_with_a_text_layer_is_read() -> None:
    assert not read([SCAN, TEXT, lines(["2. Notice is three months."], top=200)]).unread


def test_a_logo_beside_text_is_no_scan() -> None:
    assert not read([picture(10, 10, 60, 40), TEXT]).unread


def test_a_blank_page_is_no_fault() -> None:
    document = read([TEXT], [])
    assert (document.unread, document.read_share) == ((), 1.0)


def test_text_drawn_as_outlines_is_named() -> None:
    assert "drawn as outlines" in complaint(pdf([outlines])).what


@pytest.mark.parametrize("page", [[], [words(" ", 50, 50)]])
def test_an_empty_document_is_refused(page: list[Draw]) -> None:
    assert complaint(pdf(page)).what == "empty: not even its only page shows anything"


def shifted(text: str) -> str:
    """What a font says whose map is off by a few letters."""
    return "".join(chr(33 + (ord(letter) + 29 - 33) % 90) for letter in text)


def test_a_page_whose_fonts_mean_nothing_is_unread() -> None:
    sentence = shifted("TheProviderMayChangePricesAtAnyTimeWithoutTellingCustomers")
    document = read([TEXT], [lines([sentence] * 8)])
    assert [(page.what_said, page.reason) for page in document.unread] == [
        ("page 2", "its fonts carry no usable text")
    ]
    assert sentence not in document.text


def test_a_document_of_black_squares_is_refused() -> None:
    squares = lines(["\x7f\x7f\x7f\x7f \x7f\x7f\x7f\x7f\x7f\x7f"] * 5)
    assert complaint(pdf([squares])).what.startswith(("its fonts", "empty"))


def test_an_encrypted_file_is_refused_with_advice() -> None:
    error = complaint(pdf([TEXT], encrypt="secret"))
    assert error.what == "encrypted: it opens only with a password"
    assert "qpdf" in error.help


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty: it has no content"),
        (base64.b64encode(pdf([TEXT])), "not a PDF but its base64 text"),
        (b"%PDF-1.4\n1 0 obj <<", "broken: it is cut short"),
        (b"%PDF-1.4\nnothing\n%%EOF", "broken: its structure is damaged"),
        (b"<html><body>Terms</body></html>", "not a PDF but a web page or XML"),
        (b"PK\x03\x04rest", "not a PDF but a ZIP archive or Office file"),
        (b"These are the terms.", "not a PDF: it does not begin with %PDF-"),
    ],
)
def test_what_is_no_pdf_is_said_to_be_none(data: bytes, what: str) -> None:
    assert complaint(data).what == what


def test_bytes_saved_as_text_are_named() -> None:
    whole = pdf([TEXT] * 3)
    start = whole.index(b"stream") + 8
    spoilt = whole[:start] + b"\xef\xbf\xbd" * 200 + whole[start + 10 :]
    assert "saved as text" in complaint(spoilt.replace(b"Filter", b"Nought")).what


def test_every_cut_of_a_file_is_read_or_refused() -> None:
    whole = pdf([TEXT], [TEXT, lines(["2. Notice"], top=200)])
    for size in range(0, len(whole), 37):
        try:
            document = READER.read(whole[:size], "cut.pdf")
        except UnreadableFile:
            continue
        assert document.unread or size > len(whole) - 40


def test_damaged_bytes_are_read_or_refused() -> None:
    chance = random.Random(7)
    whole = pdf([TEXT, *grid([50, 150, 350], [150, 190])], [TEXT])
    outcomes = set()
    for _ in range(200):
        spoilt = bytearray(whole)
        for _ in range(chance.choice([1, 5, 40])):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        try:
            outcomes.add(READER.read(bytes(spoilt), "spoilt.pdf").format)
        except UnreadableFile as error:
            outcomes.add(error.what.split(":")[0])
    assert "pdf" in outcomes
    assert outcomes <= {
        "pdf",
        "broken",
        "empty",
        "encrypted",
        "a scan",
        "its text is drawn as outlines",
    }


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R/Prev 115>>\nstartxref\n115\n%%EOF\n"
    )
    assert complaint(data).what.startswith(("broken", "empty"))


def test_words_that_stand_nowhere_are_read_beside_a_table() -> None:
    def far_away(canvas: Canvas) -> None:
        text = canvas.beginText(50, 400)
        text.setFont("Helvetica", 10)
        text._code.append("[( ) -1563640700 (e)] TJ")
        canvas.drawText(text)

    cells = [words("Fee", 20, 30), words("EUR 5", 130, 30), words("Late", 20, 60)]
    data = pdf([*grid([0, 100, 200], [0, 40, 80]), *cells, words("EUR 9", 130, 60), far_away])
    read = READER.read(data, "contract.pdf", NEVER).text
    assert read.split() == ["Fee", "EUR", "5", "Late", "EUR", "9", "e"]


def test_the_reader_knows_a_pdf_by_its_first_bytes() -> None:
    assert READER.sniff(b"%PDF-1.7\n")
    assert READER.sniff(b"\r\n%PDF-1.4")
    assert not READER.sniff(b"PK\x03\x04")


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
def test_a_file_that_lost_its_first_bytes_is_read_all_the_same(lost: int) -> None:
    document = READER.read(pdf([TEXT])[lost:], "contract.pdf")
    assert "may change its prices at any time and without telling" in document.text
    assert document.unread == ()


def test_what_pdfium_refuses_is_read_by_pdfplumber_and_told() -> None:
    whole = pdf([TEXT])
    document = READER.read(whole.replace(b"/Pages", b"/Pag3s", 1), "contract.pdf")
    assert document.text == READER.read(whole, "contract.pdf").text
    assert [unread.what for unread in document.unread] == ["the file"]
    box = document.anchors(document.blocks[0].span)[0]
    assert str(box) == "p. 1"
