"""How contracts are printed: notes, margins, tables without rules, columns, spaced headings."""

from __future__ import annotations

import io
import textwrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from contractlint.linter import contract_of, lint_document
from contractlint.readers.pdf import READER
from contractlint.readers.pdf_characters import cleaned, positions
from tests.readers.pdf_pages import HEIGHT, Draw, blocks, lines, pdf, read, words

SENTENCE = (
    "the Provider may change the fee of the service at any time and tells the Customer of it in "
    "the next invoice so that the Customer knows what there is to pay in the following month and "
)
FEES = (
    ("Service", "Fee", "Due"),
    ("Basic plan", "EUR 10.00", "monthly"),
    ("Early termination", "EUR 150.00", "on leaving"),
    ("Paper invoice", "EUR 2.50", "each"),
)


def at(places: list[tuple[str, float, float]], size: float = 10.0) -> list[Draw]:
    return [words(text, left, top, size) for text, left, top in places]


def fee_table(top: float = 150.0) -> list[Draw]:
    return at(
        [
            (text, left, top + 16 * row)
            for row, cells in enumerate(FEES)
            for text, left in zip(cells, (50, 200, 300), strict=True)
        ]
    )


def test_a_fee_table_without_rules_is_read_cell_by_cell() -> None:
    document = read([lines(["1. The fees are these."]), *fee_table()])
    cells = [block for block in document.blocks if block.kind == "cell"]
    assert len(cells) == 12
    assert "Early termination\tEUR 150.00\ton leaving\n" in document.text


def test_a_fee_continues_the_name_of_its_row() -> None:
    contract = contract_of(read(fee_table()))
    sentences = contract.outline.sentences
    text = contract.document.text
    (fee,) = [one for one in sentences if one.span.of(text) == "EUR 150.00"]
    assert [sentences[number].span.of(text) for number in fee.lead_ins] == ["Early termination"]


def test_a_rule_finds_a_fee_in_a_table() -> None:
    report = lint_document(read([lines(["1. The Provider bills the Customer."]), *fee_table()]))
    assert "fee-for-paper-or-payment-method" in {finding.rule for finding in report.findings}


def test_a_wrapped_cell_of_a_table_without_rules_stays_whole() -> None:
    rows = [
        ("Early termination of a", 50, 150),
        ("EUR 150.00", 300, 150),
        ("contract with a fixed term", 50, 163),
        ("Paper invoice by post", 50, 185),
        ("EUR 2.50", 300, 185),
        ("Reminder", 50, 207),
        ("EUR 15.00", 300, 207),
    ]
    text = read(at(rows)).text  # type: ignore[arg-type]
    assert "Early termination of a contract with a fixed term\tEUR 150.00" in text


def test_signatures_side_by_side_are_no_table() -> None:
    rows = [
        (text, left, 200.0 + 14 * row)
        for row, pair in enumerate((("Provider", "Customer"), ("Name", "Name"), ("Place", "Place")))
        for text, left in zip(pair, (50, 280), strict=True)
    ]
    assert all(block.kind != "cell" for block in read(at(rows)).blocks)


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_in_the_margin_are_set_apart(step: int) -> None:
    text = textwrap.wrap(SENTENCE * 8, 60)
    body = lines(text, left=60)
    margin = [
        words(str(n), 25, 60 + 13 * (n - 1)) for n in range(step, len(text) + 1) if n % step == 0
    ]
    apart = [read([body, *margin])] if step == 5 else [read([body, *margin]), _row_by_row(text)]
    for document in apart:
        assert document.text.startswith("the Provider may change the fee of the service")
        assert not any(character.isdigit() for character in document.text)
        assert document.furniture[0].text == str(step)


def _row_by_row(text: list[str]):  # type: ignore[no-untyped-def]
    draws = []
    for number, line in enumerate(text, 1):
        draws += at([(str(number), 25, 60 + 13 * number), (line, 60, 60 + 13 * number)])
    return read(draws)


def test_a_numbered_list_of_single_lines_keeps_its_numbers() -> None:
    document = read([lines([f"{n} Item of the list of things" for n in range(1, 20)])])
    assert "7 Item of the list" in document.text


