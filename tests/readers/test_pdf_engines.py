"""Where PDFium (the fast path) and pdfplumber read a page differently, and who is right.

`python -m benchmarks.reading` counts how often each class occurs in real contracts.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.pairs import KINDS
from contractlint.readers.pdf import READER
from tests.readers.pdf_pages import HEIGHT, WIDTH, pdf

Read = tuple[list[str], list[str]]


def both(draw: Callable[[Canvas], None]) -> Read:
    """The lines of a page as pdfplumber has them, and the words of the text here."""
    import pdfplumber

    data = pdf([draw])
    with pdfplumber.open(io.BytesIO(data)) as opened:
        theirs = opened.pages[0].extract_text(use_text_flow=True, x_tolerance_ratio=0.15)
    document = READER.read(data, "contract.pdf")
    return theirs.split(), document.text.split()


def plain(canvas: Canvas) -> None:
    canvas.drawString(50, HEIGHT - 60, "1. The Provider delivers the service to the Customer.")
    canvas.drawString(50, HEIGHT - 75, "2. The Customer pays the fee of EUR 10 each month.")


def glued(canvas: Canvas) -> None:
    canvas.drawString(50, HEIGHT - 60, "3.1.Seller delivers the goods to the Buyer.")


def twice(canvas: Canvas) -> None:
    for shift in (0.0, 0.2):
        canvas.drawString(50 + shift, HEIGHT - 60, "Termination")
    canvas.drawString(50, HEIGHT - 90, "The contract ends after twelve months.")


def turned(canvas: Canvas) -> None:
    canvas.drawString(50, HEIGHT - 60, "The contract ends after twelve months.")
    canvas.saveState()
    canvas.translate(400, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Version")
    canvas.restoreState()


def typed(canvas: Canvas) -> None:
    canvas.drawString(50, HEIGHT - 60, "The name of the Customer is")
    canvas.acroForm.textfield(value="Kowalska", x=250, y=HEIGHT - 65, width=120, height=18)


def outside(canvas: Canvas) -> None:
    canvas.drawString(50, HEIGHT - 60, "The contract ends after twelve months.")
    canvas.drawString(WIDTH + 40, HEIGHT - 60, "Never")


def in_columns(canvas: Canvas) -> None:
    for row in range(12):
        for column, left in enumerate((40, 240)):
            text = f"row {row} of column {column} of this text"
            canvas.drawString(left, HEIGHT - 60 - 13 * row, text)


def dingbats(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, HEIGHT - 60, "The name is")
    canvas.setFont("ZapfDingbats", 10)
    canvas.drawString(120, HEIGHT - 60, "nnnn")


def without_map(canvas: Canvas) -> None:
    for row in range(6):
        canvas.drawString(50, HEIGHT - 60 - 15 * row, f"{row}. The Provider delivers the service.")
    canvas.setFont("Vera", 10)
    canvas.drawString(50, HEIGHT - 200, "übermäßig")


def test_ordinary_print_is_the_same_word_for_word() -> None:
    theirs, ours = both(plain)
    assert theirs == ours


def test_spaces_a_label_glued_to_its_text_is_parted_here() -> None:
    theirs, ours = both(glued)
    assert (theirs[0], ours[:2]) == ("3.1.Seller", ["3.1.", "Seller"])


def test_order_columns_drawn_in_rows_are_read_down_here() -> None:
    theirs, ours = both(in_columns)
    assert sorted(theirs) == sorted(ours)
    assert theirs[8:11] == ["row", "0", "of"]
    assert " ".join(ours).index("row 11 of column 0") < " ".join(ours).index("row 0 of column 1")


def test_doubled_bold_printed_twice_is_one_word_here() -> None:
    theirs, ours = both(twice)
    assert ours.count("Termination") == 1
    assert theirs.count("Termination") != 1


def test_turned_words_at_the_side_stay_words_here() -> None:
    theirs, ours = both(turned)
    assert "Version" in ours
    assert "Version" not in theirs


def test_fields_what_is_typed_into_a_form_is_read_here() -> None:
    theirs, ours = both(typed)
    assert "Kowalska" in ours
    assert "Kowalska" not in theirs


def test_outside_letters_off_the_page_are_read_and_marked_here() -> None:
    document = READER.read(pdf([outside]), "contract.pdf")
    (piece,) = [one for one in document.pieces if one.span.of(document.text) == "Never"]
    assert piece.style is not None
    assert piece.style.off_page


def test_letters_dingbats_are_the_squares_that_are_printed_here() -> None:
    theirs, ours = both(dingbats)
    assert ours[3:] == ["■■■■"]
    assert theirs[3:] != ours[3:]


def test_unmapped_letters_without_a_map_are_marked_and_named_here() -> None:
    import pdfplumber

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf", asciiReadable=0))
    data = pdf([without_map]).replace(b"/ToUnicode", b"/NoUnicode")
    with pdfplumber.open(io.BytesIO(data)) as opened:
        theirs = opened.pages[0].extract_text()
    document = READER.read(data, "contract.pdf")
    assert "(cid:" in theirs
    assert "(cid:" not in document.text
    assert document.text.split("\n")[5] == "5. The Provider delivers the service."
    (unread,) = document.unread
    assert unread.page == 1
    assert "font does not say" in unread.reason


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_class_of_the_benchmark_is_shown_here(kind: str) -> None:
    shown = " ".join(name for name in globals() if name.startswith("test_"))
    assert f"test_{kind}_" in shown