def test_three_columns_are_read_one_after_the_other() -> None:
    def drawn_in_rows(canvas: Canvas) -> None:
        for row in range(14):
            for column in range(3):
                text = f"column {column} row {row} of the contract"
                words(text, 30 + 130 * column, 60 + 13 * row, 7)(canvas)

    text = read([drawn_in_rows]).text
    places = [text.index(f"column {column} row {row} ") for column in range(3) for row in range(14)]
    assert places == sorted(places)


def test_a_sentence_goes_on_over_a_footnote_and_the_page() -> None:
    first = lines(["1. The fee is EUR 10 a month and is due", "on the first day of the month and"])
    note = words("1 The fee rises by 5 % every year.", 50, 540, 7.5)
    second = lines(["is paid by the Customer by transfer."])
    document = read([first, note], [second])
    assert blocks(document)[0].endswith("of the month and is paid by the Customer by transfer.")
    assert (document.blocks[1].kind, blocks(document)[1][:7]) == ("footnote", "1 The f")


def spaced(gap: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(50, HEIGHT - 60, gap.join(("S E R V I C E", "A G R E E M E N T")))

    return draw


def test_a_letter_spaced_heading_is_read_as_words() -> None:
    document = read([spaced("   "), lines(["1. The Provider delivers the service."], top=100)])
    assert blocks(document)[0] == "SERVICE AGREEMENT"
    (box,) = document.anchors(document.blocks[0].span)[:1]
    assert 40 < box.left < 60  # type: ignore[union-attr]


@pytest.mark.parametrize("raw", ["U M O W A", "D O H O D A št. 5", "a) b c", "A 1 B 2 C 3"])
def test_places_of_spaced_letters_are_known(raw: str) -> None:
    assert len(positions(raw)) == len(cleaned(raw))


def test_a_landscape_page_that_is_stored_upright_is_read_as_it_is_shown() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 420), invariant=1)
    canvas.setPageRotation(90)
    canvas.translate(600, 0)
    canvas.rotate(90)
    for number, text in enumerate(("1. The Provider delivers", "2. The Customer pays")):
        canvas.drawString(50, 540 - 40 * number, text)
    canvas.showPage()
    canvas.save()
    document = READER.read(file.getvalue(), "contract.pdf")
    assert blocks(document) == ["1. The Provider delivers", "2. The Customer pays"]
    boxes = [piece.anchor for piece in document.pieces]
    assert boxes[0].top < boxes[1].top  # type: ignore[union-attr]


def test_print_that_is_too_long_for_its_cell_stays_one_word() -> None:
    from tests.readers.pdf_pages import grid

    draws = at(
        [
            ("Name of the service", 52, 112),
            ("Fee", 152, 112),
            ("Unlimited flat rate Premium", 52, 132),
            ("EUR 10", 182, 132),
            ("Reminder", 52, 152),
            ("EUR 15", 152, 152),
        ]
    )
    text = read([*grid((50, 150, 300), (100, 120, 140, 160)), *draws]).text
    assert "Unlimited flat rate Premium\tEUR 10" in text


def test_a_counted_pair_amid_a_sentence_begins_no_block() -> None:
    text = [
        "The Provider is not liable for (i) losses that were not foreseeable, or",
        "(ii) losses of profit, revenue, contracts and savings of every sort, or",
        "(iii) damage that the Customer could have avoided.",
    ]
    assert len(blocks(read([lines(text)]))) == 1


def test_a_capital_before_a_hyphen_keeps_it() -> None:
    text = ["The Provider gives the Customer the full A-", "to-z guarantee in each case."]
    assert "A-to-z" in read([lines(text)]).text


def test_bookmarks_and_notes_of_reviewers_are_no_text_of_the_contract() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Scope", "a", 0)
        canvas.textAnnotation("To be discussed", Rect=[50, 300, 70, 320])

    document = READER.read(pdf([lines(["1. The Provider delivers."]), draw]), "contract.pdf")
    assert document.text == "1. The Provider delivers."
